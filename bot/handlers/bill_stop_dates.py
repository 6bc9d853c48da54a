"""The batch dates of /billstop, and what changed between two of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.caches import bill_stop_dates_keyboards
from bot.caches.bill_stop_buttons import BillStopDo, DatesButton
from bot.caches.bill_stop_dates import BillStopDates
from bot.handlers.bill_stop import does
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.screen import Screen
from domain.caches.bill_stop_pages import may_open_customers
from domain.people.roles import Act, Role, may
from formatters.caches import bill_stop_dates as texts


async def listed(
    _: CallbackQuery,
    bill_stop_dates: BillStopDates,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The latest loads."""
    page = await bill_stop_dates.history()
    operator = may(Role(visit.actor.role), {Act.OPERATE})
    async with screen.acknowledged():
        text = texts.history(keyboards.words, page, operator=operator)
        await screen.show(text, bill_stop_dates_keyboards.history(keyboards, page))


async def chosen(
    _: CallbackQuery,
    callback_data: DatesButton,
    bill_stop_dates: BillStopDates,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Which dates? Once there are two, what changed between them."""
    match callback_data.chosen:
        case [older, newer]:
            page = await bill_stop_dates.compare(visit, older, newer, callback_data.page)
            opens = may_open_customers(visit.scope)
            text = texts.comparison(keyboards.words, page, opens=opens)
            below = bill_stop_dates_keyboards.comparison(keyboards, callback_data, page)
        case some:
            text = texts.choose(keyboards.words, *some)
            dates = await bill_stop_dates.dates()
            below = bill_stop_dates_keyboards.choose(keyboards, callback_data, dates)
    async with screen.acknowledged():
        await screen.show(text, below)


def setup(router: Router) -> None:
    """Register their buttons."""
    staff = acts(Act.REPORTS)
    router.callback_query.register(listed, does(BillStopDo.HISTORY), flags=staff)
    router.callback_query.register(chosen, DatesButton.filter(), flags=staff)
