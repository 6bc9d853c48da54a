"""/start: the first page of a person, by what they are to the desk."""

from dataclasses import dataclass

from aiogram import Bot

from bot.commands import refresh
from bot.keyboards import Keyboards
from bot.people.request_keyboards import offered
from bot.screen import Screen
from bot.settings import AccessMode
from domain.people.people import Person
from formatters.people.start import start
from queries.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Reception:
    """Greets people; ``mode``: who may join."""

    postgres: Postgres
    mode: AccessMode

    async def greet(self, bot: Bot, person: Person, screen: Screen, keyboards: Keyboards) -> None:
        """Show the first page; who was given a role before they ever wrote gets its menu now."""
        words = keyboards.words
        private = keyboards.who.chat == person.person_id
        text = start(words, person, self.mode.value) if private else words("welcome")
        await screen.show(text, offered(keyboards, person, self.mode))
        await refresh(bot, self.postgres, person.person_id)
