"""The service is killed between an act and its audit entry: is there ever one without the other?

    python -m bench.audit [--rounds 50] [--seed 1] [--seconds 2] [--plant]

Each round an administrator decides a request for access and the service is killed (SIGKILL): in
half of the rounds exactly when the act waits to be audited, because the campaign holds the chain;
in the others at a random moment. After the kill the decision must be there if and only if its
entry is, and the chain must be whole. The service starts again, the same button is pressed again:
at the end there is one decision, with one entry, and the first one stands. Then it is measured how
many entries a second the chain takes. Exit code 1 if anything is not as it must be; ``--plant``
takes entries away, to show that the checks see it.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from bench.audit_pace import print_pace
from bench.audit_stage import Button, Stage, stage_in, until
from domain.languages import Language
from formatters.words import WORDS
from sandbox.parts import run_sandbox

_DECISIONS = ("request-as-staff", "request-deny", "request-as-operator")
#: The longest that a press takes when nobody is in its way, about; seconds.
_A_PRESS = 0.05


@dataclass
class Round:
    """What one kill has shown."""

    number: int
    held: bool
    pressed: str = ""
    button: Button | None = None
    #: What was decided after the kill, and at the end.
    killed: str | None = None
    ended: str | None = None
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        when = "between act and audit" if self.held else "at random"
        result = "; ".join(self.faults) or "ok"
        return (
            f"{self.number:5}  {when:22} {self.pressed:20} "
            f"{self.killed or '–':10} {self.ended or '–':10} {result}"
        )


HEAD = f"{'round':>5}  {'killed':22} {'pressed':20} {'after it':10} {'at the end':10}"


@dataclass
class Campaign:
    """The stage, what chance decides, and whether entries are taken away."""

    stage: Stage
    chance: random.Random
    plant: bool = False

    async def rounds(self, number: int) -> AsyncGenerator[Round, None]:
        """So many kills, every second one between act and audit; one start of the service each."""
        last: Round | None = None
        for turn in range(1, number + 2):
            result = Round(turn, held=turn % 2 == 1)
            await self.stage.ask(turn)
            async with self.stage.service() as process:
                if last is not None:
                    await self._press_again(last)
                    yield last
                if turn <= number:
                    await self._press_and_kill(result, process)
            last = result

    async def _press_and_kill(self, result: Round, process: Process) -> None:
        """A press, a kill, and what both left behind."""
        stage, number = self.stage, result.number
        result.pressed = caption = WORDS[Language.ENGLISH](self.chance.choice(_DECISIONS))
        button = await until(lambda: stage.button(number, caption), "no card came")
        result.button = button
        await self._kill(button, process, held=result.held)
        await until(stage.at_rest, "the database went on working")
        left = await stage.state(number)
        result.killed = left.outcome
        result.faults += left.faults() + await stage.chain_faults()

    async def _kill(self, button: Button, process: Process, *, held: bool) -> None:
        async with self.stage.holder.transaction():
            if held:
                await self.stage.holder.execute("SELECT FROM audit_head FOR UPDATE")
            self.stage.press(button)
            if held:
                await until(self.stage.acting, "no act waited for the chain")
            else:
                await asyncio.sleep(self.chance.uniform(0, _A_PRESS))
            process.kill()
            await process.wait()

    async def _press_again(self, result: Round) -> None:
        """The service is back: the press that was not confirmed comes again, and so does Nadia."""
        stage = self.stage
        assert result.button is not None, "it was pressed before"
        query = stage.press(result.button)
        await until(lambda: stage.answered(query), "no answer to the press")
        if self.plant:
            await stage.take_away(result.number)
        ended = await stage.state(result.number)
        result.ended = ended.outcome
        result.faults += ended.faults() + await stage.chain_faults()
        if ended.outcome is None:
            result.faults.append("the press did not work after the restart")
        if result.killed not in {None, ended.outcome}:
            result.faults.append("the first decision did not stand")


async def kills(options: argparse.Namespace, dsn: str) -> int:
    """All rounds, printed as they end; how many were broken."""
    broken = 0
    async with stage_in(dsn) as stage:
        campaign = Campaign(stage, random.Random(options.seed), options.plant)
        print(HEAD)
        async with aclosing(campaign.rounds(options.rounds)) as done:
            async for one in done:
                print(one, flush=True)
                broken += bool(one.faults)
    print(f"{options.rounds} kills, broken {broken}")
    return broken


async def measured(options: argparse.Namespace) -> bool:
    """The kills and the figures; whether all is well."""
    async with run_sandbox(("postgres",)) as sandbox:
        assert sandbox.postgres is not None
        broken = await kills(options, sandbox.postgres.dsn_of("griddesk"))
        if options.seconds:
            await print_pace(await sandbox.postgres.create_database("pace"), options.seconds)
    return not broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement; 0: none")
    parser.add_argument("--plant", action="store_true")
    logging.disable(logging.WARNING)  # which migrations are applied
    return 0 if asyncio.run(measured(parser.parse_args())) else 1


if __name__ == "__main__":
    sys.exit(main())
