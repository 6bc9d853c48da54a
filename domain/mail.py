"""E-mail addresses as people type them."""

import re

#: What mail servers take in practice; quoted local parts and addresses of hosts are not wanted.
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,63}"
)
_LONGEST = 254


def mail_address(text: str) -> str | None:
    """The address, its domain in small letters; None when it is not one."""
    typed = text.strip()
    if len(typed) > _LONGEST or not _ADDRESS.fullmatch(typed):
        return None
    local, _, host = typed.rpartition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    return None if dotted else f"{local}@{host.lower()}"
