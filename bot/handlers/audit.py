"""/audit: who did what, and what the billing system was asked."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot import audit_keyboards
from bot.access import acts
from bot.audit_book import AuditBook, Turn
from bot.callbacks import AuditButton, AuditDo
from bot.keyboards import Keyboards
from bot.screen import Screen
from domain.audit import Actor
from domain.audit_pages import Topic
from domain.roles import Act
from formatters import audit
from formatters.words import Words


async def opened(
    _: Message, actor: Actor, audit_book: AuditBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The newest entries."""
    await _show(screen, keyboards, await audit_book.open(actor), 0)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """The audit is for administrators' eyes only."""
    await screen.show(words("audit-private"))


async def turned(
    _: CallbackQuery,
    callback_data: AuditButton,
    audit_book: AuditBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page, or another choice."""
    async with screen.acknowledged():
        turn = await audit_book.turn(callback_data.sought(), callback_data.page)
        await _show(screen, keyboards, turn, callback_data.page)


async def exported(
    _: CallbackQuery,
    callback_data: AuditButton,
    actor: Actor,
    audit_book: AuditBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What was chosen as a file."""
    words, sought = keyboards.words, callback_data.sought()
    back = screen.retry = audit_keyboards.back(keyboards, sought)
    async with screen.acknowledged():
        writing = audit_book.export(actor, sought, words)
        file = await screen.while_showing(words("audit-exporting"), writing)
        name = "queries.csv" if sought.topic is Topic.QUERIES else "audit.csv"
        caption = audit.exported(words, file.rows, cut=file.cut)
        await screen.show_document(file.content, name, caption, back)


async def _show(screen: Screen, keyboards: Keyboards, turn: Turn, number: int) -> None:
    text = audit.page(keyboards.words, turn.sought, turn.entries)
    await screen.show(text, audit_keyboards.page(keyboards, turn, number))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("audit"), private, flags=admin)
    router.message.register(in_group, Command("audit"), flags=admin)
    turns, exports = (AuditButton.filter(F.act == act) for act in (AuditDo.TURN, AuditDo.EXPORT))
    router.callback_query.register(turned, turns, flags=admin)
    router.callback_query.register(exported, exports, flags=admin)
