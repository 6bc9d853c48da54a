"""People whose answers come just around the deadline: the short form of ``bench.outage``."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bench.spread import ANSWERS, Left, asked, closed, database, delay, profiles, settled
from queries.oracle import OracleLogin
from queries.postgres import PostgresPool
from sandbox.oracle import Fault
from sandbox.oracle.server import OracleServer
from sandbox.parts import PASSWORD, USER, Sandbox
from sandbox.telegram import BotApi
from tests.conftest import serving

PEOPLE, LOOK_UPS, DEADLINE = 20, 300, 0.5


@pytest.fixture
async def listener(utility: Sandbox) -> AsyncIterator[OracleServer]:
    """The listener, whose answers come around the deadline."""
    assert utility.oracle is not None
    utility.oracle.faults.add(Fault(**delay(DEADLINE)))
    yield utility.oracle
    utility.oracle.faults.clear()


async def test_each_person_has_an_answer_and_nothing_is_left(
    api: BotApi, utility: Sandbox, listener: OracleServer, store: PostgresPool
) -> None:
    assert utility.manifest is not None
    login = OracleLogin(listener.dsn, USER, PASSWORD, "CISADM")
    admins = frozenset(profile.id for profile in profiles(PEOPLE))
    first, last = map(int, utility.manifest.usual)
    numbers = [str(number) for number in range(first, last + 1)]

    async def count() -> dict[str, Any]:
        return listener.stats.as_dict()

    before = Left.now()
    async with (
        database(login, PEOPLE, DEADLINE) as oracle,
        serving(api, oracle, store, admin_ids=admins),
    ):
        seen = await asked(api, PEOPLE, numbers, LOOK_UPS)
        held = await settled(oracle, count)
    held |= await closed(before, count)
    # The listener lives in this process and keeps PostgreSQL's sockets; bench.outage has it apart.
    del held["no file left open"]

    assert seen.outcomes.total() == LOOK_UPS
    assert set(seen.outcomes) <= set(ANSWERS.values())
    assert [what for what, holds in held.items() if not holds] == []
