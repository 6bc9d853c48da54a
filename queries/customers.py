"""Customers, as Oracle CC&B knows them."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from domain.billing.customers import Candidate, Customer, ServiceStatus
from domain.billing.numbers import parse_number
from domain.money import balance, known
from domain.site import Site
from domain.text import tidy
from queries.loader import oracle_sql
from queries.oracle import Oracle

CUSTOMER_BY_NUMBER = oracle_sql("customer_by_number")
CUSTOMERS_BY_METER = oracle_sql("customers_by_meter")
CUSTOMERS_BY_PHONE = oracle_sql("customers_by_phone")


async def customer_by_number(oracle: Oracle, site: Site, customer_no: str) -> Customer | None:
    """The prepaid customer with this number, with the balance read at that moment."""
    rows = await oracle.fetch_all(CUSTOMER_BY_NUMBER, _CustomerRow, customer_no=customer_no)
    return _customer(rows[0], site) if rows else None


async def customers_by_meter(oracle: Oracle, meter_no: str) -> tuple[Candidate, ...]:
    """The customers at whom a meter with this serial number is installed now."""
    rows = await oracle.fetch_all(CUSTOMERS_BY_METER, _candidate, meter_no=meter_no)
    return tuple(one for one in rows if parse_number(one.customer_no) == one.customer_no)


async def customers_by_phone(oracle: Oracle, phone: str) -> tuple[str, ...]:
    """The numbers of the customers who registered a mobile number (01711000001), 21 at most."""
    found = await oracle.fetch_all(CUSTOMERS_BY_PHONE, str, phone=phone)
    return tuple(number for number in found if parse_number(number) == number)


def _candidate(customer_no: str, name: str | None, nocs: str | None) -> Candidate:
    return Candidate(customer_no, tidy(name), tidy(nocs))


class _CustomerRow(NamedTuple):
    """The columns of customer_by_number.sql, in order."""

    customer_no: str
    meter_no: str | None
    name: str | None
    phone: str | None
    address1: str | None
    address2: str | None
    address3: str | None
    address4: str | None
    nocs: str | None
    status: str | None
    ledger: Decimal | None
    tariff: str | None
    load_kw: Decimal | None
    phase: str | None
    parent_no: str | None
    connected_on: datetime | None
    last_bill_on: datetime | None
    read_at: datetime


def _customer(row: _CustomerRow, site: Site) -> Customer:
    lines = (row.address1, row.address2, row.address3, row.address4)
    return Customer(
        customer_no=row.customer_no,
        meter_no=tidy(row.meter_no),
        name=tidy(row.name),
        phone=tidy(row.phone),
        address=", ".join(filter(None, map(tidy, lines))) or None,
        nocs=tidy(row.nocs),
        status=ServiceStatus(row.status),
        balance=balance(row.ledger, site.ledger_sign),
        tariff=tidy(row.tariff),
        load_kw=known(row.load_kw),
        phase=_phase(row.phase),
        parent_no=tidy(row.parent_no),
        connected_on=_day(row.connected_on),
        last_bill_on=_day(row.last_bill_on),
        read_at=row.read_at.replace(tzinfo=site.zone),
    )


def _phase(recorded: str | None) -> str | None:
    """CC&B says SINGLE for one phase; every other meter has three."""
    if recorded is None:
        return None
    return "1P" if recorded.upper() == "SINGLE" else "3P"


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None
