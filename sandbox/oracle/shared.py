"""What all sessions of one listener share."""

from __future__ import annotations

from collections import Counter

from .config import Config
from .engine import Engine
from .faults import Faults
from .stats import Stats
from .wire.o5logon import Verifier


class Shared:
    def __init__(self, engine: Engine, config: Config) -> None:
        self.engine = engine
        self.config = config
        self.users = {name.upper(): user for name, user in config.users.items()}
        self.faults = Faults(config.seed)
        self.stats = Stats()
        #: sessions now, by user
        self.sessions_of: Counter[str] = Counter()
        self._verifiers = {name: Verifier(user.password) for name, user in self.users.items()}
        self._decoy = Verifier("no such user")
        self._serial = 0

    def verifier(self, user: str) -> Verifier:
        """An unknown user gets one too, so that nobody can tell from the answer."""
        return self._verifiers.get(user, self._decoy)

    def new_session_id(self) -> tuple[int, int]:
        """SID and SERIAL#."""
        self._serial += 1
        return 100 + self._serial % 900, 1000 + self._serial
