"""What a caller learns when a database gives no answer.

The docstring of each error is its message; the attributes are what a caller acts on.
"""

from __future__ import annotations

from typing import ClassVar


class SourceError(Exception):
    """The database gave no answer."""

    #: asking again cannot help before a person has mended something
    permanent: ClassVar[bool] = False

    def __init__(self, code: str | None = None, *, retry_in: float = 0.0) -> None:
        """``code`` is the database's own ("ORA-00942"), ``retry_in`` seconds."""
        super().__init__(code)
        self.code = code
        self.retry_in = retry_in

    def __str__(self) -> str:
        meaning = type(self).__doc__ or ""
        return f"{meaning} ({self.code})" if self.code else meaning


class SourceDown(SourceError):
    """The database cannot be reached."""


class SourceSlow(SourceError):
    """The database did not answer in time."""


class SourceRefused(SourceError):
    """The database refuses our login; nobody tries again for a while, lest the account locks."""

    permanent = True


class SourceBusy(SourceError):
    """Every connection to the database is in use."""


class SchemaDrift(SourceError):
    """The database lacks a table or column that the query names."""

    permanent = True


class SourceFault(SourceError):
    """The database answered with an error."""


class SourceUnclear(SourceError):
    """The database answered with a figure that is no number."""


class StoreDown(SourceError):
    """The desk's own database does not answer."""


class StoreFault(SourceError):
    """The desk's own database answered with an error."""

    permanent = True
