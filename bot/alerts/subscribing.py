"""Subscribing in a chat: what is filled in, kept until it is saved."""

from dataclasses import dataclass, replace

from bot.lookup.sessions import Who
from domain.alerts.drafts import QUIET, Draft, Hours, Usual, changing, from_stored, usual
from domain.alerts.routing import Channel, Quiet, Subscription, Target, TargetState
from domain.auditing.audit import Actor, Deed
from domain.languages import Language
from domain.severity import Severity
from queries.alerts.subscriptions import (
    add_subscription,
    change_subscription,
    remove_subscription,
    subscriptions,
)
from queries.alerts.targets import NewTarget, change_target, save_target, target_at
from queries.auditing.audit import append_audit
from queries.forms import Place, forget_form, form, save_form
from queries.postgres import Postgres


class DraftGone(Exception):
    """What was filled in is forgotten."""


class SubscriptionChanged(Exception):
    """Somebody has changed the subscription meanwhile."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in Telegram: a chat or a topic of a forum, by its title."""

    chat: int
    thread: int
    title: str


@dataclass(frozen=True, slots=True)
class Subscribing:
    """What chats subscribe to."""

    postgres: Postgres

    async def of(self, chat: int, thread: int) -> tuple[Target | None, list[Subscription]]:
        """The chat as a target, and what it is told; nothing when it never subscribed."""
        target = await target_at(self.postgres, Channel.TELEGRAM, str(chat), thread)
        found = await subscriptions(self.postgres, target.target_id) if target else []
        return target, found

    async def reached(self, chat: int, thread: int) -> None:
        """Somebody writes there, so it can be reached again."""
        target = await target_at(self.postgres, Channel.TELEGRAM, str(chat), thread)
        if target and target.state is TargetState.UNREACHABLE:
            await change_target(self.postgres, target.target_id, TargetState.LIVE)

    async def draft(self, who: Who) -> Draft:
        """What is filled in; raises DraftGone."""
        kept = await form(self.postgres, _place(who))
        if kept is None:
            raise DraftGone
        return from_stored(kept)

    async def keep(self, who: Who, draft: Draft) -> Draft:
        """Keep it as it is now."""
        await save_form(self.postgres, _place(who), draft.stored())
        return draft

    async def begin(self, who: Who, kind: Usual, language: Language, thread: int) -> Draft:
        """Begin with what most want who choose this."""
        return await self.keep(who, usual(kind, language, thread))

    async def change(self, who: Who, spot: Spot, subscription: int, version: int) -> Draft:
        """Begin with what a subscription is now; raises SubscriptionChanged."""
        seen = await self._seen(spot.chat, spot.thread, subscription, version)
        return await self.keep(who, changing(seen, spot.thread))

    async def with_least(self, who: Who, least: Severity) -> Draft:
        """From this severity on."""
        return await self.keep(who, replace(await self.draft(who), least=least))

    async def with_quiet(self, who: Who, quiet: Quiet | None) -> Draft:
        """With other quiet hours."""
        return await self.keep(who, replace(await self.draft(who), quiet=quiet))

    async def with_hours(self, who: Who, hours: Hours) -> Draft:
        """With quiet hours out of the usual ones."""
        return await self.with_quiet(who, QUIET[hours])

    async def ticked(self, who: Who, pattern: str) -> Draft:
        """With a topic more or less."""
        return await self.keep(who, (await self.draft(who)).ticked(pattern))

    async def turned(self, who: Who, what: str) -> Draft:
        """With ``digest``, ``on_call`` or ``language`` the other way round."""
        draft = await self.draft(who)
        if what == "language":
            bengali = draft.language is Language.BENGALI
            other = Language.ENGLISH if bengali else Language.BENGALI
            return await self.keep(who, replace(draft, language=other))
        if what == "digest":
            return await self.keep(who, replace(draft, digest=not draft.digest))
        return await self.keep(who, replace(draft, on_call=not draft.on_call))

    async def save(self, who: Who, spot: Spot, by: Actor) -> None:
        """From now on this place is told; raises DraftGone, SubscriptionChanged."""
        draft = await self.draft(who)
        new = NewTarget(Channel.TELEGRAM, str(spot.chat), draft.thread, spot.title, draft.language)
        async with self.postgres.transaction() as inside:
            target_id = await save_target(inside, new, by.person)
            await self._save(inside, target_id, draft, by)
            details = {"topics": list(draft.topics), "least": draft.least.value}
            deed = Deed(by, "subscription.saved", f"target:{target_id}", details)
            await append_audit(inside, deed)
        await forget_form(self.postgres, _place(who))

    async def end(self, subscription: int, version: int, by: Actor) -> None:
        """This place is told that no more; raises SubscriptionChanged."""
        async with self.postgres.transaction() as inside:
            if not await remove_subscription(inside, subscription, version):
                raise SubscriptionChanged
            await append_audit(
                inside, Deed(by, "subscription.ended", f"subscription:{subscription}")
            )

    async def _save(self, inside: Postgres, target_id: int, draft: Draft, by: Actor) -> None:
        if not draft.subscription:
            await add_subscription(inside, target_id, draft.wish, by.person)
            return
        found = await subscriptions(inside, target_id)
        seen = [one for one in found if one.subscription_id == draft.subscription]
        if not seen or not await change_subscription(
            inside, replace(seen[0], version=draft.version), draft.wish
        ):
            raise SubscriptionChanged

    async def _seen(self, chat: int, thread: int, subscription: int, version: int) -> Subscription:
        _, found = await self.of(chat, thread)
        for one in found:
            if (one.subscription_id, one.version) == (subscription, version):
                return one
        raise SubscriptionChanged


def _place(who: Who) -> Place:
    return Place(who.chat, who.person, "subscribe")
