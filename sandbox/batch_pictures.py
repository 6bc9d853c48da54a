"""The pictures of a batch that stalls: the alert, the card in Teams, the batch and its history."""

from datetime import timedelta
from pathlib import Path

from domain.batches.checks import Verdict
from domain.languages import Language
from formatters.words import WORDS
from sandbox.camera import Camera, phone, take_card
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA
from sandbox.tour.told import look
from sandbox.utility.batches import BatchFloor

ENGLISH = WORDS[Language.ENGLISH]
CODE = "BMHHS"
_APART = timedelta(minutes=10)
#: Records at each check, and what is to be found then.
_CHECKS = (
    (9_200, Verdict.NORMAL),
    (18_700, Verdict.NORMAL),
    (27_900, Verdict.NORMAL),
    (37_300, Verdict.NORMAL),
    (37_610, Verdict.WARNING),
    (37_685, Verdict.STUCK),
)
_STUCK = f"{ENGLISH('alert-topic-batch-stuck')}: {CODE}"
#: Alerts and pages of batches are looked at as a whole, buttons and all.
_TALL = 1100


async def take_batches(running: Sandbox, folder: Path) -> None:
    """An hour of a batch that stalls, up to now; the first administrators are told of it."""
    assert running.telegram
    assert running.floor
    assert running.teams
    api, floor = running.telegram, running.floor
    async with floor.cleared():
        await floor.later(-len(_CHECKS) * _APART)
        await _stall(floor, Person(api, FARID, deadline=60))
        await take_card(running.teams.url, _STUCK, folder / "card.png")
        await _take_chat(api, folder)


async def _take_chat(api: BotApi, folder: Path) -> None:
    messages = api.chats[NADIA.id].messages
    told = [key for key, one in messages.items() if _STUCK in one.message.get("text", "")]
    for key in set(messages) - {told[-1]}:
        del messages[key]  # the picture shows the newest alone
    async with phone(api.url, NADIA) as page:
        await Camera(page, folder).takes("alert", most=_TALL)
    messages.clear()
    async with phone(api.url, NADIA) as page:
        camera = Camera(page, folder)
        await camera.says("/batches", until=CODE)
        await camera.presses(CODE, until=f"{CODE}/")
        await camera.takes("batch", most=_TALL)
        await camera.presses(ENGLISH("batch-button-history"), until=ENGLISH("batch-chart-caption"))
        await camera.takes("batch-history")


async def _stall(floor: BatchFloor, farid: Person) -> None:
    run = await floor.start(CODE)
    for records, verdict in _CHECKS:
        await floor.later(_APART)
        await floor.count(run, records)
        await look(farid, verdict)
