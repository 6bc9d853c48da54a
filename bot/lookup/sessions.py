"""What a person looked up last in a chat, kept for a while."""

import zlib
from collections.abc import Callable
from typing import NamedTuple

from cachetools import TTLCache
from pydantic import TypeAdapter

from domain.billing.customers import LookUp

_FORM = TypeAdapter(LookUp)


class Who(NamedTuple):
    """A person in a chat."""

    chat: int
    person: int

    @property
    def alone(self) -> bool:
        """Whether nobody else sees the chat: a private chat has the id of its person."""
        return self.chat == self.person


class Sessions:
    """Look-ups by chat and person, forgotten ``ttl`` seconds after the last use.

    Bounded in number, the oldest go first; each is kept as compressed JSON, about a
    tenth of the room that the objects would take.
    """

    def __init__(self, ttl: float, clock: Callable[[], float], most: int = 100_000) -> None:
        self._kept: TTLCache[Who, bytes] = TTLCache(most, ttl, clock)

    def keep(self, who: Who, look: LookUp) -> None:
        """Remember a look-up instead of the one before."""
        self._kept[who] = zlib.compress(_FORM.dump_json(look), 1)

    def recall(self, who: Who, customer_no: str) -> LookUp | None:
        """The look-up of this customer, if it is still remembered; counts as a use."""
        kept = self._kept.get(who)
        if kept is None:
            return None
        look = _FORM.validate_json(zlib.decompress(kept))
        if look.customer.customer_no != customer_no:
            return None
        self._kept[who] = kept
        return look

    def forget(self, who: Who) -> bool:
        """Forget a person's look-up; whether there was one."""
        return self._kept.pop(who, None) is not None
