"""Webhooks of Teams channels, in words: plain text."""

from domain.alerts.webhooks import Webhook, WrongWebhook
from formatters.words import Words


def webhook_refusal(words: Words, wrong: WrongWebhook) -> str:
    """Why an address cannot be used, and where the right one is."""
    return words("webhook-wrong", fault=wrong.fault.value, host=wrong.host)


def webhook_warning(words: Words, webhook: Webhook) -> str:
    """What to know about an address that can be used; empty: nothing."""
    return words("webhook-retired", host=webhook.host) if webhook.retired else ""
