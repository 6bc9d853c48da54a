"""Values of a job's parameters that a person keeps under a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.jobs.jobs import Job
from domain.jobs.parameters import BadValue, Kind, Problem, resolve

#: How many a person keeps of one job.
MOST = 20
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Preset:
    """What is kept, as it was typed; checked again whenever it is used."""

    name: str
    given: Mapping[str, str]
    saved_at: datetime


def preset_name(text: str) -> str:
    """The name that a text means, without blanks around and doubled; raises BadValue."""
    name = " ".join(text.split())
    if not name:
        raise BadValue("name", Problem.MISSING)
    if len(name) > _LONGEST_NAME:
        raise BadValue("name", Problem.TOO_LARGE, _LONGEST_NAME)
    if not name.isprintable():
        raise BadValue("name", Problem.MALFORMED)
    return name


def kept(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """What may be kept of values for a job: all but secrets; raises BadValue."""
    open_to_all = [one for one in job.parameters if one.kind is not Kind.SECRET]
    secret = {one.name for one in job.parameters} - {one.name for one in open_to_all}
    left = {name: text for name, text in given.items() if name not in secret}
    resolve(open_to_all, left)
    return left
