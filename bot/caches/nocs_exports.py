"""NOCS balances and customers of areas as files."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.caches.nocs_book import NocsBook
from bot.caches.nocs_buttons import PayoffButton
from bot.exports import ExportFile, Exports, NotExported, all_at_once, rows_of
from bot.lookup.sessions import Who
from domain.auditing.audit import Deed, acting
from domain.caches.caches import Cache, Edition
from domain.caches.nocs import NocsBalance
from domain.caches.nocs_pages import Chosen, Order, in_order
from domain.people.people import Person, scope_of
from formatters.caches import nocs
from formatters.caches.exports_nocs import PayoffRows, area_row, areas_table, payoff_table
from formatters.files.export_facts import Origin, facts
from formatters.files.tables import Facts, Format
from formatters.words import Words
from queries.auditing.audit import append_audit
from queries.caches.editions import edition
from queries.caches.nocs_cache import PayoffSearch, payoff_rows

#: So often a file is begun anew because other figures were published while it was written.
_TRIES = 3


class Wanted(NamedTuple):
    """In which form a file is wanted, by whom and where, and in whose words."""

    form: Format
    person: Person
    who: Who
    words: Words


@dataclass(frozen=True, slots=True)
class NocsExports:
    """Writes the files; what a file says of its age is true of each of its rows."""

    book: NocsBook
    exports: Exports

    async def areas(self, wanted: Wanted, order: Order) -> list[ExportFile]:
        """All areas; raises NotExported, also when they were never read."""
        page = await self.book.balances()
        if page.cached is None:
            raise NotExported
        table = areas_table(wanted.words, page.cached.edition.batch_date)
        rows = rows_of(all_at_once(in_order(page.cached.value, order)), area_row)
        told = self._facts(wanted, table.title, "", page.cached.edition)
        return await self.exports.write(table, rows, told, wanted.form)

    async def customers(self, wanted: Wanted, button: PayoffButton) -> list[ExportFile]:
        """The customers that an area's pages list; that they are taken is written down.

        Raises AreaGone, NotYourArea, SearchGone or NotExported.
        """
        sought = await self.book.sought(wanted.who, button.sought)
        scope = scope_of(wanted.person, to_all=False)
        area = (await self.book.area(button.area, scope)).value
        chosen = Chosen(button.side, sought)
        files = await self._of_one_edition(wanted, area, chosen)
        await self._note(wanted, area, chosen, sum(file.rows for file in files))
        return files

    async def _of_one_edition(
        self, wanted: Wanted, area: NocsBalance, chosen: Chosen
    ) -> list[ExportFile]:
        seen = await self._edition(area)
        for _ in range(_TRIES):
            files = await self._write(wanted, area, chosen, seen)
            before, seen = seen, await self._edition(area)
            if seen == before:
                return files
        raise NotExported

    async def _write(
        self, wanted: Wanted, area: NocsBalance, chosen: Chosen, seen: Edition
    ) -> list[ExportFile]:
        words = wanted.words
        table = payoff_table(words, area.code, seen.batch_date)
        search = PayoffSearch(area.code, chosen.side, chosen.sought)
        rows = rows_of(payoff_rows(self.book.postgres, search), PayoffRows(words))
        told = self._facts(wanted, table.title, nocs.choice(words, area, chosen), seen)
        return await self.exports.write(table, rows, told, wanted.form)

    async def _edition(self, area: NocsBalance) -> Edition:
        found = await edition(self.book.postgres, Cache.NOCS_PAYOFF, area.code)
        if found is None:
            raise NotExported
        return found

    def _facts(self, wanted: Wanted, what: str, chosen: str, seen: Edition) -> Facts:
        zone = self.book.zone
        by = wanted.person.name or str(wanted.person.person_id)
        at, as_of = self.book.now().astimezone(zone), seen.as_of.astimezone(zone)
        return facts(wanted.words, Origin(what, by, at, chosen, as_of))

    async def _note(self, wanted: Wanted, area: NocsBalance, chosen: Chosen, rows: int) -> None:
        """Write down who takes these customers along, before they get them."""
        person = wanted.person
        actor = acting(person.person_id, person.role, wanted.who.chat)
        choice = {"side": chosen.side.value, "sought": bool(chosen.sought)}
        details = {**choice, "form": wanted.form.value, "rows": rows}
        deed = Deed(actor, "payoff.export", f"area:{area.code}", details)
        await append_audit(self.book.postgres, deed)
