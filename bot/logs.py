"""Logs: for people or as JSON, and never with a secret in them."""

import logging
import re
from collections.abc import Iterable
from logging.config import dictConfig
from typing import Literal


class Redaction(logging.Formatter):
    """Replaces every secret value in what another formatter has written."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[str]) -> None:
        super().__init__()
        self._inner = inner
        worth_hiding = sorted((s for s in secrets if len(s) > 3), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, worth_hiding)) or r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        """The line, tracebacks included, with ••• for secrets."""
        return self._secrets.sub("•••", self._inner.format(record))


def configure(level: str, form: Literal["console", "json"], secrets: Iterable[str]) -> None:
    """Write all logs to standard error."""
    formatters = {
        "console": {"format": "%(asctime)s %(levelname)-7s %(name)s: %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    }
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": formatters,
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
            "root": {"level": level, "handlers": ["stderr"]},
            "loggers": {
                "aiogram.event": {"level": "WARNING"},
                "pogo_core": {"level": "ERROR"},  # it warns of each migration that it applies
            },
        }
    )
    for handler in logging.getLogger().handlers:
        if handler.formatter is not None:
            handler.setFormatter(Redaction(handler.formatter, secrets))
