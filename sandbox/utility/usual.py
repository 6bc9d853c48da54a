"""What is true of the first usual customer, taken from the plan behind the tables.

The plan (schema planning) exists only while the utility is being built, so this does not
follow the joins that the service's own statements follow.
"""

from decimal import ROUND_HALF_UP, Decimal

from asyncpg import Connection, Record

from sandbox.utility.manifest import Case, Month, Recharge

PAISA = Decimal("0.01")

WHO = """
SELECT customer_no, meter_no, status, tariff, load_kw, phase, entity_name, contact_value, descr,
       concat_ws(', ', nullif(trim(address1), ''), nullif(trim(address2), ''),
                 nullif(trim(address3), ''), nullif(trim(address4), '')) AS address
  FROM planning.customer
  JOIN cisadm.ci_per_name USING (per_id)
  JOIN cisadm.ci_prem USING (prem_id)
  JOIN cisadm.c1_per_contdet USING (per_id)
  JOIN cisadm.ci_char_val_l ON char_val = nocs AND char_type_cd = 'CM_NOCS' AND language_cd = 'ENG'
 WHERE c = 1 AND prim_name_sw = 'Y' AND cnd_primary_flg = 'C1YS' AND comm_rte_type_cd = 'CELLPHONE'
"""
MONTHS = """
SELECT to_char(ends, 'YYYY-MM') AS month, sum(kwh) AS kwh, sum(charge) AS charge,
       sum(greatest(1, ends - starts))::int AS days
  FROM planning.day WHERE c = 1 AND status = '50' GROUP BY 1 ORDER BY 1
"""
MONTHS_BY_START = MONTHS.replace("to_char(ends", "to_char(starts")  # also the last covered day's
PAYMENTS = """
SELECT day, amount, descr
  FROM planning.payment
  JOIN cisadm.ci_tndr_ctl
    ON tndr_ctl_id = '7' || lpad(channel::text, 2, '0') || to_char(day, 'YYYYMM') || '0'
  JOIN cisadm.ci_tndr_srce_l USING (tndr_source_cd)
 WHERE c = 1 AND language_cd = 'ENG' ORDER BY day DESC
"""


async def usual_case(connection: "Connection[Record]") -> Case:
    """The first usual customer, with thirteen full months and the running one."""
    who = await connection.fetchrow(WHO)
    assert who is not None
    months = _months(await connection.fetch(MONTHS))
    by_start = _months(await connection.fetch(MONTHS_BY_START))
    payments = await connection.fetch(PAYMENTS)
    paid = sum((payment["amount"] for payment in payments), Decimal(0))
    return Case(
        key="usual",
        what="An ordinary customer with a bill for every day",
        type_this=who["customer_no"],
        customer_no=who["customer_no"],
        meter_no=who["meter_no"],
        name=who["entity_name"],
        phone=who["contact_value"],
        address=who["address"],
        nocs=who["descr"],
        status=who["status"],
        balance=paid - sum(month.charge for month in months),
        months=months,
        months_by_start=by_start,
        months_by_last_day=by_start,
        recharges=tuple(_recharge(payment) for payment in payments),
        tariff=who["tariff"],
        load_kw=who["load_kw"],
        phase="1P" if who["phase"] == "SINGLE" else "3P",
    )


def _months(rows: list[Record]) -> tuple[Month, ...]:
    return tuple(Month(row["month"], row["kwh"], row["charge"], row["days"]) for row in rows)


def _recharge(payment: Record) -> Recharge:
    amount: Decimal = payment["amount"]
    energy = (amount / Decimal("0.995")).quantize(PAISA, ROUND_HALF_UP)
    vat = (amount * Decimal("0.05")).quantize(PAISA, ROUND_HALF_UP)
    return Recharge(
        payment["day"], amount, energy, amount - energy, vat, amount + vat, payment["descr"]
    )
