"""The pages of a customer that was looked up."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.callbacks import DeskButton, View
from bot.drawing import Drawing
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.screen import File, Screen
from domain.billing.customers import LookUp
from domain.people.roles import Act
from formatters.lookup import customer, history
from formatters.lookup.chart import usage_chart
from formatters.lookup.statement import statement_pdf
from formatters.words import Words


async def menu(
    _: CallbackQuery, look: LookUp, visit: Visit, screen: Screen, keyboards: Keyboards
) -> None:
    """Back to what there is to see."""
    buttons = keyboards.menu(look.customer.customer_no, visit.scope)
    await screen.show(customer.menu(keyboards.words, look), buttons)


async def info(
    _: CallbackQuery, look: LookUp, words: Words, screen: Screen, keyboards: Keyboards
) -> None:
    """Who and where the customer is."""
    await screen.show(
        customer.info(words, look.customer), keyboards.back(look.customer.customer_no)
    )


async def balance(
    _: CallbackQuery, look: LookUp, words: Words, screen: Screen, keyboards: Keyboards
) -> None:
    """How the customer stands."""
    await screen.show(
        customer.balance(words, look.customer), keyboards.back(look.customer.customer_no)
    )


async def billing(
    _: CallbackQuery, callback_data: DeskButton, look: LookUp, screen: Screen, keyboards: Keyboards
) -> None:
    """Monthly bills, page by page."""
    pages = history.billing(keyboards.words, look, callback_data.span)
    await screen.show(*keyboards.page(callback_data, pages))


async def recharges(
    _: CallbackQuery, callback_data: DeskButton, look: LookUp, screen: Screen, keyboards: Keyboards
) -> None:
    """Payments, page by page."""
    pages = history.recharges(keyboards.words, look, callback_data.span)
    await screen.show(*keyboards.page(callback_data, pages))


async def chart(
    _: CallbackQuery, look: LookUp, screen: Screen, keyboards: Keyboards, drawing: Drawing
) -> None:
    """Twelve months as a picture."""
    picture = await drawing.draw(usage_chart, keyboards.words, look)
    number = look.customer.customer_no
    await screen.show_picture(
        picture, history.chart_caption(keyboards.words, look), keyboards.back(number)
    )


async def statement(
    _: CallbackQuery,
    look: LookUp,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
    drawing: Drawing,
) -> None:
    """The account as a PDF: the person's own is theirs to keep."""
    content = await drawing.draw(statement_pdf, keyboards.words, look)
    number = look.customer.customer_no
    caption = history.statement_caption(keyboards.words, look)
    file, back = File(content, f"statement-{number}.pdf"), keyboards.back(number)
    await screen.show_document(file, caption, back, to_keep=number in visit.scope.own)


def setup(router: Router) -> None:
    """Register one handler a button."""
    pages: dict[View, Callable[..., Awaitable[None]]] = {
        View.MENU: menu,
        View.INFO: info,
        View.BALANCE: balance,
        View.BILLING: billing,
        View.RECHARGES: recharges,
        View.CHART: chart,
        View.STATEMENT: statement,
    }
    for view, handler in pages.items():
        router.callback_query.register(
            handler,
            DeskButton.filter(F.view == view),
            flags=acts(Act.OWN_ACCOUNT, Act.ANY_CUSTOMER),
        )
