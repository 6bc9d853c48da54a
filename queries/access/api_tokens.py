"""Tokens of programs that read over HTTP: NUMBER.SECRET, of which only a hash is kept."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime
from typing import NamedTuple

from domain.auditing.audit import SERVICE, Deed
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

SAVE_API_TOKEN = postgres_sql("access/save_api_token")
API_TOKEN = postgres_sql("access/api_token")
API_TOKENS = postgres_sql("access/api_tokens")
REVOKE_API_TOKEN = postgres_sql("access/revoke_api_token")

_LONGEST = 100
#: As it was told; no other way of writing it counts.
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


class Caller(NamedTuple):
    """A program that showed a good token."""

    token_id: int
    name: str
    role: Role


class TokenRow(NamedTuple):
    """A token as it is listed: never its secret."""

    token_id: int
    name: str
    role: str
    created_at: datetime
    revoked_at: datetime | None


async def new_token(postgres: Postgres, name: str, role: Role) -> str:
    """A new token, told this once."""
    secret = secrets.token_urlsafe(32)
    async with postgres.transaction() as inside:
        number = await inside.fetch_value(
            SAVE_API_TOKEN, name=name, role=role.value, hash=_hash(secret)
        )
        made = {"name": name, "role": role.value}
        await append_audit(inside, Deed(SERVICE, "token.made", f"token:{number}", made))
    return f"{number}.{secret}"


async def caller(postgres: Postgres, token: str) -> Caller | None:
    """Whose token this is; None when it is nobody's, malformed or revoked."""
    number, _, secret = token.partition(".")
    if len(token) > _LONGEST or not (token.isascii() and _NUMBER.fullmatch(number)):
        return None
    found = await postgres.fetch_one(API_TOKEN, lambda *row: row, token_id=int(number))
    name, role, kept = found or ("", Role.STAFF, bytes(32))
    same = hmac.compare_digest(kept, _hash(secret))
    return Caller(int(number), name, Role(role)) if found and same else None


async def api_tokens(postgres: Postgres) -> list[TokenRow]:
    """All tokens, the newest first."""
    return await postgres.fetch_all(API_TOKENS, TokenRow)


async def revoke_token(postgres: Postgres, number: int) -> bool:
    """End a token; False when it had ended, or never was."""
    async with postgres.transaction() as inside:
        if not await inside.execute(REVOKE_API_TOKEN, token_id=number):
            return False
        await append_audit(inside, Deed(SERVICE, "token.revoked", f"token:{number}"))
    return True


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
