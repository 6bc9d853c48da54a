"""The audit's chain: whatever is done to its rows behind the desk's back is found and named."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest

from domain.auditing.audit import SERVICE, Deed
from domain.auditing.audit_chain import Broken, Chain, Fault
from queries.auditing.audit import append_audit
from queries.auditing.chain import holds, verify_chain
from queries.postgres import Postgres, PostgresPool
from sandbox.parts import Sandbox

ENTRIES = 10_000
APPEND = """
    SELECT append_audit(5004, 'admin', 'customer.viewed', 'customer:' || md5(entry::text),
                        5004, jsonb_build_object('page', 'menu', 'turn', entry))
      FROM generate_series($1::int, $1::int + 249) AS entry
"""
#: With the hash that belongs to the row as it is now.
REHASH = """
    UPDATE audit entry SET hash = sha256(entry.previous || audit_line(entry)) WHERE seq = {seq}
"""
SHIFT = """
    UPDATE audit SET seq = -seq - 1 WHERE seq >= {seq};
    UPDATE audit SET seq = -seq WHERE seq < 0;
    INSERT INTO audit
    SELECT {seq}, at, actor, role, act, subject, chat_id, details, {previous}, hash
      FROM audit WHERE seq = {seq} - 1;
    UPDATE audit_head SET seq = seq + 1;
"""
SWAP = """
    CREATE TEMP TABLE pair AS SELECT * FROM audit WHERE seq IN ({one}, {other});
    UPDATE audit entry
       SET (at, actor, role, act, subject, chat_id, details{more})
         = (pair.at, pair.actor, pair.role, pair.act, pair.subject, pair.chat_id,
            pair.details{pair_more})
      FROM pair
     WHERE pair.seq = {one} + {other} - entry.seq AND entry.seq IN ({one}, {other});
    DROP TABLE pair;
"""


@pytest.fixture(scope="module")
async def chained(utility: Sandbox, template: str) -> str:
    """A database of the desk with 10,000 audit entries, to be copied."""
    assert utility.postgres is not None
    name = "desk_chained"
    connection = await asyncpg.connect(await utility.postgres.create_database(name, template))
    for first in range(1, ENTRIES + 1, 250):
        await connection.execute(APPEND, first)
    await connection.close()
    return name


@dataclass
class Copy:
    """A database with a chain, the test's alone."""

    dsn: str
    pool: PostgresPool

    async def run(self, change: str) -> None:
        connection = await asyncpg.connect(self.dsn)
        try:
            await connection.execute(change)
        finally:
            await connection.close()

    async def found(self) -> Chain | Broken:
        return await verify_chain(self.pool)

    async def after(self, change: str) -> Chain | Broken:
        """What is found after a change by somebody who may take the trigger away."""
        await self.run(
            f"ALTER TABLE audit DISABLE TRIGGER append_only; {change};"
            "ALTER TABLE audit ENABLE TRIGGER append_only"
        )
        return await self.found()


@pytest.fixture
async def desk(utility: Sandbox, chained: str) -> AsyncIterator[Copy]:
    assert utility.postgres is not None
    name = f"chain_{secrets.token_hex(6)}"
    dsn = await utility.postgres.create_database(name, chained)
    pool = PostgresPool({"dsn": dsn}, 0, 1)
    await pool.open()
    yield Copy(dsn, pool)
    await pool.close()
    await Copy(utility.postgres.dsn, pool).run(f'DROP DATABASE "{name}" WITH (FORCE)')


async def test_a_chain_that_nobody_touched_is_whole(desk: Copy) -> None:
    found = await desk.found()

    assert isinstance(found, Chain)
    assert found.seq == ENTRIES
    assert await holds(desk.pool, found)
    assert not await holds(desk.pool, Chain(ENTRIES - 1, found.hash))
    assert not await holds(desk.pool, Chain(ENTRIES + 1, found.hash))


async def test_a_chain_without_entries_is_whole(store: PostgresPool) -> None:
    found = await verify_chain(store)

    assert isinstance(found, Chain)
    assert found.seq == 0
    assert await holds(store, found)


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'",
        "actor = 5005",
        "actor = NULL",
        "role = 'staff'",
        "act = 'customer.offered'",
        "subject = 'customer:'",
        "chat_id = -4001",
        "chat_id = NULL",
        "details = '{}'",
        "details = jsonb_set(details, '{page}', '\"info\"')",
        "previous = sha256('')",
        "hash = sha256('')",
    ],
)
async def test_a_change_of_any_column_is_found(desk: Copy, change: str) -> None:
    found = await desk.after(f"UPDATE audit SET {change} WHERE seq = 5000")

    assert found == Broken(5000, Fault.CHANGED)


@pytest.mark.parametrize("seq", [1, ENTRIES])
async def test_a_change_at_either_end_is_found(desk: Copy, seq: int) -> None:
    found = await desk.after(f"UPDATE audit SET actor = 1 WHERE seq = {seq}")

    assert found == Broken(seq, Fault.CHANGED)


async def test_a_change_with_a_new_hash_breaks_the_link_after_it(desk: Copy) -> None:
    change = f"UPDATE audit SET actor = 1 WHERE seq = 5000; {REHASH.format(seq=5000)}"

    assert await desk.after(change) == Broken(5001, Fault.REWRITTEN)


async def test_a_new_hash_of_the_last_entry_disagrees_with_the_head(desk: Copy) -> None:
    change = f"UPDATE audit SET actor = 1 WHERE seq = {ENTRIES}; {REHASH.format(seq=ENTRIES)}"

    assert await desk.after(change) == Broken(ENTRIES, Fault.NO_END)


@pytest.mark.parametrize(
    ("deleted", "found"),
    [
        ("seq = 5000", Broken(5000, Fault.MISSING)),
        ("seq = 1", Broken(1, Fault.MISSING)),
        ("seq BETWEEN 10 AND 9990", Broken(10, Fault.MISSING)),
        (f"seq = {ENTRIES}", Broken(ENTRIES, Fault.CUT_OFF)),
        ("seq > 9000", Broken(9001, Fault.CUT_OFF)),
        ("true", Broken(1, Fault.CUT_OFF)),
    ],
)
async def test_a_deletion_is_found(desk: Copy, deleted: str, found: Broken) -> None:
    assert await desk.after(f"DELETE FROM audit WHERE {deleted}") == found


async def test_a_deletion_that_closes_the_gap_is_found(desk: Copy) -> None:
    change = """
        DELETE FROM audit WHERE seq = 5000;
        UPDATE audit SET seq = -seq + 1 WHERE seq > 5000;
        UPDATE audit SET seq = -seq WHERE seq < 0;
        UPDATE audit_head SET seq = seq - 1
    """

    found = await desk.after(change)

    assert isinstance(found, Broken)
    assert found.seq == 5000


@pytest.mark.parametrize(
    ("previous", "rehash"), [("previous", False), ("hash", False), ("hash", True)]
)
async def test_an_insertion_is_found(desk: Copy, previous: str, *, rehash: bool) -> None:
    change = SHIFT.format(seq=5000, previous=previous) + (REHASH.format(seq=5000) * rehash)

    assert await desk.after(change) == Broken(5000, Fault.INSERTED)


@pytest.mark.parametrize("seq", [0, -7, ENTRIES + 1])
async def test_an_insertion_beyond_the_ends_is_found(desk: Copy, seq: int) -> None:
    change = f"""
        INSERT INTO audit
        SELECT {seq}, at, actor, role, act, subject, chat_id, details, previous, hash
          FROM audit WHERE seq = 1
    """

    assert await desk.after(change) == Broken(seq, Fault.INSERTED)


@pytest.mark.parametrize(("one", "other"), [(5000, 5001), (10, 9990)])
async def test_two_rows_that_changed_places_are_found(desk: Copy, one: int, other: int) -> None:
    contents = SWAP.format(one=one, other=other, more="", pair_more="")
    rows = SWAP.format(
        one=one, other=other, more=", previous, hash", pair_more=", pair.previous, pair.hash"
    )

    assert await desk.after(contents) == Broken(one, Fault.CHANGED)
    assert isinstance(await desk.after(contents), Chain), "each is back in its place"
    assert await desk.after(rows) == Broken(one, Fault.OUT_OF_ORDER)


async def test_a_tail_cut_off_with_its_head_is_found_by_a_hash_kept_elsewhere(
    desk: Copy,
) -> None:
    kept = await desk.found()
    assert isinstance(kept, Chain)

    found = await desk.after(
        "DELETE FROM audit WHERE seq > 9000;"
        "UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit WHERE seq = 9000)",
    )

    assert isinstance(found, Chain), "nobody can see that in the database"
    assert not await holds(desk.pool, kept)


@pytest.mark.parametrize(
    "change", ["UPDATE audit SET actor = 1 WHERE seq = 1", "DELETE FROM audit", "TRUNCATE audit"]
)
async def test_the_database_refuses_changes_of_the_audit(desk: Copy, change: str) -> None:
    with pytest.raises(asyncpg.RaiseError, match="only ever appended to"):
        await desk.run(change)

    assert isinstance(await desk.found(), Chain)


async def test_entries_that_come_at_once_from_many_connections_keep_the_chain_whole(
    store: PostgresPool,
) -> None:
    async def append_many(postgres: Postgres, who: int) -> None:
        for turn in range(25):
            await append_audit(postgres, Deed(SERVICE, "test.turn", f"{who}", {"turn": turn}))

    verified: list[Chain | Broken] = []
    working = [asyncio.ensure_future(append_many(store, who)) for who in range(8)]
    while not all(one.done() for one in working):
        verified.append(await verify_chain(store, part=7))
    await asyncio.gather(*working)

    found = await verify_chain(store, part=7)
    assert isinstance(found, Chain)
    assert found.seq == 200
    assert not [one for one in verified if isinstance(one, Broken)], "also at work"
