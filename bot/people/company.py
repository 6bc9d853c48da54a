"""What the handlers of people are given: who asks for access, and who has it."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from bot.callbacks import Seal
from bot.people.area_picker import AreaPicker
from bot.people.people import People
from bot.people.reception import Reception
from bot.people.requests import Requests
from bot.people.telling import Telling
from bot.settings import AccessMode
from queries.areas import Areas
from queries.postgres import Postgres


class PeopleParts(NamedTuple):
    """What people are served from, and who is let in at all."""

    postgres: Postgres
    areas: Areas
    seal: Seal
    mode: AccessMode


def add_people(root: Dispatcher, parts: PeopleParts, zone: ZoneInfo) -> None:
    """Give the handlers of people what they need."""
    postgres, closed = parts.postgres, parts.mode is AccessMode.CLOSED
    telling, picker = Telling(postgres, parts.seal), AreaPicker(postgres, parts.areas)
    requests = Requests(postgres, telling, picker, zone, closed)
    root["telling"], root["area_picker"], root["requests"] = telling, picker, requests
    root["reception"] = Reception(postgres, parts.mode)
    root["people"] = People(postgres, telling, requests, picker, zone)
