"""PostgreSQL's errors as Oracle's."""

from __future__ import annotations

import re

from sandbox.oracle.errors import OraError

_INVALID_IDENTIFIER, _RECURSIVE = 904, 604

#: SQLSTATE → ORA- code
_CODES = {
    "08003": 3113,
    "08006": 3113,
    "21000": 1427,
    "22003": 1426,
    "22007": 1858,
    "22008": 1843,
    "22011": 1722,
    "22012": 1476,
    "22023": 1722,
    "22P02": 1722,
    "25006": 1031,
    "3F000": 942,
    "40001": 8177,
    "42501": 1031,
    "42601": 933,
    "42702": 918,
    "42712": 918,
    "42725": 932,
    "42803": 979,
    "42804": 932,
    "42846": 932,
    "42883": 932,
    "42P01": 942,
    "42P10": 1785,
    "42P18": 932,
    "53100": 1652,
    "53200": 4030,
    "53300": 18,
    "55P03": 54,
    "57014": 1013,
    "57P01": 3113,
    "57P02": 3113,
    "57P03": 1033,
}
#: no operator or function for these types: other types of binds may still do
_MISMATCHES = frozenset({"42883", "42804", "42725", "42P18"})
_UNKNOWN_COLUMN, _UNKNOWN_FUNCTION, _UNKNOWN_TABLE = "42703", "42883", "42P01"
_LOST = "08006"


class PgError(Exception):
    """PostgreSQL refused: its SQLSTATE and its words."""

    def __init__(self, state: str, message: str) -> None:
        super().__init__(f"{state}: {message}")
        self.state = state
        self.message = message

    @classmethod
    def lost(cls) -> PgError:
        return cls(_LOST, "connection lost")

    @property
    def is_mismatch(self) -> bool:
        return self.state in _MISMATCHES

    def as_ora(self) -> OraError:
        unknown = self._unknown_name()
        if unknown is not None:
            quoted = ".".join(f'"{part.upper()}"' for part in unknown.split("."))
            return OraError(_INVALID_IDENTIFIER, f"{quoted}: invalid identifier")
        code = _CODES.get(self.state)
        if code is None:
            text = f"error occurred at recursive SQL level 1 ({self})"
            return OraError(_RECURSIVE, text)
        return OraError(code)

    def _unknown_name(self) -> str | None:
        """The column, function or alias that does not exist, if that is the fault."""
        pattern = None
        if self.state == _UNKNOWN_COLUMN:
            pattern = r'column "?([\w$.]+)"?'
        elif self.state == _UNKNOWN_FUNCTION and self.message.startswith("function "):
            pattern = r'function "?([\w$.]+)"?'
        elif self.state == _UNKNOWN_TABLE and "missing FROM-clause" in self.message:
            pattern = r'table "([^"]+)"'
        found = re.search(pattern, self.message) if pattern else None
        return found.group(1) if found else None
