"""The clock of the engine, on real time: steps of some hundredths of a second."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from domain.schedules.occurrences import following
from domain.schedules.schedules import Interval, Once, Schedule
from jobs.engine.clock import Clock

STEP = timedelta(milliseconds=50)
PATIENCE = 10.0


def now() -> datetime:
    return datetime.now(UTC)


class Rhythm:
    """Occurrences from an instant on, so many."""

    def __init__(self, begin: datetime, number: int = 1000, step: timedelta = STEP) -> None:
        self.times = [begin + step * n for n in range(number)]

    def __call__(self, after: datetime) -> datetime | None:
        return next((at for at in self.times if at > after), None)


class Work:
    """Ticks that are written down, and do what the test wants done."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, datetime, datetime]] = []
        self.ended = 0
        self.cancelled = 0
        self.during: Callable[[str], Awaitable[object]] = lambda _: asyncio.sleep(0)

    async def __call__(self, schedule_id: str, occurrence: datetime) -> None:
        self.begun.append((schedule_id, occurrence, now()))
        try:
            await self.during(schedule_id)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        self.ended += 1

    def occurrences(self, schedule_id: str) -> list[datetime]:
        return [at for number, at, _ in self.begun if number == schedule_id]


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - what is waited for knows no event
            await asyncio.sleep(0.005)


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
async def clock(work: Work) -> AsyncIterator[Clock]:
    clock = Clock(work)
    clock.start()
    yield clock
    await clock.stop(0)


async def test_each_occurrence_is_proposed_at_its_time(clock: Clock, work: Work) -> None:
    rhythm, other = (Rhythm(now() + start, 3, 4 * STEP) for start in (STEP, 2 * STEP))
    clock.put("1", rhythm, now())
    clock.put("2", other, now())

    await until(lambda: len(work.begun) == 6)

    assert (work.occurrences("1"), work.occurrences("2")) == (rhythm.times, other.times)
    assert all(at <= begun for _, at, begun in work.begun)
    assert clock.next_occurrence("1") is None


async def test_a_schedule_is_proposed_by_its_rule(clock: Clock, work: Work) -> None:
    at = now() + STEP
    once = Schedule(rule=Once(at), zone=ZoneInfo("Asia/Dhaka"))
    hourly = Schedule(rule=Interval(60), zone=ZoneInfo("Asia/Dhaka"))
    clock.put("1", partial(following, once), now())
    clock.put("2", partial(following, hourly), now())

    await until(lambda: work.begun)

    assert work.occurrences("1") == [at]
    assert clock.next_occurrence("2") == following(hourly, now())


async def test_what_was_missed_is_proposed_at_once_the_latest_only(
    clock: Clock, work: Work
) -> None:
    begin = now() - timedelta(hours=1)
    rhythm = Rhythm(begin, 3)
    clock.put("1", rhythm, begin - STEP)

    await until(lambda: work.begun)

    assert work.occurrences("1") == rhythm.times[-1:]


async def test_what_becomes_due_during_a_tick_is_proposed_after_it(
    clock: Clock, work: Work
) -> None:
    release = asyncio.Event()
    work.during = lambda _: release.wait()
    rhythm = Rhythm(now(), 4, 2 * STEP)
    clock.put("1", rhythm, rhythm.times[0] - STEP)
    await until(lambda: clock.next_occurrence("1") is None)

    assert work.occurrences("1") == rhythm.times[:1]
    release.set()
    await until(lambda: work.ended == 2)
    assert work.occurrences("1") == [rhythm.times[0], rhythm.times[3]]


async def test_a_schedule_does_not_wait_for_another_s_tick(clock: Clock, work: Work) -> None:
    forever = asyncio.Event()
    work.during = lambda number: forever.wait() if number == "1" else asyncio.sleep(0)
    for number in ("1", "2"):
        clock.put(number, Rhythm(now() + STEP), now())

    await until(lambda: len(work.occurrences("2")) == 3)

    assert len(work.occurrences("1")) == 1


async def test_a_tick_that_fails_does_not_stop_the_next(
    clock: Clock, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_: str) -> None:
        raise RuntimeError("the database is away")

    work.during = fail
    clock.put("7", Rhythm(now() + STEP), now())

    await until(lambda: len(work.begun) == 2)

    assert "the tick of schedule 7 failed" in caplog.messages


async def test_a_removed_schedule_is_proposed_no_more(clock: Clock, work: Work) -> None:
    clock.put("1", Rhythm(now() + STEP), now())
    clock.put("2", Rhythm(now() + STEP), now())
    await until(lambda: work.occurrences("1"))

    clock.remove("1")
    proposed = len(work.occurrences("1"))
    clock.remove("1")
    clock.remove("99")

    await until(lambda: len(work.occurrences("2")) > proposed + 2)
    assert len(work.occurrences("1")) == proposed
    assert clock.next_occurrence("1") is None


async def test_what_waits_of_a_removed_schedule_is_dropped(clock: Clock, work: Work) -> None:
    release = asyncio.Event()
    work.during = lambda _: release.wait()
    clock.put("1", Rhythm(now() + STEP, 2), now())
    await until(lambda: clock.next_occurrence("1") is None)

    clock.remove("1")
    release.set()

    await until(lambda: work.ended)
    await asyncio.sleep(0.02)
    assert len(work.begun) == 1


async def test_a_replaced_schedule_has_its_new_times_only(clock: Clock, work: Work) -> None:
    clock.put("1", Rhythm(now() + timedelta(hours=1)), now())
    soon = Rhythm(now() + STEP, 1)

    clock.put("1", soon, now())

    await until(lambda: work.begun)
    assert work.occurrences("1") == soon.times


async def test_a_schedule_without_further_occurrences_is_taken_off(
    clock: Clock, work: Work
) -> None:
    clock.put("1", Rhythm(now() + STEP), now())

    clock.put("1", Rhythm(now() - timedelta(hours=1), 1), now())

    await asyncio.sleep(STEP.total_seconds() * 2)
    assert (work.begun, clock.next_occurrence("1")) == ([], None)


async def test_schedules_may_be_put_before_the_start(work: Work) -> None:
    clock = Clock(work)
    rhythm = Rhythm(now() + STEP, 1)
    clock.put("1", rhythm, now())
    for _ in range(2):
        clock.put("2", rhythm, now())
    clock.remove("2")

    clock.start()
    await until(lambda: work.begun)
    await clock.stop(0)

    assert [number for number, _, _ in work.begun] == ["1"]


async def test_the_end_waits_for_running_ticks_and_proposes_nothing_more(
    clock: Clock, work: Work
) -> None:
    release = asyncio.Event()
    work.during = lambda _: release.wait()
    clock.put("1", Rhythm(now() + STEP, 2), now())
    clock.put("2", Rhythm(now() + STEP), now())
    await until(lambda: len(work.begun) == 2 and clock.next_occurrence("1") is None)

    asyncio.get_running_loop().call_later(STEP.total_seconds() * 2, release.set)
    assert await clock.stop(PATIENCE) == 0

    assert (work.ended, work.cancelled) == (2, 0)
    await asyncio.sleep(STEP.total_seconds() * 2)
    assert len(work.begun) == 2


async def test_nothing_is_left_when_the_end_has_come(clock: Clock) -> None:
    clock.put("1", Rhythm(now() + STEP), now())

    await clock.stop(0)

    assert clock.next_occurrence("1") is None


async def test_the_end_cancels_what_is_late(clock: Clock, work: Work) -> None:
    forever = asyncio.Event()
    work.during = lambda _: forever.wait()
    clock.put("1", Rhythm(now() + STEP), now())
    await until(lambda: work.begun)

    assert await clock.stop(0.05) == 1

    assert (work.ended, work.cancelled) == (0, 1)
    assert await clock.stop(0.05) == 0
