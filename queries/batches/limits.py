"""Where batches depart from the limits of all, as the desk keeps it."""

from collections.abc import Collection, Mapping
from typing import Any

from domain.batches.own_limits import OwnLimits
from queries.loader import postgres_sql
from queries.postgres import Postgres

BATCH_LIMITS_OF = postgres_sql("batches/batch_limits_of")
SAVE_BATCH_LIMITS = postgres_sql("batches/save_batch_limits")


async def batch_limits_of(postgres: Postgres, codes: Collection[str]) -> Mapping[str, OwnLimits]:
    """The limits of these batches that have some of their own, by code."""
    kept = await postgres.fetch_all(BATCH_LIMITS_OF, _limits, codes=sorted(codes))
    return dict(kept)


async def limits_of(postgres: Postgres, code: str) -> OwnLimits:
    """The limits of one batch; all None where it has none of its own."""
    found = await batch_limits_of(postgres, [code])
    return found.get(code, OwnLimits())


async def save_batch_limits(
    inside: Postgres, code: str, wish: OwnLimits, by: int | None = None
) -> bool:
    """Change the limits of a batch; False when they were changed since ``wish.version``."""
    changed = await inside.execute(
        SAVE_BATCH_LIMITS,
        code=code,
        stall_minutes=wish.stall_minutes,
        stall_rps=wish.stall_rps,
        low_rps=wish.low_rps,
        long_minutes=wish.long_minutes,
        version=wish.version,
        changed_by=by,
    )
    return changed == 1


def _limits(code: str, *own: Any) -> tuple[str, OwnLimits]:
    return code, OwnLimits(*own)
