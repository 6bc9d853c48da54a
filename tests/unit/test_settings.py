"""Settings: a contract, kept the same in code, example and README, and refused as a whole."""

import re
from enum import Enum
from pathlib import Path

import pytest

from bot.settings import AccessMode, Settings, WrongSettings, load

ROOT = Path(__file__).parents[2]
NEEDED = {
    "TELEGRAM_BOT_TOKEN": "42:sandbox",
    "ORACLE_DSN": "127.0.0.1:1521/CCB",
    "ORACLE_USER": "cisread",
    "ORACLE_PASSWORD": "hush-hush",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An empty folder and no settings but the needed ones."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def defaults() -> dict[str, str]:
    """Every setting with its default as a person writes it; required ones are empty."""
    return {name.upper(): _written(field.default) for name, field in Settings.model_fields.items()}


def _written(default: object) -> str:
    if isinstance(default, Enum):
        return str(default.value)
    if isinstance(default, str | int | float):
        return str(default)
    return ""


def test_the_example_file_has_every_setting_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    found = dict(re.findall(r"(?m)^#?([A-Z_]+)=(.*)$", "\n".join(lines)))

    assert found == defaults()


def test_the_readme_has_every_setting_with_its_default() -> None:
    readme = (ROOT / "README.md").read_text()
    found = dict(re.findall(r"(?m)^\| `([A-Z_]+)` \| (?:required|`(.*?)`|) \|", readme))

    assert found == defaults()


def test_the_example_file_can_be_used_once_it_is_filled_in(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (ROOT / ".env.example").read_text()
    every = re.sub(r"(?m)^#([A-Z_]+=.+)$", r"\1", text)
    (tmp_path / ".env").write_text(every)

    assert load().oracle_user == "cisread"


@pytest.mark.usefixtures("environment")
def test_what_is_needed_is_enough() -> None:
    settings = load()

    assert settings.access_mode is AccessMode.APPROVAL
    assert settings.rate[0] == 10
    assert settings.zone.key == "Asia/Dhaka"


def test_every_fault_is_told_at_once(environment: pytest.MonkeyPatch) -> None:
    for name, value in {
        "TELEGRAM_BOT_TOKEN": "secret-nonsense",
        "ORACLE_POOL_MIN": "9",
        "ORACLE_POOL_MAX": "4",
        "ADMIN_IDS": "1001,abc",
        "ACCESS_MODE": "everybody",
        "LOOKUP_RATE": "10 per minute",
        "TZ": "Asia/Dacca2",
        "HTTP_PORT": "99999",
        "PG_POOL_MAX": "many",
        "TELEGRAM_API_URL": "api.telegram.org",
        "BILLING_MONTH_BY": "middle",
        "TELEGRAM_MODE": "webhook",
        "BILL_STOP_BATCH_SCHEDULE": "0 25 * * *",
        "NOCS_REFRESH_SCHEDULE": "hourly",
    }.items():
        environment.setenv(name, value)
    environment.delenv("ORACLE_DSN")

    with pytest.raises(WrongSettings) as refused:
        load()

    text = str(refused.value)
    names = re.findall(r"(?m)^  ([A-Z_]+) ", text)
    assert sorted(names) == sorted(
        ["TELEGRAM_BOT_TOKEN", "ORACLE_POOL_MAX", "ADMIN_IDS", "ACCESS_MODE", "LOOKUP_RATE", "TZ",
         "HTTP_PORT", "PG_POOL_MAX", "TELEGRAM_API_URL", "BILLING_MONTH_BY", "TELEGRAM_MODE",
         "ORACLE_DSN", "BILL_STOP_BATCH_SCHEDULE", "NOCS_REFRESH_SCHEDULE"]
    )  # fmt: skip
    assert "nonsense" not in text


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        (
            "BILL_STOP_BATCH_SCHEDULE",
            "0 25 * * *",
            "In the field “hour”, 25 is not possible: the field goes from 0 to 23.",
        ),
        (
            "NOCS_REFRESH_SCHEDULE",
            "hourly",
            "A cron expression has five fields: minute, hour, day of the month, month, day of the"
            " week. Here is 1. Example: 30 6 * * 0-4",
        ),
        (
            "BATCH_WATCH_SCHEDULE",
            "5/15 * * * *",
            "In the field “minute”, the step in 5/15 needs a range before it, such as 5-59/15.",
        ),
        (
            "TEAMS_REPORT_SCHEDULE",
            "0 0 30 2 *",
            "In the field “day of the month”, 30 never comes: none of the months named has such a"
            " day. For the last day of the month, write L.",
        ),
    ],
)
def test_a_wrong_schedule_is_refused_by_its_name_with_what_to_write_instead(
    environment: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    environment.setenv(name, value)

    with pytest.raises(WrongSettings) as refused:
        load()

    assert str(refused.value).splitlines()[1:] == [f"  {name} cannot be used: {why}"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PG_DSN", "garbage"),
        ("PG_DSN", "mysql://u:hush-hush@h/d"),
        ("PG_DSN", "postgresql://u:hush-hush@h:port/d"),
        ("PG_HOST", "a..b"),
        ("ALERT_REPEAT_HOURS", "inf"),
        ("WATCH_LONG_HOURS", "1e12"),
        ("WATCH_STALL_MINUTES", "99999999999999"),
        ("WATCH_LOW_RPS", "nan"),
    ],
)
def test_what_would_fail_later_is_refused_at_the_start(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv(name, value)

    with pytest.raises(WrongSettings) as refused:
        load()

    (line,) = str(refused.value).splitlines()[1:]
    assert line.startswith(f"  {name} ")
    assert "hush-hush" not in line


@pytest.mark.parametrize(
    "dsn", ["postgresql://u@/d?host=/tmp/sockets", "postgres://u:p@[::1]:5433/d", "postgresql:///d"]
)
def test_every_usual_way_to_the_own_database_is_accepted(
    environment: pytest.MonkeyPatch, dsn: str
) -> None:
    environment.setenv("PG_DSN", dsn)

    assert load().postgres() == {"dsn": dsn}


@pytest.mark.usefixtures("environment")
def test_a_misspelt_name_in_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ORACLE_PASWORD=x\n")

    with pytest.raises(WrongSettings, match=r"ORACLE_PASWORD in \.env is not a setting"):
        load()


@pytest.mark.usefixtures("environment")
def test_secrets_are_never_printed() -> None:
    settings = load()

    assert "hush-hush" not in repr(settings)
    assert "42:sandbox" not in repr(settings)
    assert {"hush-hush", "42:sandbox", "sandbox"} <= set(settings.secrets())
