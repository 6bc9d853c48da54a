"""From a stuck batch to a letter and the letter that says it is over, through the outbox."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from domain.alerts.happenings import batch_fingerprint
from domain.alerts.routing import Channel
from jobs.alerts.email_channel import EmailChannel, MailServer, Tls
from jobs.alerts.sender import Sender
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target
from queries.postgres import PostgresPool
from sandbox.mail import Fault, MailSink
from tests.integration.alert_rig import EVERYTHING, RUN, ZONE, over, raised, stuck
from tests.integration.outbox_rig import due, settled, states, until

DUTY = "duty@utility.example"


@pytest.fixture
async def sink() -> AsyncIterator[MailSink]:
    async with MailSink().listening() as listening:
        yield listening


@asynccontextmanager
async def mailing(store: PostgresPool, sink: MailSink) -> AsyncIterator[Sender]:
    """A sender that has only mail."""
    server = MailServer(sink.host, sink.port, "desk@utility.example", Tls.NONE)
    mail = EmailChannel(server, ZONE, lambda: datetime.now(UTC), seconds=1.0)
    sender = Sender(store, {Channel.EMAIL: mail}, "mail", ZONE)
    async with sending(sender):
        yield sender


@asynccontextmanager
async def sending(sender: Sender) -> AsyncIterator[None]:
    """The sender at work, until its good end."""
    running = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        await sender.drain(5)
        await running


async def subscribe(store: PostgresPool) -> None:
    target = await save_target(store, NewTarget(Channel.EMAIL, DUTY, title="Duty"), None)
    await add_subscription(store, target, EVERYTHING, None)


async def test_who_got_the_alert_by_mail_hears_of_its_end(
    store: PostgresPool, sink: MailSink
) -> None:
    await subscribe(store)
    async with mailing(store, sink):
        await raised(store, stuck())
        await until(lambda: len(sink.received) == 1)
        assert await settled(store) == ["sent"]
        await over(store, batch_fingerprint(RUN))
        await until(lambda: len(sink.received) == 2)
        assert await settled(store) == ["sent", "sent"]

    first, second = (letter.message for letter in sink.received)
    assert first["To"] == DUTY
    assert second["In-Reply-To"] == first["Message-ID"]
    assert "✅" in second["Subject"]


async def test_a_letter_that_may_be_lost_comes_again_under_the_same_name(
    store: PostgresPool, sink: MailSink
) -> None:
    await subscribe(store)
    sink.faults.append(Fault("data", "lost_answer"))
    async with mailing(store, sink):
        await raised(store, stuck())
        await until(lambda: len(sink.received) == 1)
        await settled(store)
        await due(store)
        await until(lambda: len(sink.received) == 2)
        await settled(store)

    assert await states(store) == ["sent"]
    assert len({one.message["Message-ID"] for one in sink.received}) == 1
    assert "may have reached you before" in sink.received[1].part("plain")


async def test_a_mailbox_that_is_not_there_is_dead(store: PostgresPool, sink: MailSink) -> None:
    await subscribe(store)
    sink.faults.append(Fault("recipient", line="550 no such user"))
    async with mailing(store, sink):
        await raised(store, stuck())
        async with asyncio.timeout(8):
            while await states(store) != ["dead"]:  # noqa: ASYNC110 - a row of the database
                await asyncio.sleep(0.05)

    assert sink.received == []
