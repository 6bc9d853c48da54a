"""/billstop: how many CPC customers got no bill this month, by their CRPs."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.access import acts
from bot.caches import bill_stop_keyboards
from bot.caches.bill_stop_book import BillStopBook
from bot.caches.bill_stop_buttons import BillStopButton, BillStopDo
from bot.keyboards import Keyboards
from bot.prompts import ask_no_more
from bot.screen import Screen
from domain.auditing.audit import acting
from domain.caches.bill_stop_pages import Overview, may_open_customers
from domain.people.people import Person, scope_of
from domain.people.roles import Act, may
from formatters.caches import bill_stop

#: What somebody is asked who looks for a CRP or CPC.
QUESTION = "billstop"


async def opened(
    _: Message, bill_stop_book: BillStopBook, person: Person, screen: Screen, keyboards: Keyboards
) -> None:
    """The totals, and the CRPs with the most bill stops."""
    await screen.show(*_page(keyboards, await bill_stop_book.overview(0), person))


async def pressed(
    _: CallbackQuery,
    callback_data: BillStopButton,
    bill_stop_book: BillStopBook,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page of CRPs, as it is now; a number that was asked for is not wanted any more."""
    await ask_no_more(bill_stop_book.postgres, keyboards.who)
    page = await bill_stop_book.overview(callback_data.page)
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, page, person))


async def refreshed(
    press: CallbackQuery,
    bill_stop_book: BillStopBook,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for new figures; the page says as which run."""
    await bill_stop_book.refresh(acting(person.person_id, person.role, screen.chat), press.id)
    page = await bill_stop_book.overview(0)
    async with screen.acknowledged():
        await screen.show(*_page(keyboards, page, person))


def _page(keyboards: Keyboards, page: Overview, person: Person) -> tuple[str, InlineKeyboardMarkup]:
    words, operator = keyboards.words, may(person.role, {Act.OPERATE})
    opens = may_open_customers(scope_of(person, to_all=False))
    below = bill_stop_keyboards.overview(keyboards, page, opens=opens)
    if operator:
        below = bill_stop_keyboards.refreshable(keyboards, below, page)
    if page.totals is None:
        return bill_stop.never(words, page.refreshing, operator=operator), below
    return bill_stop.overview(words, page, opens=opens), below


def does(act: BillStopDo) -> CallbackQueryFilter:
    """The buttons that do this."""
    return BillStopButton.filter(F.act == act)


def setup(router: Router) -> None:
    """Register the command and its buttons that show no customer."""
    staff = acts(Act.REPORTS)
    router.message.register(opened, Command("billstop", magic=~F.args), flags=staff)
    router.callback_query.register(pressed, does(BillStopDo.SHOW), flags=staff)
    router.callback_query.register(refreshed, does(BillStopDo.REFRESH), flags=acts(Act.OPERATE))
