"""/billstop with a number: a CRP and its CPC customers, or one of them."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.caches import bill_stop_keyboards
from bot.caches.bill_stop_book import BillStopBook
from bot.caches.bill_stop_buttons import BillStopButton, BillStopDo
from bot.handlers.bill_stop import QUESTION, does
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from domain.caches.bill_stop_pages import CpcPage, CrpPage, NoCpc
from domain.people.roles import Act
from formatters.caches import bill_stop_customers


async def sought(
    _: Message,
    command: CommandObject,
    bill_stop_book: BillStopBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The CPC or CRP of a number."""
    await _show(screen, keyboards, await bill_stop_book.find(visit, command.args or ""))


async def asked(
    _: CallbackQuery,
    bill_stop_book: BillStopBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Which number? The next message tells."""
    bill_stop_book.admit(visit)
    await ask_for(bill_stop_book.postgres, visit.who, QUESTION)
    async with screen.acknowledged():
        await screen.show(keyboards.words("bill-stop-ask"), bill_stop_keyboards.back(keyboards))


async def answered(
    message: Message,
    bill_stop_book: BillStopBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The CPC or CRP of the number that was asked for."""
    await ask_no_more(bill_stop_book.postgres, visit.who)
    await _show(screen, keyboards, await bill_stop_book.find(visit, message.text or ""))


async def opened(
    _: CallbackQuery,
    callback_data: BillStopButton,
    bill_stop_book: BillStopBook,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A page of a CRP's customers."""
    page = await bill_stop_book.crp(visit, callback_data.crp, callback_data.page)
    async with screen.acknowledged():
        await _show(screen, keyboards, page)


async def _show(screen: Screen, keyboards: Keyboards, page: CrpPage | CpcPage | NoCpc) -> None:
    text = bill_stop_customers.customers(keyboards.words, page)
    await screen.show(text, bill_stop_keyboards.customers(keyboards, page))


def setup(router: Router) -> None:
    """Register the command with a number, the search and the buttons of CRPs."""
    staff = acts(Act.REPORTS)
    router.message.register(sought, Command("billstop", magic=F.args), flags=staff)
    router.message.register(answered, Answers(QUESTION), flags=staff)
    router.callback_query.register(asked, does(BillStopDo.ASK), flags=staff)
    router.callback_query.register(opened, does(BillStopDo.CRP), flags=staff)
