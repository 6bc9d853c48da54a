"""The rows of a household: its service point, people, premise and meter."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from sandbox.utility.planted.history import rows_of_posting, rows_of_segment
from sandbox.utility.planted.household import CONNECTED, Household, Row, row


def by_table(rows: Iterable[Row]) -> dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]]:
    """Records to copy, by table and columns."""
    batches: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {}
    for table, values in rows:
        batches.setdefault((table, tuple(values)), []).append(tuple(values.values()))
    return batches


def rows_of(home: Household) -> Iterator[Row]:
    """All rows of one household."""
    yield from _point(home)
    yield from _account(home)
    yield from _person(home)
    yield from _premise(home)
    if home.meter_no is not None:
        yield from _meter(home, home.meter_no)
    for number, segment in enumerate(home.segments):
        yield from rows_of_segment(home, number, segment)
    for number, posting in enumerate(home.postings):
        yield from rows_of_posting(home, number, posting)
    yield from home.extra


def _point(home: Household) -> Iterator[Row]:
    sp_id, d1_sp_id, prem_id = home.id_of("1", 10), home.id_of("6", 12), home.id_of("4", 10)
    yield row("ci_sp", sp_id=sp_id, prem_id=prem_id)
    yield row("d1_sp", d1_sp_id=d1_sp_id)
    for kind, value in (("D1EI", sp_id), ("D1EP", prem_id)):
        yield row("d1_sp_identifier", d1_sp_id=d1_sp_id, sp_id_type_flg=kind, id_value=value)
    yield from numbered(home, "CM_LEGCY", home.customer_no, home.numbered_since)
    if home.parent_no is not None:
        yield from numbered(home, "CM_CPRLA", home.parent_no, CONNECTED)
    yield row(
        "d1_sp_char", d1_sp_id=d1_sp_id, char_type_cd="CM_MTRTY", effdt=CONNECTED, char_val="SINGLE"
    )


def numbered(home: Household, kind: str, number: str, since: date) -> Iterator[Row]:
    """A customer number on both sides of a service point, from a date on."""
    value = {"char_type_cd": kind, "effdt": since, "adhoc_char_val": number}
    yield row("ci_sp_char", sp_id=home.id_of("1", 10), srch_char_val=number, **value)
    yield row("d1_sp_char", d1_sp_id=home.id_of("6", 12), srch_char_val=number, **value)


def _account(home: Household) -> Iterator[Row]:
    sa_id, acct_id = home.id_of("2", 10), home.id_of("3", 10)
    ended = date(2025, 9, 1) if home.status in {"40", "60", "70"} else None
    yield row(
        "ci_sa",
        sa_id=sa_id,
        acct_id=acct_id,
        sa_type_cd="PPD",
        sa_status_flg=home.status,
        start_dt=CONNECTED,
        end_dt=ended,
    )
    yield row("ci_sa_sp", sa_sp_id=home.id_of("1", 10), sa_id=sa_id, sp_id=home.id_of("1", 10))
    yield row("ci_sa_char", sa_id=sa_id, char_type_cd="CM_CUSCA", effdt=CONNECTED, char_val="LT-A")
    yield row(
        "ci_sa_cont_qty",
        sa_id=sa_id,
        cont_qty_type_cd="SLOAD",
        effdt=CONNECTED,
        cont_qty=Decimal(2),
    )
    mailed = home.mailing_prem_id or home.id_of("4", 10)
    yield row("ci_acct", acct_id=acct_id, mailing_prem_id=mailed)
    yield row(
        "ci_acct_char", acct_id=acct_id, char_type_cd="CM_MTDIS", effdt=CONNECTED, char_val="Y"
    )


def _person(home: Household) -> Iterator[Row]:
    per_id = home.person_id or home.id_of("5", 10)
    yield row("ci_acct_per", acct_id=home.id_of("3", 10), per_id=per_id, main_cust_sw="Y")
    if home.person_id is not None:
        return
    yield row("ci_per", per_id=per_id)
    yield row("ci_per_name", per_id=per_id, seq_num=1, entity_name=home.name, prim_name_sw="Y")
    if home.phone is not None:
        yield row(
            "c1_per_contdet",
            per_id=per_id,
            comm_rte_type_cd="CELLPHONE",
            contact_value=home.phone,
            cnd_primary_flg="C1YS",
        )


def _premise(home: Household) -> Iterator[Row]:
    prem_id = home.id_of("4", 10)
    lines = {f"address{n}": line for n, line in enumerate(home.address, 1)}
    yield row("ci_prem", prem_id=prem_id, **lines, city="Dhaka", postal="1207", country="BGD")
    yield row(
        "ci_prem_char", prem_id=prem_id, char_type_cd="CM_NOCS", effdt=CONNECTED, char_val=home.nocs
    )


def _meter(home: Household, meter_no: str) -> Iterator[Row]:
    device, config = home.id_of("7", 12), home.id_of("8", 12)
    yield row("d1_dvc", d1_device_id=device)
    yield row("d1_dvc_identifier", d1_device_id=device, dvc_id_type_flg="D1SN", id_value=meter_no)
    yield row(
        "d1_dvc_cfg",
        device_config_id=config,
        d1_device_id=device,
        device_config_type_cd="CM-PREPAID-1P",
    )
    yield installed(home, config, CONNECTED)
    comp = home.id_of("9", 12)
    yield row("d1_measr_comp", measr_comp_id=comp, device_config_id=config)
    yield row("d1_measr_comp_identifier", measr_comp_id=comp, id_value="1.0.1.8.0.255")


def installed(
    home: Household, config: str, since: date, until: date | None = None, number: int = 1
) -> Row:
    """A meter's configuration at a service point; until = when it was removed."""
    return row(
        "d1_install_evt",
        install_evt_id=home.id_of("1", 14, number),
        d1_sp_id=home.id_of("6", 12),
        device_config_id=config,
        d1_install_dttm=since,
        d1_removal_dttm=until,
        bo_status_cd="CONN-COMM" if until is None else "REMOVED",
    )
