"""The batches as operators see them: now, one run, one day; and a run muted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.alerts.book import Hand
from domain.alerts.happenings import BatchFigures
from domain.alerts.silences import Hush, Length, Silence
from domain.batches.baseline import LOOKED_AT, BatchRun
from domain.batches.checks import Check, RunKey
from domain.batches.own_limits import applied
from domain.batches.pages import DayView, RunView, Standing
from jobs.alerts.acting import AlertDesk
from jobs.batch_look import WatchSettings, look
from queries.alerts.silences import NewSilence, live_silences
from queries.batches.checks import figures_24h, history_of_run, last_checks
from queries.batches.limits import limits_of
from queries.batches.run_log import runs_of, usual_of
from queries.batches.running import batch_timeline
from queries.batches.sight import last_sight
from queries.errors import SourceError
from queries.oracle import Oracle
from queries.postgres import Postgres

#: So many runs before it are shown with a run.
_EARLIER = 5
#: Alerts are kept that long, and their buttons open the run.
_KEPT = timedelta(days=90)
_MUTED = "batch.*"


class NoBatch(Exception):
    """Nothing is known of the run any more."""


@dataclass(frozen=True, slots=True)
class BatchBook:
    """``now``: our clock, in the site's zone."""

    oracle: Oracle
    postgres: Postgres
    settings: WatchSettings
    desk: AlertDesk
    now: Callable[[], datetime]

    async def standing(self) -> Standing:
        """A look at what runs; what was seen last where the billing system does not answer."""
        try:
            sight = await look(self.oracle, self.postgres, self.settings)
        except SourceError:
            return await self._blind()
        return Standing(sight.read_at, sight.pending_imd, sight.checks, sight.usual, live=True)

    async def checked(self) -> Standing:
        """What the watch saw last; Oracle is not asked."""
        sight, last = await last_sight(self.postgres), await last_checks(self.postgres)
        checks = tuple(last[run] for run in sorted(last))
        codes = {run.code for run in last}
        usual = await usual_of(self.postgres, codes, sight.seen_at or self.now())
        return Standing(sight.seen_at, sight.pending_imd, checks, usual, sight.blind_since)

    async def mark(self) -> tuple[object, ...]:
        """Changes with every check of the watch, also with one that saw nothing."""
        sight = await last_sight(self.postgres)
        return sight.seen_at, sight.blind

    async def run(self, run: RunKey, *, live: bool = True) -> RunView:
        """One run, whether it goes on or not; raises NoBatch."""
        seen = await self.standing() if live else await self.checked()
        kept = await history_of_run(self.postgres, run)
        now = seen.read_at or self.now()
        known = await runs_of(self.postgres, [run.code], now - _KEPT)
        checks = _with_latest(kept, [one for one in seen.checks if one.sample.run == run])
        recorded = _end(known, run, seen)
        if not checks and recorded is None:
            raise NoBatch(str(run))
        usual = await usual_of(self.postgres, [run.code], now)
        own = await limits_of(self.postgres, run.code)
        return RunView(
            run,
            now,
            _runs(seen, run, recorded),
            checks,
            applied(own, self.settings.limits),
            usual.get(run.code),
            recorded,
            _earlier(known, run, now),
            await self.silence(run),
        )

    async def day(self, day: date) -> DayView:
        """What ran for a business date; raises SourceError."""
        zone, hidden = self.settings.zone, self.settings.exclude
        runs = await batch_timeline(self.oracle, zone, day, hidden)
        return DayView(day, runs, self.now())

    async def figures(self) -> Sequence[BatchFigures]:
        """Each batch over the last 24 hours, by the billing system's clock where it is known."""
        sight = await last_sight(self.postgres)
        return await figures_24h(self.postgres, sight.seen_at or self.now())

    async def silence(self, run: RunKey) -> Silence | None:
        """The silence about this run alone."""
        found = await live_silences(self.postgres)
        return next((one for one in found if one.hush == _hush(run)), None)

    async def mute(self, run: RunKey, reason: str, by: Hand) -> Silence:
        """Nobody is told of this run any more; pressed twice, it is the same silence."""
        before = await self.silence(run)
        if before is not None:
            return before
        ends = await self.desk.until(Length.RUN)
        return await self.desk.silence(NewSilence(_hush(run), ends, reason), by.actor, by.name)

    async def unmute(self, run: RunKey, by: Hand) -> None:
        """People are told of it again."""
        silence = await self.silence(run)
        if silence is not None:
            await self.desk.end_silence(silence.silence_id, by.actor)

    async def _blind(self) -> Standing:
        seen = await self.checked()
        return replace(seen, blind_since=seen.blind_since or self.now())


def _hush(run: RunKey) -> Hush:
    return Hush(_MUTED, subject=run.code, run=str(run))


def _with_latest(kept: Sequence[Check], seen: Sequence[Check]) -> tuple[Check, ...]:
    """All checks and what was seen just now, which is not written down."""
    newest = kept[-1].sample.read_at if kept else None
    later = [one for one in seen if newest is None or one.sample.read_at > newest]
    return (*kept, *later)


def _end(known: Sequence[BatchRun], run: RunKey, seen: Standing) -> BatchRun | None:
    """How the run ended, unless it was seen running since: it was then started once more."""
    recorded = next((one for one in known if one.run == run), None)
    ran_at = next((one.sample.read_at for one in seen.checks if one.sample.run == run), None)
    if recorded is None or ran_at is None:
        return recorded
    return recorded if recorded.ended_at and recorded.ended_at >= ran_at else None


def _runs(seen: Standing, run: RunKey, recorded: BatchRun | None) -> bool | None:
    if recorded is not None:
        return False
    if seen.blind_since is not None:
        return None
    return any(one.sample.run == run for one in seen.checks)


def _earlier(known: Sequence[BatchRun], run: RunKey, now: datetime) -> list[BatchRun]:
    began: Mapping[RunKey, datetime] = {one.run: one.started_at for one in known}
    until, since = began.get(run, now), now - LOOKED_AT
    before = [one for one in known if one.run != run and since <= one.started_at <= until]
    return before[-_EARLIER:][::-1]
