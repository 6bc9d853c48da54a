"""From what happens to a card in the channel: the outbox, the sender and the webhook together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from domain.alerts.happenings import batch_fingerprint
from domain.alerts.routing import Channel, TargetState
from domain.alerts.webhooks import parse_webhook
from jobs.alerts.sender import Sender
from jobs.alerts.teams_channel import TeamsChannel, TeamsLook
from jobs.alerts.teams_targets import TeamsWebhooks, seed_teams_targets
from jobs.alerts.webhook_address import webhook_session
from queries.alerts.targets import target_at
from queries.postgres import PostgresPool
from sandbox.teams import Teams, TeamsFault
from tests.integration.alert_rig import RUN, ZONE, over, raised, sql, stuck, warning
from tests.integration.outbox_rig import settled, states, until

HOSTS = frozenset({"127.0.0.1"})


async def no_link() -> None:
    """The bot's name is not known."""


@asynccontextmanager
async def posting(store: PostgresPool) -> AsyncIterator[Teams]:
    """A service that is told by the settings to post alerts to the sandbox."""
    async with Teams() as teams, webhook_session(HOSTS) as session:
        configured = {"ALERTS": parse_webhook(teams.webhook("Alerts"), HOSTS)}
        webhooks = TeamsWebhooks(store, configured, HOSTS)
        await seed_teams_targets(webhooks)
        channel = TeamsChannel(session, webhooks.of, TeamsLook(ZONE, no_link))
        sender = Sender(store, {Channel.TEAMS: channel}, "one", ZONE)
        running = asyncio.create_task(sender.run())
        try:
            yield teams
        finally:
            await sender.drain(5)
            await running


def heads(teams: Teams) -> list[str]:
    """The first lines of the cards that the channel shows."""
    cards = [post.card for post in teams.posts.of("Alerts") if post.card]
    return [card["fallbackText"].partition("\n")[0] for card in cards]


async def test_a_stuck_batch_and_its_end_are_two_cards(store: PostgresPool) -> None:
    async with posting(store) as teams:
        await raised(store, stuck())
        assert await settled(store) == ["accepted"]
        await over(store, batch_fingerprint(RUN))
        assert await settled(store) == ["accepted", "accepted"]

    assert heads(teams)[0] == "🚨 Batch stuck: BMHHS"
    assert heads(teams)[1].startswith("✅")


async def test_the_pause_that_teams_asks_for_is_kept_in_the_database(store: PostgresPool) -> None:
    async with posting(store) as teams:
        teams.faults.add(TeamsFault("too_many", seconds=40))
        await raised(store, warning())
        await until(lambda: len(teams.posts) == 1)
        await asyncio.sleep(1)

        assert heads(teams) == []
        assert await states(store) == ["waiting"]
        left = "SELECT extract(epoch FROM not_before - now())::int BETWEEN 30 AND 40 FROM targets"
        assert await store.fetch_value(sql(left)) is True


async def test_a_webhook_that_is_gone_is_not_posted_to_again(store: PostgresPool) -> None:
    async with posting(store) as teams:
        teams.faults.add(TeamsFault("refuse", code=410))
        await raised(store, stuck())
        await until(lambda: len(teams.posts) == 1)
        await settled(store)

        alerts = await target_at(store, Channel.TEAMS, "ALERTS")
        assert alerts is not None
        assert alerts.state is TargetState.UNREACHABLE
        assert len(teams.posts) == 1
