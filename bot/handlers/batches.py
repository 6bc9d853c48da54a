"""/batches: what runs and whether it gets on, one run, a day, the last 24 hours."""

from collections.abc import Awaitable, Callable
from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts.book import hand
from bot.batches import keyboards as batch_keyboards
from bot.batches.board import BatchBoard
from bot.batches.book import BatchBook, NoBatch
from bot.batches.buttons import BatchButton, BatchDo, run_key
from bot.batches.keyboards import ON_A_PAGE
from bot.drawing import Drawing
from bot.handlers import batch_limits
from bot.keyboards import Keyboards
from bot.operating.progress import Drawn
from bot.screen import Screen
from domain.batches.checks import RunKey
from domain.batches.pages import RunView, Standing
from domain.people.people import Person
from domain.people.roles import Act, may
from formatters.batches import batch_day, batch_run
from formatters.batches import batches as texts
from formatters.batches.batch_chart import history_chart
from formatters.batches.batch_day_chart import day_chart
from formatters.paging import pages

_ROOM = 3800


async def opened(
    _: Message, batch_board: BatchBoard, person: Person, screen: Screen, keyboards: Keyboards
) -> None:
    """What runs, with a look at the billing system."""
    await screen.typing()
    await _list(batch_board, person, screen, keyboards)


async def in_group(_: Message, screen: Screen, keyboards: Keyboards) -> None:
    """The machinery is for operators' eyes only."""
    await screen.show(keyboards.words("batches-private"))


async def listed(
    _: CallbackQuery,
    batch_board: BatchBoard,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The same, looked at anew."""
    async with screen.acknowledged():
        await _list(batch_board, person, screen, keyboards)


async def shown(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_board: BatchBoard,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One run; raises NoBatch."""
    await _show(batch_board, _run(callback_data), person, screen, keyboards)


async def opened_run(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_board: BatchBoard,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The run of an alert, below the alert, which stays as it is; raises NoBatch."""
    run = _run(callback_data)
    drawn = await _drawn(batch_board.book, run, person, keyboards)
    message = screen.press.message if screen.press else None
    below = Screen(screen.bot, message) if isinstance(message, Message) else screen
    async with screen.acknowledged():
        await _follow(batch_board, run, person, below, (keyboards, drawn))


async def drawn(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_book: BatchBook,
    screen: Screen,
    keyboards: Keyboards,
    drawing: Drawing,
) -> None:
    """The history of a run as a picture; raises NoBatch."""
    words, view = keyboards.words, await batch_book.run(_run(callback_data))
    back = screen.retry = batch_keyboards.back_to_run(keyboards, callback_data.run)
    async with screen.acknowledged():
        zone = batch_book.settings.zone
        picture = await drawing.draw(history_chart, words, (view, zone))
        await screen.show_picture(picture, batch_run.caption(words, view), back)


async def explained(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_book: BatchBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The rule behind the verdict, with this batch's limits; raises NoBatch."""
    view = await batch_book.run(_run(callback_data), live=False)
    back = batch_keyboards.back_to_run(keyboards, callback_data.run)
    async with screen.acknowledged():
        await screen.show(batch_run.rule(keyboards.words, view), back)


async def muted(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_board: BatchBoard,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Nobody is told of this run, or people are again; raises NoBatch."""
    run, by, book = _run(callback_data), hand(person, keyboards.who), batch_board.book
    if callback_data.act is BatchDo.MUTE:
        await book.mute(run, "", by)
    else:
        await book.unmute(run, by)
    await _show(batch_board, run, person, screen, keyboards)


async def day(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_book: BatchBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What ran for a date; raises SourceError."""
    screen.retry = batch_keyboards.back_to_list(keyboards)
    async with screen.acknowledged():
        view, page = await batch_book.day(_day(callback_data, batch_book)), callback_data.page
        zone = batch_book.settings.zone
        text = batch_day.timeline(keyboards.words, view, page, ON_A_PAGE, zone)
        await screen.show(text, batch_keyboards.day(keyboards, view, page))


async def gantt(
    _: CallbackQuery,
    callback_data: BatchButton,
    batch_book: BatchBook,
    screen: Screen,
    keyboards: Keyboards,
    drawing: Drawing,
) -> None:
    """The same as a picture; raises SourceError."""
    words = keyboards.words
    back = screen.retry = batch_keyboards.back_to_day(keyboards, callback_data)
    async with screen.acknowledged():
        view = await batch_book.day(_day(callback_data, batch_book))
        picture = await drawing.draw(day_chart, words, (view, batch_book.settings.zone))
        await screen.show_picture(picture, batch_day.caption(words, view), back)


async def figures(
    _: CallbackQuery, batch_book: BatchBook, screen: Screen, keyboards: Keyboards
) -> None:
    """Each batch over the last 24 hours."""
    found = await batch_book.figures()
    text = pages(texts.figures(keyboards.words, found), _ROOM)[0]
    async with screen.acknowledged():
        await screen.show(text, batch_keyboards.back_to_list(keyboards))


async def _list(board: BatchBoard, person: Person, screen: Screen, keyboards: Keyboards) -> None:
    def page(standing: Standing) -> Drawn:
        text = texts.listing(keyboards.words, standing, board.book.settings.zone)
        today = board.book.now().date()
        return Drawn(text, batch_keyboards.listing(keyboards, standing, today), goes_on=True)

    async def redraw() -> Drawn:
        return page(await board.book.checked())

    await board.show(screen, person, page(await board.book.standing()), redraw)


async def _show(
    board: BatchBoard, run: RunKey, person: Person, screen: Screen, keyboards: Keyboards
) -> None:
    page = await _drawn(board.book, run, person, keyboards)
    async with screen.acknowledged():
        await _follow(board, run, person, screen, (keyboards, page))


async def _follow(
    board: BatchBoard,
    run: RunKey,
    person: Person,
    screen: Screen,
    page: tuple[Keyboards, Drawn],
) -> None:
    keyboards, first = page

    async def redraw() -> Drawn:
        return await _drawn(board.book, run, person, keyboards, live=False)

    await board.show(screen, person, first, redraw)


async def _drawn(
    book: BatchBook, run: RunKey, person: Person, keyboards: Keyboards, *, live: bool = True
) -> Drawn:
    view: RunView = await book.run(run, live=live)
    admin = may(person.role, {Act.ADMINISTER})
    below = batch_keyboards.run(keyboards, view, admin=admin)
    text = batch_run.run(keyboards.words, view, book.settings.zone)
    return Drawn(text, below, goes_on=view.recorded is None)


def _run(pressed: BatchButton) -> RunKey:
    run = run_key(pressed.run)
    if run is None:
        raise NoBatch(pressed.run)
    return run


def _day(pressed: BatchButton, book: BatchBook) -> date:
    return date.fromisoformat(pressed.day) if pressed.day else book.now().date()


def _does(*wanted: BatchDo) -> CallbackQueryFilter:
    return BatchButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("batches"), private, flags=operator)
    router.message.register(in_group, Command("batches"), flags=operator)
    presses: dict[tuple[BatchDo, ...], Callable[..., Awaitable[None]]] = {
        (BatchDo.LIST,): listed,
        (BatchDo.RUN,): shown,
        (BatchDo.OPEN,): opened_run,
        (BatchDo.HISTORY,): drawn,
        (BatchDo.RULE,): explained,
        (BatchDo.MUTE, BatchDo.UNMUTE): muted,
        (BatchDo.DAY,): day,
        (BatchDo.GANTT,): gantt,
        (BatchDo.FIGURES,): figures,
    }
    for wanted, handler in presses.items():
        router.callback_query.register(handler, _does(*wanted), flags=operator)
    batch_limits.setup(router)
