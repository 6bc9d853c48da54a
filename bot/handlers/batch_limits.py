"""The limits of a batch: changed, tried on the past, saved."""

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts.book import hand
from bot.batches import limit_keyboards
from bot.batches.book import NoBatch
from bot.batches.buttons import LimitButton, LimitDo, run_key
from bot.batches.limits_book import Draft, LimitsBook
from bot.keyboards import Keyboards
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from domain.batches.checks import RunKey
from domain.people.people import Person
from domain.people.roles import Act
from formatters.batches import batch_limits as texts

#: What an administrator is asked who writes a limit.
QUESTION = "batch:limit"


async def changed(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_book: LimitsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The limits as a draft, after the press; raises LimitsGone."""
    await ask_no_more(limits_book.book.postgres, keyboards.who)
    draft = await _after(callback_data, limits_book, keyboards)
    async with screen.acknowledged():
        await _show(limits_book, draft, screen, keyboards)


async def asked(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_book: LimitsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The next message is a limit; raises LimitsGone."""
    words, bound = keyboards.words, callback_data.meant
    draft = await limits_book.ask(keyboards.who, _run(callback_data), bound)
    await ask_for(limits_book.book.postgres, keyboards.who, QUESTION)
    value = texts.value(words, bound, draft.wish, limits_book.usual)
    async with screen.acknowledged():
        text = texts.asking(words, draft.run.code, bound, value)
        await screen.show(text, limit_keyboards.back_to_limits(keyboards, draft))


async def written(
    message: Message, limits_book: LimitsBook, screen: Screen, keyboards: Keyboards
) -> None:
    """A limit as somebody wrote it; raises BadValue, and then waits for a better answer."""
    draft = await limits_book.write(keyboards.who, message.text or "")
    await ask_no_more(limits_book.book.postgres, keyboards.who)
    await _show(limits_book, draft, screen, keyboards)


async def tried(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_book: LimitsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What people would have heard; raises LimitsGone."""
    draft = await limits_book.draft(keyboards.who, _run(callback_data))
    async with screen.acknowledged():
        found = await limits_book.tried(draft)
        zone = limits_book.book.settings.zone
        text = texts.tried(keyboards.words, draft.run.code, found, zone)
        await screen.show(text, limit_keyboards.tried(keyboards, draft))


async def saved(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_book: LimitsBook,
    screen: Screen,
    keyboards: Keyboards,
    person: Person,
) -> None:
    """They hold from the next check on; raises LimitsGone, LimitsChanged."""
    run, by = _run(callback_data), hand(person, keyboards.who)
    new = await limits_book.save(keyboards.who, run, by)
    draft = await (limits_book.begin if new else limits_book.draft)(keyboards.who, run)
    screen.note = keyboards.words("batch-limits-saved" if new else "batch-limits-same")
    async with screen.acknowledged():
        await _show(limits_book, draft, screen, keyboards)


async def _after(pressed: LimitButton, book: LimitsBook, keyboards: Keyboards) -> Draft:
    who, run = keyboards.who, _run(pressed)
    match pressed.act:
        case LimitDo.STEP:
            return await book.step(who, run, pressed.meant, pressed.steps)
        case LimitDo.RESET:
            return await book.reset(who, run)
        case LimitDo.SHOW:
            return await book.draft(who, run)
    return await book.begin(who, run)


async def _show(book: LimitsBook, draft: Draft, screen: Screen, keyboards: Keyboards) -> None:
    drafts = draft.kept, draft.wish
    text = texts.limits(keyboards.words, draft.run.code, drafts, book.usual)
    await screen.show(text, limit_keyboards.limits(keyboards, draft))


def _run(pressed: LimitButton) -> RunKey:
    run = run_key(pressed.run)
    if run is None:
        raise NoBatch(pressed.run)
    return run


def _does(*wanted: LimitDo) -> CallbackQueryFilter:
    return LimitButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the buttons and the answer."""
    admin = acts(Act.ADMINISTER)
    router.message.register(written, Answers(QUESTION), flags=admin)
    presses = router.callback_query
    shows = _does(LimitDo.BEGIN, LimitDo.STEP, LimitDo.RESET, LimitDo.SHOW)
    presses.register(changed, shows, flags=admin)
    presses.register(asked, _does(LimitDo.TYPE), flags=admin)
    presses.register(tried, _does(LimitDo.TRY), flags=admin)
    presses.register(saved, _does(LimitDo.SAVE), flags=admin)
