"""/subscribe: what this chat, group or topic is told of."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts import subscribe_keyboards
from bot.alerts.subscribe_buttons import SubscribeButton, SubscribeDo
from bot.alerts.subscribing import Spot, Subscribing
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from domain.alerts.drafts import Draft, Hours, Usual, parse_hours
from domain.alerts.routing import TargetState
from domain.auditing.audit import Actor
from domain.people.roles import Act
from domain.severity import Severity
from formatters.alerts import subscriptions as texts

_HOURS = "subscribe:hours"
_TURNS = {
    SubscribeDo.DIGEST: "digest",
    SubscribeDo.ON_CALL: "on_call",
    SubscribeDo.LANGUAGE: "language",
}


async def opened(
    message: Message, subscribing: Subscribing, screen: Screen, keyboards: Keyboards
) -> None:
    """What this place is told; or what it could be."""
    spot = _spot(message)
    await subscribing.reached(spot.chat, spot.thread)
    await _list(screen, keyboards, subscribing, spot)


async def listed(
    press: CallbackQuery, subscribing: Subscribing, screen: Screen, keyboards: Keyboards
) -> None:
    """The same, in the place of another page."""
    async with screen.acknowledged():
        await _list(screen, keyboards, subscribing, _spot(press.message))


async def begun(_: CallbackQuery, screen: Screen, keyboards: Keyboards) -> None:
    """What people usually want."""
    async with screen.acknowledged():
        await _kinds(screen, keyboards)


async def kind_chosen(
    press: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """How bad must it be? Reports have no severity."""
    kind = Usual(callback_data.at)
    thread = _spot(press.message).thread
    language = keyboards.words.language
    draft = await subscribing.begin(keyboards.who, kind, language, thread)
    async with screen.acknowledged():
        if kind is Usual.REPORTS:
            await _summary(screen, keyboards, draft)
        elif kind is Usual.OWN:
            await _checklist(screen, keyboards, draft)
        else:
            await _severities(screen, keyboards)


async def severities(_: CallbackQuery, screen: Screen, keyboards: Keyboards) -> None:
    """Choose another severity."""
    async with screen.acknowledged():
        await _severities(screen, keyboards)


async def least_chosen(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """All that is needed: it can be saved."""
    draft = await subscribing.with_least(keyboards.who, Severity(callback_data.at))
    async with screen.acknowledged():
        await _summary(screen, keyboards, draft)


async def summed_up(
    _: CallbackQuery, subscribing: Subscribing, screen: Screen, keyboards: Keyboards
) -> None:
    """What is filled in."""
    await ask_no_more(subscribing.postgres, keyboards.who)
    draft = await subscribing.draft(keyboards.who)
    async with screen.acknowledged():
        await _summary(screen, keyboards, draft)


async def topics(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The checklist, of families or of one family's topics."""
    draft = await subscribing.draft(keyboards.who)
    async with screen.acknowledged():
        await _checklist(screen, keyboards, draft, callback_data.at)


async def ticked(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One more, or one less."""
    pattern, _slash, family = callback_data.at.partition("/")
    draft = await subscribing.ticked(keyboards.who, pattern)
    async with screen.acknowledged():
        await _checklist(screen, keyboards, draft, family)


async def quiet(_: CallbackQuery, screen: Screen, keyboards: Keyboards) -> None:
    """Choose quiet hours."""
    async with screen.acknowledged():
        text = keyboards.words("subscribe-ask-quiet")
        await screen.show(text, subscribe_keyboards.hours(keyboards))


async def hours_chosen(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Some of the usual hours, or others, which the next message tells."""
    hours = Hours(callback_data.at)
    if hours is not Hours.TYPED:
        draft = await subscribing.with_hours(keyboards.who, hours)
        async with screen.acknowledged():
            await _summary(screen, keyboards, draft)
        return
    await subscribing.draft(keyboards.who)
    await ask_for(subscribing.postgres, keyboards.who, _HOURS)
    async with screen.acknowledged():
        text = keyboards.words("subscribe-ask-hours")
        await screen.show(text, subscribe_keyboards.back(keyboards))


async def hours_typed(
    message: Message, who: Who, subscribing: Subscribing, screen: Screen, keyboards: Keyboards
) -> None:
    """The hours that were asked for."""
    found = parse_hours(message.text or "")
    if found is None:
        text = keyboards.words("subscribe-no-hours")
        await screen.show(text, subscribe_keyboards.back(keyboards))
        return
    await ask_no_more(subscribing.postgres, who)
    await _summary(screen, keyboards, await subscribing.with_quiet(who, found))


async def turned(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The other way round."""
    draft = await subscribing.turned(keyboards.who, _TURNS[callback_data.act])
    async with screen.acknowledged():
        await _summary(screen, keyboards, draft)


async def saved(
    press: CallbackQuery,
    subscribing: Subscribing,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """From now on this place is told."""
    spot = _spot(press.message)
    await subscribing.save(keyboards.who, spot, actor)
    async with screen.acknowledged():
        screen.note = keyboards.words("subscribe-saved")
        await _list(screen, keyboards, subscribing, spot)


async def changing(
    press: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One of them, to be changed."""
    button = callback_data
    draft = await subscribing.change(
        keyboards.who, _spot(press.message), button.subscription, button.version
    )
    async with screen.acknowledged():
        await _summary(screen, keyboards, draft)


async def ended(
    _: CallbackQuery,
    callback_data: SubscribeButton,
    subscribing: Subscribing,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """This place is told that no more."""
    await subscribing.end(callback_data.subscription, callback_data.version, actor)
    async with screen.acknowledged():
        screen.note = keyboards.words("subscribe-ended")
        await _list(screen, keyboards, subscribing, _spot(screen.press and screen.press.message))


async def _list(screen: Screen, keyboards: Keyboards, subscribing: Subscribing, spot: Spot) -> None:
    target, found = await subscribing.of(spot.chat, spot.thread)
    if not found:
        await _kinds(screen, keyboards)
        return
    text = texts.of_chat(keyboards.words, found)
    if target and target.state is not TargetState.LIVE:
        text = f"{texts.gets_nothing(keyboards.words, target)}\n\n{text}"
    await screen.show(text, subscribe_keyboards.subscribed(keyboards, found))


async def _kinds(screen: Screen, keyboards: Keyboards) -> None:
    text = keyboards.words("subscribe-ask-kind")
    await screen.show(text, subscribe_keyboards.kinds(keyboards))


async def _severities(screen: Screen, keyboards: Keyboards) -> None:
    text = keyboards.words("subscribe-ask-least")
    await screen.show(text, subscribe_keyboards.severities(keyboards))


async def _summary(screen: Screen, keyboards: Keyboards, draft: Draft) -> None:
    words = keyboards.words
    text = words("subscribe-summary") + "\n" + texts.wish(words, draft.wish)
    await screen.show(text, subscribe_keyboards.summary(keyboards, draft))


async def _checklist(screen: Screen, keyboards: Keyboards, draft: Draft, family: str = "") -> None:
    text = keyboards.words("subscribe-ask-topics")
    await screen.show(text, subscribe_keyboards.checklist(keyboards, draft, family))


def _spot(message: object) -> Spot:
    assert isinstance(message, Message), "pages that cannot be seen any more have no buttons"
    thread = message.message_thread_id if message.is_topic_message else None
    chat = message.chat
    return Spot(chat.id, thread or 0, chat.title or chat.full_name)


def setup(router: Router) -> None:
    """Register the command, its buttons and the answer to its question.

    Operators decide for their private chats, administrators for groups.
    """
    operator, admin = acts(Act.OPERATE), acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    alone = F.message.chat.type == ChatType.PRIVATE
    for where, press_where, flags in ((private, alone, operator), (~private, ~alone, admin)):
        router.message.register(opened, Command("subscribe"), where, flags=flags)
        router.message.register(hours_typed, where, Answers(_HOURS), flags=flags)
        for handler, do in (
            (listed, (SubscribeDo.LIST,)),
            (begun, (SubscribeDo.NEW,)),
            (kind_chosen, (SubscribeDo.KIND,)),
            (severities, (SubscribeDo.LEASTS,)),
            (least_chosen, (SubscribeDo.LEAST,)),
            (summed_up, (SubscribeDo.SUMMARY,)),
            (topics, (SubscribeDo.TOPICS,)),
            (ticked, (SubscribeDo.TICK,)),
            (quiet, (SubscribeDo.QUIETS,)),
            (hours_chosen, (SubscribeDo.HOURS,)),
            (turned, tuple(_TURNS)),
            (saved, (SubscribeDo.SAVE,)),
            (changing, (SubscribeDo.CHANGE,)),
            (ended, (SubscribeDo.END,)),
        ):
            chosen = SubscribeButton.filter(F.act.in_(do))
            router.callback_query.register(handler, chosen, press_where, flags=flags)
