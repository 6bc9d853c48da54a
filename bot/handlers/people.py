"""/people: who may use the desk, looked through and found."""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.callbacks import PeopleButton, PeopleDo, PeopleFilter
from bot.handlers import person
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.people import people_keyboards
from bot.people.people import Listing, People
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from domain.people.roles import Act
from formatters import html
from formatters.people import people as texts
from formatters.words import Words

_TITLES = {
    PeopleFilter.TEAM: "people-team",
    PeopleFilter.ADMINS: "people-admins",
    PeopleFilter.OPERATORS: "people-operators",
    PeopleFilter.STAFF: "people-staff",
    PeopleFilter.CUSTOMERS: "people-customers",
    PeopleFilter.OTHERS: "people-others",
    PeopleFilter.SUSPENDED: "people-suspended",
}
_SEARCH, _ADD = "people:search", "people:add"


async def opened(
    _: Message, who: Who, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """The desk's own people."""
    await ask_no_more(people.postgres, who)
    await _list(screen, keyboards, await people.listing(who, PeopleFilter.TEAM, 0))


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """People are for administrators' eyes only."""
    await screen.show(words("people-private"))


async def turned(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page, or others; what was asked for is not wanted any more."""
    await ask_no_more(people.postgres, keyboards.who)
    async with screen.acknowledged():
        listing = await people.listing(keyboards.who, callback_data.listed, callback_data.page)
        await _list(screen, keyboards, listing)


async def asked(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for a name to search, or an id to add; the next message is the answer."""
    search = callback_data.act is PeopleDo.SEARCH
    words = keyboards.words
    await ask_for(people.postgres, keyboards.who, _SEARCH if search else _ADD)
    async with screen.acknowledged():
        text = words("people-ask-search") if search else words("people-ask-add")
        await screen.show(text, people_keyboards.back_to_people(keyboards))


async def sought(
    message: Message, who: Who, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """Whom the text may mean."""
    await people.seek(who, message.text or "")
    await ask_no_more(people.postgres, who)
    await _list(screen, keyboards, await people.listing(who, PeopleFilter.SOUGHT, 0))


async def added(
    message: Message, who: Who, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """The page of somebody who perhaps never wrote."""
    digits = re.fullmatch(r"\s*(\d{1,13})\s*", message.text or "")
    if digits is None or not int(digits[1]):
        await screen.show(keyboards.words("people-no-id"))
        return
    await ask_no_more(people.postgres, who)
    await person.show(screen, keyboards, people, await people.card(int(digits[1])))


async def waiting(_: CallbackQuery, people: People, screen: Screen, keyboards: Keyboards) -> None:
    """The cards of the requests that wait."""
    words = keyboards.words
    async with screen.acknowledged():
        count = await people.requests.show_open(screen.bot, keyboards.who.person)
        shown = words.digits(str(count))
        text = words("people-requests-shown", count=count, shown=shown)
        buttons = people_keyboards.back_to_people(keyboards)
        await screen.show(text if count else words("people-no-requests"), buttons)


async def _list(screen: Screen, keyboards: Keyboards, listing: Listing) -> None:
    words = keyboards.words
    if listing.listed is PeopleFilter.SOUGHT:
        title = words("people-found", sought=html.shown(listing.sought))
    else:
        title = words(_TITLES[listing.listed])
    text = texts.people(words, title, listing.found, listing.waiting)
    await screen.show(text, people_keyboards.people(keyboards, listing))


def setup(router: Router) -> None:
    """Register the command, the list's buttons, the answers to its questions, and the pages."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("people"), private, flags=admin)
    router.message.register(in_group, Command("people"), flags=admin)
    router.message.register(sought, private, Answers(_SEARCH), flags=admin)
    router.message.register(added, private, Answers(_ADD), flags=admin)
    presses = router.callback_query
    presses.register(turned, PeopleButton.filter(F.act == PeopleDo.LIST), flags=admin)
    presses.register(waiting, PeopleButton.filter(F.act == PeopleDo.WAITING), flags=admin)
    asking = F.act.in_({PeopleDo.SEARCH, PeopleDo.ADD})
    presses.register(asked, PeopleButton.filter(asking), flags=admin)
    person.setup(router)
