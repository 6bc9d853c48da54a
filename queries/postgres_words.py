"""PostgreSQL's errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from queries.errors import SourceRefused, StoreDown, StoreFault

_REFUSED = (
    asyncpg.InvalidPasswordError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)
#: Classes of errors that pass by themselves: connection, resources, operator, locks, time-outs.
_PASSING = ("08", "53", "57", "55P03", "25P03", "40")


@contextmanager
def in_our_words() -> Iterator[None]:
    """Whatever the driver raises becomes a SourceError."""
    try:
        yield
    except TimeoutError:
        raise StoreDown("no answer in time") from None
    except _REFUSED as error:
        raise SourceRefused(error.sqlstate) from None
    except (OSError, asyncpg.InterfaceError) as error:
        raise StoreDown(type(error).__name__) from error
    except asyncpg.PostgresError as error:
        state = error.sqlstate or ""
        raise (StoreDown if state.startswith(_PASSING) else StoreFault)(state) from error
