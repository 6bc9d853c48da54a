"""All handlers, in the order of their right to an update."""

from aiogram import Router

from bot.arrivals import Admission
from bot.handlers import (
    account,
    asking,
    audit,
    bill_stop,
    bill_stop_customers,
    bill_stop_dates,
    bill_stop_files,
    customer,
    group,
    language,
    nocs,
    operating,
    other,
    payoff,
    people,
    requests,
    search,
    start,
)
from bot.people.own_accounts import Owning
from bot.presses import Guard, Recall


def in_order(admission: Admission, owning: Owning, guard: Guard) -> tuple[Router, ...]:
    """In the order of their right to an update; the most frequent presses come first."""
    pages, numbers, own, words, rest = Router(), Router(), Router(), Router(), Router()
    customer.setup(pages)
    payoff.setup(numbers)
    bill_stop_customers.setup(numbers)
    bill_stop_dates.setup(numbers)
    bill_stop_files.setup(numbers)
    search.setup(numbers)
    account.setup(own)
    group.setup(words)
    operating.setup(words)
    start.setup(words)
    language.setup(words)
    audit.setup(words)
    nocs.setup(words)
    bill_stop.setup(words)
    people.setup(words)
    asking.setup(words)
    requests.setup(words)
    other.setup(rest)
    for router in (pages, numbers, own, words):
        router.callback_query.middleware(guard)
    for router in (pages, numbers, own):
        router.callback_query.middleware(admission)
    for router in (numbers, own):
        router.message.middleware(admission)
    for observer in (own.message, own.callback_query):
        observer.middleware(owning)
    pages.callback_query.middleware(Recall())
    return pages, own, words, numbers, rest
