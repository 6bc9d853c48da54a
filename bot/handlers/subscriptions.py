"""/subscriptions: every chat, Teams channel and address that is told, for administrators."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts import target_buttons
from bot.alerts.book import hand
from bot.alerts.delivery_pages import Deliveries
from bot.alerts.target_buttons import TargetButton, TargetDo
from bot.alerts.targets_desk import EMAIL_ADDRESS, TEAMS_ADDRESS, TEAMS_NAME, TargetsDesk
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.prompts import Answers
from bot.screen import Screen
from domain.alerts.routing import TargetState
from domain.alerts.topics import Topic
from domain.auditing.audit import Actor
from domain.people.people import Person
from domain.people.roles import Act
from domain.severity import Severity
from formatters.alerts import deliveries as sent_texts
from formatters.alerts import subscriptions as texts
from formatters.html import shown

_SEVERITIES = {one[0]: one for one in Severity}


async def opened(
    _: Message, targets_desk: TargetsDesk, screen: Screen, keyboards: Keyboards
) -> None:
    """All of them."""
    await targets_desk.forget_question(keyboards.who)
    await _list(screen, keyboards, targets_desk)


async def in_group(_: Message, screen: Screen, keyboards: Keyboards) -> None:
    """Who is told of what is for administrators' eyes only."""
    await screen.show(keyboards.words("people-private"))


async def listed(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page of them; what was asked for is not wanted any more."""
    await targets_desk.forget_question(keyboards.who)
    async with screen.acknowledged():
        await _list(screen, keyboards, targets_desk, callback_data.page)


async def one_shown(
    _: CallbackQuery,
    callback_data: TargetButton,
    deliveries: Deliveries,
    targets_desk: TargetsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One target."""
    async with screen.acknowledged():
        text = await _page(keyboards, targets_desk, deliveries, callback_data.target)
        found, _subscribed = await targets_desk.page(callback_data.target)
        await screen.show(text, target_buttons.of_target(keyboards, found))


async def tested(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A test alert is on its way."""
    found, _wishes = await targets_desk.page(callback_data.target)
    await targets_desk.alerts.send_test(found.target_id, *hand(person, keyboards.who))
    async with screen.acknowledged():
        text = keyboards.words("target-tested", title=texts.title(found))
        await screen.show(text, target_buttons.of_target(keyboards, found))


async def switched(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Paused, or live again."""
    button = callback_data
    paused = button.act is TargetDo.PAUSE
    state = TargetState.PAUSED if paused else TargetState.LIVE
    await targets_desk.switch(button.target, button.version, state, actor)
    async with screen.acknowledged():
        screen.note = keyboards.words("target-paused" if paused else "target-resumed")
        await _list(screen, keyboards, targets_desk)


async def asked_to_remove(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Once more before it is removed."""
    found, _wishes = await targets_desk.page(callback_data.target)
    async with screen.acknowledged():
        text = keyboards.words("target-ask-remove", title=texts.title(found))
        await screen.show(text, target_buttons.sure(keyboards, found))


async def removed(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """It is told nothing any more."""
    await targets_desk.remove(callback_data.target, callback_data.version, actor)
    async with screen.acknowledged():
        screen.note = keyboards.words("target-removed")
        await _list(screen, keyboards, targets_desk)


async def families(_: CallbackQuery, screen: Screen, keyboards: Keyboards) -> None:
    """About what would somebody be told?"""
    async with screen.acknowledged():
        text = keyboards.words("preview-ask")
        await screen.show(text, target_buttons.families(keyboards))


async def topics(
    _: CallbackQuery, callback_data: TargetButton, screen: Screen, keyboards: Keyboards
) -> None:
    """About which topic of the family?"""
    async with screen.acknowledged():
        text = keyboards.words("preview-ask")
        await screen.show(text, target_buttons.topics(keyboards, callback_data.at))


async def previewed(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Who would be told, and when."""
    topic, _slash, letter = callback_data.at.partition("/")
    found = await targets_desk.preview(Topic(topic), _SEVERITIES[letter])
    words = keyboards.words
    async with screen.acknowledged():
        severity = words("alert-severity", severity=found.severity.value)
        title = words("preview-title", topic=texts.topic_name(words, topic), severity=severity)
        lines = [title, texts.preview(words, found.routed, targets_desk.zone, found.now)]
        lines += [
            texts.silenced(words, one.hush.subject, one.ends_at, targets_desk.zone)
            for one in found.silenced
        ]
        buttons = target_buttons.preview(keyboards, found.topic, found.severity)
        await screen.show("\n".join(lines), buttons)


async def asked(
    _: CallbackQuery,
    callback_data: TargetButton,
    targets_desk: TargetsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for a channel's name, or for an address; the next message tells."""
    teams = callback_data.act is TargetDo.TEAMS
    await targets_desk.ask(keyboards.who, TEAMS_NAME if teams else EMAIL_ADDRESS)
    async with screen.acknowledged():
        text = keyboards.words("targets-ask-name" if teams else "targets-ask-mail")
        await screen.show(text, target_buttons.only_back(keyboards))


async def teams_named(
    message: Message, who: Who, targets_desk: TargetsDesk, screen: Screen, keyboards: Keyboards
) -> None:
    """Now its webhook."""
    name = await targets_desk.name_teams(who, message.text or "")
    text = keyboards.words("targets-ask-webhook", name=shown(name))
    await screen.show(text, target_buttons.only_back(keyboards))


async def teams_added(
    message: Message,
    targets_desk: TargetsDesk,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The webhook is a secret: the message with it goes at once, whether it is right or not."""
    await screen.take_back(message)
    found = await targets_desk.add_teams(keyboards.who, message.text or "", actor)
    text = keyboards.words("targets-added", title=texts.title(found))
    await screen.show(text, target_buttons.of_target(keyboards, found))


async def email_added(
    message: Message,
    targets_desk: TargetsDesk,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The address gets a test mail, so that a wrong one is found now."""
    by = hand(person, keyboards.who)
    found = await targets_desk.add_email(keyboards.who, message.text or "", by.actor)
    await targets_desk.alerts.send_test(found.target_id, *by)
    text = keyboards.words("targets-added-mail", title=texts.title(found))
    await screen.show(text, target_buttons.of_target(keyboards, found))


async def _list(
    screen: Screen, keyboards: Keyboards, targets_desk: TargetsDesk, page: int = 0
) -> None:
    found = await targets_desk.all()
    text = keyboards.words("targets-title" if found else "targets-none")
    await screen.show(text, target_buttons.listed(keyboards, found, page))


async def _page(
    keyboards: Keyboards, targets_desk: TargetsDesk, deliveries: Deliveries, target_id: int
) -> str:
    found, subscribed = await targets_desk.page(target_id)
    words = keyboards.words
    last = sent_texts.last(words, await deliveries.last(target_id), targets_desk.zone)
    return texts.page(words, found, subscribed, last)


def setup(router: Router) -> None:
    """Register the command, its buttons and the answers to its questions."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("subscriptions"), private, flags=admin)
    router.message.register(in_group, Command("subscriptions"), flags=admin)
    for answer, question in (
        (teams_named, TEAMS_NAME),
        (teams_added, TEAMS_ADDRESS),
        (email_added, EMAIL_ADDRESS),
    ):
        router.message.register(answer, private, Answers(question), flags=admin)
    for handler, do in (
        (listed, (TargetDo.LIST,)),
        (one_shown, (TargetDo.SHOW,)),
        (tested, (TargetDo.TEST,)),
        (switched, (TargetDo.PAUSE, TargetDo.RESUME)),
        (asked_to_remove, (TargetDo.REMOVE,)),
        (removed, (TargetDo.SURE,)),
        (asked, (TargetDo.TEAMS, TargetDo.EMAIL)),
        (families, (TargetDo.FAMILIES,)),
        (topics, (TargetDo.TOPICS,)),
        (previewed, (TargetDo.PREVIEW,)),
    ):
        router.callback_query.register(handler, TargetButton.filter(F.act.in_(do)), flags=admin)
