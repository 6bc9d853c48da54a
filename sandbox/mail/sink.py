"""The mail server itself, on a port of its own, with faults on demand."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_LINES
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from sandbox.mail.strictness import faults

USER, PASSWORD = "griddesk", "sandbox"
_OK = "250 OK"

Stage = Literal["sender", "recipient", "data"]
Action = Literal[
    "answer",  # this line instead of 250
    "hang",  # no answer at all
    "break",  # the connection is cut, nothing is kept
    "lost_answer",  # kept, then the connection is cut
]


@dataclass
class Fault:
    """One fault: at which stage, what happens, how often (None: until cleared)."""

    stage: Stage
    action: Action = "answer"
    line: str = "451 try again later"
    times: int | None = 1
    hits: int = 0

    @property
    def is_left(self) -> bool:
        return self.times is None or self.hits < self.times


@dataclass(frozen=True)
class Letter:
    """A letter as it came."""

    at: datetime
    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        """Its headers and parts."""
        return message_from_bytes(self.raw, _class=EmailMessage, policy=SMTP_LINES)

    def part(self, kind: Literal["plain", "html"]) -> str:
        """One of its two bodies."""
        body = self.message.get_body((kind,))
        return str(body.get_content()) if body else ""


@dataclass
class MailSink:
    """Takes letters at ``host:port``; ``received`` has those that were well made, in order.

    ``page`` is where a person can read them.
    """

    tls: ssl.SSLContext | None = None
    wants_login: bool = False
    wants_starttls: bool = False
    host: str = "127.0.0.1"
    port: int = 0
    page: str = ""
    received: list[Letter] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _links: set[SMTP] = field(default_factory=set)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["MailSink"]:
        """While this is open it takes letters."""
        loop = asyncio.get_running_loop()
        implicit = self.tls if not self.wants_starttls else None
        server = await loop.create_server(self._link, self.host, self.port, ssl=implicit)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for link in self._links:
                _cut(link)
            await server.wait_closed()

    def clear(self) -> None:
        """As if nothing had come, and no faults."""
        self.received.clear()
        self.refused.clear()
        self.faults.clear()

    async def handle_MAIL(  # noqa: N802 - the library asks by this name
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._fault("sender", server) or _OK
        if answer == _OK:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(  # noqa: N802 - the library asks by this name
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self._fault("recipient", server) or _OK
        if answer == _OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802 - the library asks by this name
        self, server: Any, session: Session, envelope: Envelope
    ) -> str:
        lost = any(one.action == "lost_answer" and one.is_left for one in self.faults)
        if not lost and (answer := await self._fault("data", server)):
            return answer
        answer = self._keep(envelope)
        return await self._fault("data", server) or answer if lost else answer

    def _keep(self, envelope: Envelope) -> str:
        raw = bytes(envelope.original_content or b"")
        recipients = tuple(str(one) for one in envelope.rcpt_tos)
        letter = Letter(datetime.now(UTC), str(envelope.mail_from), recipients, raw)
        if wrong := list(faults(raw, letter.message, list(recipients))):
            self.refused.extend(wrong)
            return f"554 5.6.0 {wrong[0]}"
        self.received.append(letter)
        return _OK

    async def _fault(self, stage: Stage, server: SMTP) -> str | None:
        fault = next((one for one in self.faults if one.stage == stage and one.is_left), None)
        if fault is None:
            return None
        fault.hits += 1
        if fault.action == "answer":
            return fault.line
        if fault.action == "hang":
            await asyncio.Event().wait()
        _cut(server)
        return "421 gone"

    def _link(self) -> SMTP:
        starttls = self.tls if self.wants_starttls else None
        link = SMTP(
            self,
            hostname="mail.sandbox",
            ident="Sandbox",
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=self.wants_login,
            auth_require_tls=starttls is not None,
            authenticator=_authenticate,
        )
        self._links.add(link)
        return link


def _cut(link: SMTP) -> None:
    if isinstance(link.transport, asyncio.Transport):
        link.transport.abort()


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any
) -> AuthResult:
    right = (
        isinstance(given, LoginPassword)
        and given.login == USER.encode()
        and given.password == PASSWORD.encode()
    )
    return AuthResult(success=right, handled=False)
