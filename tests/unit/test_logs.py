"""No secret reaches a log, however it got into the message."""

import json
import logging

import pytest
from pythonjsonlogger.json import JsonFormatter

from bot.logs import Redaction

SECRETS = ["42:hush-hush", "hush-hush", "pass(word)", "", "x"]


@pytest.mark.parametrize("inner", [logging.Formatter(), JsonFormatter()])
def test_secrets_are_replaced_in_messages_and_tracebacks(inner: logging.Formatter) -> None:
    try:
        raise ValueError("at https://api/bot42:hush-hush/getMe")
    except ValueError as error:
        caught = (ValueError, error, error.__traceback__)
    record = logging.LogRecord(
        "n", logging.ERROR, "f", 1, "login %s of xavier", ("pass(word)",), caught
    )

    line = Redaction(inner, SECRETS).format(record)

    assert "hush" not in line
    assert "pass(word)" not in line
    assert line.count("•••") + line.count("\\u2022\\u2022\\u2022") >= 2
    assert "xavier" in line, "a secret of one letter would black out everything"


def test_json_stays_json() -> None:
    record = logging.LogRecord("n", logging.INFO, "f", 1, "token hush-hush", (), None)

    line = Redaction(JsonFormatter("%(message)s"), SECRETS).format(record)

    assert json.loads(line)["message"] == "token •••"
