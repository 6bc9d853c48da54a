"""/language: in which language the desk writes to a person."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.callbacks import LanguageButton
from bot.commands import refresh
from bot.keyboards import Keyboards
from bot.people.language_keyboards import languages
from bot.screen import Screen
from domain.people.people import Person
from domain.people.roles import Act
from formatters.words import WORDS, Words
from queries.access.languages import choose_language
from queries.postgres import Postgres


async def ask(
    _: Message, person: Person, words: Words, screen: Screen, keyboards: Keyboards
) -> None:
    """Offer the languages."""
    await screen.show(words("language-ask"), languages(keyboards, person.language))


async def choose(
    press: CallbackQuery,
    callback_data: LanguageButton,
    screen: Screen,
    keyboards: Keyboards,
    postgres: Postgres,
) -> None:
    """From now on in this language, beginning with this answer; the command menu follows."""
    language = callback_data.language
    words = WORDS[language]
    await choose_language(postgres, press.from_user.id, language)
    async with screen.acknowledged():
        buttons = languages(replace(keyboards, words=words), language)
        await screen.show(words("language-chosen"), buttons)
    assert press.bot is not None, "aiogram gives every update its bot"
    await refresh(press.bot, postgres, press.from_user.id)


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    router.message.register(ask, Command("language"), flags=acts(Act.HELP))
    router.callback_query.register(choose, LanguageButton.filter(), flags=acts(Act.HELP))
