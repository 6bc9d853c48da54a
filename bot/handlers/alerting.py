"""The commands about alerts, and about who is told of what."""

from aiogram import Router

from bot.handlers import alerts, deliveries, subscribe, subscriptions


def setup(router: Router) -> None:
    """Register them."""
    alerts.setup(router)
    subscribe.setup(router)
    subscriptions.setup(router)
    deliveries.setup(router)
