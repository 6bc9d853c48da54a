"""Choosing areas by ticking them, for whatever they are to limit."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.lookup.sessions import Who
from queries.areas import Areas
from queries.forms import Place, forget_form, form, save_form
from queries.postgres import Postgres

_ROWS = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A page of areas, which of all are ticked, and what the form is about (``r12``, ``p5002``)."""

    about: str
    shown: tuple[str, ...]
    ticked: frozenset[str]
    page: int
    pages: int


class AreaPicker:
    """Keeps what somebody has ticked until they are done."""

    def __init__(self, postgres: Postgres, areas: Areas) -> None:
        self._postgres = postgres
        self._areas = areas

    async def begin(self, who: Who, about: str, ticked: Iterable[str]) -> Choice:
        """Begin with some areas ticked; raises SourceError when the areas cannot be read."""
        await self._save(who, about, ticked)
        return await self.choice(who, about, 0)

    async def toggle(self, who: Who, about: str, key: str, page: int) -> Choice:
        """Tick an area, or take its tick away."""
        ticked = set(await self.ticked(who, about))
        ticked ^= {name for name in await self._areas.names() if area_key(name) == key}
        await self._save(who, about, ticked)
        return await self.choice(who, about, page)

    async def choice(self, who: Who, about: str, page: int) -> Choice:
        """A page as it is now."""
        names, ticked = await self._areas.names(), await self.ticked(who, about)
        pages = max(-(-len(names) // _ROWS), 1)
        page = min(max(page, 0), pages - 1)
        return Choice(about, names[page * _ROWS :][:_ROWS], ticked, page, pages)

    async def ticked(self, who: Who, about: str) -> frozenset[str]:
        """What is ticked; nothing means all areas."""
        return await self.chosen(who, about) or frozenset()

    async def chosen(self, who: Who, about: str) -> frozenset[str] | None:
        """The same, but None when the choice was not begun, or is forgotten."""
        filled = await form(self._postgres, _place(who, about))
        return frozenset(filled["areas"]) if filled else None

    async def forget(self, who: Who, about: str) -> None:
        """The form is done with."""
        await forget_form(self._postgres, _place(who, about))

    async def _save(self, who: Who, about: str, ticked: Iterable[str]) -> None:
        await save_form(self._postgres, _place(who, about), {"areas": sorted(ticked)})


def area_key(name: str) -> str:
    """A short key of an area for a button; it stays when other areas come or go."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def _place(who: Who, about: str) -> Place:
    return Place(who.chat, who.person, f"areas:{about}")
