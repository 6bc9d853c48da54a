"""E-mail, as a way to reach people."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from email.message import EmailMessage
from enum import StrEnum
from ssl import SSLContext

from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from domain.alerts.routing import Target
from jobs.alerts.channels import Kind, Message
from jobs.alerts.email_outcomes import Stage, outcome_of, outcome_of_break
from jobs.alerts.letters import letter
from jobs.alerts.outcomes import DeadTarget, NotSent, Outcome, Overtaken, Sent

#: Connections at once; mail servers take offence at many.
_MOST = 4
#: Seconds for each step, and until one of the connections is free.
_STEP = 10.0
_TURN = 15.0


class Tls(StrEnum):
    """How the way to the mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, by whom; ``sender`` stands in From. No user: no login.

    ``trust``: instead of the system's, whose certificates are believed.
    """

    host: str
    port: int
    sender: str
    tls: Tls = Tls.STARTTLS
    user: str | None = None
    password: str | None = None
    trust: SSLContext | None = None

    def connection(self, seconds: float = _STEP) -> SMTP:
        """Not open yet; each step may take so many seconds."""
        return SMTP(
            hostname=self.host,
            port=self.port,
            timeout=seconds,
            use_tls=self.tls is Tls.TLS,
            start_tls=self.tls is Tls.STARTTLS,
            tls_context=None if self.tls is Tls.NONE else self.trust,
        )


class EmailChannel:
    """Sends letters, each over a connection of its own; what was sent stays as it is."""

    editable = False

    def __init__(
        self,
        server: MailServer,
        zone: tzinfo,
        now: Callable[[], datetime],
        seconds: float = _STEP,
    ) -> None:
        self._server = server
        self._zone = zone
        self._now = now
        self._seconds = seconds
        self._turns = asyncio.Semaphore(_MOST)

    def wait(self, target: Target) -> float:
        """As the port says; mail has no pace but its few connections."""
        return 0.0

    async def send(self, target: Target, message: Message) -> Outcome:
        """As the port says."""
        if message.kind is Kind.EDIT:
            return Overtaken("a letter cannot be changed")
        try:
            made = letter(message, target, self._server.sender, self._zone, self._now())
        except ValueError:
            return DeadTarget("no-address")
        try:
            await asyncio.wait_for(self._turns.acquire(), _TURN)
        except TimeoutError:
            return NotSent("all connections are in use")
        try:
            return await _Handing(self._server, self._seconds).hand_in(made)
        finally:
            self._turns.release()


async def try_server(server: MailServer, seconds: float = _STEP) -> Outcome:
    """Connect and log in without sending anything; Sent: letters would be taken."""
    return await _Handing(server, seconds).hand_in(None)


class _Handing:
    """A letter on its way, or only a knock at the door; ``stage`` says how far it has come."""

    def __init__(self, server: MailServer, seconds: float) -> None:
        self._server = server
        self._link = server.connection(seconds)
        self._stage = Stage.CONNECT

    async def hand_in(self, made: EmailMessage | None) -> Outcome:
        try:
            await self._enter()
            if made is not None:
                await self._give(made)
        except SMTPResponseException as refusal:
            return outcome_of(self._stage, refusal.code, refusal.message)
        except (SMTPException, OSError) as error:
            return outcome_of_break(self._stage, error)
        except ValueError:  # an address with a line break, or not of ASCII letters
            return DeadTarget("no-address")
        finally:
            await self._leave()
        return Sent("" if made is None else str(made["Message-ID"]))

    async def _enter(self) -> None:
        await self._link.connect()
        if self._server.user is not None:
            self._stage = Stage.LOGIN
            await self._link.login(self._server.user, self._server.password or "")

    async def _give(self, made: EmailMessage) -> None:
        self._stage = Stage.SENDER
        await self._link.mail(_only_address(made, "From"))
        self._stage = Stage.RECIPIENT
        await self._link.rcpt(_only_address(made, "To"))
        self._stage = Stage.DATA
        await self._link.data(made.as_bytes())

    async def _leave(self) -> None:
        if self._link.is_connected:
            with suppress(SMTPException, OSError):
                await self._link.quit(timeout=1.0)
        self._link.close()


def _only_address(made: EmailMessage, header: str) -> str:
    """Exactly one address; raises ValueError."""
    (only,) = made[header].addresses
    if not only.username or not only.domain:
        raise ValueError
    return str(only.addr_spec)
