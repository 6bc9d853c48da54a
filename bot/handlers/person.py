"""A person's page in /people: administrators decide about them."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.callbacks import AreaButton, AreaDo, PeopleButton, PeopleDo
from bot.keyboards import Keyboards
from bot.people import people_keyboards
from bot.people.people import People, whom
from bot.screen import Screen
from domain.auditing.audit import Actor
from domain.people.grants import Card, Grant, Verdict
from domain.people.roles import Act, Role
from formatters.people import people as texts
from queries.access.grants import Change

_ROLES = {
    PeopleDo.STAFF: Role.STAFF,
    PeopleDo.OPERATOR: Role.OPERATOR,
    PeopleDo.ADMIN: Role.ADMIN,
}
_DECISIONS = frozenset({*_ROLES, PeopleDo.SUSPEND, PeopleDo.RESUME, PeopleDo.REMOVED})
#: As if the page were opened from the beginning of the list.
_FROM_THE_LIST = PeopleButton(act=PeopleDo.SHOW)


async def chosen(
    _: CallbackQuery,
    callback_data: PeopleButton,
    people: People,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A person's page."""
    async with screen.acknowledged():
        card = await people.card(callback_data.person)
        await show(screen, keyboards, people, card, callback_data)


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
    verdict = await people.decide(screen.bot, actor, change)
    await _say(verdict, callback_data, people, screen, keyboards)


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
        buttons = people_keyboards.removing(keyboards, card, callback_data)
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
        buttons = people_keyboards.areas(keyboards, choice, callback_data.person)
        await screen.show(texts.areas(keyboards.words, choice.ticked), buttons)


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
        buttons = people_keyboards.areas(keyboards, choice, whom(callback_data.about)[0])
        await screen.show(texts.areas(keyboards.words, choice.ticked), buttons)


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
    verdict = await people.decide(screen.bot, actor, change)
    pressed = _FROM_THE_LIST.model_copy(update={"person": change.person_id})
    await _say(verdict, pressed, people, screen, keyboards)


async def show(
    screen: Screen,
    keyboards: Keyboards,
    people: People,
    card: Card,
    pressed: PeopleButton = _FROM_THE_LIST,
) -> None:
    """Draw the page; ``pressed`` knows the list to go back to."""
    text = texts.person(keyboards.words, card, people.zone)
    await screen.show(text, people_keyboards.person(keyboards, card, pressed))


async def _say(
    verdict: Verdict, pressed: PeopleButton, people: People, screen: Screen, keyboards: Keyboards
) -> None:
    """The person as they are now, and why nothing changed if nothing did."""
    card = await people.card(pressed.person)
    if verdict is not Verdict.STANDS:
        await screen.refuse(texts.against(keyboards.words, verdict, card))
    async with screen.acknowledged():
        await show(screen, keyboards, people, card, pressed)


def _grant(act: PeopleDo, card: Card) -> Grant:
    """What a button gives a person, beside what they have; who is removed may stay suspended."""
    if act in _ROLES:
        return replace(card.grant, role=_ROLES[act])
    if act is PeopleDo.REMOVED:
        return Grant(None, suspended=card.grant.suspended)
    return replace(card.grant, suspended=act is PeopleDo.SUSPEND)


def setup(router: Router) -> None:
    """Register the page's buttons, and those of the checklist of a person's areas."""
    admin = acts(Act.ADMINISTER)
    presses = router.callback_query
    for does, handler in (
        (F.act == PeopleDo.SHOW, chosen),
        (F.act.in_(_DECISIONS), decided),
        (F.act == PeopleDo.REMOVE, removing),
        (F.act == PeopleDo.AREAS, limiting),
    ):
        presses.register(handler, PeopleButton.filter(does), flags=admin)
    of_people = F.about.startswith("p")
    done = AreaButton.filter(of_people & (F.act == AreaDo.DONE))
    presses.register(limited, done, flags=admin)
    presses.register(ticked, AreaButton.filter(of_people), flags=admin)
