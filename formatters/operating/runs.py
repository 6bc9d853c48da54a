"""One run as an operator follows it: its progress, what came of it, what is to be decided."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from domain.caches.gates import Gate
from domain.jobs.approvals import Approval, Verdict
from domain.jobs.job_pages import RunPage
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.text import shorten
from formatters.durations import duration
from formatters.html import shown, split
from formatters.money import taka
from formatters.operating import run_card
from formatters.times import moment
from formatters.words import Words

_LONGEST_VALUE = 200
#: Of a message, so that a note has room below.
_ROOM = 3800
_MOST_FACTS = 12
_COUNTED = frozenset({Gate.FEWER, Gate.MORE, Gate.EMPTY})


def run(words: Words, page: RunPage, now: datetime, secret: Collection[str] = ()) -> str:
    """Everything about a run; ``now`` is in the site's zone, ``secret`` names hidden parameters."""
    row = page.row
    blocks = [
        run_card.run(words, row, now, secret),
        "\n".join(_progress(words, row, now)),
        "\n".join(_result(words, page)),
        "\n".join(_approval(words, page, now)),
        "\n".join(_attempts(words, page)),
    ]
    return split("\n\n".join(block for block in blocks if block), _ROOM)[0]


def verdict(words: Words, found: Verdict) -> str:
    """Why a decision about a run changed nothing."""
    return words("run-verdict", verdict=found.value)


def _progress(words: Words, row: RunRow, now: datetime) -> Iterable[str]:
    if row.state is not State.RUNNING or row.started_at is None:
        return
    if row.text:
        key = f"job-progress-{row.text}"
        yield words(key) if key in words else _cut(row.text)
    yield words("run-lasting", since=duration(words, now - row.started_at))


def _result(words: Words, page: RunPage) -> Iterable[str]:
    result = page.row.result
    if "generation" in result:
        yield from _load(words, page, result)
        return
    for name, value in islice(_facts(result), _MOST_FACTS):
        yield words("run-fact", name=_name(words, name), value=_cut(_value(words, value)))


def _load(words: Words, page: RunPage, result: Mapping[str, Any]) -> Iterable[str]:
    """What came of refreshing a cache."""
    left_out, counted = _whole(result.get("quarantined")), _counted(words, result)
    if result.get("state") == "published":
        yield words("run-published", counted=counted)
    else:
        yield words("run-refused", counted=counted)
        yield from (_finding(words, one) for one in result.get("why", ()))
    if left_out:
        yield words("run-left-out", count=left_out, shown=words.digits(f"{left_out:,}"))
    if result.get("state") != "published":
        yield words(_what_to_do(page))


def _counted(words: Words, result: Mapping[str, Any]) -> str:
    """How many of what a cache holds: customers, in areas where it is by area."""
    rows, figures = _whole(result.get("rows")), result.get("figures")
    areas = _whole(figures.get("areas")) if isinstance(figures, Mapping) else 0
    cache = str(result.get("cache"))
    counted = words("run-counted", cache=cache, count=rows, shown=words.digits(f"{rows:,}"))
    if not areas:
        return counted
    shown_areas = words.digits(f"{areas:,}")
    return words("run-in-areas", counted=counted, count=areas, areas=shown_areas)


def _what_to_do(page: RunPage) -> str:
    if page.refused is None:
        return "run-decided"
    return "run-decide" if page.publishes else "run-never-published"


def _facts(result: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a job found out, one level deep."""
    for name, value in result.items():
        if isinstance(value, Mapping):
            yield from value.items()
        else:
            yield name, value


def _name(words: Words, name: str) -> str:
    key = f"run-fact-{name.replace('_', '-')}"
    return words(key) if key in words else _cut(name)


def _value(words: Words, value: Any) -> str:
    if isinstance(value, bool):
        return run_card.yes_or_no(words, value)
    return words.digits(f"{value:,}") if isinstance(value, int) else str(value)


def _finding(words: Words, stored: Mapping[str, Any]) -> str:
    """What a gate found, with the figures before and now."""
    gate = str(stored.get("gate"))
    if gate not in {*Gate}:
        return _cut(gate)
    before, now = (_figure(words, Gate(gate), stored.get(name)) for name in ("before", "now"))
    about = shown(str(stored.get("about") or ""))
    return words(f"run-gate-{gate}", before=before, now=now, about=about)


def _figure(words: Words, gate: Gate, value: Any) -> str:
    """Rows, taka, or a share in percent."""
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        return words("unknown")
    if gate is Gate.SUM:
        return taka(words, figure)
    if gate in _COUNTED:
        return words.digits(f"{figure:,.0f}")
    return words.digits(f"{figure * 100:.1f} %")


def _approval(words: Words, page: RunPage, now: datetime) -> Iterable[str]:
    asked = page.approval
    if asked is None:
        return
    if asked.choice is not None:
        yield words("run-approval", choice=asked.choice.value, by=_decider(asked))
    elif page.goes_on:
        until = moment(words, asked.expires_at.astimezone(now.tzinfo))
        yield words("run-approval-asked", until=until)
        if not page.decides:
            yield words("run-approval-other")


def _decider(asked: Approval) -> str:
    return shown(asked.decider or str(asked.decided_by or ""))


def _attempts(words: Words, page: RunPage) -> Iterable[str]:
    if len(page.attempts) < 2:
        return
    yield words("run-attempts")
    for one in page.attempts:
        state = run_card.state(words, one.state)
        sign = run_card.mark(one.state)
        yield words("run-attempt", mark=sign, run=str(one.run_id), state=state)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _cut(text: str) -> str:
    return shown(shorten(text, _LONGEST_VALUE))
