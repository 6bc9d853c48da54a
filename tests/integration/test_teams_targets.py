"""The Teams channels of the settings are targets from the first start on, once."""

import pytest

from domain.alerts.happenings import Happening, about
from domain.alerts.routing import Channel, TargetState
from domain.alerts.webhooks import Webhook, parse_webhook
from jobs.alerts.teams_targets import TeamsWebhooks, seed_teams_targets
from queries.alerts.subscriptions import remove_subscription, subscriptions, who_would_get
from queries.alerts.targets import NewTarget, remove_target, save_target, target_at, targets
from queries.postgres import PostgresPool
from tests.integration.alert_rig import ZONE, slow_job, stuck, warning

FLOW = "https://prod-07.westeurope.logic.azure.com/workflows/{}/run?sig=x"


def webhooks(store: PostgresPool, *names: str) -> TeamsWebhooks:
    configured: dict[str, Webhook] = {name: parse_webhook(FLOW.format(name)) for name in names}
    return TeamsWebhooks(store, configured)


@pytest.mark.parametrize(
    ("configured", "seeded"),
    [
        ((), []),
        (("ALERTS",), ["ALERTS"]),
        (("DEFAULT",), ["ALERTS", "BATCH_MONITORING", "DEFAULT"]),
    ],
)
async def test_settings_become_targets_and_default_stands_in_for_the_others(
    store: PostgresPool, configured: tuple[str, ...], seeded: list[str]
) -> None:
    await seed_teams_targets(webhooks(store, *configured))

    assert sorted(one.address for one in await targets(store)) == seeded


async def test_the_channel_of_alerts_hears_of_batches_and_of_all_that_is_critical(
    store: PostgresPool,
) -> None:
    await seed_teams_targets(webhooks(store, "DEFAULT"))

    async def hears(happening: Happening) -> list[str]:
        routed = await who_would_get(store, about(happening), ZONE)
        return [one.subscription.target.address for one in routed]

    assert await hears(stuck()) == ["ALERTS"]
    assert await hears(warning()) == ["ALERTS"]
    assert await hears(slow_job()) == []


async def test_what_an_administrator_made_of_it_stays(store: PostgresPool) -> None:
    known = webhooks(store, "ALERTS")
    await seed_teams_targets(known)
    wishes = await subscriptions(store)
    await remove_subscription(store, wishes[0].subscription_id, wishes[0].version)
    await seed_teams_targets(known)
    assert len(await subscriptions(store)) == len(wishes) - 1

    alerts = await target_at(store, Channel.TEAMS, "ALERTS")
    assert alerts is not None
    await remove_target(store, alerts.target_id, alerts.version)
    await seed_teams_targets(known)
    assert [one.state for one in await targets(store)] == [TargetState.PAUSED]
    assert await subscriptions(store) == []


async def test_a_webhook_that_was_added_goes_before_those_of_the_settings(
    store: PostgresPool,
) -> None:
    new = NewTarget(Channel.TEAMS, "Operations", secret=FLOW.format("own"))
    await save_target(store, new, None)
    await save_target(store, NewTarget(Channel.TEAMS, "Lost", secret="https://evil.example"), None)
    await save_target(store, NewTarget(Channel.TEAMS, "BATCH_MONITORING"), None)
    await save_target(store, NewTarget(Channel.TEAMS, "Nothing"), None)
    known = webhooks(store, "DEFAULT")

    found = {one.address: await known.of(one) for one in await targets(store)}
    urls = {name: webhook.url if webhook else None for name, webhook in found.items()}
    assert urls == {
        "Operations": FLOW.format("own"),
        "BATCH_MONITORING": FLOW.format("DEFAULT"),
        "Lost": None,
        "Nothing": None,
    }
