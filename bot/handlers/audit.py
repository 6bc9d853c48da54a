"""/audit: who did what, and what the billing system was asked."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.audit import keyboards as audit_keyboards
from bot.audit.book import AuditBook, Turn
from bot.callbacks import AuditButton, AuditDo
from bot.keyboards import Keyboards
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import File, Screen
from domain.auditing.audit import Actor
from domain.auditing.audit_pages import Period, Sought, Topic
from domain.people.roles import Act
from formatters.auditing import audit
from formatters.html import shown
from formatters.words import Words

#: What somebody is asked when they want to see the entries about one person or customer.
QUESTION = "audit"
#: Everything there is.
EVER = Sought(period=Period.ALL)


async def opened(
    _: Message, actor: Actor, audit_book: AuditBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The newest entries."""
    await _show(screen, keyboards, await audit_book.turn(actor, Sought(), 0), 0)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """The audit is for administrators' eyes only."""
    await screen.show(words("audit-private"))


async def turned(
    _: CallbackQuery,
    callback_data: AuditButton,
    actor: Actor,
    audit_book: AuditBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page, or another choice."""
    async with screen.acknowledged():
        turn = await audit_book.turn(actor, callback_data.sought(), callback_data.page)
        await _show(screen, keyboards, turn, callback_data.page)


async def unasked(_: CallbackQuery, audit_book: AuditBook, keyboards: Keyboards) -> None:
    """Whoever turns to another page instead of sending a name need not send one any more."""
    await ask_no_more(audit_book.postgres, keyboards.who)
    raise SkipHandler  # the page itself is the next handler's


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
        await screen.show_document(File(file.content, name), caption, back, to_keep=True)


async def asked(
    _: CallbackQuery, audit_book: AuditBook, screen: Screen, keyboards: Keyboards
) -> None:
    """About whom shall it be? The next message tells."""
    await ask_for(audit_book.postgres, keyboards.who, QUESTION)
    async with screen.acknowledged():
        back = audit_keyboards.back(keyboards, EVER)
        await screen.show(keyboards.words("audit-ask"), back)


async def answered(
    message: Message, actor: Actor, audit_book: AuditBook, screen: Screen, keyboards: Keyboards
) -> None:
    """Everything about the person or customer that a text means; a choice where it means more."""
    await ask_no_more(audit_book.postgres, keyboards.who)
    text = message.text or ""
    found = await audit_book.meant(text)
    if len(found) == 1:
        sought = replace(EVER, about=found[0].about)
        await _show(screen, keyboards, await audit_book.turn(actor, sought, 0), 0)
        return
    words, typed = keyboards.words, shown(text)
    said = words("audit-which", text=typed) if found else words("audit-nobody", text=typed)
    await screen.show(said, audit_keyboards.meant(keyboards, EVER, found))


async def _show(screen: Screen, keyboards: Keyboards, turn: Turn, number: int) -> None:
    text = audit.page(keyboards.words, turn.sought, turn.entries)
    await screen.show(text, audit_keyboards.page(keyboards, turn, number))


async def _is_asked(_: CallbackQuery, prompt: str | None = None) -> bool:
    return prompt == QUESTION


def _does(act: AuditDo) -> CallbackQueryFilter:
    return AuditButton.filter(F.act == act)


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("audit"), private, flags=admin)
    router.message.register(in_group, Command("audit"), flags=admin)
    router.message.register(answered, Answers(QUESTION), flags=admin)
    turns, exports, asks = map(_does, (AuditDo.TURN, AuditDo.EXPORT, AuditDo.ASK))
    router.callback_query.register(asked, asks, flags=admin)
    router.callback_query.register(unasked, turns, _is_asked, flags=admin)
    router.callback_query.register(turned, turns, flags=admin)
    router.callback_query.register(exported, exports, flags=admin)
