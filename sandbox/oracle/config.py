"""What the listener pretends to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class User:
    """``sessions_limit`` is SESSIONS_PER_USER: ORA-02391 beyond it."""

    password: str
    read_only: bool = True
    sessions_limit: int | None = None


@dataclass
class Config:
    """``port`` 0 takes any free one; ``max_sessions`` gives ORA-12516 beyond it."""

    services: Sequence[str] = ("CCB",)
    users: dict[str, User] = field(default_factory=lambda: {"CISREAD": User("secret")})
    host: str = "127.0.0.1"
    port: int = 0
    max_sdu: int = 65535  # bytes
    max_string_size: int = 4000  # bytes; 32767 is MAX_STRING_SIZE=EXTENDED
    max_open_cursors: int = 300
    max_sessions: int | None = None
    #: announce errors with a BREAK marker and wait for the client's RESET
    error_markers: bool = True
    db_name: str = "CCB"
    instance: str = "ccb1"
    #: of the random part of a fault's delay
    seed: int = 1
