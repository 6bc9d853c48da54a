"""What the bot asked and what it was told."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.telegram.refusals import Json

KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call: parameters as read, the whole answer (None: none was given), loop time, seconds."""

    method: str
    params: Json
    answer: Json | None
    at: float
    took: float

    @property
    def ok(self) -> bool:
        return bool(self.answer and self.answer.get("ok"))

    @property
    def description(self) -> str:
        return str((self.answer or {}).get("description", ""))


class Ledger:
    """The calls, newest last; `keep=False` only counts, for long measurements."""

    def __init__(self, *, keep: bool = True) -> None:
        self.keep = keep
        self.counts: Counter[str] = Counter()
        self._calls: deque[Call] = deque(maxlen=KEPT)

    def write(self, call: Call) -> None:
        self.counts[call.method] += 1
        if self.keep:
            self._calls.append(call)

    def of(self, method: str) -> list[Call]:
        return [call for call in self._calls if call.method == method]

    def clear(self) -> None:
        self.counts.clear()
        self._calls.clear()

    def __iter__(self) -> Iterator[Call]:
        return iter(list(self._calls))

    def __len__(self) -> int:
        return len(self._calls)
