"""The people of the desk, for administrators: looked through, found, decided about."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import AreaButton, AreaDo, PeopleFilter
from bot.commands import refresh
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.people.area_picker import AreaPicker, Choice
from bot.people.requests import Requests
from bot.people.telling import Telling
from bot.prompts import ask_no_more
from domain.auditing.audit import Actor
from domain.people.grants import Card, Grant, Kind, Listed, Verdict, deed_of
from formatters.people.people import news
from formatters.words import Words
from queries.access.grants import Change, change_grant
from queries.access.people_list import listed_people, person_card
from queries.access.requests import open_requests
from queries.forms import Place, form, save_form
from queries.postgres import Postgres

PAGE = 8
_KINDS = {
    PeopleFilter.TEAM: (Kind.ADMIN, Kind.OPERATOR, Kind.STAFF),
    PeopleFilter.ADMINS: (Kind.ADMIN,),
    PeopleFilter.OPERATORS: (Kind.OPERATOR,),
    PeopleFilter.STAFF: (Kind.STAFF,),
    PeopleFilter.CUSTOMERS: (Kind.CUSTOMER,),
    PeopleFilter.OTHERS: (Kind.UNKNOWN,),
    PeopleFilter.SUSPENDED: (Kind.SUSPENDED,),
    PeopleFilter.SOUGHT: tuple(Kind),
}
_SOUGHT = "people:sought"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of people, whether more follow, and how many requests for access wait."""

    listed: PeopleFilter
    page: int
    found: list[Listed]
    more: bool
    sought: str
    waiting: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whom the desk knows. Times are shown in ``zone``."""

    postgres: Postgres
    telling: Telling
    requests: Requests
    picker: AreaPicker
    zone: tzinfo

    async def listing(self, who: Who, listed: PeopleFilter, page: int) -> Listing:
        """A page of the list; a text that was sought is forgotten in time, then it is the team."""
        sought = await self._sought(who) if listed is PeopleFilter.SOUGHT else ""
        if not sought and listed is PeopleFilter.SOUGHT:
            listed = PeopleFilter.TEAM
        page, kinds = max(page, 0), _KINDS[listed]
        found = await listed_people(self.postgres, kinds, sought, skip=page * PAGE, many=PAGE + 1)
        waiting = len(await open_requests(self.postgres))
        return Listing(listed, page, found[:PAGE], len(found) > PAGE, sought, waiting)

    async def seek(self, who: Who, text: str) -> None:
        """Remember for whom somebody looks."""
        await save_form(self.postgres, _place(who), {"sought": text[:100].strip()})

    async def card(self, person_id: int) -> Card:
        """A person as they are now."""
        return await person_card(self.postgres, person_id)

    async def decide(self, bot: Bot, actor: Actor, change: Change) -> Verdict:
        """Decide about a person; if the decision stands, they are told."""
        before = (await self.card(change.person_id)).grant
        verdict = await change_grant(self.postgres, actor, change)
        if verdict is Verdict.STANDS:
            # What they were asked for may not be theirs to answer any more.
            await ask_no_more(self.postgres, Who(change.person_id, change.person_id))
            await self._tell(bot, change.person_id, deed_of(before, change.grant), change.grant)
            await self.requests.catch_up(bot)
        return verdict

    async def pick_areas(self, who: Who, person_id: int, version: int) -> Choice:
        """Begin to choose the areas of a person; raises SourceError."""
        card = await self.card(person_id)
        return await self.picker.begin(who, f"p{person_id}.{version}", card.grant.areas)

    async def tick(self, who: Who, button: AreaButton) -> Choice:
        """Go on with the choice; one that is forgotten begins anew from how it is."""
        if await self.picker.chosen(who, button.about) is None:
            card = await self.card(whom(button.about)[0])
            await self.picker.begin(who, button.about, card.grant.areas)
        if button.act is AreaDo.TICK:
            return await self.picker.toggle(who, button.about, button.key, button.page)
        if button.act is AreaDo.ALL:
            return await self.picker.begin(who, button.about, ())
        return await self.picker.choice(who, button.about, button.page)

    async def picked(self, who: Who, about: str) -> Change:
        """What the choice of areas means for the person it is about; forgotten, it is no change."""
        person_id, version = whom(about)
        grant, areas = (await self.card(person_id)).grant, await self.picker.chosen(who, about)
        await self.picker.forget(who, about)
        return Change(person_id, version, grant if areas is None else replace(grant, areas=areas))

    async def _tell(self, bot: Bot, person_id: int, deed: str, grant: Grant) -> None:
        def page(words: Words, _: Keyboards) -> tuple[str, InlineKeyboardMarkup | None]:
            return news(words, deed, grant), None

        await self.telling.tell(bot, person_id, page)
        await refresh(bot, self.postgres, person_id)

    async def _sought(self, who: Who) -> str:
        filled = await form(self.postgres, _place(who))
        return str(filled["sought"]) if filled else ""


def whom(about: str) -> tuple[int, int]:
    """The person whom a choice of areas is about, and the decision that was seen."""
    person_id, version = about.removeprefix("p").split(".")
    return int(person_id), int(version)


def _place(who: Who) -> Place:
    return Place(who.chat, who.person, _SOUGHT)
