"""What a message says in Telegram."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.alerts.model import Alert
from formatters.alerts.alert_html import html
from formatters.alerts.alerts import Occasion, content, reply
from formatters.html import LONGEST_TEXT, width
from formatters.words import Words
from jobs.alerts.channels import Kind, Message


def text_of(words: Words, message: Message, zone: tzinfo) -> str:
    """As Telegram's HTML; times are shown in the site's zone. What may be a repeat says so."""
    if message.kind is Kind.REPLY:
        return html(words, [reply(words, one, zone) for one in message.alerts])
    occasion = Occasion(repeated=message.repeated)
    if message.kind is Kind.MESSAGE:
        occasion = Occasion(message.news, message.repeated)
    return copy_text(words, message.alerts, occasion, zone)


def copy_text(words: Words, alerts: Sequence[Alert], occasion: Occasion, zone: tzinfo) -> str:
    """What a message of these alerts shows now, on whatever occasion it came."""
    contents = [content(words, one, zone, occasion) for one in alerts]
    if len(contents) == 1 or not occasion.repeated:
        return html(words, contents)
    mark = f"{words('alert-may-be-repeat')}\n\n"
    return mark + html(words, contents, LONGEST_TEXT - width(mark))
