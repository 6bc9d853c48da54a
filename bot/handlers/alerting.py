"""The commands about who is told of what."""

from aiogram import Router

from bot.handlers import deliveries, subscribe, subscriptions


def setup(router: Router) -> None:
    """Register them."""
    subscribe.setup(router)
    subscriptions.setup(router)
    deliveries.setup(router)
