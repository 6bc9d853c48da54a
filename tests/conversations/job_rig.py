"""What the tests of /jobs share: a served desk, and an engine with jobs of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.operating.job_forms import JobForms
from bot.operating.job_presets import JobPresets
from bot.operating.jobs_book import JobsBook
from bot.operating.limits_desk import LimitsDesk
from bot.operating.progress import Progress
from bot.operating.run_desk import RunDesk
from bot.polling import Polling
from domain.jobs.jobs import Confirm, Job
from domain.jobs.parameters import Kind, Parameter
from domain.jobs.runs import State
from domain.people.roles import Role
from jobs.desk import JobDesk
from jobs.engine.context import Context
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from queries.fake import FakeOracle
from queries.jobs.runs import Ending, save_job
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA
from tests.conftest import serving

ZONE = ZoneInfo("Asia/Dhaka")
PULSE = Pulse(every=0.05, silence=1.0, grace=0.3, again=0.05)
#: Seconds between two edits of a message that follows a run.
EVERY = 0.1
JOBS: Mapping[str, Job] = {
    job.name: job
    for job in (
        Job("NOCS_BALANCE", "CACHES", retries=0),
        Job("SURE", "CACHES", retries=0, confirm=Confirm.CONFIRM),
        Job("EYES", "MONEY", retries=0, confirm=Confirm.FOUR_EYES),
        Job("CHIEF", "MONEY", retries=0, run_role=Role.ADMIN),
        Job(
            "TOLD",
            "MONEY",
            retries=0,
            parameters=(
                Parameter("dry_run", Kind.YN, "Y"),
                Parameter("pace", Kind.CHOICE, "slow", choices=("slow", "fast")),
                Parameter("rounds", Kind.INT, "3", least=Decimal(1), most=Decimal(12)),
                Parameter("area", Kind.TEXT, ""),
            ),
        ),
        Job(
            "NEEDY",
            "MONEY",
            retries=0,
            parameters=(Parameter("rounds", Kind.INT, required=True),),
        ),
    )
}


def now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


@dataclass
class Work:
    """What jobs do here: they say how far they are, and end when the test lets them."""

    text: str = "loading"
    percent: float = 40.0
    go: asyncio.Event = field(default_factory=asyncio.Event)
    ending: Ending | Exception = field(
        default_factory=lambda: Ending(
            State.COMPLETED,
            {"cache": "nocs_balance", "generation": 1, "state": "published", "rows": 1234},
        )
    )
    told: list[Mapping[str, object]] = field(default_factory=list)

    async def __call__(self, context: Context) -> Ending:
        """The work of every job."""
        self.told.append(context.run.parameters)
        context.progress(self.text, self.percent)
        await self.go.wait()
        if isinstance(self.ending, Exception):
            raise self.ending
        return self.ending


@dataclass
class Desk:
    """A served desk; Nadia and Farid are administrators."""

    api: BotApi
    store: PostgresPool
    work: Work
    nadia: Person
    farid: Person


@asynccontextmanager
async def served(
    api: BotApi, store: PostgresPool, work: Work | None = None, jobs: Mapping[str, Job] = JOBS
) -> AsyncIterator[Desk]:
    """A desk with an engine beside it, for the jobs of the test."""
    work = work or Work()
    for job in jobs.values():
        await save_job(store, job)
    async with AsyncExitStack() as stack:
        polling = await stack.enter_async_context(serving(api, FakeOracle({}), store))
        _give(polling, store, jobs)
        engine = Engine(store, Catalogue(jobs, dict.fromkeys(jobs, work)), "test", now, PULSE)
        engine.start(workers=3)
        stack.push_async_callback(engine.stop, 0)
        nadia, farid = (Person(api, who) for who in (NADIA, FARID))
        yield Desk(api, store, work, nadia, farid)


def _give(polling: Polling, store: PostgresPool, jobs: Mapping[str, Job]) -> None:
    """Let the handlers know the jobs of the test."""
    root = polling._dispatcher
    progress: Progress = root["progress"]
    progress.every = EVERY
    desk = JobDesk(store, jobs, now, ZONE)
    book = JobsBook(store, desk, ZONE, now)
    forms = JobForms(book)
    root.workflow_data |= {
        "job_desk": desk,
        "jobs_book": book,
        "job_forms": forms,
        "job_presets": JobPresets(forms),
        "limits_desk": LimitsDesk(book),
        "run_desk": RunDesk(book, forms, progress),
    }


def captions(person: Person) -> list[str]:
    """The buttons that somebody sees."""
    return [caption for row in person.buttons for caption in row]
