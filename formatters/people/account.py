"""The own accounts in Telegram messages."""

from collections.abc import Sequence

from domain.people.accounts import Account
from formatters.html import shown
from formatters.words import Words


def linked(words: Words, phone: str, customers: Sequence[str]) -> str:
    """What is linked now, or that no account has the number."""
    number = f"+{phone.removeprefix('+')}"
    if not customers:
        return words("account-no-match", phone=shown(number))
    count = words.digits(str(len(customers)))
    return words("account-linked", count=len(customers), shown=count, accounts=_lines(customers))


def listed(words: Words, accounts: Sequence[Account]) -> str:
    """All own accounts, or how to link one."""
    if not accounts:
        return words("account-none")
    return words("account-list", accounts=_lines([one.customer_no for one in accounts]))


def unlinking(words: Words, account: Account) -> str:
    """Whether an account is to be unlinked."""
    return words("account-unlinking", number=shown(account.customer_no))


def _lines(customers: Sequence[str]) -> str:
    return "\n".join(f"• <code>{shown(customer_no)}</code>" for customer_no in customers)
