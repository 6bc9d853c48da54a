"""The rows of a household's history: bill segments with their usage, and the ledger."""

from collections.abc import Iterator
from decimal import Decimal

from sandbox.utility.planted.household import Household, Posting, Row, Segment, row

CHANNELS = ("BKASH", "NAGAD", "ROCKET", "GPAY", "UCASH", "DBBL", "SONALI", "CASH")


def rows_of_segment(home: Household, number: int, segment: Segment) -> Iterator[Row]:
    bseg_id = home.id_of("5", 12, number)
    yield row(
        "ci_bseg",
        bseg_id=bseg_id,
        sa_id=home.id_of("2", 10),
        start_dt=segment.start,
        end_dt=segment.end,
        bseg_stat_flg=segment.status,
    )
    charge = Decimal(segment.charge)
    vat = Decimal("1.25")  # any part of the total: lines beside it must not be added to it
    lines = (("E_TM_NLL", charge - vat), ("CM_VAT", vat), (segment.rule, charge))
    for seqno, (rule, amount) in enumerate(lines, 1):
        yield row(
            "ci_bseg_calc_ln",
            bseg_id=bseg_id,
            header_seq=1,
            seqno=seqno,
            calc_rule_cd=rule,
            audit_calc_amt=amount,
        )
    if segment.kwh is not None:
        yield from _usage(home, bseg_id, Decimal(segment.kwh))


def _usage(home: Household, bseg_id: str, kwh: Decimal) -> Iterator[Row]:
    usage, d1_usage, comp = bseg_id + "01", bseg_id + "77", home.id_of("9", 12)
    yield row("c1_usage", usage_id=usage, bseg_id=bseg_id)
    yield row("d1_usage", d1_usage_id=d1_usage, usg_ext_id=usage, us_id=home.id_of("6", 14))
    yield register(d1_usage, comp, ("KWH", " ", None), kwh)
    yield row(
        "d1_usage_scalar_dtl",
        d1_usage_id=d1_usage,
        measr_comp_id=comp,
        start_msrmt=Decimal(1000),
        end_msrmt=Decimal(1000) + kwh,
    )


def register(
    d1_usage: str, comp: str, which: tuple[str, str | None, str | None], quantity: Decimal
) -> Row:
    """A register of a usage; which = unit, time of use, kind of reading (SQI)."""
    unit, tou, sqi = which
    return row(
        "d1_usage_period_sq",
        d1_usage_id=d1_usage,
        measr_comp_id=comp,
        d1_uom_cd=unit,
        d1_tou_cd=tou,
        d1_sqi_cd=sqi,
        quantity=quantity,
    )


def rows_of_posting(home: Household, number: int, posting: Posting) -> Iterator[Row]:
    origin = number if posting.undoes is None else posting.undoes
    amount = Decimal(posting.amount)
    yield row(
        "ci_ft",
        ft_id=home.id_of("1", 12, number),
        sibling_id=home.id_of("3", 12, origin),
        parent_id=home.id_of("33", 14, origin),
        sa_id=home.id_of("2", 10),
        ft_type_flg=posting.kind,
        cur_amt=amount,
        tot_amt=amount,
        accounting_dt=posting.day,
        freeze_sw="Y" if posting.frozen else "N",
        freeze_dttm=posting.day if posting.frozen else None,
    )
    if posting.channel is not None:
        yield from _tender(home, number, posting, posting.channel)


def _tender(home: Household, number: int, posting: Posting, channel: str) -> Iterator[Row]:
    event = home.id_of("3", 12, number)
    till = f"7{CHANNELS.index(channel) + 1:02}{posting.day:%Y%m}0"
    yield row("ci_pay_event", pay_event_id=event, pay_dt=posting.day, ilm_dt=posting.day)
    yield row(
        "ci_pay_tndr",
        pay_tender_id=home.id_of("4", 12, number),
        pay_event_id=event,
        payor_acct_id=home.id_of("3", 10),
        tender_amt=-Decimal(posting.amount),
        tndr_ctl_id=till,
        tender_type_cd="CASH" if channel == "CASH" else "EPAY",
    )
