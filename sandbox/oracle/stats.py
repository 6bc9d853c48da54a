"""What a listener has counted."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

MAX_STATEMENTS = 1000
MAX_DESCRIPTORS = 100


@dataclass
class Stats:
    """Counters; only the server's event loop writes them, anyone may read them.

    ``sessions``, ``peak_sessions`` and ``open_cursors`` tell the present, all
    others only grow.
    """

    connects: int = 0
    refused: int = 0
    logins: int = 0
    failed_logins: int = 0
    logoffs: int = 0
    disconnects: int = 0
    sessions: int = 0
    peak_sessions: int = 0
    open_cursors: int = 0
    executes: int = 0
    parses: int = 0
    fetches: int = 0
    rows_sent: int = 0
    bytes_sent: int = 0
    pings: int = 0
    commits: int = 0
    rollbacks: int = 0
    breaks: int = 0
    errors: Counter[int] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    #: the latest connect descriptors (program, machine, service …)
    descriptors: deque[str] = field(default_factory=lambda: deque(maxlen=MAX_DESCRIPTORS))

    def count_login(self) -> None:
        self.logins += 1
        self.sessions += 1
        self.peak_sessions = max(self.peak_sessions, self.sessions)

    def count_statement(self, sql: str) -> None:
        self.executes += 1
        key = " ".join(sql.split())[:200]
        if key in self.statements or len(self.statements) < MAX_STATEMENTS:
            self.statements[key] += 1

    def as_dict(self) -> dict[str, Any]:
        """Everything but the descriptors, fit for JSON."""
        numbers = {name: value for name, value in vars(self).items() if isinstance(value, int)}
        errors = {f"ORA-{code:05d}": count for code, count in self.errors.items()}
        return {**numbers, "errors": errors, "statements": dict(self.statements)}
