"""Caches: what is read from the billing system in bulk, kept here, and how old it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(StrEnum):
    """What is cached."""

    NOCS_BALANCE = "nocs_balance"
    NOCS_PAYOFF = "nocs_payoff"
    BILL_STOP = "bill_stop"


@dataclass(frozen=True, slots=True)
class Edition:
    """One generation of a cache as people see it.

    ``as_of`` is when its reading began, by the billing system's clock; both times are aware.
    """

    generation: int
    batch_date: date
    as_of: datetime
    published_at: datetime

    def age(self, now: datetime) -> timedelta:
        """How old the figures are, never negative: two clocks need not agree."""
        return max(now - self.as_of, timedelta(0))


@dataclass(frozen=True, slots=True)
class Cached(Generic[T]):
    """Something from a cache, and the edition it is from."""

    edition: Edition
    value: T


def is_stale(edition: Edition, interval: timedelta, now: datetime) -> bool:
    """Whether figures are older than twice the interval at which they are read anew."""
    return edition.age(now) > 2 * interval
