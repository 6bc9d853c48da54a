"""A typed number, or a button that searches one; and "Search another"."""

from aiogram import F, Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.callbacks import DeskButton, View
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.screen import Screen
from domain.billing.customers import LookUp
from domain.billing.numbers import parse_number
from domain.people.roles import Act
from formatters.html import shown
from formatters.lookup import customer
from formatters.words import Words


class IsNumber(BaseFilter):
    """Text that is a customer or meter number; the handler gets ``number``."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        """The number as it is looked up."""
        number = parse_number(message.text or "")
        return {"number": number} if number else False


async def typed(
    _: Message, number: str, visit: Visit, screen: Screen, keyboards: Keyboards
) -> None:
    """Search the number of a message."""
    visit.admit()
    await look_up(number, visit, screen, keyboards)


async def pressed(
    _: CallbackQuery, callback_data: DeskButton, visit: Visit, screen: Screen, keyboards: Keyboards
) -> None:
    """Search the number of a button: one of several customers, or once more."""
    visit.admit()
    async with screen.acknowledged():
        await look_up(callback_data.number, visit, screen, keyboards)


async def another(_: CallbackQuery, visit: Visit, words: Words, screen: Screen) -> None:
    """Forget the customer and ask for the next number."""
    async with screen.acknowledged():
        visit.forget()
        await screen.show(words("search-ask"))


async def look_up(number: str, visit: Visit, screen: Screen, keyboards: Keyboards) -> None:
    """Search a number; the menu of the customer, or the choice between several."""
    words = keyboards.words
    screen.retry = keyboards.again(number)
    searching = words("searching", number=shown(number))
    found = await screen.while_showing(searching, visit.search(number, "menu"))
    if isinstance(found, LookUp):
        buttons = keyboards.menu(found.customer.customer_no, visit.scope)
        await screen.show(customer.menu(words, found), buttons)
    else:
        await screen.show(customer.choice(words, number, found), keyboards.choice(found))


def setup(router: Router) -> None:
    """Register the search."""
    looks_up = acts(Act.OWN_ACCOUNT, Act.ANY_CUSTOMER)
    router.message.register(typed, IsNumber(), flags=looks_up)
    searches = DeskButton.filter(F.view == View.SEARCH)
    router.callback_query.register(pressed, searches, flags=looks_up)
    clears = DeskButton.filter(F.view == View.ANOTHER)
    router.callback_query.register(another, clears, flags=looks_up)
