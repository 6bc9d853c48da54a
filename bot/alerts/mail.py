"""The mail server that the settings name."""

from bot.settings import Settings
from jobs.alerts.email_channel import MailServer


def mail_server(settings: Settings) -> MailServer | None:
    """Where letters are handed in; None: nobody is told by mail."""
    if settings.smtp_host is None or settings.smtp_from is None:
        return None
    secret = settings.smtp_password
    return MailServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_from,
        settings.smtp_tls,
        settings.smtp_user,
        None if secret is None else secret.get_secret_value(),
    )
