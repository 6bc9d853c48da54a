"""Half-done forms: kept through a restart, read for half an hour, then forgotten."""

from collections.abc import AsyncIterator

import pytest

from queries.forms import Place, forget_form, form, save_form
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from queries.retention import forget

HERE = Place(chat=-4001, person=5004, form="people:sought")
AGE = parse_postgres(
    "age", "UPDATE forms SET expires_at = expires_at - make_interval(secs => :seconds)"
)
COUNT = parse_postgres("count", "SELECT count(*) FROM forms")
HALF_AN_HOUR = 1800.0


@pytest.fixture
async def later(dsn: str, store: PostgresPool) -> AsyncIterator[PostgresPool]:
    """The same database after a restart; ``store`` is the service before."""
    await save_form(store, HERE, {"sought": "রহিম", "areas": ["Adabor"], "page": 2})
    await store.close()
    pool = PostgresPool({"dsn": dsn}, 0, 2)
    await pool.open()
    yield pool
    await pool.close()


async def test_a_form_survives_a_restart(later: PostgresPool) -> None:
    assert await form(later, HERE) == {"sought": "রহিম", "areas": ["Adabor"], "page": 2}


@pytest.mark.parametrize(
    "other", [HERE._replace(chat=5004), HERE._replace(person=5005), HERE._replace(form="prompt")]
)
async def test_a_form_is_one_persons_in_one_chat(store: PostgresPool, other: Place) -> None:
    await save_form(store, HERE, {"sought": "x"})

    assert await form(store, other) is None
    assert not await forget_form(store, other)
    assert await form(store, HERE) == {"sought": "x"}


async def test_a_form_is_kept_in_place_of_what_was_there(store: PostgresPool) -> None:
    await save_form(store, HERE, {"sought": "x"})
    await save_form(store, HERE, {"page": 1})

    assert await form(store, HERE) == {"page": 1}


async def test_a_forgotten_form_is_gone(store: PostgresPool) -> None:
    await save_form(store, HERE, {})

    assert await forget_form(store, HERE)
    assert await form(store, HERE) is None
    assert not await forget_form(store, HERE)


async def test_each_touch_gives_half_an_hour(store: PostgresPool) -> None:
    await save_form(store, HERE, {"page": 1})
    await store.execute(AGE, seconds=HALF_AN_HOUR - 60)
    assert await form(store, HERE) == {"page": 1}

    await save_form(store, HERE, {"page": 2})
    await store.execute(AGE, seconds=HALF_AN_HOUR - 60)

    assert await form(store, HERE) == {"page": 2}


async def test_an_expired_form_is_never_read_and_is_swept_away(store: PostgresPool) -> None:
    await save_form(store, HERE, {"sought": "x"})
    await store.execute(AGE, seconds=HALF_AN_HOUR)
    await save_form(store, HERE._replace(form="fresh"), {})

    assert await form(store, HERE) is None
    assert await store.fetch_value(COUNT) == 2
    await forget(store, "forms")
    assert await store.fetch_value(COUNT) == 1
