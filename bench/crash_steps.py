"""Dying at a named step: what stands between a process and the world, and ends it at its moment."""

import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from domain.alerts.routing import Target
from jobs.alerts.channels import Channel, Message
from jobs.alerts.outcomes import Outcome, RateLimited, Sent
from queries.loader import Statement
from queries.postgres import Postgres

T = TypeVar("T")

#: Every step at which a process is made to die: what it is about to do, or has just done.
STEPS = (
    "before raise_alert",
    "after raise_alert",
    "before put_into_outbox",
    "after put_into_outbox",
    "before commit",
    "after commit",
    "before claim_deliveries",
    "after claim_deliveries",
    "before begin_sending",
    "after begin_sending",
    "before bytes",
    "after bytes",
    "before end_deliveries",
    "after end_deliveries",
    "before edit_copies",
    "after edit_copies",
    "before answer_copies",
    "after answer_copies",
    "before recover_deliveries",
    "after recover_deliveries",
)


@dataclass
class Fate:
    """Dies when ``step`` is reached for the ``times``-th time; None: never."""

    step: str | None = None
    times: int = 1

    def reach(self, step: str) -> None:
        """Say that a step is reached."""
        if step != self.step:
            return
        self.times -= 1
        if self.times <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class MortalPostgres:
    """PostgreSQL before and after each statement of which somebody may die; those in ``without``
    are left out, which is a planted fault."""

    inner: Postgres
    fate: Fate
    without: frozenset[str] = frozenset()

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        return await self._do(statement, None, lambda: self.inner.fetch_value(statement, **binds))

    async def fetch_all(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> list[T]:
        return await self._do(  # type: ignore[no-any-return] # as the port says
            statement, [], lambda: self.inner.fetch_all(statement, row, **binds)
        )

    async def fetch_one(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> T | None:
        return await self._do(  # type: ignore[no-any-return] # as the port says
            statement, None, lambda: self.inner.fetch_one(statement, row, **binds)
        )

    async def execute(self, statement: Statement, /, **binds: Any) -> int:
        return await self._do(  # type: ignore[no-any-return] # as the port says
            statement, 0, lambda: self.inner.execute(statement, **binds)
        )

    @asynccontextmanager
    async def transaction(self, seconds: float | None = None) -> AsyncIterator[Postgres]:
        async with self.inner.transaction(seconds) as inside:
            yield MortalPostgres(inside, self.fate, self.without)
            self.fate.reach("before commit")
        self.fate.reach("after commit")

    def __getattr__(self, name: str) -> Any:
        """Streams, copies and snapshots, of which nobody dies here."""
        return getattr(self.inner, name)

    async def _do(self, statement: Statement, nothing: Any, do: Callable[[], Any]) -> Any:
        if statement.name in self.without:
            return nothing
        self.fate.reach(f"before {statement.name}")
        done = await do()
        self.fate.reach(f"after {statement.name}")
        return done


@dataclass
class MortalChannel:
    """A channel around whose sending somebody may die."""

    inner: Channel
    fate: Fate

    @property
    def editable(self) -> bool:
        return self.inner.editable

    def wait(self, target: Target) -> float:
        return self.inner.wait(target)

    async def send(self, target: Target, message: Message) -> Outcome:
        self.fate.reach("before bytes")
        outcome = await self.inner.send(target, message)
        self.fate.reach("after bytes")
        return outcome


@dataclass
class UnmarkedChannel(MortalChannel):
    """Planted: a message that may have come before does not say so."""

    async def send(self, target: Target, message: Message) -> Outcome:
        return await super().send(target, replace(message, repeated=False))


@dataclass
class HastyChannel(MortalChannel):
    """Planted: every message counts as sent before it is; then somebody dies."""

    async def send(self, target: Target, message: Message) -> Outcome:
        if self.fate.step == "before bytes":
            return Sent("1")
        return await super().send(target, message)


@dataclass
class ShyChannel(MortalChannel):
    """Planted: when one chat wants silence, all are kept waiting."""

    silent: list[float] = field(default_factory=list)

    def wait(self, target: Target) -> float:
        return self.silent[0] if self.silent else super().wait(target)

    async def send(self, target: Target, message: Message) -> Outcome:
        outcome = await super().send(target, message)
        if isinstance(outcome, RateLimited):
            self.silent.append(outcome.seconds)
        return outcome
