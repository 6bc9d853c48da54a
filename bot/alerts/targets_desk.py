"""Where messages go, for administrators: looked at, added, paused, removed, tried."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.lookup.sessions import Who
from bot.prompts import ask_for, ask_no_more
from domain.alerts.happenings import About
from domain.alerts.routing import Channel, Routed, Subscription, Target, TargetState, Wish
from domain.alerts.silences import Silence
from domain.alerts.topics import EVERYTHING, Topic
from domain.alerts.webhooks import parse_webhook
from domain.auditing.audit import Actor, Deed
from domain.mail import mail_address
from domain.severity import Severity
from jobs.alerts.acting import AlertDesk
from queries.alerts.alerts import store_now
from queries.alerts.silences import live_silences
from queries.alerts.subscriptions import add_subscription, subscriptions, who_would_get
from queries.alerts.targets import (
    NewTarget,
    change_target,
    remove_target,
    save_target,
    target,
    target_at,
    targets,
)
from queries.auditing.audit import append_audit
from queries.forms import Place, form, save_form
from queries.postgres import Postgres

#: The questions whose answers are the name of a Teams channel, its webhook, an e-mail address.
TEAMS_NAME, TEAMS_ADDRESS, EMAIL_ADDRESS = "target:name", "target:webhook", "target:mail"
_REMOVED = "ended"
_WISH = Wish((EVERYTHING,), Severity.WARNING)
_LONGEST_NAME = 64


class NoTarget(Exception):
    """The target is gone, or somebody has changed it meanwhile."""


class NameTaken(Exception):
    """A Teams channel of this name is there already."""


class BadName(Exception):
    """What was typed cannot be the name of a Teams channel."""


class BadMailAddress(Exception):
    """What was typed is no e-mail address."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Who would be told of something now, and which silences cover it."""

    topic: Topic
    severity: Severity
    routed: list[Routed]
    silenced: list[Silence]
    now: datetime


@dataclass(frozen=True, slots=True)
class TargetsDesk:
    """The targets; ``extra_hosts`` are allowed for webhooks beside Microsoft's."""

    postgres: Postgres
    alerts: AlertDesk
    zone: tzinfo
    extra_hosts: frozenset[str]

    async def all(self) -> list[Target]:
        """Every target that was not removed."""
        return [one for one in await targets(self.postgres) if one.why != _REMOVED]

    async def page(self, target_id: int) -> tuple[Target, list[Subscription]]:
        """One, and what it wants; raises NoTarget."""
        found = await target(self.postgres, target_id)
        if found is None or found.why == _REMOVED:
            raise NoTarget
        return found, await subscriptions(self.postgres, target_id)

    async def switch(self, target_id: int, version: int, state: TargetState, by: Actor) -> None:
        """Pause it, or let it get messages again; raises NoTarget when it changed meanwhile."""
        async with self.postgres.transaction() as inside:
            if not await change_target(inside, target_id, state, version=version):
                raise NoTarget
            await append_audit(inside, Deed(by, f"target.{state}", f"target:{target_id}"))

    async def remove(self, target_id: int, version: int, by: Actor) -> None:
        """It gets nothing any more, and its webhook is forgotten; raises NoTarget."""
        async with self.postgres.transaction() as inside:
            if not await remove_target(inside, target_id, version):
                raise NoTarget
            await append_audit(inside, Deed(by, "target.removed", f"target:{target_id}"))

    async def preview(self, topic: Topic, severity: Severity) -> Preview:
        """Who would be told if this happened now."""
        about = About(topic, severity, "")
        routed = await who_would_get(self.postgres, about, self.zone)
        now = await store_now(self.postgres)
        silenced = [
            one
            for one in await live_silences(self.postgres)
            if one.starts_at <= now and one.hush.covers(replace(about, subject=one.hush.subject))
        ]
        return Preview(topic, severity, routed, silenced, now)

    async def ask(self, who: Who, question: str) -> None:
        """Take the person's next message as the answer."""
        await ask_for(self.postgres, who, question)

    async def forget_question(self, who: Who) -> None:
        """Wait for no answer any more."""
        await ask_no_more(self.postgres, who)

    async def name_teams(self, who: Who, text: str) -> str:
        """The name of a Teams channel to be; raises BadName, NameTaken."""
        name = " ".join(text.split())
        if not name or len(name) > _LONGEST_NAME:
            raise BadName
        known = await target_at(self.postgres, Channel.TEAMS, name)
        if known is not None and known.why != _REMOVED:
            raise NameTaken
        await save_form(self.postgres, _name(who), {"name": name})
        await self.ask(who, TEAMS_ADDRESS)
        return name

    async def add_teams(self, who: Who, text: str, by: Actor) -> Target:
        """A Teams channel with its webhook; raises NoTarget without a name, WrongWebhook."""
        kept = await form(self.postgres, _name(who))
        if kept is None:
            raise NoTarget
        webhook = parse_webhook(text, self.extra_hosts)
        name = kept["name"]
        new = NewTarget(Channel.TEAMS, name, title=name, secret=webhook.url)
        added = await self._add(new, by, {"webhook": webhook.shown})
        await self.forget_question(who)
        return added

    async def add_email(self, who: Who, text: str, by: Actor) -> Target:
        """An e-mail address; raises BadMailAddress."""
        address = mail_address(text)
        if address is None:
            raise BadMailAddress
        added = await self._add(NewTarget(Channel.EMAIL, address, title=address), by, {})
        await self.forget_question(who)
        return added

    async def _add(self, new: NewTarget, by: Actor, details: dict[str, str]) -> Target:
        async with self.postgres.transaction() as inside:
            target_id = await save_target(inside, new, by.person)
            await change_target(inside, target_id, TargetState.LIVE)
            if not await subscriptions(inside, target_id):
                await add_subscription(inside, target_id, _WISH, by.person)
            told = {"channel": new.channel.value, "title": new.title, **details}
            await append_audit(inside, Deed(by, "target.added", f"target:{target_id}", told))
        found, _ = await self.page(target_id)
        return found


def _name(who: Who) -> Place:
    return Place(who.chat, who.person, TEAMS_NAME)
