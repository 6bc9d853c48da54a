"""An area of /nocs: its figures, and its customers by their balances."""

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.access import acts
from bot.caches import nocs_keyboards
from bot.caches.nocs_book import Asking, NocsBook
from bot.caches.nocs_buttons import PayoffButton, PayoffDo
from bot.caches.nocs_exports import NocsExports, Wanted
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import File, Screen
from domain.caches.nocs import Side
from domain.caches.nocs_pages import AreaPage
from domain.people.people import Person, scope_of
from domain.people.roles import Act, Role, may
from formatters.caches import nocs
from formatters.files.tables import Format

#: What somebody is asked who looks for a customer of an area.
QUESTION = "nocs"


async def pressed(
    _: CallbackQuery,
    callback_data: PayoffButton,
    nocs_book: NocsBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A page of an area's customers; what was asked for is not wanted any more."""
    page = await nocs_book.page(visit, callback_data)
    await ask_no_more(nocs_book.postgres, visit.who)
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, callback_data, page, visit))


async def asked(
    _: CallbackQuery,
    callback_data: PayoffButton,
    nocs_book: NocsBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Whom do you look for? The next message tells."""
    found = await nocs_book.area(callback_data.area, visit.scope)
    await nocs_book.ask(visit.who, Asking(callback_data.area, callback_data.side.value))
    await ask_for(nocs_book.postgres, visit.who, QUESTION)
    async with screen.acknowledged():
        text = keyboards.words("nocs-ask", area=nocs.name_of(found.value))
        await screen.show(text, nocs_keyboards.back_to_area(keyboards, callback_data))


async def answered(
    message: Message, nocs_book: NocsBook, visit: Visit, screen: Screen, keyboards: Keyboards
) -> None:
    """The customers of the area who fit a text."""
    asking = await nocs_book.asked(visit.who)
    await ask_no_more(nocs_book.postgres, visit.who)
    token = await nocs_book.seek(visit.who, message.text or "")
    made = PayoffButton(area=asking.area, side=Side(asking.side), sought=token)
    page = await nocs_book.page(visit, made)
    await screen.show(*_page(keyboards, made, page, visit))


async def exported(
    _: CallbackQuery,
    callback_data: PayoffButton,
    nocs_exports: NocsExports,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """All customers of the choice as a file."""
    words = keyboards.words
    back = screen.retry = nocs_keyboards.back_to_area(keyboards, callback_data)
    wanted = Wanted(Format[callback_data.act.name], person, keyboards.who, words)
    area = await nocs_exports.book.area(callback_data.area, scope_of(person, to_all=False))
    async with screen.acknowledged():
        writing = nocs_exports.customers(wanted, callback_data)
        files = await screen.while_showing(words("nocs-exporting"), writing)
        caption = nocs.exported(words, nocs.name_of(area.value), sum(one.rows for one in files))
        documents = [File(one.path, one.name) for one in files]
        await screen.show_documents(documents, caption, back)


async def refreshed(
    _: CallbackQuery,
    callback_data: PayoffButton,
    nocs_book: NocsBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for this area's customers anew; the page says as which run."""
    area = await nocs_book.area(callback_data.area, visit.scope)
    press = screen.press.id if screen.press else None
    await nocs_book.refresh(visit.actor, press, area.value.code)
    page = await nocs_book.page(visit, callback_data)
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, callback_data, page, visit))


def _page(
    keyboards: Keyboards, made: PayoffButton, page: AreaPage, visit: Visit
) -> tuple[str, InlineKeyboardMarkup]:
    operator = may(Role(visit.actor.role), {Act.OPERATE})
    below = nocs_keyboards.area(keyboards, made, page)
    if operator:
        again = made.model_copy(update={"act": PayoffDo.REFRESH, "page": 0})
        below = nocs_keyboards.with_refresh(keyboards, below, again, page.refreshing)
    return nocs.area(keyboards.words, page, operator=operator), below


def _does(*wanted: PayoffDo) -> CallbackQueryFilter:
    return PayoffButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the buttons of an area, and the answers to its question."""
    staff = acts(Act.REPORTS)
    router.message.register(answered, Answers(QUESTION), flags=staff)
    router.callback_query.register(pressed, _does(PayoffDo.SHOW), flags=staff)
    router.callback_query.register(asked, _does(PayoffDo.ASK), flags=staff)
    router.callback_query.register(exported, _does(PayoffDo.XLSX, PayoffDo.CSV), flags=staff)
    router.callback_query.register(refreshed, _does(PayoffDo.REFRESH), flags=acts(Act.OPERATE))
