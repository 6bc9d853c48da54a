"""Refused generations: an operator publishes one all the same, or keeps what people see."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.auditing.audit import Actor, Deed
from domain.caches.caches import Cache
from domain.caches.gates import Finding
from queries.auditing.audit import append_audit
from queries.caches.figures import payoff_areas
from queries.caches.generations import claim_pointers, publish_generation, read_finding
from queries.loader import postgres_sql
from queries.postgres import Postgres

REFUSED_GENERATION = postgres_sql("caches/refused_generation")
DROP_GENERATION = postgres_sql("caches/drop_generation")


class Refused(NamedTuple):
    """A generation that was refused and is kept aside; ``rows`` as /status counts them."""

    cache: Cache
    part: str
    findings: Sequence[Finding]
    rows: int

    @property
    def can_be_published(self) -> bool:
        """Whether nothing speaks against it that nobody may overrule."""
        return not any(finding.hard for finding in self.findings)


async def publish_refused(postgres: Postgres, generation: int, actor: Actor) -> bool:
    """Let people see a refused generation; False when it is not to be had any more."""
    async with postgres.transaction() as inside:
        await claim_pointers(inside)  # a later load may be publishing just now
        refused = await refused_generation(inside, generation)
        if refused is None or not refused.can_be_published:
            return False
        parts = {"": refused.rows}
        if refused.cache is Cache.NOCS_PAYOFF:
            parts = await payoff_areas(inside, generation)
        await publish_generation(inside, refused.cache, generation, parts, only=not refused.part)
        await append_audit(inside, Deed(actor, "cache.publish", f"generation:{generation}"))
    return True


async def drop_refused(postgres: Postgres, generation: int, actor: Actor) -> bool:
    """Keep what people see; False when the generation is not to be had any more."""
    async with postgres.transaction() as inside:
        if not await inside.execute(DROP_GENERATION, generation=generation):
            return False
        await append_audit(inside, Deed(actor, "cache.keep", f"generation:{generation}"))
    return True


async def refused_generation(postgres: Postgres, generation: int) -> Refused | None:
    """What waits for a decision, held until the transaction ends; None when nothing does."""
    return await postgres.fetch_one(REFUSED_GENERATION, _row, generation=generation)


def _row(cache: str, part: str, findings: Sequence[dict[str, str]], rows: int) -> Refused:
    return Refused(Cache(cache), part, [read_finding(one) for one in findings], rows)
