"""Kills while alerts are in flight: is one lost, or told twice without saying so?

    python -m bench.crash [--kills 200] [--chats 12] [--seed 1] [--plant FAULT]

Each round a process raises, takes, resolves, tends and sends alerts, and is killed (SIGKILL): every
other time at a random moment, else at one of the named steps. At the end one process sends what is
left, and what the chats got is compared with what the database promised. ``--plant`` lets the
processes break a rule, to show that the comparison sees it: mark-before-send, no-lease-expiry,
unmarked-repeat, dropped-follow-up, global-pause. Exit code 1 if anything is not as it must be.
"""

import argparse
import asyncio
import random
import sys
import time
from dataclasses import dataclass, field, replace

from bench.crash_ledger import Verdict, alerts_in, verdict
from bench.crash_stage import CHANNELS, WITHOUT, Scene, play
from bench.crash_steps import STEPS
from bench.processes import prepared, process, told
from domain.alerts.routing import Channel, Wish
from domain.severity import Severity
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from sandbox.parts import run_sandbox
from sandbox.telegram import BotApi
from sandbox.telegram.faults import Fault
from sandbox.telegram.people import Group

_READY = prepared("bench.crash_stage")
PLANTS = (*WITHOUT, *CHANNELS)
_FIRST_CHAT = -700_000
_LONGEST = 30.0
#: So many leases may have to end until everything is sent.
_LEASES = 6
#: The step at which a planted fault is certain to show.
_SHOWS = {
    "mark-before-send": "before bytes",
    "unmarked-repeat": "after bytes",
    "no-lease-expiry": "after begin_sending",
}
#: A step that is not reached by then is not reached at all: killed all the same.
_STEP_SECONDS = 2.0
#: Others may be this many seconds late while one chat wants silence.
_SILENCE, _OTHERS_LATE = 15.0, 10.0
#: Leases end and what was put off is due, as if a while had passed.
PASS = (
    parse_postgres(
        "end_leases",
        "UPDATE deliveries SET lease_until = lease_until - INTERVAL '2 minutes',"
        " due_at = due_at - INTERVAL '2 minutes'"
        " WHERE state IN ('waiting', 'claimed', 'sending')",
    ),
    parse_postgres(
        "grow_old", "UPDATE deliveries SET created_at = created_at - INTERVAL '10 minutes'"
    ),
    parse_postgres("end_pauses", "UPDATE targets SET not_before = '-infinity'"),
)


@dataclass
class Campaign:
    """What plays, and what has been seen."""

    dsn: str
    api: BotApi
    postgres: PostgresPool
    chance: random.Random
    chats: int
    plant: str = ""
    leases: int = _LEASES
    died: dict[str, int] = field(default_factory=dict)
    late: float = 0.0

    async def kill(self, number: int) -> None:
        """One round with its kill."""
        step = self._step(number)
        ours, theirs = _READY.Pipe()
        scene = self._scene(number, step)
        async with process(play, scene, theirs, context=_READY) as running:
            assert await told(ours) == "begun"
            limit = _STEP_SECONDS if step else self.chance.uniform(0.05, 0.8)
            await asyncio.to_thread(running.join, limit)
            if running.is_alive():
                step = "at random"
                running.kill()
            await asyncio.to_thread(running.join, _LONGEST)
        self.died[step or "at random"] = self.died.get(step or "at random", 0) + 1
        await self._pass_time()

    async def finish(self, number: int) -> None:
        """A last process sends what is left; it may take several leases."""
        for _ in range(self.leases):
            ours, theirs = _READY.Pipe()
            scene = replace(self._scene(number, None, last=True), alerts=0)
            async with process(play, scene, theirs, context=_READY):
                assert await told(ours) == "begun"
                ended = asyncio.create_task(told(ours))
                await asyncio.wait([ended], timeout=_LONGEST / 3)
                if ended.done():
                    return
                theirs.send("given up")
                await ended
            await self._pass_time()

    async def silence(self, number: int) -> None:
        """One chat wants silence for a while; the others must not be kept waiting."""
        first = _FIRST_CHAT
        fault = Fault("retry_after", "sendMessage", first, seconds=_SILENCE, times=1)
        self.api.faults.add(fault)
        began = time.monotonic()
        ours, theirs = _READY.Pipe()
        scene = self._scene(number, None, last=True)
        async with process(play, scene, theirs, context=_READY):
            assert await told(ours) == "begun"
            ended = asyncio.create_task(told(ours))
            await asyncio.wait([ended], timeout=_SILENCE)
            if not ended.done():
                theirs.send("given up")
                await ended
        loop_began = asyncio.get_running_loop().time() - (time.monotonic() - began)
        urgent = {f"K{number}X{one}" for one in range(3)}
        waits = [
            call.at - loop_began
            for call in self.api.calls.of("sendMessage")
            if call.ok and alerts_in(call) & urgent and call.params["chat_id"] != first
        ]
        whole = len(waits) >= len(urgent) * (self.chats - 1)
        self.late = max(waits) if whole else _LONGEST

    def _step(self, number: int) -> str | None:
        if showing := _SHOWS.get(self.plant):
            return showing
        return STEPS[(number // 2) % len(STEPS)] if number % 2 else None

    def _scene(self, number: int, step: str | None, *, last: bool = False) -> Scene:
        times = self.chance.randint(1, 4) if step else 1
        api = self.api
        return Scene(
            self.dsn,
            api.url,
            api.token,
            number,
            step=step,
            times=times,
            plant=self.plant,
            last=last,
        )

    async def _pass_time(self) -> None:
        for statement in PASS:
            await self.postgres.execute(statement)


async def run(
    kills: int, chats: int, seed: int, plant: str = "", leases: int = _LEASES
) -> tuple[Campaign, Verdict]:
    """Run the campaign; the campaign and what the comparison found."""
    groups = [Group(_FIRST_CHAT - one, f"Chat {one}", (5001,)) for one in range(chats)]
    async with run_sandbox(("postgres",)) as running, BotApi(groups=groups) as api:
        assert running.postgres is not None
        dsn = running.postgres.dsn_of("griddesk")
        postgres = PostgresPool({"dsn": dsn}, 1, 4)
        await postgres.migrate()
        await postgres.open()
        for group in groups:
            new = NewTarget(Channel.TELEGRAM, str(group.id), title=group.title)
            target = await save_target(postgres, new, None)
            await add_subscription(postgres, target, Wish(("*",), Severity.INFO), None)
        campaign = Campaign(dsn, api, postgres, random.Random(seed), chats, plant, leases)
        for number in range(kills):
            await campaign.kill(number)
        await campaign.finish(kills)
        await campaign.silence(kills + 10)
        await campaign.finish(kills + 20)
        found = await verdict(postgres, api.calls)
        await postgres.close()
    return campaign, found


def faults_of(campaign: Campaign, found: Verdict) -> int:
    """How many faults there are, being kept waiting for another chat among them."""
    return found.faults + (campaign.late > _OTHERS_LATE)


async def main(kills: int, chats: int, seed: int, plant: str) -> int:
    """Print what came of it; how many faults."""
    began = time.perf_counter()
    campaign, found = await run(kills, chats, seed, plant)
    print(f"{kills} kills, {chats} chats, {time.perf_counter() - began:.0f} s")
    for step, times in sorted(campaign.died.items()):
        print(f"  {times:4} {step}")
    print(*found.lines(), sep="\n")
    print(f"others late while one chat is silent for {_SILENCE:.0f} s: {campaign.late:.1f} s")
    faults = faults_of(campaign, found)
    print(f"{faults} faults")
    return faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--chats", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", choices=PLANTS, default="")
    given = parser.parse_args()
    sys.exit(1 if asyncio.run(main(given.kills, given.chats, given.seed, given.plant)) else 0)
