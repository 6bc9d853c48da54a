"""The desk watches itself: what is the matter is told, and the heartbeat is honest."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from domain.alerts.topics import Topic
from domain.caches.caches import Cache
from domain.schedules.cron import parse_cron
from domain.schedules.schedules import Schedule
from domain.severity import Severity
from jobs.alerts.heartbeat import Heartbeat
from jobs.alerts.self_watch import Known, SelfWatch
from jobs.alerts.sources import SourceWatch
from jobs.alerts.surroundings import HOST, disk_notices, of_lag
from queries.jobs.schedules import save_schedule
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.alert_rig import ZONE, chat, raised, sql, stuck
from tests.integration.rest_rig import MAY, fill_bill_stop
from tests.integration.run_rig import leave_run

FILLED_BY = {cache: cache.name for cache in Cache}


_OPEN = "SELECT fingerprint, severity FROM alerts WHERE state <> 'resolved' ORDER BY 1"


def _is_strain_of_this_machine(fingerprint: str) -> bool:
    """Tests may run on a machine that has much to do."""
    return fingerprint.startswith("resource.") and fingerprint.endswith(f":{HOST}")


class Now:
    """The time, which a test may put forward."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


class Source:
    """A source that answers until a test says why not."""

    def __init__(self) -> None:
        self.why: str | None = None

    async def __call__(self) -> str | None:
        return self.why


class Ear:
    """Hears heartbeats."""

    def __init__(self) -> None:
        self.heard = 0
        self.status = 200
        self.url = ""

    async def hear(self, _request: web.Request) -> web.Response:
        self.heard += 1
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    ear, application = Ear(), web.Application()
    application.add_routes([web.get("/beat", ear.hear)])
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ear.url = f"http://127.0.0.1:{runner.addresses[0][1]}/beat"
    yield ear
    await runner.cleanup()


class Rig:
    """A self-watch with a source of the test's own."""

    def __init__(self, store: PostgresPool, heartbeat: Heartbeat | None = None) -> None:
        self.store, self.now, self.oracle, self.late = store, Now(), Source(), 0.0
        self.heartbeat = heartbeat
        self.watch = self.process()

    def process(self) -> SelfWatch:
        known = Known(FILLED_BY, lambda: self.late, ZONE)
        sources = SourceWatch({"oracle": self.oracle})
        return SelfWatch(self.store, sources, known, self.now, self.heartbeat)

    async def looks(self, times: int = 1) -> list[tuple[str, str]]:
        """Look so often; what is the matter then."""
        for _ in range(times):
            await self.watch.look()
        rows = await self.store.fetch_all(sql(_OPEN), lambda *row: row)
        return [row for row in rows if not _is_strain_of_this_machine(row[0])]


@pytest.fixture
def rig(store: PostgresPool) -> Rig:
    return Rig(store)


async def put(store: PostgresPool, text: str, **binds: Any) -> None:
    await store.execute(parse_postgres("test", text), **binds)


async def test_a_healthy_desk_has_nothing_to_tell(rig: Rig) -> None:
    assert await rig.looks(3) == []


async def test_a_source_that_fails_twice_is_down_until_it_answers(rig: Rig) -> None:
    rig.oracle.why = "SourceDown"
    assert await rig.looks() == []
    assert await rig.looks() == [("source.down:oracle", "critical")]
    assert await rig.looks() == [("source.down:oracle", "critical")]

    rig.oracle.why = None
    assert await rig.looks() == []


async def test_what_goes_on_brings_its_copies_up_to_date_every_ten_minutes(
    store: PostgresPool, rig: Rig
) -> None:
    rig.late = 3.0
    counted = sql("SELECT count FROM alerts WHERE topic = 'desk.lag'")
    seen = []
    for minutes in (0, 1, 8, 1, 1):
        rig.now.at += timedelta(minutes=minutes)
        await rig.looks()
        seen.append(await store.fetch_value(counted))

    assert seen == [1, 1, 1, 2, 2]


async def test_one_failure_is_chance(rig: Rig) -> None:
    for why in ("SourceSlow", None, "SourceSlow", None):
        rig.oracle.why = why
        assert await rig.looks() == []


async def test_after_a_restart_what_is_down_stays_so(rig: Rig) -> None:
    rig.oracle.why = "SourceDown"
    await rig.looks(2)

    rig.watch = rig.process()

    assert await rig.looks() == [("source.down:oracle", "critical")]


async def test_an_outage_of_the_own_database_is_told_afterwards(
    store: PostgresPool, dsn: str
) -> None:
    later = PostgresPool({"dsn": dsn}, 0, 2)  # not open yet: as if the database were away
    rig = Rig(later)
    await rig.watch.look()
    await rig.watch.look()

    await later.open()
    assert await rig.looks() == []
    ended = sql("SELECT fingerprint, state FROM alerts")
    assert await store.fetch_all(ended, lambda *row: row) == [("source.down:postgres", "resolved")]
    await later.close()


async def test_messages_that_should_have_left_are_told_and_stop_the_heartbeat(
    store: PostgresPool, ear: Ear
) -> None:
    rig = Rig(store, Heartbeat(ear.url))
    assert await rig.looks() == []
    assert ear.heard == 1
    await chat(store, -1005)
    await raised(store, stuck())

    late = "UPDATE deliveries SET due_at = now() - CAST(:late AS interval)"
    await put(store, late, late=timedelta(minutes=3))
    assert ("desk.queue:outbox", "warning") in await rig.looks()
    assert ear.heard == 1

    await put(store, late, late=timedelta(minutes=11))
    assert ("desk.queue:outbox", "critical") in await rig.looks()

    await put(store, "UPDATE deliveries SET state = 'sent'")
    assert "desk.queue:outbox" not in dict(await rig.looks())
    assert ear.heard == 2


async def test_a_message_on_its_way_is_not_late(store: PostgresPool, ear: Ear) -> None:
    rig = Rig(store, Heartbeat(ear.url))
    await chat(store, -1005)
    await raised(store, stuck())

    assert "desk.queue:outbox" not in dict(await rig.looks())
    assert ear.heard == 1


@pytest.mark.parametrize("state", ["dead", "unknown"])
async def test_a_message_that_needs_a_decision_is_told(
    store: PostgresPool, rig: Rig, state: str
) -> None:
    await chat(store, -1005)
    await raised(store, stuck())
    await put(store, "UPDATE deliveries SET state = :state", state=state)

    assert ("desk.undelivered:outbox", "warning") in await rig.looks()

    await put(store, "UPDATE deliveries SET state = 'dropped' WHERE state = :state", state=state)
    assert "desk.undelivered:outbox" not in dict(await rig.looks())


async def test_messages_to_who_cannot_be_reached_are_told_by_themselves(
    store: PostgresPool, rig: Rig
) -> None:
    await chat(store, -1005)
    await raised(store, stuck())
    await put(store, "UPDATE deliveries SET state = 'dead'")
    await put(store, "UPDATE targets SET state = 'unreachable'")

    assert "desk.undelivered:outbox" not in dict(await rig.looks())


async def test_who_cannot_be_reached_is_told_of_each_time(store: PostgresPool, rig: Rig) -> None:
    dead = f"desk.dead-target:telegram:{await chat(store, -1005)}"
    for _ in range(2):
        await put(store, "UPDATE targets SET state = 'unreachable', why = 'blocked'")
        assert (dead, "warning") in await rig.looks()
        await put(store, "UPDATE targets SET state = 'live', why = ''")
        assert dead not in dict(await rig.looks())


async def test_figures_older_than_two_intervals_are_stale(store: PostgresPool, rig: Rig) -> None:
    await fill_bill_stop(store, ("10000001", None, "9"))
    hourly = Schedule(rule=parse_cron("0 * * * *"), zone=ZONE)
    await save_schedule(store, "BILL_STOP", "BILL_STOP", hourly, MAY)
    rig.now.at = MAY + timedelta(minutes=119)
    assert await rig.looks() == []

    rig.now.at = MAY + timedelta(minutes=121)
    assert await rig.looks() == [("cache.stale:bill_stop", "warning")]


async def test_nobody_waits_for_figures_without_a_schedule(store: PostgresPool, rig: Rig) -> None:
    await fill_bill_stop(store, ("10000001", None, "9"))
    rig.now.at = MAY + timedelta(days=400)

    assert await rig.looks() == []


async def test_new_figures_that_were_refused_wait_for_a_decision(
    store: PostgresPool, rig: Rig
) -> None:
    await fill_bill_stop(store, ("10000001", None, "9"))
    await put(
        store,
        "INSERT INTO cache_generation (cache, part, batch_date, state, as_of, run_id)"
        " SELECT cache, part, batch_date, 'refused', now(), run_id FROM cache_generation",
    )
    assert await rig.looks() == [("cache.refused:bill_stop", "warning")]

    await put(store, "UPDATE cache_generation SET state = 'dropped' WHERE state = 'refused'")
    assert await rig.looks() == []


async def test_a_run_that_waits_for_approval_is_told_until_somebody_decides(
    store: PostgresPool, rig: Rig
) -> None:
    run = await leave_run(
        store, status="QUEUED", needs_approval=True, started_at=None, finished_at=None
    )
    await put(store, "UPDATE batch.approval SET expires_at = now() + interval '1 hour'")
    assert await rig.looks() == [(f"job.approval:run:{run}", "warning")]

    await put(store, "UPDATE batch.batch_execution_rec SET status = 'REFUSED'")
    assert await rig.looks() == []


async def test_a_late_event_loop_is_told_by_its_host(rig: Rig) -> None:
    rig.late = 1.2
    ((fingerprint, severity),) = await rig.looks()
    assert fingerprint.startswith("desk.lag:")
    assert severity == "warning"

    rig.late = 0.9
    assert await rig.looks() == []


async def test_what_another_machine_tells_of_itself_is_left_alone(
    store: PostgresPool, rig: Rig
) -> None:
    for one in (*of_lag(lambda: 3.0, "elsewhere"), *disk_notices(90.0, 10**9, "elsewhere")):
        await raised(store, one)

    found = await rig.looks()

    assert [name for name, _ in found] == ["desk.lag:elsewhere", "resource.disk:elsewhere"]


@pytest.mark.parametrize(
    ("used", "severity"),
    [(79.9, None), (80.0, Severity.WARNING), (94.9, Severity.WARNING), (95.0, Severity.CRITICAL)],
)
def test_a_disk_is_nearly_full_from_80_percent_on(used: float, severity: Severity | None) -> None:
    assert [one.severity for one in disk_notices(used, 1)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "topic", [Topic.ACCESS_ENUMERATION, Topic.BATCH_FAILED, Topic.RESOURCE_DISK, Topic.DESK_LAG]
)
async def test_what_happened_once_is_over_after_a_day(
    store: PostgresPool, rig: Rig, topic: Topic
) -> None:
    await put(
        store,
        "INSERT INTO alerts (fingerprint, topic, severity, subject, run, area, state, kind, facts,"
        " last_at) SELECT :topic || ':1', :topic, 'warning', '1', '', '', 'firing', 'Notice',"
        " :facts, now() - interval '25 hours'",
        topic=topic.value,
        facts={"topic": topic.value, "severity": "warning", "about": "1", "facts": {}},
    )

    assert await rig.looks() == []


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_a_heartbeat_that_is_not_heard_is_no_failure_of_the_desk(
    ear: Ear, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    ear.status = status

    assert not await Heartbeat(ear.url).beat()
    assert ear.heard == 1
    assert str(status) in caplog.text
    assert ear.url not in caplog.text


async def test_nobody_need_listen_to_the_heartbeat() -> None:
    assert not await Heartbeat("http://127.0.0.1:9/beat").beat()
