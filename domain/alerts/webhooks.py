"""Webhooks of Teams channels: which addresses may be used, and how they are shown.

The address is signed and secret: whoever has it can write to the channel.
"""

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

#: Workflows of Power Automate; their paths have changed twice and are not looked at.
WORKFLOW_HOSTS = (".logic.azure.com", ".environment.api.powerplatform.com")
#: Connectors of Office 365, retired in 2026; some sites kept them.
CONNECTOR_HOSTS = (".webhook.office.com",)

_LONGEST = 2000
#: No space, nothing beyond ASCII, no backslash: what everybody reads in the same way.
_PLAIN = re.compile(r"[!-\[\]-~]+")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


class WebhookFault(StrEnum):
    """Why an address cannot be a webhook."""

    NO_ADDRESS = "address"
    NOT_HTTPS = "https"
    OTHER_HOST = "host"


class WrongWebhook(Exception):
    """The address cannot be used: ``fault`` says why, ``host`` where it leads, if anywhere."""

    def __init__(self, fault: WebhookFault, host: str = "") -> None:
        super().__init__(fault, host)
        self.fault = fault
        self.host = host


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that may be used; ``retired``: of an old connector."""

    url: str = field(repr=False)
    host: str
    retired: bool

    @property
    def shown(self) -> str:
        """What people may see of it: the host, and the end by which it is told from others."""
        return f"{self.host}/…{self.url[-4:]}"


def parse_webhook(text: str, extra_hosts: Collection[str] = ()) -> Webhook:
    """The webhook at an address. Raises WrongWebhook.

    ``extra_hosts`` are allowed beside those of Microsoft; http only to one of them that is this
    machine itself.
    """
    url = text.strip()
    if len(url) > _LONGEST or not _PLAIN.fullmatch(url):
        raise WrongWebhook(WebhookFault.NO_ADDRESS)
    scheme, host = _scheme_and_host(url)
    known = host in extra_hosts
    if scheme != "https" and not (scheme == "http" and known and is_loopback(host)):
        raise WrongWebhook(WebhookFault.NOT_HTTPS, host)
    if not known and not host.endswith(WORKFLOW_HOSTS + CONNECTOR_HOSTS):
        raise WrongWebhook(WebhookFault.OTHER_HOST, host)
    return Webhook(url, host, host.endswith(CONNECTOR_HOSTS))


def hosts(text: str) -> frozenset[str]:
    """Host names between commas."""
    return frozenset(name.strip().lower() for name in text.split(",") if name.strip())


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its very name."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _scheme_and_host(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise WrongWebhook(WebhookFault.NO_ADDRESS) from None
    if not parts.scheme or "@" in parts.netloc or parts.fragment or not _HOST.fullmatch(host):
        raise WrongWebhook(WebhookFault.NO_ADDRESS)
    return parts.scheme, host
