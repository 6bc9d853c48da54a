"""/jobs: what the machinery can do, and how it stands."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.handlers import job_form, run
from bot.keyboards import Keyboards
from bot.operating import job_keyboards
from bot.operating.job_buttons import JobButton, JobDo
from bot.operating.jobs_book import JobsBook
from bot.operating.run_desk import Reader, RunDesk, asker
from bot.screen import Screen
from domain.jobs.jobs import Confirm, Job
from domain.people.people import Person
from domain.people.roles import Act
from formatters.operating import jobs as texts
from formatters.words import Words


async def opened(
    _: Message, command: CommandObject, jobs_book: JobsBook, screen: Screen, keyboards: Keyboards
) -> None:
    """All jobs, or those of a module."""
    await _list(jobs_book, screen, keyboards, (command.args or "").strip())


async def named(
    _: Message, command: CommandObject, jobs_book: JobsBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The page of one job; without a name all of them."""
    name = (command.args or "").strip()
    if name:
        await _show(jobs_book, screen, keyboards, jobs_book.desk.job(name))
    else:
        await _list(jobs_book, screen, keyboards, "")


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """The machinery is for operators' eyes only."""
    await screen.show(words("jobs-private"))


async def listed(
    _: CallbackQuery,
    callback_data: JobButton,
    jobs_book: JobsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The list as it is now."""
    async with screen.acknowledged():
        await _list(jobs_book, screen, keyboards, callback_data.job)


async def shown(
    _: CallbackQuery,
    callback_data: JobButton,
    jobs_book: JobsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A job as it is now."""
    async with screen.acknowledged():
        await _show(jobs_book, screen, keyboards, jobs_book.job(callback_data.job))


async def history(
    _: CallbackQuery,
    callback_data: JobButton,
    jobs_book: JobsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Runs of a job, page by page."""
    turn = await jobs_book.history(jobs_book.job(callback_data.job), callback_data.page)
    async with screen.acknowledged():
        text = texts.history(keyboards.words, turn.job, turn.rows)
        await screen.show(text, job_keyboards.history(keyboards, turn, jobs_book.local_now))


async def switched(
    _: CallbackQuery,
    callback_data: JobButton,
    person: Person,
    jobs_book: JobsBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Pause a job or let it go on, unless somebody has changed it meanwhile."""
    job, desk = jobs_book.job(callback_data.job), jobs_book.desk
    switch = desk.pause if callback_data.act is JobDo.PAUSE else desk.resume
    by = asker(Reader(person, keyboards))
    if not await switch(job.name, by, callback_data.version):
        await screen.refuse(keyboards.words("job-changed"))
    async with screen.acknowledged():
        await _show(jobs_book, screen, keyboards, job)


async def asked(
    _: CallbackQuery,
    callback_data: JobButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Run a job as it is, or ask first what it needs to be told, or whether it is meant."""
    job = run_desk.book.job(callback_data.job)
    if _must_be_told(job):
        async with screen.acknowledged():
            await job_form.begin(run_desk.forms, screen, keyboards, job)
        return
    if callback_data.act is JobDo.RUN and job.confirm is not Confirm.NONE:
        async with screen.acknowledged():
            buttons = job_keyboards.confirming(keyboards, job, callback_data.token)
            await screen.show(texts.confirming(keyboards.words, job), buttons)
        return
    reader = Reader(person, keyboards)
    found = await run_desk.ask(job, {}, callback_data.token, asker(reader))
    await run.show_asked(run_desk, screen, reader, found)


async def _list(jobs_book: JobsBook, screen: Screen, keyboards: Keyboards, module: str) -> None:
    found = await jobs_book.listing(module)
    text = texts.listing(keyboards.words, found.found, jobs_book.local_now)
    await screen.show(text, job_keyboards.listing(keyboards, found))


async def _show(jobs_book: JobsBook, screen: Screen, keyboards: Keyboards, job: Job) -> None:
    seen = await jobs_book.page(job)
    text = texts.page(keyboards.words, seen, jobs_book.local_now)
    await screen.show(text, job_keyboards.page(keyboards, seen))


def _must_be_told(job: Job) -> bool:
    """Whether the job cannot run before somebody says something."""
    return any(one.required and one.default is None for one in job.parameters)


def _does(*wanted: JobDo) -> CallbackQueryFilter:
    return JobButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the commands, the buttons of jobs, and those of runs and forms."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("jobs"), private, flags=operator)
    router.message.register(named, Command("job"), private, flags=operator)
    router.message.register(in_group, Command("jobs", "job"), flags=operator)
    presses = router.callback_query
    presses.register(listed, _does(JobDo.LIST), flags=operator)
    presses.register(shown, _does(JobDo.SHOW), flags=operator)
    presses.register(history, _does(JobDo.HISTORY), flags=operator)
    presses.register(switched, _does(JobDo.PAUSE, JobDo.RESUME), flags=operator)
    presses.register(asked, _does(JobDo.RUN, JobDo.SURE), flags=operator)
    job_form.setup(router)
    run.setup(router)
