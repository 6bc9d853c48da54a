"""The audit and the query log as administrators read them: page by page, or as a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.auditing.audit import Actor, Deed, Pseudonyms
from domain.auditing.audit_pages import About, AuditEntry, QueryEntry, Sought, Topic
from domain.billing.numbers import parse_number
from formatters.auditing import audit_csv
from formatters.files.csv_file import HEAD, csv_lines
from formatters.words import Words
from queries.auditing.audit import append_audit
from queries.auditing.pages import Part, audit_entries, people_named, query_entries
from queries.postgres import Postgres

Entry = AuditEntry | QueryEntry

ON_A_PAGE = 6
#: Entries of a file at most, and of one question to the database.
MOST_IN_A_FILE = 100_000
_BATCH = 1000
#: People that one name may mean, at most.
MOST_MEANT = 8


class Turn(NamedTuple):
    """One page: its entries, what they were sought by, and whether there are older ones."""

    sought: Sought
    entries: Sequence[Entry]
    older: bool


class Csv(NamedTuple):
    """A file: its content, how many entries it has, and whether there were more."""

    content: bytes
    rows: int
    cut: bool


class Meant(NamedTuple):
    """Whom a text may mean: a person with their name where it is known, or a customer."""

    about: About
    name: str


@dataclass(frozen=True, slots=True)
class AuditBook:
    """Both records; ``most``: entries of a file."""

    postgres: Postgres
    zone: ZoneInfo
    pseudonyms: Pseudonyms
    most: int = MOST_IN_A_FILE

    async def turn(self, actor: Actor, sought: Sought, page: int) -> Turn:
        """A page; entries that come later do not move it. Each fresh look is written down first."""
        fresh = sought.newest is None and page == 0
        if fresh:
            viewed = Deed(actor, "audit.viewed", "audit", _choice(sought))
            await append_audit(self.postgres, viewed)
        part = Part(ON_A_PAGE + 1, page * ON_A_PAGE)
        entries = await self._entries(sought, part)
        if entries and fresh:
            sought = replace(sought, newest=entries[0].number)
        return Turn(sought, entries[:ON_A_PAGE], len(entries) > ON_A_PAGE)

    async def export(self, actor: Actor, sought: Sought, words: Words) -> Csv:
        """What was chosen as a file; that it was taken is written down first."""
        lines = [HEAD, csv_lines([audit_csv.header(words, sought.topic)])]
        rows, cut, later = 0, False, sought
        while batch := await self._entries(later, Part(_BATCH)):
            fitting = batch[: self.most - rows]
            lines.append(csv_lines(audit_csv.line(words, one) for one in fitting))
            rows += len(fitting)
            if cut := len(fitting) < len(batch):
                break
            later = replace(sought, newest=batch[-1].number - 1)
        await append_audit(self.postgres, _exported(actor, sought, rows))
        return Csv(b"".join(lines), rows, cut)

    async def meant(self, text: str) -> Sequence[Meant]:
        """Whom a typed text may mean: people by id or name, a customer by number."""
        people = await people_named(self.postgres, text.strip(), MOST_MEANT)
        found = [Meant(About(person=one.person_id), one.name or "") for one in people]
        number = parse_number(text) or ""
        if number.isdigit():
            code = self.pseudonyms(number)[: About.CODE]
            found.append(Meant(About(customer=code), number))
        return found

    async def _entries(self, sought: Sought, part: Part) -> Sequence[Entry]:
        if sought.topic is Topic.QUERIES:
            return await query_entries(self.postgres, sought, part, self.zone)
        return await audit_entries(self.postgres, sought, part, self.zone)


def _exported(actor: Actor, sought: Sought, rows: int) -> Deed:
    return Deed(actor, "audit.exported", "audit", {**_choice(sought), "rows": rows})


def _choice(sought: Sought) -> dict[str, str]:
    choice = {"topic": sought.topic.name.lower(), "period": sought.period.name.lower()}
    return {**choice, "about": str(sought.about)} if str(sought.about) else choice
