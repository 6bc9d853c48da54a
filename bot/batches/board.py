"""Pages about batches that are alive: each new check of the watch redraws them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.batches.book import BatchBook, NoBatch
from bot.operating.progress import Drawn, Progress, Spot
from bot.screen import Screen
from domain.jobs.approvals import may_decide
from domain.people.people import Person
from domain.people.roles import Role
from queries.access.people_list import person_card

#: A page by what the watch saw last.
Redraw = Callable[[], Awaitable[Drawn]]


@dataclass(frozen=True, slots=True)
class BatchBoard:
    """Shows pages and keeps them as they would be drawn now."""

    book: BatchBook
    progress: Progress

    async def show(self, screen: Screen, person: Person, drawn: Drawn, redraw: Redraw) -> None:
        """Draw a page, and follow the watch with it."""
        mark = await self.book.mark()
        await screen.show(drawn.text, drawn.keyboard)
        if screen.message_id is None:
            return
        spot = Spot(screen.chat, screen.message_id)
        await self.progress.leave(spot)
        news = _News(self.book, person.person_id, redraw, drawn, mark)
        self.progress.follow(screen.bot, spot, drawn, news.drawn)


@dataclass(slots=True)
class _News:
    """A page and the check that it was drawn by."""

    book: BatchBook
    person: int
    redraw: Redraw
    shown: Drawn
    mark: tuple[object, ...]

    async def drawn(self) -> Drawn | None:
        """The page as it is now; None when the person may not see it any more, or it is gone."""
        card = await person_card(self.book.postgres, self.person)
        if not may_decide(card.grant, Role.OPERATOR):
            return None
        mark = await self.book.mark()
        if mark != self.mark:
            try:
                self.shown = await self.redraw()
            except NoBatch:
                return None
            self.mark = mark
        return self.shown
