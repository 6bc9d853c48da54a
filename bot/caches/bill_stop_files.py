"""The bill stop as files, with all its rows."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.caches.bill_stop_book import NothingRead, NotYourCustomers
from bot.caches.bill_stop_buttons import Rows
from bot.exports import ExportFile, Exports, NotExported
from domain.auditing.audit import Deed, acting
from domain.caches.bill_stop_pages import may_open_customers
from domain.caches.bill_stops import BillStopTotals
from domain.caches.caches import Cached
from domain.people.people import Person, scope_of
from formatters.caches.exports_bill_stop import CpcRows, cpc_table, crp_row, crp_table
from formatters.files.export_facts import Origin, facts
from formatters.files.tables import Format, Row, Table
from formatters.words import Words
from queries.auditing.audit import append_audit
from queries.caches.bill_stop_report import cpcs_of_edition, crps_of_edition
from queries.caches.bill_stops import bill_stop_totals
from queries.postgres import Postgres

#: A statement of an export may take so long.
_SECONDS = 120.0


class Wanted(NamedTuple):
    """Which rows are wanted in which form, by whom in which chat, in whose words."""

    rows: Rows
    form: Format
    person: Person
    chat: int
    words: Words


class Files(NamedTuple):
    """What was written: one file, or several where one would be too large."""

    title: str
    files: Sequence[ExportFile]

    @property
    def rows(self) -> int:
        """Of all files together."""
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class BillStopFiles:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    exports: Exports
    zone: ZoneInfo
    now: Callable[[], datetime]

    async def totals(self) -> Cached[BillStopTotals]:
        """What can be written; raises NothingRead."""
        found = await bill_stop_totals(self.postgres)
        if found is None:
            raise NothingRead
        return found

    async def write(self, wanted: Wanted) -> Files:
        """All rows of what people see now; that they are taken is written down first.

        Raises NotYourCustomers, NothingRead, NotExported.
        """
        opens = may_open_customers(scope_of(wanted.person, to_all=False))
        if wanted.rows is Rows.CPCS and not opens:
            raise NotYourCustomers
        totals = await self.totals()
        many = totals.value.cpcs if wanted.rows is Rows.CPCS else totals.value.crps
        await append_audit(self.postgres, _deed(wanted, many))
        found = await self._write(wanted, totals)
        if found.rows != many:  # a newer edition took the place of this one meanwhile
            raise NotExported
        return found

    async def _write(self, wanted: Wanted, totals: Cached[BillStopTotals]) -> Files:
        words, edition = wanted.words, totals.edition
        table = _table(wanted, totals)
        origin = Origin(
            what=table.title,
            by=wanted.person.name,
            at=self.now().astimezone(self.zone),
            as_of=edition.as_of.astimezone(self.zone),
        )
        rows = self._rows(wanted, edition.generation)
        written = await self.exports.write(table, rows, facts(words, origin), wanted.form)
        return Files(table.title, written)

    async def _rows(self, wanted: Wanted, generation: int) -> AsyncGenerator[list[Row], None]:
        """The rows of one generation, whatever is published meanwhile."""
        cpc_row = CpcRows(wanted.words)
        async with self.postgres.transaction(_SECONDS) as inside:
            if wanted.rows is Rows.CRPS:
                async for crps in crps_of_edition(inside, generation):
                    yield [crp_row(one) for one in crps]
                return
            async for cpcs in cpcs_of_edition(inside, generation):
                yield [cpc_row(one) for one in cpcs]


def _deed(wanted: Wanted, rows: int) -> Deed:
    person = wanted.person
    actor = acting(person.person_id, person.role, wanted.chat)
    details = {"form": wanted.form.name, "rows": rows}
    return Deed(actor, "billstop.export", f"billstop:{wanted.rows.name.lower()}", details)


def _table(wanted: Wanted, totals: Cached[BillStopTotals]) -> Table:
    make = crp_table if wanted.rows is Rows.CRPS else cpc_table
    return make(wanted.words, totals.edition.batch_date)
