"""Figures of caches and jobs for Prometheus, as the database tells them."""

from datetime import timedelta

from prometheus_client import CollectorRegistry

from bot.alerts.gauges import Told
from bot.gauges import Stored
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.alert_rig import chat, raised, stuck
from tests.integration.rest_rig import MAY, Now, fill_bill_stop

ENDED_TODAY = parse_postgres(
    "ended_today",
    "UPDATE batch.batch_execution_rec SET finished_at = CAST(:at AS timestamptz),"
    " started_at = CAST(:at AS timestamptz) - interval '90 seconds'",
)


async def test_caches_have_an_age_and_jobs_their_runs(store: PostgresPool) -> None:
    now, registry = Now(), CollectorRegistry()
    stored = Stored(store, now)
    registry.register(stored)
    await fill_bill_stop(store, ("10000001", None, "9"), ("10000002", None, "9"))
    await store.execute(ENDED_TODAY, at=MAY)
    now.at += timedelta(hours=1)

    assert registry.get_sample_value("griddesk_store_up") == 0
    await stored.refresh()

    cache = {"cache": "bill_stop"}
    run = {"job": "BILL_STOP", "state": "COMPLETED"}
    assert registry.get_sample_value("griddesk_store_up") == 1
    assert registry.get_sample_value("griddesk_cache_age_seconds", cache) == 3600
    assert registry.get_sample_value("griddesk_cache_rows", cache) == 2
    assert registry.get_sample_value("griddesk_job_runs", run) == 1
    assert registry.get_sample_value("griddesk_job_run_seconds", run) == 90
    ended = registry.get_sample_value("griddesk_job_last_end_timestamp_seconds", run)
    assert ended == MAY.timestamp()


async def test_ages_go_on_while_the_database_is_away(store: PostgresPool) -> None:
    now, registry = Now(), CollectorRegistry()
    stored = Stored(store, now)
    registry.register(stored)
    await fill_bill_stop(store, ("10000001", None, "9"))
    await stored.refresh()

    await store.close()
    now.at += timedelta(hours=3)
    await stored.refresh()

    assert registry.get_sample_value("griddesk_store_up") == 0
    cache = {"cache": "bill_stop"}
    assert registry.get_sample_value("griddesk_cache_age_seconds", cache) == 3 * 3600


async def test_alerts_and_messages_are_counted(store: PostgresPool) -> None:
    now, registry = Now(), CollectorRegistry()
    told = Told(store, now)
    registry.register(told)
    await chat(store, -1001)
    await raised(store, stuck())
    late = "UPDATE deliveries SET due_at = now() - interval '90 seconds'"
    await store.execute(parse_postgres("late", late))

    await told.refresh()

    alerts = {"state": "firing", "severity": "critical"}
    waiting = {"channel": "telegram", "state": "waiting"}
    assert registry.get_sample_value("griddesk_alerts", alerts) == 1
    assert registry.get_sample_value("griddesk_deliveries", waiting) == 1
    oldest = registry.get_sample_value("griddesk_outbox_oldest_seconds")
    assert oldest is not None
    assert 90 <= oldest < 120

    await store.execute(parse_postgres("sent", "UPDATE deliveries SET state = 'sent'"))
    await told.refresh()
    assert registry.get_sample_value("griddesk_outbox_oldest_seconds") == 0
