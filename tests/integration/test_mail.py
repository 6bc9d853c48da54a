"""Alerts by mail: letters that a strict server takes, and what its answers mean."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from domain.alerts.happenings import Happening, Notice, about
from domain.alerts.model import Alert, News, State
from domain.alerts.routing import Channel, Target, TargetState
from domain.alerts.topics import Topic
from domain.languages import Language
from domain.severity import Severity
from jobs.alerts.channels import Kind, Message
from jobs.alerts.email_channel import EmailChannel, MailServer, Tls, try_server
from jobs.alerts.outcomes import DeadTarget, Fatal, NotSent, Overtaken, Refused, Sent, Unknown
from sandbox.mail import Fault, MailSink
from sandbox.mail.page import mail_page
from sandbox.mail.sink import PASSWORD, USER
from tests.integration.alert_rig import ZONE, slow_job, stuck

NOON = datetime(2026, 1, 15, 6, tzinfo=UTC)
SENDER = "desk@utility.example"
DUTY = Target(
    7,
    Channel.EMAIL,
    "duty@utility.example",
    0,
    "Duty",
    Language.ENGLISH,
    TargetState.LIVE,
    "",
    1,
)


def alert(happening: Happening, alert_id: int = 5, state: State = State.FIRING) -> Alert:
    what = about(happening)
    return Alert(
        alert_id,
        what.fingerprint,
        what.topic,
        what.severity,
        what.subject,
        what.run,
        what.area,
        state,
        happening,
        1,
        0,
        1,
        NOON,
        NOON,
        NOON,
        None,
        0,
        None,
        NOON if state is State.RESOLVED else None,
    )


def message(*alerts: Alert, news: News = News.RAISED, **changed: Any) -> Message:
    return Message(Kind.MESSAGE, alerts or (alert(stuck()),), news, **changed)


@pytest.fixture
async def sink() -> AsyncIterator[MailSink]:
    async with MailSink().listening() as listening:
        yield listening


def channel(sink: MailSink, **changed: Any) -> EmailChannel:
    server = MailServer("127.0.0.1", sink.port, SENDER, Tls.NONE)
    return EmailChannel(replace(server, **changed), ZONE, lambda: NOON, seconds=1.0)


async def test_a_strict_server_takes_an_alert_as_text_and_html(sink: MailSink) -> None:
    outcome = await channel(sink).send(DUTY, message())

    (letter,) = sink.received
    assert outcome == Sent(str(letter.message["Message-ID"]))
    assert letter.sender == SENDER
    assert letter.recipients == (DUTY.address,)
    assert letter.message["Auto-Submitted"] == "auto-generated"
    assert "BMHHS" in letter.message["Subject"]
    assert "second time running" in letter.part("plain")
    assert "second time running" in letter.part("html")


async def test_bengali_readers_get_bengali(sink: MailSink) -> None:
    await channel(sink).send(replace(DUTY, language=Language.BENGALI), message())

    (letter,) = sink.received
    assert 'lang="bn"' in letter.part("html")
    assert "সীমা" in letter.part("plain")


async def test_letters_of_one_alert_are_a_thread(sink: MailSink) -> None:
    by_mail = channel(sink)
    await by_mail.send(DUTY, message())
    await by_mail.send(DUTY, message(news=News.REPEATED))
    await by_mail.send(DUTY, message(alert(stuck(), state=State.RESOLVED), news=News.RESOLVED))

    first, *others = (one.message for one in sink.received)
    assert first["In-Reply-To"] is None
    assert {one["In-Reply-To"] for one in others} == {first["Message-ID"]}
    assert {one["References"] for one in others} == {first["Message-ID"]}
    assert len({one["Message-ID"] for one in (first, *others)}) == 3


async def test_the_same_letter_sent_twice_has_the_same_name(sink: MailSink) -> None:
    by_mail = channel(sink)
    await by_mail.send(DUTY, message())
    await by_mail.send(DUTY, message(repeated=True))

    first, second = (one.message["Message-ID"] for one in sink.received)
    assert first == second
    assert "may have reached you before" in sink.received[1].part("plain")


async def test_several_alerts_are_one_letter(sink: MailSink) -> None:
    both = message(alert(stuck()), alert(slow_job(), 6))
    await channel(sink).send(DUTY, both)

    (letter,) = sink.received
    assert letter.message["Subject"] == "🔔 2 alerts"
    assert "NOCS_BALANCE" in letter.part("plain")


async def test_no_header_can_be_smuggled_in(sink: MailSink) -> None:
    name = "JOB\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script>"
    notice = Notice(Topic.JOB_SLOW, Severity.WARNING, name, {"job": name})

    await channel(sink).send(DUTY, message(alert(notice)))

    (letter,) = sink.received
    assert letter.message["Bcc"] is None
    assert "<script>" not in letter.part("html")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "duty",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "@example.org",
        "দপ্তর@example.org",
    ],
)
async def test_what_is_no_address_gets_nothing(sink: MailSink, address: str) -> None:
    outcome = await channel(sink).send(replace(DUTY, address=address), message())

    assert isinstance(outcome, DeadTarget)
    assert sink.received == []


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault("sender", line="451 busy"), NotSent("451 busy")),
        (Fault("recipient", line="450 greylisted"), NotSent("450 greylisted")),
        (Fault("recipient", line="550 no such user"), DeadTarget("no-mailbox")),
        (Fault("recipient", line="552 mailbox full"), Refused("552 mailbox full")),
        (Fault("sender", line="530 log in first"), Fatal("530 log in first")),
        (Fault("data", line="554 spam"), Refused("554 spam")),
        (Fault("data", line="452 no room"), NotSent("452 no room")),
        (Fault("recipient", "break"), NotSent("SMTPServerDisconnected")),
        (Fault("recipient", "hang"), NotSent("SMTPReadTimeoutError")),
        (Fault("data", "break"), Unknown("SMTPServerDisconnected")),
        (Fault("data", "hang"), Unknown("SMTPReadTimeoutError")),
    ],
)
async def test_what_the_answers_of_a_server_mean(
    sink: MailSink, fault: Fault, outcome: object
) -> None:
    sink.faults.append(fault)

    assert await channel(sink).send(DUTY, message()) == outcome
    assert sink.received == []
    assert isinstance(await channel(sink).send(DUTY, message()), Sent)


async def test_an_answer_that_is_lost_leaves_it_unknown(sink: MailSink) -> None:
    sink.faults.append(Fault("data", "lost_answer"))

    assert isinstance(await channel(sink).send(DUTY, message()), Unknown)
    assert len(sink.received) == 1


async def test_a_server_that_is_away_has_got_nothing() -> None:
    server = MailServer("127.0.0.1", 9, SENDER, Tls.NONE)

    assert isinstance(await try_server(server, 1.0), NotSent)


async def test_what_was_sent_is_not_changed(sink: MailSink) -> None:
    edit = Message(Kind.EDIT, (alert(stuck()),), News.CHANGED, ref="<x@y>")

    assert isinstance(await channel(sink).send(DUTY, edit), Overtaken)
    assert sink.received == []


@pytest.mark.parametrize("way", [Tls.TLS, Tls.STARTTLS])
async def test_letters_go_over_an_encrypted_way(tmp_path: Path, way: Tls) -> None:
    theirs, ours = certificate(tmp_path)
    sink = MailSink(theirs, wants_login=way is Tls.STARTTLS, wants_starttls=way is Tls.STARTTLS)
    login = {"user": USER, "password": PASSWORD} if way is Tls.STARTTLS else {}
    async with sink.listening():
        assert isinstance(
            await channel(sink, tls=way, trust=ours, **login).send(DUTY, message()), Sent
        )
        strangers = await channel(sink, tls=way, **login).send(DUTY, message())
        assert isinstance(strangers, NotSent), "nobody has signed that certificate"
    assert len(sink.received) == 1


async def test_a_way_that_cannot_be_encrypted_is_not_taken(sink: MailSink) -> None:
    outcome = await channel(sink, tls=Tls.STARTTLS).send(DUTY, message())

    assert isinstance(outcome, NotSent)
    assert sink.received == []


async def test_a_wrong_password_ends_the_channel(tmp_path: Path) -> None:
    theirs, ours = certificate(tmp_path)
    async with MailSink(theirs, wants_login=True, wants_starttls=True).listening() as sink:
        server = MailServer("127.0.0.1", sink.port, SENDER, user=USER, password="wrong", trust=ours)
        assert isinstance(await try_server(server), Fatal)


async def test_the_page_shows_letters_without_running_them(sink: MailSink) -> None:
    await channel(sink).send(DUTY, message())
    async with (
        mail_page(sink) as address,
        aiohttp.ClientSession() as session,
        session.get(address) as answer,
    ):
        text = await answer.text()
    assert "BMHHS" in text
    assert "<iframe sandbox" in text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate of its own, and one that believes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.sandbox")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(file)
    return theirs, ssl.create_default_context(cafile=str(file))
