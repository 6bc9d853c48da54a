"""What the desk does not keep for ever; the audit is kept."""

from queries.loader import postgres_sql
from queries.postgres import Postgres

FORGET = tuple(
    postgres_sql(name)
    for name in ("forget_queries", "forget_lookups", "forget_forms", "forget_cards")
)
#: Rows that one statement deletes, so that none runs long.
_PART = 5000


async def forget_the_old(postgres: Postgres, part: int = _PART) -> int:
    """Delete whatever is kept for long enough; how many rows."""
    forgotten = 0
    for statement in FORGET:
        while deleted := await postgres.execute(statement, many=part):
            forgotten += deleted
    return forgotten
