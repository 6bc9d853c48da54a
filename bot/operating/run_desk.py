"""Runs in the chat: a page that follows its run, and what is decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bot.keyboards import Keyboards
from bot.operating import run_keyboards
from bot.operating.job_forms import JobForms
from bot.operating.jobs_book import JobsBook, NoRun
from bot.operating.progress import Drawn, Progress, Spot
from bot.screen import Screen
from domain.auditing.audit import Actor, acting
from domain.jobs.approvals import may_decide
from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind
from domain.people.people import Person
from domain.people.roles import Role
from formatters.operating import runs as texts
from jobs.desk import Asked, Asker, UnknownJob
from queries.access.people_list import person_card


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who looks at a run, and with which keyboards."""

    person: Person
    keyboards: Keyboards

    @property
    def actor(self) -> Actor:
        """The same as somebody who acts in this chat."""
        return acting(self.person.person_id, self.person.role, self.keyboards.who.chat)


@dataclass(frozen=True, slots=True)
class RunDesk:
    """Asks for runs, and shows them while they go on."""

    book: JobsBook
    forms: JobForms
    progress: Progress

    async def ask(self, job: Job, given: Mapping[str, str], token: str, by: Asker) -> Asked:
        """Ask for a run; the same ``token`` twice is one run. Raises what JobDesk.run does."""
        request = f"telegram:{by.actor.person}:{token}"
        named = Asker(by.actor, by.channel, request, by.role)
        return await self.book.desk.run(job.name, given, named)

    async def show(self, screen: Screen, reader: Reader, run_id: int) -> None:
        """Draw a run, and follow it as long as it goes on; raises NoRun."""
        drawn = await self._drawn(reader, run_id)
        await screen.show(drawn.text, drawn.keyboard)
        if screen.message_id is not None:
            spot = Spot(screen.chat, screen.message_id)
            await self.progress.leave(spot)
            news = partial(self._news, reader, run_id)
            self.progress.follow(screen.bot, spot, drawn, news)

    async def _news(self, reader: Reader, run_id: int) -> Drawn | None:
        """The run's last attempt as it is now, if the person may still see it."""
        card = await person_card(self.book.postgres, reader.person.person_id)
        if not may_decide(card.grant, Role.OPERATOR):
            return None
        try:
            return await self._drawn(reader, run_id, follow=True)
        except NoRun:
            return None

    async def _drawn(self, reader: Reader, run_id: int, *, follow: bool = False) -> Drawn:
        page = await self.book.run(run_id, reader.person)
        if page.latest != run_id and follow:
            page = await self.book.run(page.latest, reader.person)
        job = self._job(page.row.job)
        text = texts.run(reader.keyboards.words, page, self.book.local_now, _secrets(job))
        return Drawn(text, run_keyboards.run(reader.keyboards, page, job), page.goes_on)

    def _job(self, name: str) -> Job | None:
        try:
            return self.book.desk.job(name)
        except UnknownJob:
            return None


def asker(reader: Reader) -> Asker:
    """The same as somebody who asks for runs."""
    return Asker(reader.actor, "telegram", role=reader.person.role)


def _secrets(job: Job | None) -> list[str]:
    return [one.name for one in job.parameters if one.kind is Kind.SECRET] if job else []
