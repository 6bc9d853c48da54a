"""The bill stop as tables for files: CRPs, and every one of their customers."""

from datetime import date

from domain.caches.bill_stops import BillingStatus, CpcBilling, CrpSummary
from formatters.files.tables import Column, Kind, Row, Table
from formatters.words import Words


def crp_table(words: Words, batch_date: date) -> Table:
    """All CRPs of a batch date; the rows are made by ``crp_row``."""
    columns = (
        Column(words("export-crp"), width=16),
        Column(words("export-cpcs"), Kind.INTEGER, 14, total=True),
        Column(words("export-stopped"), Kind.INTEGER, 14, total=True),
        Column(words("export-active"), Kind.INTEGER, 14, total=True),
        Column(words("export-stopped-share"), Kind.PERCENT, 14),
    )
    name = f"bill-stop-crp-{batch_date}"
    return Table(name, words("export-bill-stop-crps"), columns, words("export-total"))


def crp_row(crp: CrpSummary) -> Row:
    """A CRP as a row of ``crp_table``."""
    return crp.crp_no, crp.cpcs, crp.stopped, crp.active, crp.percentage


def cpc_table(words: Words, batch_date: date) -> Table:
    """All CPCs of a batch date; the rows are made by ``CpcRows``."""
    columns = (
        Column(words("export-crp"), width=16),
        Column(words("export-cpc"), width=16),
        Column(words("export-name"), width=30),
        Column(words("export-address"), width=44),
        Column(words("export-last-bill"), Kind.DATE, 16),
        Column(words("export-billing-status"), width=22),
        Column(words("export-balance"), Kind.MONEY, 18, total=True),
    )
    name = f"bill-stop-details-{batch_date}"
    return Table(name, words("export-bill-stop-cpcs"), columns, words("export-total"))


class CpcRows:
    """Customers as rows of ``cpc_table``."""

    def __init__(self, words: Words) -> None:
        self._status = {
            BillingStatus.STOPPED: words("export-billing-stopped"),
            BillingStatus.ACTIVE: words("export-billing-active"),
        }

    def __call__(self, one: CpcBilling) -> Row:
        """A customer as a row; who was never billed has no date, an unknown balance is empty."""
        return (
            *(one.crp_no, one.customer_no, one.name, one.address),
            *(one.last_bill_date, self._status[one.status], one.balance),
        )
