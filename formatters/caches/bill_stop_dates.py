"""The batch dates of the bill stop: which were read how, and what changed between two."""

from datetime import date, datetime, timedelta

from domain.caches.bill_stop_pages import Comparison, History
from domain.caches.bill_stops import BatchLog, Changed
from formatters.caches.bill_stop import MARKS, count, short
from formatters.caches.bill_stop_customers import status
from formatters.durations import duration
from formatters.times import clock, day, moment, month
from formatters.words import Words

#: Changes on a page.
CHANGES = 8

_LONGEST_NAME = 40
_STATES = {"running": "⏳", "completed": "✅", "refused": "⚠️"}


def history(words: Words, page: History, *, operator: bool) -> str:
    """The latest loads; operators also see why one failed."""
    blocks = [words("bill-stop-history-title")]
    blocks += [_load(words, one, page.now, operator=operator) for one in page.loads]
    if not page.loads:
        blocks.append(words("bill-stop-history-none"))
    elif len(page.dates) < 2:
        blocks.append(words("bill-stop-one-date"))
    return "\n\n".join(blocks)


def choose(words: Words, first: date | None = None) -> str:
    """Which date shall it be?"""
    if first is None:
        return words("bill-stop-first-date")
    return words("bill-stop-second-date", day=day(words, first))


def comparison(words: Words, page: Comparison, *, opens: bool) -> str:
    """What changed; ``opens``: the reader may see for whom."""
    told = words(
        "bill-stop-changes",
        older=day(words, page.older.edition.batch_date),
        newer=day(words, page.newer.edition.batch_date),
        before=count(words, page.older.value.stopped),
        after=count(words, page.newer.value.stopped),
        stopped=count(words, page.difference.newly_stopped),
        cleared=count(words, page.difference.cleared),
    )
    blocks = [told, *_months(words, page)]
    if not opens:
        return "\n\n".join([*blocks, words("bill-stop-areas-only")])
    changes = [_changed(words, one) for one in page.difference.rows]
    return "\n\n".join([*blocks, *(changes or [words("bill-stop-no-changes")])])


def _load(words: Words, one: BatchLog, now: datetime, *, operator: bool) -> str:
    told = words(
        "bill-stop-load",
        mark=_STATES.get(one.status, "❌"),
        day=day(words, one.batch_date),
        state=words("bill-stop-load-state", state=one.status),
        when=_when(words, one, now),
        counts=_counts(words, one),
    )
    if not (operator and one.error):
        return told
    kind = one.error.partition(":")[0]
    return f"{told}\n{words('bill-stop-load-error', error=words('run-error', kind=kind))}"


def _when(words: Words, one: BatchLog, now: datetime) -> str:
    began = one.started_at.astimezone(now.tzinfo)
    at = clock(words, began) if began.date() == one.batch_date else moment(words, began)
    if one.seconds is None:
        return words("bill-stop-load-since", at=at)
    took = duration(words, timedelta(seconds=one.seconds))
    return words("bill-stop-load-took", at=at, took=took)


def _counts(words: Words, one: BatchLog) -> str:
    if one.crps is None or one.cpcs is None:
        return words("bill-stop-load-no-counts")
    crps, cpcs = count(words, one.crps), count(words, one.cpcs)
    return words("bill-stop-load-counts", crps=crps, cpcs=cpcs)


def _months(words: Words, page: Comparison) -> list[str]:
    """That two months were judged, where it is so: else a first of the month would frighten."""
    before, after = (
        month(words, one.edition.batch_date.replace(day=1)) for one in (page.older, page.newer)
    )
    differ = before != after
    return [words("bill-stop-months-differ", before=before, after=after)] if differ else []


def _changed(words: Words, one: Changed) -> str:
    return words(
        "bill-stop-changed",
        mark=MARKS[one.after],
        number=short(one.customer_no),
        name=short(one.name, _LONGEST_NAME, words("name-not-recorded")),
        before=status(words, one.before),
        after=status(words, one.after),
        crp=short(one.crp_no),
    )
