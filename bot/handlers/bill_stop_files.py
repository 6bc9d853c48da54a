"""The bill stop as files."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.caches import bill_stop_keyboards
from bot.caches.bill_stop_buttons import BillStopDo, FileButton
from bot.caches.bill_stop_files import BillStopFiles, Wanted
from bot.handlers.bill_stop import does
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.screen import File, Screen
from domain.caches.bill_stop_pages import may_open_customers
from domain.people.people import Person
from domain.people.roles import Act
from formatters.caches import bill_stop


async def offered(
    _: CallbackQuery,
    bill_stop_files: BillStopFiles,
    visit: Visit,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Which file shall it be?"""
    totals = await bill_stop_files.totals()
    opens = may_open_customers(visit.scope)
    async with screen.acknowledged():
        text = bill_stop.files(keyboards.words, totals.value, opens=opens)
        await screen.show(text, bill_stop_keyboards.files(keyboards, opens=opens))


async def exported(
    _: CallbackQuery,
    callback_data: FileButton,
    bill_stop_files: BillStopFiles,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """All rows as a file."""
    words = keyboards.words
    back = screen.retry = bill_stop_keyboards.back(keyboards)
    wanted = Wanted(callback_data.rows, callback_data.form, person, screen.chat, words)
    async with screen.acknowledged():
        writing = bill_stop_files.write(wanted)
        found = await screen.while_showing(words("bill-stop-exporting"), writing)
        files = [File(file.path, file.name) for file in found.files]
        caption = bill_stop.exported(words, found.title, found.rows)
        await screen.show_documents(files, caption, back)


def setup(router: Router) -> None:
    """Register their buttons."""
    staff = acts(Act.REPORTS)
    router.callback_query.register(offered, does(BillStopDo.FILES), flags=staff)
    router.callback_query.register(exported, FileButton.filter(), flags=staff)
