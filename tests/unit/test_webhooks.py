"""Which addresses may be webhooks, what their answers mean, how fast they are posted to."""

import socket
from datetime import UTC, datetime

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from domain.alerts.webhooks import WebhookFault, WrongWebhook, hosts, parse_webhook
from jobs.alerts.outcomes import (
    Accepted,
    DeadTarget,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Sent,
)
from jobs.alerts.teams_answers import outcome_of
from jobs.alerts.webhook_address import PrivateAddress, PublicOnly
from jobs.alerts.webhook_pace import WebhookPace

FLOW = "https://prod-07.westeurope.logic.azure.com:443/workflows/ab%2Fc/run?sp=%2Ft&sig=A_b-9xYz"
NOW = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "retired"),
    [
        (FLOW, False),
        ("https://ab.cd.environment.api.powerplatform.com:443/powerautomate/x?sig=1", False),
        ("https://utility.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d", True),
        (f"  {FLOW}\n", False),
        ("https://PROD-1.Logic.Azure.com/x", False),
    ],
)
def test_webhooks_of_microsoft_are_taken_byte_for_byte(url: str, retired: bool) -> None:
    webhook = parse_webhook(url)

    assert webhook.url == url.strip()
    assert webhook.retired is retired


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("", WebhookFault.NO_ADDRESS),
        ("the address", WebhookFault.NO_ADDRESS),
        ("prod.logic.azure.com/x", WebhookFault.NO_ADDRESS),
        ("https://", WebhookFault.NO_ADDRESS),
        ("https://a@prod.logic.azure.com/x", WebhookFault.NO_ADDRESS),
        ("https://evil.example\\.logic.azure.com/x", WebhookFault.NO_ADDRESS),
        ("https://evil.example#.logic.azure.com", WebhookFault.NO_ADDRESS),
        ("https://prod.logic.azure.com:99999/x", WebhookFault.NO_ADDRESS),
        ("https://prod.logic.azure.com/" + "x" * 2000, WebhookFault.NO_ADDRESS),
        ("http://prod.logic.azure.com/x", WebhookFault.NOT_HTTPS),
        ("ftp://prod.logic.azure.com/x", WebhookFault.NOT_HTTPS),
        ("http://127.0.0.1:8080/x", WebhookFault.NOT_HTTPS),
        ("https://127.0.0.1/x", WebhookFault.OTHER_HOST),
        ("https://evil.example/.logic.azure.com", WebhookFault.OTHER_HOST),
        ("https://evillogic.azure.com/x", WebhookFault.OTHER_HOST),
        ("https://prod.logic.azure.com.evil.example/x", WebhookFault.OTHER_HOST),
    ],
)
def test_anything_else_is_refused_with_its_reason(url: str, fault: WebhookFault) -> None:
    with pytest.raises(WrongWebhook) as refused:
        parse_webhook(url)

    assert refused.value.fault is fault


def test_more_hosts_are_allowed_by_name_and_only_this_machine_without_encryption() -> None:
    own = hosts("127.0.0.1, Relay.example ,")

    assert parse_webhook("http://127.0.0.1:8080/x", own).host == "127.0.0.1"
    assert parse_webhook("https://relay.example/x", own).host == "relay.example"
    with pytest.raises(WrongWebhook):
        parse_webhook("http://relay.example/x", own)


def test_of_an_address_people_see_the_host_and_the_end_only() -> None:
    webhook = parse_webhook(FLOW)

    assert webhook.shown == "prod-07.westeurope.logic.azure.com/…9xYz"
    assert "sig" not in repr(webhook)


CONNECTOR = (
    "Webhook message delivery failed with error: Microsoft Teams endpoint returned "
    "HTTP error {} with ContextId tcid=0,server=X."
)


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (202, "", Accepted()),
        (200, '{"ok": true}', Accepted()),
        (204, "", Accepted()),
        (200, "1", Sent()),
        (200, CONNECTOR.format(429), RateLimited(60)),
        (200, CONNECTOR.format(413), Refused("HTTP 413")),
        (200, CONNECTOR.format(404), DeadTarget("webhook-gone")),
        (200, CONNECTOR.format(502), NotSent("HTTP 502")),
        (200, "Summary or Text is an Error.", NotSent("the connector says that it failed")),
        (408, "", NotSent("HTTP 408")),
        (500, "", NotSent("HTTP 500")),
        (503, "1", NotSent("HTTP 503")),
        (400, "", Refused("HTTP 400")),
        (413, "", Refused("HTTP 413")),
        (401, "", DeadTarget("webhook-refused")),
        (403, "", DeadTarget("webhook-refused")),
        (404, "", DeadTarget("webhook-gone")),
        (410, "", DeadTarget("webhook-gone")),
        (307, "", DeadTarget("webhook-moved")),
    ],
)
def test_answers_of_both_kinds_of_webhooks_are_understood(
    status: int, body: str, outcome: Outcome
) -> None:
    assert outcome_of(status, {}, body, NOW) == outcome


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("17", 17),
        ("0", 1),
        ("Fri, 20 Nov 2026 11:32:00 GMT", 120),
        ("999999", 3600),
        ("soon", 60),
        ("", 60),
    ],
)
def test_a_pause_that_is_asked_for_is_obeyed(header: str, seconds: float) -> None:
    assert outcome_of(429, {"Retry-After": header}, "", NOW) == RateLimited(seconds)


def test_a_webhook_gets_four_posts_a_second_and_a_hundred_an_hour() -> None:
    pace, now = WebhookPace(), 1000.0
    for _ in range(100):
        now += pace.wait(now, critical=True)
        pace.note(now)

    assert now == pytest.approx(1000 + 99 * 0.26)
    assert pace.wait(now, critical=True) == pytest.approx(3600 - 99 * 0.26)
    assert pace.wait(now + 3600, critical=True) == 0


def test_the_last_ten_posts_of_an_hour_are_for_what_is_critical() -> None:
    pace, now = WebhookPace(), 1000.0
    for _ in range(90):
        now += pace.wait(now, critical=False)
        pace.note(now)

    assert pace.wait(now, critical=False) == pytest.approx(3600 - 89 * 0.26)
    assert pace.wait(now, critical=True) == pytest.approx(0.26)


class Names(AbstractResolver):
    """A resolver to which every name has one address."""

    def __init__(self, address: str) -> None:
        self.address = address

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                host=self.address, hostname=host, port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "0.0.0.0",
        "odd",
    ],
)
async def test_a_name_that_leads_into_ones_own_network_is_not_connected_to(address: str) -> None:
    with pytest.raises(PrivateAddress):
        await PublicOnly(Names(address), ()).resolve("prod.logic.azure.com")


async def test_public_addresses_and_hosts_of_ones_own_are_connected_to() -> None:
    assert await PublicOnly(Names("20.50.2.3"), ()).resolve("prod.logic.azure.com")
    assert await PublicOnly(Names("127.0.0.1"), {"localhost"}).resolve("localhost")
