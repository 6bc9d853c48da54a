"""A load of the bill stop is killed at random points: do people ever see half of it?

    python -m bench.kills [--kills 50] [--seed 1] [--customers 3000] [--plant]

Each round a process begins a load and is killed (SIGKILL) at a random moment of it. After the kill
people must see the old generation or the new one, whole: as many CPCs as there are, and as many as
the CRPs count. Then another process takes the lost run over, and must publish. Exit code 1 if
anything is not as it must be; ``--plant`` takes a row away, to show that the check sees it.
"""

import argparse
import asyncio
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime

import asyncpg

from bench.kills_stage import Place, Seen, load_until, seen
from queries.postgres import PostgresPool
from sandbox.parts import PASSWORD, USER, run_sandbox


@dataclass
class Campaign:
    """What has been seen; ``whole`` is how many CPCs there are."""

    place: Place
    postgres: PostgresPool
    chance: random.Random
    whole: int = 0
    longest: float = 1.0
    faults: list[str] = field(default_factory=list)

    async def begin(self) -> None:
        """Loads that nobody disturbs say how many CPCs there are and how long it takes."""
        await load_until(self.place, None)
        first = await seen(self.postgres)
        assert first is not None, "the first load has published nothing"
        self.whole = first.cpcs
        self.longest = await load_until(self.place, None) or self.longest

    async def kill(self, number: int) -> str:
        """One kill, and what came of it."""
        before = await self._checked(number)
        moment = self.chance.uniform(0, 1.1 * self.longest)
        ended = await load_until(self.place, moment)
        between = await self._checked(number)
        if between.generation < before.generation:
            self.faults.append(f"{number}: people see an older generation than before")
        await load_until(self.place, None)
        after = await self._checked(number)
        if after.generation <= before.generation:
            self.faults.append(f"{number}: the next run has published nothing")
        new = "new" if between.generation > before.generation else "old"
        when = f"{number:4} after {moment * 1000:5.0f} ms{' (ended)' if ended else '':8}"
        return f"{when} the {new} one is seen"

    async def _checked(self, number: int) -> Seen:
        found = await seen(self.postgres)
        assert found is not None, "nobody sees anything"
        if not found.cpcs == found.counted == self.whole:
            self.faults.append(f"{number}: {found} where {self.whole} CPCs are")
        return found


async def main(kills: int, seed: int, customers: int, *, plant: bool) -> int:
    """Run the campaign; how many faults it found."""
    async with run_sandbox(("oracle",), customers=customers, now=datetime.now(UTC)) as running:
        assert running.postgres is not None
        assert running.oracle is not None
        dsn = running.postgres.dsn_of("griddesk")
        postgres = PostgresPool({"dsn": dsn}, 0, 2)
        await postgres.migrate()
        await postgres.open()
        place = Place(running.oracle.dsn, USER, PASSWORD, dsn)
        campaign = Campaign(place, postgres, random.Random(seed))
        await campaign.begin()
        print(f"{campaign.whole} CPCs; a load takes {campaign.longest:.2f} s")
        for number in range(1, kills + 1):
            if plant:
                await take_away(dsn)
            print(await campaign.kill(number), flush=True)
        await postgres.close()
    print(f"{kills} kills, {len(campaign.faults)} faults", *campaign.faults, sep="\n")
    return len(campaign.faults)


async def take_away(dsn: str) -> None:
    """Plant a fault: one row less of what people see."""
    connection = await asyncpg.connect(dsn)
    await connection.execute(
        "DELETE FROM bill_stop_row WHERE ctid = (SELECT ctid FROM bill_stop_row WHERE generation ="
        " (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop') LIMIT 1)"
        " AND generation = (SELECT generation FROM cache_pointer WHERE cache = 'bill_stop')"
    )
    await connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--customers", type=int, default=3000)
    parser.add_argument("--plant", action="store_true")
    given = parser.parse_args()
    found = asyncio.run(main(given.kills, given.seed, given.customers, plant=given.plant))
    sys.exit(1 if found else 0)
