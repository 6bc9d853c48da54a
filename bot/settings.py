"""Settings from the environment or ``.env``; only the composition root reads them."""

import re
from datetime import timedelta
from enum import Enum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.setting_forms import Host, SecretDsn, SecretWebAddress, WebAddress, parse_rate
from domain.alerts.webhooks import WrongWebhook, hosts, parse_webhook
from domain.billing.billing import BillingMonthBy
from domain.languages import Language
from domain.mail import mail_address
from domain.money import LedgerSign
from domain.schedules.cron import WrongCron, parse_cron
from formatters.alerts.webhooks import webhook_refusal
from formatters.html import plain
from formatters.operating.schedules import cron_refusal
from formatters.words import WORDS
from jobs.alerts.email_channel import Tls


class AccessMode(Enum):
    """Who may use the desk."""

    APPROVAL = "approval"
    OPEN = "open"
    CLOSED = "closed"


class WrongSettings(Exception):
    """The settings cannot be used; the message lists every fault by variable name."""


class Settings(BaseSettings):
    """Names and defaults are a contract with those who deploy the service."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_bot_token: SecretStr
    telegram_api_url: WebAddress = "https://api.telegram.org"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    webhook_url: SecretStr | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(8080, ge=0, le=65535)
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    access_mode: AccessMode = AccessMode.APPROVAL
    audit_key: SecretStr | None = None
    open_lookups_a_day: int = Field(20, ge=1, le=100_000)
    staff_lookups_a_day: int = Field(300, ge=1, le=100_000)

    oracle_dsn: str
    oracle_user: str
    oracle_password: SecretStr
    oracle_pool_min: int = Field(5, ge=1, le=1000)
    oracle_pool_max: int = Field(30, ge=3, le=1000)
    oracle_call_timeout: int = Field(120, ge=1, le=3600, description="seconds, for batch queries")
    oracle_schema: str = Field("CISADM", pattern=r"^[A-Za-z][A-Za-z0-9_$#]*$")
    ccb_ledger_sign: LedgerSign = LedgerSign.CHARGE_POSITIVE
    billing_month_by: BillingMonthBy = BillingMonthBy.END_DT

    pg_dsn: SecretDsn | None = None
    pg_host: Host = "127.0.0.1"
    pg_port: int = Field(5432, ge=1, le=65535)
    pg_database: str = "griddesk"
    pg_user: str = "griddesk"
    pg_password: SecretStr | None = None
    pg_pool_min: int = Field(5, ge=0, le=1000)
    pg_pool_max: int = Field(20, ge=1, le=1000)
    redis_url: SecretStr | None = None

    teams_extra_hosts: str = ""
    teams_webhook_default: SecretStr | None = None
    teams_webhook_batch_monitoring: SecretStr | None = None
    teams_webhook_alerts: SecretStr | None = None
    smtp_host: str | None = None
    smtp_port: int = Field(587, ge=1, le=65535)
    smtp_tls: Tls = Tls.STARTTLS
    smtp_user: str | None = None
    smtp_password: SecretStr | None = None
    smtp_from: str | None = Field(None, validate_default=True)
    heartbeat_url: SecretWebAddress | None = None

    tz: str = "Asia/Dhaka"
    bill_stop_batch_schedule: str = "0 2 * * *"
    nocs_refresh_schedule: str = "0 * * * *"
    cache_dates_kept: int = Field(14, ge=1, le=400)
    batch_watch_schedule: str = "*/30 * * * *"
    teams_report_schedule: str = "0 * * * *"
    session_ttl: int = Field(1800, ge=1, le=86400, description="seconds since the last use")
    lookup_rate: str = "10/minute"
    batch_exclude: str = "F1-FLUSH,C1-WFSUB,BILLRESTSMS,C1-PPBTR"
    watch_stall_minutes: int = Field(10, ge=1, le=10_000)
    watch_stall_rps: float = Field(1, ge=0, le=1_000_000)
    watch_low_rps: float = Field(50, ge=0, le=1_000_000)
    watch_long_hours: float = Field(2, gt=0, le=1000)
    alert_repeat_hours: float = Field(2, gt=0, le=1000)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr) -> SecretStr:
        if not re.fullmatch(r"\d+:\S+", token.get_secret_value()):
            raise ValueError("is not a bot token: BotFather gives one of the form 123456:ABC…")
        return token

    @field_validator("telegram_mode")
    @classmethod
    def _only_polling(cls, mode: str) -> str:
        if mode != "polling":
            raise ValueError("webhook is not in this version; use polling")
        return mode

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids_between_commas(cls, text: object) -> object:
        if not isinstance(text, str):
            return text
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not all(re.fullmatch(r"\d{1,16}", part) for part in parts):
            raise ValueError("lists Telegram user ids, numbers between commas: 1001,1002")
        return frozenset(map(int, parts))

    @field_validator("oracle_pool_max", "pg_pool_max")
    @classmethod
    def _not_under_the_minimum(cls, most: int, info: ValidationInfo) -> int:
        name = str(info.field_name).replace("_max", "_min")
        least = info.data.get(name)
        if least is not None and most < least:
            raise ValueError(f"is below {name.upper()}, which is {least}")
        return most

    @field_validator("tz")
    @classmethod
    def _is_a_time_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("is not a time zone of the tz database, such as Asia/Dhaka")
        return name

    @field_validator(
        "bill_stop_batch_schedule",
        "nocs_refresh_schedule",
        "batch_watch_schedule",
        "teams_report_schedule",
    )
    @classmethod
    def _is_a_cron_expression(cls, text: str) -> str:
        try:
            return parse_cron(text).expression
        except WrongCron as wrong:
            refusal = plain(cron_refusal(WORDS[Language.ENGLISH], wrong))
            raise ValueError(f"cannot be used: {' '.join(refusal.split())}") from None

    @field_validator(
        "teams_webhook_default", "teams_webhook_batch_monitoring", "teams_webhook_alerts"
    )
    @classmethod
    def _is_a_webhook(cls, url: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        extra = hosts(info.data.get("teams_extra_hosts", ""))
        try:
            if url is not None:
                parse_webhook(url.get_secret_value(), extra)
        except WrongWebhook as wrong:
            refusal = webhook_refusal(WORDS[Language.ENGLISH], wrong).removeprefix("⚠️ ")
            raise ValueError(f"cannot be used: {refusal}") from None
        return url

    @field_validator("smtp_from")
    @classmethod
    def _is_an_address(cls, address: str | None, info: ValidationInfo) -> str | None:
        if address is None:
            if info.data.get("smtp_host") is not None:
                raise ValueError("is missing: SMTP_HOST needs an address that alerts come from")
            return None
        if mail_address(address) is None:
            raise ValueError("is not an e-mail address such as desk@example.org")
        return mail_address(address)

    @field_validator("lookup_rate")
    @classmethod
    def _is_a_rate(cls, rate: str) -> str:
        parse_rate(rate)
        return rate

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.tz)

    def postgres(self) -> dict[str, object]:
        """Where the service's own database is, as asyncpg takes it."""
        if self.pg_dsn is not None:
            return {"dsn": self.pg_dsn.get_secret_value()}
        return {
            "host": self.pg_host,
            "port": self.pg_port,
            "database": self.pg_database,
            "user": self.pg_user,
            "password": self.pg_password and self.pg_password.get_secret_value(),
        }

    def audit_secret(self) -> bytes:
        """The key of the hashes that stand for customers; the bot's token where none is set."""
        return (self.audit_key or self.telegram_bot_token).get_secret_value().encode()

    def secrets(self) -> list[str]:
        """Every secret value, for the log to leave out; a bot token also without its number."""
        values = [v.get_secret_value() for v in dict(self).values() if isinstance(v, SecretStr)]
        return [*values, *(value.split(":", 1)[1] for value in values if ":" in value)]

    @property
    def rate(self) -> tuple[int, timedelta]:
        """How many look-ups a person has in which time."""
        return parse_rate(self.lookup_rate)


def load() -> Settings:
    """The settings; WrongSettings with every fault at once when they cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        faults = sorted(_fault(dict(fault)) for fault in error.errors(include_input=False))
        raise WrongSettings("\n".join(["The settings cannot be used:", *faults])) from None


def _fault(fault: dict[str, object]) -> str:
    location = fault["loc"]
    name = str(location[0]).upper() if isinstance(location, tuple) and location else "?"
    if fault["type"] == "missing":
        return f"  {name} is missing"
    if fault["type"] == "extra_forbidden":
        return f"  {name} in .env is not a setting; is it misspelt?"
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"  {name} {message[0].lower()}{message[1:]}"
