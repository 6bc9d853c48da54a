"""The process that bench.crash kills: it raises alerts, and tends and sends them."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from zoneinfo import ZoneInfo

from aiogram import Bot

from bench.crash_steps import (
    Fate,
    HastyChannel,
    MortalChannel,
    MortalPostgres,
    ShyChannel,
    UnmarkedChannel,
)
from bot.telegram import TelegramSession
from domain.alerts.happenings import Notice
from domain.alerts.model import Rules
from domain.alerts.routing import Channel as Way
from domain.alerts.topics import Topic
from domain.auditing.audit import Actor
from domain.severity import Severity
from jobs.alerts.acting import AlertDesk
from jobs.alerts.keeper import Keeper
from jobs.alerts.raising import fire, resolve
from jobs.alerts.sender import Sender
from jobs.alerts.telegram_channel import TelegramChannel
from queries.alerts.alerts import open_alerts
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

ZONE = ZoneInfo("Asia/Dhaka")
OPEN = parse_postgres(
    "open", "SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'claimed', 'sending')"
)
_ALL = 1000
_BY = Actor(5002, "operator", 5002)
#: Faults that the check has to see: statements left out, channels that do not keep to the rules.
WITHOUT: Mapping[str, frozenset[str]] = {
    "no-lease-expiry": frozenset({"recover_deliveries"}),
    "dropped-follow-up": frozenset({"edit_copies", "answer_copies"}),
}
CHANNELS: Mapping[str, type[MortalChannel]] = {
    "mark-before-send": HastyChannel,
    "unmarked-repeat": UnmarkedChannel,
    "global-pause": ShyChannel,
}


@dataclass(frozen=True)
class Scene:
    """Where it plays, what is raised, and how it ends; without a step it goes on until killed, or
    (``last``) until the outbox is empty."""

    postgres: str
    telegram: str
    token: str
    number: int
    alerts: int = 4
    step: str | None = None
    times: int = 1
    plant: str = ""
    last: bool = False


def play(scene: Scene, pipe: Connection) -> None:
    """The process."""
    asyncio.run(_play(scene, pipe))


async def _play(scene: Scene, pipe: Connection) -> None:
    fate = Fate(scene.step, scene.times)
    pool = PostgresPool({"dsn": scene.postgres}, 1, 10)
    await pool.open()
    postgres = MortalPostgres(pool, fate, WITHOUT.get(scene.plant, frozenset()))
    bot = Bot(scene.token, TelegramSession(scene.telegram))
    telegram = TelegramChannel(bot, ZONE, lambda *_: None, lambda _: 0.0)
    channel = CHANNELS.get(scene.plant, MortalChannel)(telegram, fate)
    sender = Sender(postgres, {Way.TELEGRAM: channel}, f"stage-{scene.number}", ZONE)
    work = [asyncio.create_task(sender.run()), asyncio.create_task(_tend(postgres))]
    pipe.send("begun")
    await _raise(scene, postgres)
    while not scene.last or await pool.fetch_value(OPEN):  # noqa: ASYNC110 - no event tells
        await asyncio.sleep(0.02)
    await sender.drain(1.0)
    for task in work:
        task.cancel()
    await bot.session.close()
    pipe.send("ended")


async def _tend(postgres: MortalPostgres) -> None:
    await Keeper(postgres, ZONE, Rules()).run(each=0.3)


async def _raise(scene: Scene, postgres: MortalPostgres) -> None:
    """What earlier processes raised is over; then alerts that fire, some of which are taken.

    The commit of each is all that counts.
    """
    for earlier in await open_alerts(postgres, many=_ALL):
        if scene.last or earlier.alert_id % 3:
            async with postgres.transaction() as inside:
                await resolve(inside, earlier.fingerprint)
    for number in range(scene.alerts):
        await asyncio.sleep(0.05)
        async with postgres.transaction() as inside:
            fired = await fire(inside, _notice(scene, number), ZONE)
        if number % 2:
            await AlertDesk(postgres, ZONE).acknowledge(fired.alert_id, _BY, "Karim")


def _notice(scene: Scene, number: int) -> Notice:
    severity = Severity.WARNING if number % 4 == 3 else Severity.CRITICAL
    return Notice(Topic.JOB_FAILED, severity, f"K{scene.number}X{number}", {})
