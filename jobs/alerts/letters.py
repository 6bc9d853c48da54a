"""A message as a letter, plain and HTML; letters of one alert form a thread."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from domain.alerts.model import Alert, News
from domain.alerts.routing import Target
from domain.text import tidy
from formatters.alerts.alert_text import mail_html, subject, text
from formatters.alerts.alerts import Occasion, content
from formatters.words import WORDS
from jobs.alerts.channels import Message

#: Every server takes lines of seven bits.
_POLICY = SMTP.clone(cte_type="7bit")


def letter(
    message: Message, target: Target, sender: str, zone: tzinfo, now: datetime
) -> EmailMessage:
    """What is sent to a target's address; raises ValueError for an address that is none.

    The first letter of an alert has a name that follows from the alert and the target: the same
    letter sent twice can be recognised, and later ones refer to it without anybody looking it up.
    """
    words = WORDS[target.language]
    occasion = Occasion(message.news, message.repeated)
    contents = [content(words, one, zone, occasion) for one in message.alerts]
    made = EmailMessage(_POLICY)
    made["From"] = sender
    made["To"] = target.address
    made["Subject"] = _one_line(subject(words, contents))
    made["Date"] = format_datetime(now)
    domain = sender.rpartition("@")[2]
    _name(made, message, [_first(one, target, domain) for one in message.alerts], domain)
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(text(words, contents))
    made.add_alternative(mail_html(words, contents), subtype="html")
    return made


def _name(made: EmailMessage, message: Message, firsts: Sequence[str], domain: str) -> None:
    """Its own name, and those of the letters it follows."""
    if message.news is News.RAISED and len(firsts) == 1:
        made["Message-ID"] = firsts[0]
        return
    made["Message-ID"] = make_msgid(idstring="alert", domain=domain)
    if message.news is not News.RAISED:
        made["In-Reply-To"] = firsts[0]
        made["References"] = " ".join(firsts)


def _first(alert: Alert, target: Target, domain: str) -> str:
    return f"<alert-{alert.alert_id}.to-{target.target_id}@{domain}>"


def _one_line(title: str) -> str:
    """A header ends at the first line break, whatever a batch is called."""
    return tidy(title) or "–"
