"""/group: whether staff may look customers up in a group."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.callbacks import GroupButton, GroupDo
from bot.keyboards import Keyboards
from bot.people import group_keyboards
from bot.screen import Screen
from domain.auditing.audit import Actor
from domain.people.roles import Act
from formatters.people import group
from queries.access.chats import Group, approved_groups, decide_group, group_as_it_is, note_group
from queries.postgres import Postgres


async def opened(
    message: Message, screen: Screen, keyboards: Keyboards, postgres: Postgres
) -> None:
    """What was decided about this group."""
    found = await note_group(postgres, message.chat.id, message.chat.title or "")
    await _show(screen, keyboards, found)


async def listed(_: Message, screen: Screen, keyboards: Keyboards, postgres: Postgres) -> None:
    """All approved groups."""
    await _list(screen, keyboards, postgres)


async def decided(
    _: CallbackQuery,
    callback_data: GroupButton,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
    postgres: Postgres,
) -> None:
    """Decide about a group, if nobody else has meanwhile; the page shows it as it is now."""
    approved = callback_data.act is GroupDo.APPROVE
    seen = Group(callback_data.group, "", approved, callback_data.version)
    async with screen.acknowledged():
        if not await decide_group(postgres, actor, seen):
            screen.note = keyboards.words("group-changed")
        found = await group_as_it_is(postgres, screen.chat)
        if found:
            await _show(screen, keyboards, found)
        else:
            await _list(screen, keyboards, postgres)


async def _show(screen: Screen, keyboards: Keyboards, found: Group) -> None:
    text = group.page(keyboards.words, found.title, approved=found.approved)
    await screen.show(text, group_keyboards.deciding(keyboards, found))


async def _list(screen: Screen, keyboards: Keyboards, postgres: Postgres) -> None:
    groups = await approved_groups(postgres)
    text = group.listed(keyboards.words, [one.title for one in groups])
    await screen.show(text, group_keyboards.withdrawing(keyboards, groups))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(listed, Command("group"), private, flags=admin)
    router.message.register(opened, Command("group"), flags=admin)
    router.callback_query.register(decided, GroupButton.filter(), flags=admin)
