"""Approval by a second person: of one run, with these parameters, once and within a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any

from domain.jobs.runs import State
from domain.people.grants import Grant
from domain.people.roles import Role

_RANK = tuple(Role)


class Choice(StrEnum):
    """What somebody, or time, decided about a run."""

    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    CHANGED = "changed"


class Verdict(Enum):
    """What came of a press; only one that STANDS has changed anything."""

    STANDS = "stands"
    SELF = "self"
    NO_RIGHT = "no_right"
    ENDED = "ended"
    CHANGED = "changed"
    EXPIRED = "expired"
    WAS_APPROVED = "was_approved"
    WAS_REFUSED = "was_refused"


@dataclass(frozen=True, slots=True)
class Approval:
    """What is asked of a second person; open as long as there is no choice.

    ``params_hash`` (16 characters) stands for the job and its parameters as they were asked for,
    ``same`` says that they still are. Who asked is None for the clock and the command line.
    """

    run_id: int
    job: str
    state: State
    choice: Choice | None
    parameters: Mapping[str, Any]
    requested_by: int | None
    requester: str | None
    params_hash: str
    same: bool
    asked_at: datetime
    expires_at: datetime
    decided_by: int | None
    decider: str | None
    decided_at: datetime | None


def may_decide(grant: Grant, least: Role) -> bool:
    """Whether a grant lets somebody decide about runs that the role ``least`` may ask for."""
    if grant.role is None or grant.suspended:
        return False
    return _RANK.index(grant.role) >= _RANK.index(least)


def too_late(approval: Approval, seen_hash: str) -> Verdict:
    """Why a press on what is not open (any more), or is not what was seen, changes nothing."""
    if approval.choice is not None:
        return _VERDICTS[approval.choice]
    if not approval.same or approval.params_hash != seen_hash:
        return Verdict.CHANGED
    return Verdict.ENDED


_VERDICTS: Mapping[Choice, Verdict] = {
    Choice.APPROVED: Verdict.WAS_APPROVED,
    Choice.REFUSED: Verdict.WAS_REFUSED,
    Choice.EXPIRED: Verdict.EXPIRED,
    Choice.CHANGED: Verdict.CHANGED,
}
