"""What channels were sent, and what each post was answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: Posts to one webhook in a second and in an hour, beyond which Teams refuses.
_A_SECOND, _AN_HOUR = 4, 100
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Post:
    """One post: ``at`` is the server's clock, ``status`` the answer (0: none was given).

    ``card`` is None where the body held none that could be read; ``faults`` says what was wrong;
    ``shown``: the channel shows it.
    """

    number: int
    at: datetime
    channel: str
    status: int
    size: int
    card: dict[str, Any] | None
    faults: tuple[str, ...] = ()
    shown: bool = True

    def told(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "channel": self.channel,
            "status": self.status,
            "size": self.size,
            "card": self.card,
            "faults": list(self.faults),
            "shown": self.shown,
        }


@dataclass
class Posts:
    """Everything that came in, oldest first."""

    _all: list[Post] = field(default_factory=list)
    _times: dict[str, list[float]] = field(default_factory=dict)

    def write(self, post: Post) -> None:
        self._all.append(post)

    def next_number(self) -> int:
        return len(self._all) + 1

    def of(self, channel: str) -> list[Post]:
        """What a channel shows."""
        return [post for post in self._all if post.channel == channel and post.shown]

    def pause(self, channel: str, now: float) -> float:
        """Seconds that a channel wants silence for, counting this post; 0: it is in time."""
        times = [at for at in self._times.get(channel, []) if at > now - _HOUR]
        self._times[channel] = times
        lately = [at for at in times if at > now - 1.0]
        if len(times) >= _AN_HOUR:
            return times[0] + _HOUR - now
        if len(lately) >= _A_SECOND:
            return 1.0
        times.append(now)
        return 0.0

    def __iter__(self) -> Iterator[Post]:
        return iter(list(self._all))

    def __len__(self) -> int:
        return len(self._all)
