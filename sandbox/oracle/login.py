"""Logging in: two messages from the client, then a session or an error."""

from __future__ import annotations

from .config import Config, User
from .engine import SessionInfo
from .errors import OraError
from .link import Link
from .shared import Shared
from .strikes import Strikes
from .wire.o5logon import Challenge, Pairs, server_proof
from .wire.request import Request
from .wire.responses import auth_response

_RELEASE = 19 << 24 | 21 << 16  # 19.21
_WRONG_PASSWORD, _TOO_MANY_SESSIONS = 1017, 2391


class Login:
    def __init__(self, shared: Shared, link: Link, strikes: Strikes) -> None:
        self._shared = shared
        self._link = link
        self._strikes = strikes
        self._first: Request | None = None
        self._challenge: Challenge | None = None

    @property
    def _name(self) -> str:
        assert self._first is not None
        return self._first.user.strip('"').upper()

    async def begin(self, request: Request) -> None:
        self._first = request
        self._challenge = Challenge(self._shared.verifier(self._name))
        await self._link.send(auth_response(self._challenge.pairs()))

    async def finish(self, request: Request, service: str) -> SessionInfo:
        """The session; an error ends the connection."""
        try:
            await self._strikes.at("login")
            user, key = self._proven(request)
        except OraError as error:
            self._shared.stats.failed_logins += 1
            raise OraError(error.code, error.text, close=True) from None
        info = self._session(user, service)
        await self._link.send(auth_response(_facts(self._shared.config, info, key)))
        return info

    def _proven(self, request: Request) -> tuple[User, bytes]:
        """The user, and the key that proves the server to the client."""
        key = self._challenge.check(request.pairs) if self._challenge else None
        user = self._shared.users.get(self._name) if key else None
        if user is None or key is None:
            raise OraError(_WRONG_PASSWORD)
        limit = user.sessions_limit
        if limit is not None and self._shared.sessions_of[self._name] >= limit:
            raise OraError(_TOO_MANY_SESSIONS)
        return user, key

    def _session(self, user: User, service: str) -> SessionInfo:
        assert self._first is not None
        sid, serial = self._shared.new_session_id()
        return SessionInfo(
            sid=sid,
            serial=serial,
            user=self._name,
            service=service,
            read_only=user.read_only,
            schema=self._name,
            program=self._first.pairs.get("AUTH_PROGRAM_NM", ""),
            machine=self._first.pairs.get("AUTH_MACHINE", ""),
        )


def _facts(config: Config, info: SessionInfo, key: bytes) -> Pairs:
    """What the driver wants to know of the database and its new session."""
    facts = {
        "AUTH_VERSION_STRING": "- 64bit Production",
        "AUTH_VERSION_SQL": "25",
        "AUTH_XACTION_TRAITS": "3",
        "AUTH_VERSION_NO": str(_RELEASE),
        "AUTH_VERSION_STATUS": "0",
        "AUTH_CAPABILITY_TABLE": "",
        "AUTH_DBNAME": config.db_name,
        "AUTH_SESSION_ID": str(info.sid),
        "AUTH_SERIAL_NUM": str(info.serial),
        "AUTH_INSTANCE_NO": "1",
        "AUTH_INSTANCENAME": config.instance,
        "AUTH_SC_SERVICE_NAME": info.service,
        "AUTH_SC_DBUNIQUE_NAME": config.db_name,
        "AUTH_SC_REAL_DBUNIQUE_NAME": config.db_name,
        "AUTH_SC_DB_DOMAIN": "",
        "AUTH_MAX_OPEN_CURSORS": str(config.max_open_cursors),
        "AUTH_MAX_IDEN_LENGTH": "128",
        "AUTH_SVR_RESPONSE": server_proof(key),
    }
    return [(name, value, 0) for name, value in facts.items()]
