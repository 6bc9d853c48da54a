"""NOCS balances, and the customers behind them, as tables for files."""

from datetime import date

from domain.billing.customers import ServiceStatus
from domain.caches.nocs import NocsBalance, Payoff
from formatters.files.tables import Column, Kind, Row, Table
from formatters.lookup.customer import plain_status
from formatters.words import Words


def areas_table(words: Words, batch_date: date) -> Table:
    """All areas of a day; the rows are made by ``area_row``."""
    columns = (
        Column(words("export-nocs-code"), width=12),
        Column(words("export-nocs-name"), width=24),
        Column(words("export-customers"), Kind.INTEGER, 12, total=True),
        Column(words("export-credit-customers"), Kind.INTEGER, 14, total=True),
        Column(words("export-credit"), Kind.MONEY, 20, total=True),
        Column(words("export-due-customers"), Kind.INTEGER, 14, total=True),
        Column(words("export-due"), Kind.MONEY, 20, total=True),
        Column(words("export-net"), Kind.MONEY, 20, total=True),
    )
    name = f"nocs-balance-{batch_date}"
    return Table(name, words("export-nocs-balances"), columns, words("export-total"))


def area_row(area: NocsBalance) -> Row:
    """An area as a row of ``areas_table``."""
    return (
        *(area.code, area.name, area.customers),
        *(area.credit_customers, area.credit, area.due_customers, area.due, area.net),
    )


def payoff_table(words: Words, area: str, batch_date: date) -> Table:
    """The customers of an area's code, or of all when it is empty; rows by ``PayoffRows``."""
    columns = (
        Column(words("export-customer-no"), width=14),
        Column(words("export-name"), width=30),
        Column(words("export-address"), width=44),
        Column(words("export-phone"), width=16),
        Column(words("export-meter"), width=16),
        Column(words("export-nocs-code"), width=12),
        Column(words("export-nocs-name"), width=20),
        Column(words("export-status"), width=14),
        Column(words("export-balance"), Kind.MONEY, 18, total=True),
    )
    name = f"nocs-payoff-{area}-{batch_date}" if area else f"nocs-payoff-{batch_date}"
    return Table(name, words("export-payoff"), columns, words("export-total"))


class PayoffRows:
    """Customers as rows of ``payoff_table``."""

    def __init__(self, words: Words) -> None:
        self._status = {status.value: plain_status(words, status) for status in ServiceStatus}
        self._unknown = plain_status(words, ServiceStatus.UNKNOWN)

    def __call__(self, one: Payoff) -> Row:
        """A customer as a row; an unknown balance is empty."""
        return (
            *(one.customer_no, one.name, one.address, one.phone, one.meter_no),
            *(one.nocs_code, one.nocs_name),
            *(self._status.get(one.status, self._unknown), one.balance),
        )
