"""/people: who may use the desk, and as what."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot import people_keyboards
from bot.access import acts
from bot.area_keyboards import checklist
from bot.callbacks import AreaButton, AreaDo, PeopleButton, PeopleDo, PeopleFilter
from bot.keyboards import Keyboards
from bot.people import People
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from bot.sessions import Who
from domain.audit import Actor
from domain.grants import Card, Grant, Verdict
from domain.roles import Act, Role
from formatters import html
from formatters import people as texts
from formatters.words import Words
from queries.grants import Change

_FILTERS = {
    PeopleFilter.TEAM: "people-team",
    PeopleFilter.CUSTOMERS: "people-customers",
    PeopleFilter.OTHERS: "people-others",
    PeopleFilter.SUSPENDED: "people-suspended",
}
_ROLES = {
    PeopleDo.STAFF: Role.STAFF,
    PeopleDo.OPERATOR: Role.OPERATOR,
    PeopleDo.ADMIN: Role.ADMIN,
}
_SEARCH, _ADD = "people:search", "people:add"


async def opened(
    _: Message, who: Who, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """The desk's own people."""
    await ask_no_more(people.postgres, who)
    await _list(screen, keyboards, people, (PeopleFilter.TEAM, 0))


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
    """Another page, or others."""
    async with screen.acknowledged():
        shown = callback_data.listed, max(callback_data.page, 0)
        await _list(screen, keyboards, people, shown)


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
    await _list(screen, keyboards, people, (PeopleFilter.SOUGHT, 0))


async def added(
    message: Message, who: Who, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """The page of somebody who perhaps never wrote."""
    digits = re.fullmatch(r"\s*(\d{1,13})\s*", message.text or "")
    if digits is None or not int(digits[1]):
        await screen.show(keyboards.words("people-no-id"))
        return
    await ask_no_more(people.postgres, who)
    await _show(screen, keyboards, people, await people.card(int(digits[1])))


async def chosen(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A person's page."""
    async with screen.acknowledged():
        await _show(screen, keyboards, people, await people.card(callback_data.person))


async def decided(
    _: CallbackQuery,
    callback_data: PeopleButton,
    actor: Actor,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A role, a suspension, or the end of one."""
    card = await people.card(callback_data.person)
    change = Change(callback_data.person, callback_data.version, _grant(callback_data.act, card))
    await _carry_out(change, actor, people, screen, keyboards)


async def removing(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask whether it is meant."""
    async with screen.acknowledged():
        card = replace(await people.card(callback_data.person), version=callback_data.version)
        buttons = people_keyboards.removing(keyboards, card)
        await screen.show(texts.removing(keyboards.words, card), buttons)


async def limiting(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Choose the areas of a person."""
    whom = callback_data.person, callback_data.version
    choice = await people.pick_areas(keyboards.who, *whom)
    async with screen.acknowledged():
        await screen.show(texts.areas(keyboards.words, choice.ticked), checklist(keyboards, choice))


async def ticked(
    _: CallbackQuery,
    callback_data: AreaButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Go on with the choice."""
    choice = await people.tick(keyboards.who, callback_data)
    async with screen.acknowledged():
        await screen.show(texts.areas(keyboards.words, choice.ticked), checklist(keyboards, choice))


async def limited(
    _: CallbackQuery,
    callback_data: AreaButton,
    actor: Actor,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The areas are chosen."""
    change = await people.picked(keyboards.who, callback_data.about)
    await _carry_out(change, actor, people, screen, keyboards)


async def waiting(_: CallbackQuery, people: People, screen: Screen, keyboards: Keyboards) -> None:
    """The cards of the requests that wait."""
    words = keyboards.words
    async with screen.acknowledged():
        count = await people.requests.show_open(screen.bot, keyboards.who.person)
        shown = words.digits(str(count))
        text = words("people-requests-shown", count=count, shown=shown)
        buttons = people_keyboards.back_to_people(keyboards)
        await screen.show(text if count else words("people-no-requests"), buttons)


async def _carry_out(
    change: Change, actor: Actor, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    verdict = await people.decide(screen.bot, actor, change)
    if verdict is not Verdict.STANDS:
        await screen.refuse(texts.against(keyboards.words, verdict))
    async with screen.acknowledged():
        await _show(screen, keyboards, people, await people.card(change.person_id))


async def _list(
    screen: Screen, keyboards: Keyboards, people: People, shown: tuple[PeopleFilter, int]
) -> None:
    words = keyboards.words
    listing = await people.listing(keyboards.who, *shown)
    if shown[0] is PeopleFilter.SOUGHT:
        title = words("people-found", sought=html.shown(listing.sought))
    else:
        title = words(_FILTERS[shown[0]])
    buttons = people_keyboards.people(keyboards, listing.found, shown, more=listing.more)
    await screen.show(texts.people(words, title, listing.found), buttons)


async def _show(screen: Screen, keyboards: Keyboards, people: People, card: Card) -> None:
    text = texts.person(keyboards.words, card, people.zone)
    await screen.show(text, people_keyboards.person(keyboards, card))


def _grant(act: PeopleDo, card: Card) -> Grant:
    """What a button gives a person, beside what they have."""
    if act in _ROLES:
        return replace(card.grant, role=_ROLES[act], suspended=False)
    if act is PeopleDo.REMOVED:
        return Grant(None)
    return replace(card.grant, suspended=act is PeopleDo.SUSPEND)


_PRESSES: Mapping[frozenset[PeopleDo], Callable[..., Awaitable[None]]] = {
    frozenset({PeopleDo.LIST}): turned,
    frozenset({PeopleDo.SHOW}): chosen,
    frozenset({*_ROLES, PeopleDo.SUSPEND, PeopleDo.RESUME, PeopleDo.REMOVED}): decided,
    frozenset({PeopleDo.REMOVE}): removing,
    frozenset({PeopleDo.AREAS}): limiting,
    frozenset({PeopleDo.SEARCH, PeopleDo.ADD}): asked,
    frozenset({PeopleDo.WAITING}): waiting,
}


def setup(router: Router) -> None:
    """Register the command, its buttons and the answers to its questions."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("people"), private, flags=admin)
    router.message.register(in_group, Command("people"), flags=admin)
    router.message.register(sought, private, Answers(_SEARCH), flags=admin)
    router.message.register(added, private, Answers(_ADD), flags=admin)
    for does, handler in _PRESSES.items():
        router.callback_query.register(handler, PeopleButton.filter(F.act.in_(does)), flags=admin)
    of_people = F.about.startswith("p")
    done = AreaButton.filter(of_people & (F.act == AreaDo.DONE))
    router.callback_query.register(limited, done, flags=admin)
    router.callback_query.register(ticked, AreaButton.filter(of_people), flags=admin)
