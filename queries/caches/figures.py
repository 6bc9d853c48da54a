"""What is counted about loads, for the gates to judge."""

from decimal import Decimal

from domain.caches.gates import Figures
from queries.loader import postgres_sql
from queries.postgres import Postgres

PAYOFF_FIGURES = postgres_sql("caches/payoff_figures")
PAYOFF_FIGURES_NOW = postgres_sql("caches/payoff_figures_now")
PAYOFF_AREAS = postgres_sql("caches/payoff_areas")
BILL_STOP_FIGURES = postgres_sql("caches/bill_stop_figures")
NOCS_FIGURES = postgres_sql("caches/nocs_figures")
SUM_CRPS = postgres_sql("caches/sum_crps")


async def payoff_figures(postgres: Postgres, generation: int) -> Figures:
    """Of the customers of a generation."""
    return _some(await postgres.fetch_one(PAYOFF_FIGURES, _payoff, generation=generation))


async def payoff_figures_now(postgres: Postgres, part: str) -> Figures:
    """Of the customers that people see, of an area or of all (empty)."""
    return _some(await postgres.fetch_one(PAYOFF_FIGURES_NOW, _payoff, part=part))


async def payoff_areas(postgres: Postgres, generation: int) -> dict[str, int]:
    """How many customers each area of a generation has, by the area's code."""
    rows = await postgres.fetch_all(
        PAYOFF_AREAS, lambda code, count: (str(code), int(count)), generation=generation
    )
    return dict(rows)


async def bill_stop_figures(postgres: Postgres, generation: int) -> Figures:
    """Of the CPCs of a generation."""
    return _some(await postgres.fetch_one(BILL_STOP_FIGURES, _bill_stop, generation=generation))


async def nocs_figures(postgres: Postgres, generation: int) -> Figures:
    """Of the areas of a generation; its rows are their customers."""
    return _some(await postgres.fetch_one(NOCS_FIGURES, _nocs, generation=generation))


async def sum_crps(inside: Postgres, generation: int) -> int:
    """Count the CRPs of a generation from its CPCs; how many there are."""
    return await inside.execute(SUM_CRPS, generation=generation)


def _payoff(rows: int, names: int, balances: int, credit: Decimal, due: Decimal) -> Figures:
    return Figures(rows, {"name": names, "balance": balances}, {"credit": credit, "due": due})


def _bill_stop(rows: int, names: int, balances: int, never_billed: int) -> Figures:
    return Figures(rows, {"name": names, "balance": balances, "last_bill_on": never_billed})


def _nocs(rows: int, credit: Decimal, due: Decimal) -> Figures:
    return Figures(rows, {}, {"credit": credit, "due": due})


def _some(figures: Figures | None) -> Figures:
    assert figures is not None, "a count is always there"
    return figures
