"""One parsed call of the client."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from . import codes
from .binds import BindMeta


@dataclass
class Request:
    """``function`` is 0 for the two messages that open a conversation."""

    message_type: int = codes.FUNCTION
    function: int = 0
    # what may ride on any call
    closed_cursors: list[int] = field(default_factory=list)
    schema: str | None = None
    # login
    user: str = ""
    pairs: dict[str, str] = field(default_factory=dict)
    # execute and fetch
    options: int = 0
    cursor_id: int = 0
    sql: str | None = None
    num_rows: int = 0
    is_query: bool = False
    bind_metas: list[BindMeta] | None = None
    bind_rows: list[list[Any]] = field(default_factory=list)

    @property
    def is_plsql(self) -> bool:
        return not self.options & codes.OPT_NOT_PLSQL

    @property
    def executes(self) -> bool:
        return bool(self.options & codes.OPT_EXECUTE) or self.function == codes.F_REEXECUTE

    @property
    def only_defines(self) -> bool:
        """A fetch in the clothes of an execute: the client changed its buffers."""
        return bool(self.options & codes.OPT_DEFINE) and not self.options & codes.OPT_EXECUTE

    @property
    def first_binds(self) -> list[Any]:
        return self.bind_rows[0] if self.bind_rows else []
