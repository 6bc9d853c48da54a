"""/start, /help and /cancel."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from bot.access import acts
from bot.keyboards import Keyboards
from bot.lookup.desk import Desk
from bot.lookup.sessions import Who
from bot.people.reception import Reception
from bot.prompts import ask_no_more
from bot.screen import Screen
from domain.people.people import Person
from domain.people.roles import Act
from formatters.words import Words
from queries.postgres import Postgres


async def start(
    _: Message,
    bot: Bot,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
    reception: Reception,
) -> None:
    """Welcome a person."""
    await reception.greet(bot, person, screen, keyboards)


async def help_(_: Message, words: Words, screen: Screen) -> None:
    """Tell how the desk is used."""
    await screen.show(words("help"))


async def cancel(
    _: Message, words: Words, screen: Screen, desk: Desk, postgres: Postgres, who: Who
) -> None:
    """Stop a running search, whose own message says so; forget the customer; ask no more."""
    stopped, forgotten = desk.stop(who), desk.sessions.forget(who)
    dropped = await ask_no_more(postgres, who)
    if dropped:
        await screen.show(words("question-dropped"))
    elif not stopped:
        await screen.show(words("forgotten") if forgotten else words("nothing-to-cancel"))


def setup(router: Router) -> None:
    """Register the commands."""
    router.message.register(start, CommandStart(), flags=acts(Act.HELP))
    router.message.register(help_, Command("help"), flags=acts(Act.HELP))
    router.message.register(cancel, Command("cancel"), flags=acts(Act.HELP))
