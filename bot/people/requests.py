"""Requests for access, from the press to everybody who has to know of it.

What is to be sent is read from the database, so that nothing is lost when the service ends between
a decision and its messages: whoever comes next, at the latest the sweep, goes on with it.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import AreaButton, AreaDo, RequestButton, RequestDo
from bot.commands import refresh
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.people.account_keyboards import linking
from bot.people.area_picker import AreaPicker, Choice
from bot.people.request_keyboards import deciding, joining
from bot.people.telling import Page, Telling
from domain.auditing.audit import Actor
from domain.people.requests import (
    AccessRequest,
    Answer,
    Asking,
    Decision,
    Outcome,
    Ruling,
    areas_mark,
    too_late,
)
from formatters.people import requests as texts
from formatters.words import Words
from queries.access import cards as access_cards
from queries.access import requests as access_requests
from queries.access.cards import Card, NewCard
from queries.errors import SourceError
from queries.postgres import Postgres

_OUTCOMES = {
    RequestDo.STAFF: Outcome.STAFF,
    RequestDo.OPERATOR: Outcome.OPERATOR,
    RequestDo.ADMIN: Outcome.ADMIN,
    RequestDo.OWN_ACCOUNT: Outcome.OWN_ACCOUNT,
    RequestDo.DENY: Outcome.DENIED,
}
_SWEEP_SECONDS = 60.0
#: The same after the database was away.
_AGAIN_SECONDS = 5.0
#: So many chats are written to at once.
_AT_ONCE = 5

log = logging.getLogger(__name__)


class NotDecided(Exception):
    """A press on a card changed nothing; the request is as the card shows it now."""

    def __init__(self, ruling: Ruling, request: AccessRequest) -> None:
        super().__init__(ruling)
        self.ruling = ruling
        self.request = request


class Limiting(NamedTuple):
    """A request, and the areas that are chosen for it."""

    request: AccessRequest
    choice: Choice


def about(request_id: int) -> str:
    """What the form of a request's areas is about."""
    return f"r{request_id}"


@dataclass(frozen=True, slots=True)
class Requests:
    """The requests of a desk; ``closed``: nobody may ask. Times are shown in ``zone``."""

    postgres: Postgres
    telling: Telling
    picker: AreaPicker
    zone: tzinfo
    closed: bool = False
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def ask(self, actor: Actor) -> Asking:
        """Ask for access for who acts."""
        if self.closed:
            return Asking(Answer.CLOSED)
        return await access_requests.ask_access(self.postgres, actor)

    async def decide(self, bot: Bot, actor: Actor, button: RequestButton, card: Card) -> None:
        """Carry out a press on a card; raises NotDecided (the card is drawn anew) or NoRequest."""
        ruling = await self._ruling(actor, button)
        if ruling is not Ruling.STANDS:
            raise NotDecided(ruling, await self.redraw(bot, card))
        await self.picker.forget(Who(card.chat_id, card.chat_id), about(card.request_id))

    async def pick(self, bot: Bot, card: Card, button: RequestButton | AreaButton) -> Limiting:
        """The checklist of areas in place of a card; raises NotDecided once the request has ended.

        SourceError: the areas cannot be read.
        """
        request = await access_requests.access_request(self.postgres, card.request_id)
        if request.outcome:
            raise NotDecided(too_late(request.outcome), await self.redraw(bot, card))
        who, form = Who(card.chat_id, card.chat_id), about(card.request_id)
        if isinstance(button, RequestButton):
            ticked = await self.picker.ticked(who, form)
            return Limiting(request, await self.picker.begin(who, form, ticked))
        if button.act is AreaDo.ALL:
            await self.picker.begin(who, form, ())
        if button.act is AreaDo.TICK:
            return Limiting(request, await self.picker.toggle(who, form, button.key, button.page))
        return Limiting(request, await self.picker.choice(who, form, button.page))

    async def redraw(self, bot: Bot, card: Card) -> AccessRequest:
        """Draw a card as its request is now."""
        request = await access_requests.access_request(self.postgres, card.request_id)
        page = await self._card(request, card.chat_id)
        settled = await self.telling.change(bot, card.chat_id, card.message_id, page)
        if settled and request.outcome:
            await access_cards.close_card(self.postgres, card)
        return request

    async def show_open(self, bot: Bot, admin: int) -> int:
        """Send the cards of all open requests to an administrator anew; how many there are."""
        waiting = await access_requests.open_requests(self.postgres)
        for request_id in waiting:
            old = await access_cards.card_message(self.postgres, request_id, admin)
            await self._send_card(bot, NewCard(request_id, admin))
            if old is not None:
                with suppress(TelegramAPIError):  # gone already
                    await bot.delete_message(admin, old)
        return len(waiting)

    async def catch_up(self, bot: Bot) -> None:
        """Send whatever is due: ends to cards, news to who asked, cards to administrators."""
        async with self.postgres.transaction() as inside:
            await access_requests.end_requests(inside)
        await self._close_cards(bot)
        news = await access_cards.claim_news(self.postgres)
        await self._all(self._tell_news(bot, request_id) for request_id in news)
        new = await access_cards.claim_new_cards(self.postgres)
        await self._all(self._send_card(bot, card) for card in new)
        if new:  # somebody may have decided while they were on their way
            await self._close_cards(bot)

    async def run(self, bot: Bot) -> None:
        """Catch up every minute, for as long as the service runs."""
        while True:
            pause = _SWEEP_SECONDS
            try:
                await self.catch_up(bot)
            except SourceError as error:
                log.warning("requests for access have to wait: %s", error)
                pause = _AGAIN_SECONDS
            await asyncio.sleep(pause)

    async def _ruling(self, actor: Actor, button: RequestButton) -> Ruling:
        assert actor.person is not None, "only people press"
        outcome, areas = _OUTCOMES[button.act], frozenset[str]()
        if outcome.role:
            areas = await self._areas(button.request, actor.person)
            if areas_mark(areas) != button.areas:
                return await self._ruling_on_other_areas(button.request)
        decision = Decision(button.request, outcome, areas)
        return await access_requests.decide(self.postgres, actor, decision)

    async def _ruling_on_other_areas(self, request_id: int) -> Ruling:
        ended = (await access_requests.access_request(self.postgres, request_id)).outcome
        return too_late(ended) if ended else Ruling.OTHER_AREAS

    async def _close_cards(self, bot: Bot) -> None:
        stale = await access_cards.claim_stale_cards(self.postgres)
        await self._all(self.redraw(bot, card) for card in stale)

    async def _send_card(self, bot: Bot, card: NewCard) -> None:
        request = await access_requests.access_request(self.postgres, card.request_id)
        message_id = await self.telling.tell(
            bot, card.chat_id, await self._card(request, card.chat_id)
        )
        if message_id is not None:
            await access_cards.keep_card(self.postgres, Card(*card, message_id))

    async def _tell_news(self, bot: Bot, request_id: int) -> None:
        request = await access_requests.access_request(self.postgres, request_id)
        person_id = request.asker.person_id

        def page(words: Words, keyboards: Keyboards) -> tuple[str, InlineKeyboardMarkup | None]:
            keyboard = _next_steps(keyboards, request)
            return texts.news(words, request, self.zone), keyboard

        if await self.telling.tell(bot, person_id, page) is not None:
            await access_cards.news_told(self.postgres, request_id)
        await refresh(bot, self.postgres, person_id)

    async def _areas(self, request_id: int, admin: int) -> frozenset[str]:
        return await self.picker.ticked(Who(admin, admin), about(request_id))

    async def _card(self, request: AccessRequest, admin: int) -> Page:
        areas = await self._areas(request.request_id, admin)

        def page(words: Words, keyboards: Keyboards) -> tuple[str, InlineKeyboardMarkup | None]:
            if request.outcome:
                return texts.ended_card(words, request, self.zone), None
            text = texts.card(words, request, self.zone, areas)
            return text, deciding(keyboards, request.request_id, areas)

        return page

    async def _all(self, works: Iterable[Coroutine[Any, Any, object]]) -> None:
        """Do all, some at once, whatever becomes of the others; raises what went wrong first."""

        async def one(work: Coroutine[Any, Any, object]) -> None:
            async with self._places:
                await work

        ends = await asyncio.gather(*map(one, works), return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException):
                raise end


def _next_steps(keyboards: Keyboards, request: AccessRequest) -> InlineKeyboardMarkup | None:
    """The buttons under the news."""
    if request.outcome is Outcome.EXPIRED:
        return joining(keyboards)
    return None if request.outcome and request.outcome.role else linking(keyboards)
