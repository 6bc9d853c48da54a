"""/nocs: what the customers of all areas have paid ahead, and what they owe."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.access import acts
from bot.caches import nocs_keyboards
from bot.caches.nocs_book import NocsBook
from bot.caches.nocs_buttons import NocsButton, NocsDo
from bot.caches.nocs_exports import NocsExports, Wanted
from bot.drawing import Drawing
from bot.keyboards import Keyboards
from bot.screen import File, Screen
from domain.auditing.audit import acting
from domain.caches.nocs_pages import Balances, listed, may_open
from domain.people.people import Person, scope_of
from domain.people.roles import Act, may
from formatters.caches import nocs
from formatters.caches.nocs_chart import balance_chart
from formatters.files.tables import Format


async def opened(
    _: Message, nocs_book: NocsBook, person: Person, screen: Screen, keyboards: Keyboards
) -> None:
    """The totals, and the areas by name."""
    page = await nocs_book.balances()
    await screen.show(*_page(keyboards, NocsButton(), page, person))


async def pressed(
    _: CallbackQuery,
    callback_data: NocsButton,
    nocs_book: NocsBook,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page, or the other order, as it is now."""
    page = await nocs_book.balances()
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, callback_data, page, person))


async def drawn(
    _: CallbackQuery,
    callback_data: NocsButton,
    nocs_book: NocsBook,
    screen: Screen,
    keyboards: Keyboards,
    drawing: Drawing,
) -> None:
    """All areas as a picture."""
    words, page = keyboards.words, await nocs_book.balances()
    back = screen.retry = nocs_keyboards.back_to_balances(keyboards, callback_data)
    async with screen.acknowledged():
        picture = await drawing.draw(balance_chart, words, (page, callback_data.order))
        await screen.show_picture(picture, nocs.picture_caption(words, page), back)


async def exported(
    _: CallbackQuery,
    callback_data: NocsButton,
    nocs_exports: NocsExports,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """All areas as a file; nobody's data is in it."""
    words = keyboards.words
    back = screen.retry = nocs_keyboards.back_to_balances(keyboards, callback_data)
    wanted = Wanted(Format[callback_data.act.name], person, keyboards.who, words)
    async with screen.acknowledged():
        writing = nocs_exports.areas(wanted, callback_data.order)
        files = await screen.while_showing(words("nocs-exporting"), writing)
        caption = nocs.exported(words, words("nocs-chart-title"), sum(one.rows for one in files))
        documents = [File(one.path, one.name) for one in files]
        await screen.show_documents(documents, caption, back)


async def refreshed(
    press: CallbackQuery,
    nocs_book: NocsBook,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for new figures; the page says as which run."""
    actor = acting(person.person_id, person.role, screen.chat)
    await nocs_book.refresh(actor, press.id)
    page = await nocs_book.balances()
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, NocsButton(), page, person))


def _page(
    keyboards: Keyboards, pressed: NocsButton, page: Balances, person: Person
) -> tuple[str, InlineKeyboardMarkup]:
    words, operator = keyboards.words, may(person.role, {Act.OPERATE})
    below = nocs_keyboards.nothing()
    if page.cached is None:
        text = nocs.never(words, page.refreshing, operator=operator)
    else:
        shown = listed(page.cached.value, pressed.order, pressed.page, nocs.AREAS)
        scope = scope_of(person, to_all=False)
        mine = [area for area in shown.areas if may_open(scope, area)]
        text = nocs.balances(words, page, pressed.order, shown.areas)
        below = nocs_keyboards.balances(keyboards, pressed, shown, mine)
    if operator:
        again = NocsButton(act=NocsDo.REFRESH)
        below = nocs_keyboards.with_refresh(keyboards, below, again, page.refreshing)
    return text, below


def _does(*wanted: NocsDo) -> CallbackQueryFilter:
    return NocsButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    staff = acts(Act.REPORTS)
    router.message.register(opened, Command("nocs"), flags=staff)
    router.callback_query.register(pressed, _does(NocsDo.SHOW), flags=staff)
    router.callback_query.register(drawn, _does(NocsDo.PICTURE), flags=staff)
    router.callback_query.register(exported, _does(NocsDo.XLSX, NocsDo.CSV), flags=staff)
    router.callback_query.register(refreshed, _does(NocsDo.REFRESH), flags=acts(Act.OPERATE))
