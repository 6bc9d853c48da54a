"""How many messages of one channel may be on their way: many, or one at a time in bad times."""

from jobs.alerts.outcomes import Fatal, NotSent, Outcome, Unknown

#: On their way at once, when all is well.
_MOST = 48
#: So many targets failed in a row, none succeeding: then it is not the targets.
_TROUBLE = 4
#: Seconds between attempts in bad times.
_PROBE = 1.0


class Lane:
    """The way of one channel; a target that fails alone narrows it for nobody else."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._going = 0
        self._failed: set[int] = set()
        self._probe_at = 0.0
        self._closed = False

    @property
    def in_trouble(self) -> bool:
        """Whether nothing gets through, wherever it goes."""
        return len(self._failed) >= _TROUBLE

    def room(self, now: float) -> int:
        """How many more may leave; ``now`` in seconds of any clock."""
        if self._closed:
            return 0
        if self.in_trouble:
            return int(not self._going and now >= self._probe_at)
        return self._most - self._going

    def enter(self) -> None:
        """One more is on its way."""
        self._going += 1

    def leave(self) -> None:
        """One less."""
        self._going -= 1

    def note(self, target_id: int, outcome: Outcome, now: float) -> None:
        """Learn from what became of a message."""
        if isinstance(outcome, NotSent | Unknown):
            self._failed.add(target_id)
            self._probe_at = now + _PROBE
        else:
            self._failed.clear()
        self._closed = self._closed or isinstance(outcome, Fatal)
