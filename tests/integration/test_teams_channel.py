"""Posts to Teams: what leaves, what each answer comes to, and that no card is posted twice."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from domain.alerts.happenings import NocsReport, Notice
from domain.alerts.topics import Topic
from domain.caches.nocs import NocsBalance
from domain.languages import Language
from domain.severity import Severity
from jobs.alerts.outcomes import (
    Accepted,
    DeadTarget,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Sent,
    Unknown,
)
from sandbox.teams import Teams, TeamsFault
from tests.integration.alert_rig import slow_job, stuck
from tests.teams import START, channel_to, message_of, target


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams() as running:
        yield running


def balances(count: int) -> NocsReport:
    areas = tuple(
        NocsBalance(str(n), f"নারায়ণগঞ্জ পূর্ব {n}", 900, 400, Decimal("22470.25"), 500, Decimal(-91))
        for n in range(count)
    )
    return NocsReport(START, areas, whole=True)


async def test_a_card_is_taken_by_a_workflow(teams: Teams) -> None:
    async with channel_to(lambda _: teams.webhook("Alerts")) as channel:
        outcome = await channel.send(target(), message_of(stuck()))

    assert outcome == Accepted()
    post = teams.posts.of("Alerts")[0]
    assert post.card is not None
    assert "BMHHS" in post.card["fallbackText"]
    assert post.card["actions"][0]["url"] == "https://t.me/griddesk_bot?start=alert_7"


async def test_an_old_connector_says_that_the_card_is_there(teams: Teams) -> None:
    async with channel_to(lambda _: teams.old_webhook("Old")) as channel:
        assert await channel.send(target(), message_of(stuck())) == Sent()


async def test_several_alerts_are_one_card(teams: Teams) -> None:
    async with channel_to(lambda _: teams.webhook("Alerts")) as channel:
        await channel.send(target(), message_of(slow_job("A"), slow_job("B")))

    assert len(teams.posts) == 1


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (TeamsFault("too_many", seconds=17), RateLimited(17)),
        (TeamsFault("refuse", code=500), NotSent("HTTP 500")),
        (TeamsFault("refuse", code=408), NotSent("HTTP 408")),
        (TeamsFault("refuse", code=413), Refused("HTTP 413")),
        (TeamsFault("refuse", code=410), DeadTarget("webhook-gone")),
        (TeamsFault("reset"), Unknown("ClientOSError")),
        (TeamsFault("lost_answer"), Unknown("ClientOSError")),
    ],
    ids=lambda value: getattr(value, "action", None),
)
async def test_what_goes_wrong_is_told(teams: Teams, fault: TeamsFault, outcome: Outcome) -> None:
    teams.faults.add(fault)
    async with channel_to(lambda _: teams.webhook("Alerts")) as channel:
        assert await channel.send(target(), message_of(stuck())) == outcome
        await asyncio.sleep(channel.wait(target()))
        assert await channel.send(target(), message_of(stuck())) == Accepted()


async def test_a_failure_inside_a_good_answer_is_a_failure(teams: Teams) -> None:
    url = teams.old_webhook("Old")
    teams.faults.add(TeamsFault("too_many", seconds=5))
    async with channel_to(lambda _: url) as channel:
        assert await channel.send(target(), message_of(stuck())) == RateLimited(60)


async def test_another_signature_is_a_dead_webhook(teams: Teams) -> None:
    url = teams.webhook("Alerts") + "x"
    async with channel_to(lambda _: url) as channel:
        assert await channel.send(target(), message_of(stuck())) == DeadTarget("webhook-refused")


async def test_nobody_listening_is_tried_again_and_no_webhook_is_not(teams: Teams) -> None:
    urls = {1: "http://127.0.0.1:9/workflows/x", 2: None}
    async with channel_to(lambda of: urls[of.target_id]) as channel:
        assert isinstance(await channel.send(target(1), message_of(stuck())), NotSent)
        assert isinstance(await channel.send(target(2), message_of(stuck())), DeadTarget)


async def test_a_name_that_leads_into_ones_own_network_gets_nothing(teams: Teams) -> None:
    url = teams.webhook("Alerts").replace("127.0.0.1", "localhost")
    async with channel_to(lambda _: url, own=()) as channel:
        outcome = await channel.send(target(), message_of(stuck()))

    assert outcome == DeadTarget("private-address")
    assert len(teams.posts) == 0


@pytest.mark.parametrize("language", Language)
async def test_a_large_report_is_several_cards_in_order(teams: Teams, language: Language) -> None:
    async with channel_to(lambda _: teams.webhook("NOCS reports")) as channel:
        outcome = await channel.send(target(language=language), message_of(balances(120)))

    assert outcome == Accepted()
    assert len(teams.posts) > 1
    assert {post.status for post in teams.posts} == {202}


async def test_after_a_fault_the_rest_of_the_cards_is_posted_and_none_twice(teams: Teams) -> None:
    url, report = teams.webhook("NOCS reports"), message_of(balances(120))
    async with channel_to(lambda _: url) as channel:
        teams.faults.add(TeamsFault("slow", seconds=0))
        teams.faults.add(TeamsFault("refuse", code=502))
        assert await channel.send(target(), report) == NotSent("HTTP 502")
        await asyncio.sleep(channel.wait(target()))
        assert await channel.send(target(), report) == Accepted()

    heads = [post.card["fallbackText"] for post in teams.posts.of("NOCS reports") if post.card]
    assert len(heads) == len(set(heads)) > 1
    assert f"1/{len(heads)}" in heads[0]
    assert f"{len(heads)}/{len(heads)}" in heads[-1]


async def test_a_webhook_is_never_posted_to_too_fast(teams: Teams) -> None:
    """Also when two targets have the same one."""
    url = teams.webhook("Alerts")
    async with channel_to(lambda _: url) as channel:
        for number in range(8):
            outcome = await channel.send(target(number), message_of(slow_job(str(number))))
            assert outcome == Accepted()
        assert channel.wait(target(7)) > 0


async def test_hostile_facts_are_shown_as_they_are(teams: Teams) -> None:
    facts = {"job": "**[x](https://evil.example)**", "title": "<at>all</at>", "why": "{{DATE(x)}}"}
    notice = Notice(Topic.JOB_FAILED, Severity.CRITICAL, "**JOB**", facts)
    async with channel_to(lambda _: teams.webhook("Alerts")) as channel:
        assert await channel.send(target(), message_of(notice)) == Accepted()
