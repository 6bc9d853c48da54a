"""The limits of jobs: read by operators, set and taken back by administrators."""

from dataclasses import dataclass
from typing import Any

from bot.lookup.sessions import Who
from bot.operating.job_forms import FormGone
from bot.operating.jobs_book import JobsBook
from bot.prompts import ask_for, ask_no_more
from domain.auditing.audit import Actor, Deed
from domain.jobs.job_limits import LIMITS, JobLimits
from domain.jobs.jobs import Job
from domain.jobs.parameters import Parameter, read
from queries.auditing.audit import append_audit
from queries.forms import Place, form, save_form
from queries.jobs.limits import forget_threshold, limits_of, save_threshold

#: The question whose answer is a limit.
QUESTION = "job:limit"


@dataclass(frozen=True, slots=True)
class LimitsDesk:
    """What is set is in the audit."""

    book: JobsBook

    async def limits(self, code: str) -> JobLimits:
        """What holds for the job of a button; raises UnknownJob."""
        return await limits_of(self.book.postgres, self.book.job(code))

    async def ask(self, who: Who, code: str, at: int) -> tuple[JobLimits, Parameter]:
        """Take the person's next message as a limit; raises UnknownJob, FormGone."""
        limits, limit = await self.limits(code), _limit(at)
        asked = {"job": limits.job.name, "at": at}
        await save_form(self.book.postgres, _asked(who), asked)
        await ask_for(self.book.postgres, who, QUESTION)
        return limits, limit

    async def answer(self, who: Who, text: str, actor: Actor) -> JobLimits:
        """The message is the limit; raises FormGone, and BadValue as long as it is none."""
        asked = await form(self.book.postgres, _asked(who))
        if asked is None:
            raise FormGone
        job, limit = self.book.desk.job(asked["job"]), _limit(asked["at"])
        value = read(limit, text)
        assert isinstance(value, int)
        await self._set(job, limit.name, value, actor)
        await ask_no_more(self.book.postgres, who)
        return await limits_of(self.book.postgres, job)

    async def reset(self, code: str, actor: Actor) -> bool:
        """Everything as usual; False when it was. Raises UnknownJob."""
        job = self.book.job(code)
        async with self.book.postgres.transaction() as inside:
            before = (await limits_of(inside, job)).changed
            was_changed = await forget_threshold(inside, job)
            if was_changed:
                deed = _deed(actor, "job.limits-reset", job, dict(before))
                await append_audit(inside, deed)
        return was_changed

    async def _set(self, job: Job, name: str, value: int, actor: Actor) -> None:
        async with self.book.postgres.transaction() as inside:
            before = (await limits_of(inside, job)).figures[name]
            await save_threshold(inside, job, name, value)
            facts = {"limit": name, "before": before, "after": value}
            await append_audit(inside, _deed(actor, "job.limit", job, facts))


def _limit(at: int) -> Parameter:
    if not 0 <= at < len(LIMITS):
        raise FormGone
    return LIMITS[at]


def _deed(actor: Actor, act: str, job: Job, details: dict[str, Any]) -> Deed:
    return Deed(actor, act, f"job:{job.name}", details)


def _asked(who: Who) -> Place:
    return Place(who.chat, who.person, "job:limit")
