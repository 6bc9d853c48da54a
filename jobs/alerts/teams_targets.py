"""Teams channels whose webhooks stand in the settings, and those that administrators added."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.alerts.routing import Channel, Target, Wish
from domain.alerts.topics import EVERYTHING, Topic
from domain.alerts.webhooks import Webhook, WrongWebhook, parse_webhook
from domain.severity import Severity
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target, target_at, target_secret
from queries.postgres import Postgres

DEFAULT, BATCH_MONITORING, ALERTS = "DEFAULT", "BATCH_MONITORING", "ALERTS"

#: What each is told from the first start on.
_WISHES: Mapping[str, tuple[Wish, ...]] = {
    DEFAULT: (Wish((Topic.REPORT_NOCS_BALANCE.value,), Severity.INFO),),
    BATCH_MONITORING: (Wish((Topic.REPORT_BATCH_MONITORING.value,), Severity.INFO),),
    ALERTS: (
        Wish(("batch.*",), Severity.WARNING),
        Wish((EVERYTHING,), Severity.CRITICAL),
    ),
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TeamsWebhooks:
    """Where posts for a target go: the webhook kept with it, or the one of its setting.

    ``configured`` has the webhooks of the settings by name; DEFAULT stands in for the others.
    """

    postgres: Postgres
    configured: Mapping[str, Webhook]
    extra_hosts: Collection[str] = ()

    async def of(self, target: Target) -> Webhook | None:
        """The webhook of a target; None where it has none that may be used."""
        kept = await target_secret(self.postgres, target.target_id)
        if kept is None:
            return self._configured(target.address)
        try:
            return parse_webhook(kept, self.extra_hosts)
        except WrongWebhook as wrong:
            log.warning("%s: its webhook cannot be used (%s)", target.title, wrong.fault.value)
            return None

    @property
    def names(self) -> list[str]:
        """The settings that lead somewhere, by themselves or by DEFAULT."""
        return [name for name in _WISHES if self._configured(name)]

    def _configured(self, name: str) -> Webhook | None:
        if name not in _WISHES:
            return None
        return self.configured.get(name) or self.configured.get(DEFAULT)


async def seed_teams_targets(webhooks: TeamsWebhooks) -> None:
    """Make the settings' channels targets with what they are told at first.

    Once each: what an administrator made of it since stays, its removal too.
    """
    for name in webhooks.names:
        async with webhooks.postgres.transaction() as inside:
            if await target_at(inside, Channel.TEAMS, name) is None:
                new = NewTarget(Channel.TEAMS, name, title=f"Teams {name}")
                target_id = await save_target(inside, new, None)
                for wish in _WISHES[name]:
                    await add_subscription(inside, target_id, wish, None, _setting(name))


def _setting(name: str) -> str:
    return f"TEAMS_WEBHOOK_{name}"
