"""What people fill in before a job runs: kept while they do, also through a restart."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.lookup.sessions import Who
from bot.operating.jobs_book import JobsBook
from bot.prompts import ask_for, ask_no_more
from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind, Parameter, read
from queries.forms import Place, form, save_form
from queries.jobs.presets import presets

#: The question whose answer is a parameter's value.
QUESTION = "job:value"


class FormGone(Exception):
    """What was filled in is not kept any more."""


def _new_token() -> str:
    return secrets.token_urlsafe(4)


@dataclass(frozen=True, slots=True)
class Filling:
    """A form: what somebody has said that differs from the defaults.

    ``request`` names the run that would be asked for: another one after each change; ``presets``
    are the names of what the person keeps for this job.
    """

    job: Job
    given: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default_factory=_new_token)
    request: str = field(default_factory=_new_token)
    presets: tuple[str, ...] = ()

    def parameter(self, at: int) -> Parameter:
        """The parameter of a button; raises FormGone when the job has none there (any more)."""
        if not 0 <= at < len(self.job.parameters):
            raise FormGone
        return self.job.parameters[at]


@dataclass(frozen=True, slots=True)
class JobForms:
    """The half-done forms of everybody."""

    book: JobsBook

    async def begin(self, who: Who, job: Job) -> Filling:
        """A form with nothing but defaults."""
        return await self._keep(who, Filling(job))

    async def found(self, who: Who, token: str) -> Filling:
        """A form as it was left; raises FormGone."""
        kept = await form(self.book.postgres, _place(who, token))
        if kept is None:
            raise FormGone
        job = self.book.desk.job(kept["job"])
        filling = Filling(job, kept["given"], token, kept["request"])
        return replace(filling, presets=await self._presets(who, job))

    async def choose(self, who: Who, token: str, at: int, value: int) -> Filling:
        """Take a choice, or yes (1) or no (0), for a parameter; raises FormGone, BadValue."""
        filling = await self.found(who, token)
        return await self._set(who, filling, at, _meant(filling.parameter(at), value))

    async def fill(self, who: Who, token: str, given: Mapping[str, str]) -> Filling:
        """These values, and else the defaults; raises FormGone."""
        filling = await self.found(who, token)
        return await self._keep(who, replace(filling, given=given, request=_new_token()))

    async def ask(self, who: Who, token: str, at: int) -> tuple[Filling, Parameter]:
        """Take the person's next message as a parameter's value; raises FormGone."""
        filling = await self.found(who, token)
        parameter = filling.parameter(at)
        await self._keep(who, filling)
        await save_form(self.book.postgres, _asked(who), {"form": token, "at": at})
        await ask_for(self.book.postgres, who, QUESTION)
        return filling, parameter

    async def answer(self, who: Who, text: str) -> Filling:
        """The message is the value; raises FormGone, and BadValue as long as it is none."""
        asked = await form(self.book.postgres, _asked(who))
        if asked is None:
            raise FormGone
        filling = await self._set(who, await self.found(who, asked["form"]), asked["at"], text)
        await ask_no_more(self.book.postgres, who)
        return filling

    async def _set(self, who: Who, filling: Filling, at: int, text: str) -> Filling:
        parameter = filling.parameter(at)
        read(parameter, text)
        given = {**filling.given, parameter.name: text.strip()}
        if given[parameter.name] == parameter.default:
            del given[parameter.name]
        return await self._keep(who, replace(filling, given=given, request=_new_token()))

    async def _keep(self, who: Who, filling: Filling) -> Filling:
        kept: dict[str, Any] = {
            "job": filling.job.name,
            "given": dict(filling.given),
            "request": filling.request,
        }
        await save_form(self.book.postgres, _place(who, filling.token), kept)
        return replace(filling, presets=await self._presets(who, filling.job))

    async def _presets(self, who: Who, job: Job) -> tuple[str, ...]:
        return tuple(one.name for one in await presets(self.book.postgres, who.person, job))


def _meant(parameter: Parameter, value: int) -> str:
    if parameter.choices:
        if not 0 <= value < len(parameter.choices):
            raise FormGone
        return parameter.choices[value]
    if parameter.kind is not Kind.YN:
        raise FormGone
    return "Y" if value else "N"


def _place(who: Who, token: str) -> Place:
    return Place(who.chat, who.person, f"job:{token}")


def _asked(who: Who) -> Place:
    return Place(who.chat, who.person, "job:asked")
