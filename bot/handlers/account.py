"""/account: the own accounts, linked by the phone number that Telegram vouches for."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.callbacks import AccountButton, AccountDo
from bot.handlers.search import look_up
from bot.keyboards import Keyboards
from bot.lookup.desk import Visit
from bot.people import account_keyboards
from bot.people.own_accounts import AloneOnly, Owner
from bot.screen import Screen
from domain.people.roles import Act
from formatters.people import account
from formatters.words import WORDS, Words

_CANCELS = {words("button-keep-phone") for words in WORDS.values()}


async def opened(
    _: Message, owner: Owner, visit: Visit, screen: Screen, keyboards: Keyboards
) -> None:
    """The only account itself, a choice of several, or the way to link one."""
    owner.welcome()
    own = owner.person.accounts
    if not own:
        await _ask(screen, keyboards.words)
    elif len(own) == 1:
        visit.admit()
        await look_up(own[0], visit, screen, keyboards)
    else:
        await _list(owner, screen, keyboards)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """Nobody's accounts are shown to others."""
    await screen.show(words("account-private"))


async def pressed_in_group(_: CallbackQuery) -> None:
    """Raises AloneOnly: a button may be older than this rule."""
    raise AloneOnly


async def listed(_: CallbackQuery, owner: Owner, screen: Screen, keyboards: Keyboards) -> None:
    """All own accounts."""
    owner.welcome()
    async with screen.acknowledged():
        await _list(owner, screen, keyboards)


async def asked(_: CallbackQuery, owner: Owner, screen: Screen, words: Words) -> None:
    """Ask for the phone number."""
    owner.welcome()
    async with screen.acknowledged():
        await _ask(screen, words)


async def cancelled(_: Message, words: Words, screen: Screen) -> None:
    """Rather not share the number."""
    await screen.end_asking(words("account-cancelled"))


async def shared(message: Message, owner: Owner, screen: Screen, keyboards: Keyboards) -> None:
    """Link the accounts that are registered with the sender's own number."""
    phone = owner.admit(message)
    screen.retry = account_keyboards.linking(keyboards)
    await screen.end_asking(keyboards.words("account-searching"))
    customers = await owner.link(phone)
    text = account.linked(keyboards.words, phone, customers)
    await screen.show(text, account_keyboards.linked(keyboards, customers))
    await owner.refresh_menu()


async def unlinking(
    _: CallbackQuery,
    callback_data: AccountButton,
    owner: Owner,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask whether an account is to be unlinked; one that is not linked any more is not listed."""
    async with screen.acknowledged():
        accounts = await owner.accounts()
        meant = [one for one in accounts if one.account_id == callback_data.account]
        if meant:
            question = account.unlinking(keyboards.words, meant[0])
            await screen.show(question, account_keyboards.sure(keyboards, meant[0]))
        else:
            screen.note = keyboards.words("account-gone")
            await _list(owner, screen, keyboards)


async def unlinked(
    _: CallbackQuery,
    callback_data: AccountButton,
    owner: Owner,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Unlink an account, once."""
    async with screen.acknowledged():
        ended = await owner.unlink(callback_data.account)
        words = keyboards.words
        screen.note = words("account-unlinked") if ended else words("account-gone")
        await _list(owner, screen, keyboards)
    await owner.refresh_menu()


async def _ask(screen: Screen, words: Words) -> None:
    await screen.ask_contact(
        words("account-ask"), words("button-share-phone"), words("button-keep-phone")
    )


async def _list(owner: Owner, screen: Screen, keyboards: Keyboards) -> None:
    accounts = await owner.accounts()
    text = account.listed(keyboards.words, accounts)
    await screen.show(text, account_keyboards.listed(keyboards, accounts))


def setup(router: Router) -> None:
    """Register the command, the contact and the buttons."""
    own, joins = acts(Act.OWN_ACCOUNT), acts(Act.JOIN)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("account"), private, flags=joins)
    router.message.register(in_group, Command("account"), flags=joins)
    router.message.register(shared, private, F.contact, flags=joins)
    router.message.register(cancelled, private, F.text.in_(_CANCELS), flags=joins)
    in_front = F.message.chat.type != ChatType.PRIVATE
    pressed = router.callback_query
    pressed.register(pressed_in_group, AccountButton.filter(), in_front, flags=joins)
    for act, handler, flags in (
        (AccountDo.LINK, asked, joins),
        (AccountDo.LIST, listed, joins),
        (AccountDo.UNLINK, unlinking, own),
        (AccountDo.SURE, unlinked, own),
    ):
        pressed.register(handler, AccountButton.filter(F.act == act), flags=flags)
