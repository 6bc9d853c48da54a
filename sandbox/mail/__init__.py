"""A mail server that keeps what it is given, refuses what is badly made, and shows it all."""

from sandbox.mail.sink import Fault, Letter, MailSink

__all__ = ["Fault", "Letter", "MailSink"]
