"""The chain of the audit, recomputed in the database."""

import hashlib
from typing import NamedTuple

from domain.auditing.audit_chain import (
    BEGINNING,
    Broken,
    Chain,
    Fault,
    Link,
    Neighbours,
    judged,
    judged_end,
)
from queries.loader import postgres_sql
from queries.postgres import Postgres

AUDIT_END = postgres_sql("auditing/audit_end")
AUDIT_LINK = postgres_sql("auditing/audit_link")
AUDIT_NEIGHBOURS = postgres_sql("auditing/audit_neighbours")
AUDIT_HASH = postgres_sql("auditing/audit_hash")

_FIRST = Chain(BEGINNING, hashlib.sha256(b"griddesk").digest())
#: Entries that one statement looks through; some tenths of a second.
_PART = 10_000


class _End(NamedTuple):
    """The columns of audit_end.sql, in order."""

    seq: int
    hash: bytes
    least: int | None
    most: int | None


async def verify_chain(postgres: Postgres, part: int = _PART) -> Chain | Broken:
    """The end of a whole chain, or the first entry that is not as it was written.

    Entries that are appended meanwhile are not looked at.
    """
    end = await postgres.fetch_one(AUDIT_END, _End)
    if end is None:
        return Broken(BEGINNING, Fault.NO_END)
    last = _FIRST
    while link := await _next_part(postgres, last, end.seq, part):
        if not link.whole:
            return judged(link, await _around(postgres, link))
        last = Chain(link.seq, link.hash)
    head = Chain(end.seq, end.hash)
    return judged_end(last, head, end.least, end.most) or head


async def holds(postgres: Postgres, kept: Chain) -> bool:
    """Whether an end of the chain that was noted earlier is still in it."""
    if kept.seq == BEGINNING:
        return kept == _FIRST
    found = await postgres.fetch_value(AUDIT_HASH, seq=kept.seq)
    return found is not None and bytes(found) == kept.hash


async def _next_part(postgres: Postgres, last: Chain, until: int, part: int) -> Link | None:
    return await postgres.fetch_one(
        AUDIT_LINK, Link, after=last.seq, hash=last.hash, until=until, many=part
    )


async def _around(postgres: Postgres, link: Link) -> Neighbours:
    found = await postgres.fetch_one(
        AUDIT_NEIGHBOURS, Neighbours, seq=link.seq, hash_before=link.hash_before
    )
    return found or Neighbours(None, skipped=False)
