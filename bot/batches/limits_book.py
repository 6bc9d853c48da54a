"""The limits of a batch as an administrator changes them: a draft, tried, then saved."""

from dataclasses import asdict, dataclass
from datetime import datetime

from bot.alerts.book import Hand
from bot.batches.book import BatchBook
from bot.lookup.sessions import Who
from domain.auditing.audit import Deed
from domain.batches.baseline import LOOKED_AT
from domain.batches.checks import RunKey
from domain.batches.own_limits import OwnLimits, applied
from domain.batches.rules import Limits
from domain.batches.what_if import Bound, WhatIf, as_all, stepped, typed, what_if
from domain.text import shorten
from queries.auditing.audit import append_audit
from queries.batches.checks import history_of_code
from queries.batches.limits import limits_of, save_batch_limits
from queries.batches.run_log import usual_of
from queries.batches.sight import last_sight
from queries.forms import Place, form, save_form

_FORM = "batch:limits"
_LONGEST_TYPED = 20


class LimitsGone(Exception):
    """The draft is not kept any more."""


class LimitsChanged(Exception):
    """Somebody else has changed these limits meanwhile."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Limits that somebody changes: ``run`` is where they came from, ``asked`` what they type."""

    run: RunKey
    kept: OwnLimits
    wish: OwnLimits
    asked: Bound | None = None

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.wish != self.kept


@dataclass(frozen=True, slots=True)
class LimitsBook:
    """Drafts are kept half an hour since the last press."""

    book: BatchBook

    @property
    def usual(self) -> Limits:
        """The limits of all batches."""
        return self.book.settings.limits

    async def begin(self, who: Who, run: RunKey) -> Draft:
        """The limits as they hold."""
        kept = await limits_of(self.book.postgres, run.code)
        return await self._save(who, Draft(run, kept, kept))

    async def draft(self, who: Who, run: RunKey | None = None) -> Draft:
        """The draft of somebody, of this run where one is named; raises LimitsGone."""
        kept = await form(self.book.postgres, _place(who))
        if kept is None:
            raise LimitsGone
        draft = _read(kept)
        if run not in {None, draft.run}:
            raise LimitsGone
        return draft

    async def step(self, who: Who, run: RunKey, bound: Bound, steps: int) -> Draft:
        """One limit higher or lower."""
        draft = await self.draft(who, run)
        wish = stepped(bound, draft.wish, self.usual, steps)
        return await self._save(who, Draft(run, draft.kept, wish))

    async def ask(self, who: Who, run: RunKey, bound: Bound) -> Draft:
        """The next message is this limit."""
        draft = await self.draft(who, run)
        return await self._save(who, Draft(run, draft.kept, draft.wish, bound))

    async def write(self, who: Who, text: str) -> Draft:
        """The limit that was asked for, as it was written; raises BadValue."""
        draft = await self.draft(who)
        if draft.asked is None:
            raise LimitsGone
        wish = typed(draft.asked, draft.wish, shorten(text, _LONGEST_TYPED))
        return await self._save(who, Draft(draft.run, draft.kept, wish))

    async def reset(self, who: Who, run: RunKey) -> Draft:
        """As for all batches."""
        draft = await self.draft(who, run)
        return await self._save(who, Draft(run, draft.kept, as_all(draft.wish)))

    async def tried(self, draft: Draft) -> WhatIf:
        """What people would have heard in the last 30 days."""
        code, postgres = draft.run.code, self.book.postgres
        now = (await last_sight(postgres)).seen_at or self.book.now()
        since: datetime = now - LOOKED_AT
        checks = await history_of_code(postgres, code, since)
        usual = (await usual_of(postgres, [code], now)).get(code)
        limits = applied(draft.kept, self.usual), applied(draft.wish, self.usual)
        return what_if([one.sample for one in checks], limits, usual, since)

    async def save(self, who: Who, run: RunKey, by: Hand) -> bool:
        """They hold from the next check on; False when nothing was changed.

        Raises LimitsGone, LimitsChanged.
        """
        draft = await self.draft(who, run)
        if not draft.changed:
            return False
        async with self.book.postgres.transaction() as inside:
            saved = await save_batch_limits(inside, run.code, draft.wish, by.actor.person)
            if not saved:
                raise LimitsChanged
            await append_audit(inside, Deed(by.actor, "batch.limits", run.code, _details(draft)))
        return True

    async def _save(self, who: Who, draft: Draft) -> Draft:
        filled = {
            "run": [draft.run.code, draft.run.number, draft.run.rerun],
            "kept": asdict(draft.kept),
            "wish": asdict(draft.wish),
            "asked": draft.asked.value if draft.asked else None,
        }
        await save_form(self.book.postgres, _place(who), filled)
        return draft


def _place(who: Who) -> Place:
    return Place(who.chat, who.person, _FORM)


def _read(kept: dict[str, object]) -> Draft:
    run, asked = kept["run"], kept["asked"]
    return Draft(
        RunKey(*run),  # type: ignore[misc] # as _save wrote it
        OwnLimits(**kept["kept"]),  # type: ignore[arg-type] # as _save wrote it
        OwnLimits(**kept["wish"]),  # type: ignore[arg-type] # as _save wrote it
        Bound(asked) if isinstance(asked, str) else None,
    )


def _details(draft: Draft) -> dict[str, str]:
    """Each limit that changes, before and after; "–": as for all batches."""
    before, after = asdict(draft.kept), asdict(draft.wish)
    return {
        bound.value: f"{_shown(before[bound])} → {_shown(after[bound])}"
        for bound in Bound
        if before[bound] != after[bound]
    }


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
