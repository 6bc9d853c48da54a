"""What a message says in Telegram."""

from datetime import tzinfo

from formatters.alert_html import html
from formatters.alerts import Occasion, content, reply
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
    contents = [content(words, one, zone, occasion) for one in message.alerts]
    if len(contents) == 1 or not message.repeated:
        return html(words, contents)
    mark = f"{words('alert-may-be-repeat')}\n\n"
    return mark + html(words, contents, LONGEST_TEXT - width(mark))
