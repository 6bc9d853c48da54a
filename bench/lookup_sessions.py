"""How much memory do many sessions take? Asked in a fresh process."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.connection import Connection

from bench.processes import SPAWN, process, resident, told
from bot.lookup.sessions import Sessions, Who
from domain.billing.customers import LookUp


async def mebibytes(looks: Sequence[LookUp], most: int) -> float:
    """What ``most`` sessions take, these look-ups by turns in them."""
    ours, theirs = SPAWN.Pipe()
    async with process(_fill, looks, most, theirs):
        found: float = await told(ours)
    return found


def _fill(looks: Sequence[LookUp], most: int, pipe: Connection) -> None:
    sessions = Sessions(3600.0, clock=lambda: 0.0, most=most)
    sessions.keep(Who(0, 0), looks[0])  # what is needed once is there before
    before = resident()
    for person in range(1, most + 1):
        sessions.keep(Who(person, person), looks[person % len(looks)])
    pipe.send(resident() - before)
