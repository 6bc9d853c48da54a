"""Webhooks in the settings: refused at the start when they cannot be used."""

import pytest

from bot.alerts.teams import configured_webhooks
from bot.settings import WrongSettings, load

NEEDED = {
    "TELEGRAM_BOT_TOKEN": "42:sandbox",
    "ORACLE_DSN": "127.0.0.1:1521/CCB",
    "ORACLE_USER": "cisread",
    "ORACLE_PASSWORD": "hush-hush",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_a_webhook_elsewhere_stops_the_start_and_is_not_shown(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("TEAMS_WEBHOOK_ALERTS", "https://evil.example/hidden")

    with pytest.raises(WrongSettings) as refused:
        load()
    assert "TEAMS_WEBHOOK_ALERTS cannot be used: evil.example is not a host of Teams" in str(
        refused.value
    )
    assert "hidden" not in str(refused.value)


def test_an_extra_host_is_allowed_in_every_webhook(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TEAMS_EXTRA_HOSTS", "127.0.0.1")
    environment.setenv("TEAMS_WEBHOOK_DEFAULT", "http://127.0.0.1:8080/workflows/x")

    assert [one.host for one in configured_webhooks(load()).values()] == ["127.0.0.1"]
