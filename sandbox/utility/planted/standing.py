"""How a customer stands with the utility: status, agreements, families, things that changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.utility.manifest import Case
from sandbox.utility.planted.household import Household, Row, plain, row, with_rows
from sandbox.utility.planted.rows import numbered
from sandbox.utility.planted.truth import found

CHANGED = date(2024, 1, 1)


def plant() -> tuple[list[Household], list[Case]]:
    """Households by standing, and what is told about them."""
    pairs = [
        *_statuses(),
        _former_occupant(),
        _postpaid(),
        *_moved_number(),
        _changed(),
        *_mailed_elsewhere(),
        *_family(),
    ]
    nobody = Case(key="nobody", what="A well-formed number that nobody has", type_this="99999999")
    return [home for home, _ in pairs], [*(case for _, case in pairs), nobody]


def _statuses() -> Iterator[tuple[Household, Case]]:
    said = [
        (20, "10", "pending", "An agreement that has not started"),
        (21, "30", "stopping", "An agreement about to stop"),
        (22, "40", "stopped", "A stopped customer"),
        (23, "50", "reactivated", "A reactivated customer"),
        (24, "60", "closed", "A closed agreement"),
        (25, "70", "cancelled", "A cancelled agreement"),
    ]
    for index, status, key, what in said:
        home = replace(plain(index), status=status)
        yield home, found(home, f"status-{key}", what, status=status)


def _former_occupant() -> tuple[Household, Case]:
    home = former_occupant(plain(30))
    return home, found(home, "former-occupant", "A former occupant's stopped agreement beside")


def former_occupant(home: Household, phone: str | None = None) -> Household:
    """The former occupant's account hangs at the same service point, stopped and in debt."""
    agreement, account = home.id_of("2", 10, 3), home.id_of("3", 10, 3)
    person = home.id_of("5", 10, 3)
    number: dict[str, Any] = {"contact_value": phone, "cnd_primary_flg": "C1YS"}
    return with_rows(
        home,
        *_agreement(home, agreement, account, "PPD", "40"),
        row("ci_acct", acct_id=account, mailing_prem_id=home.id_of("4", 10)),
        row("ci_acct_per", acct_id=account, per_id=person, main_cust_sw="Y"),
        row("ci_per", per_id=person),
        row("ci_per_name", per_id=person, seq_num=1, entity_name="Gone Away", prim_name_sw="Y"),
        *(
            [row("c1_per_contdet", per_id=person, comm_rte_type_cd="CELLPHONE", **number)]
            if phone
            else []
        ),
        _debt(home, agreement),
    )


def _postpaid() -> tuple[Household, Case]:
    home = plain(31)
    agreement = home.id_of("2", 10, 2)
    rows = _agreement(home, agreement, home.id_of("3", 10), "POPD", "20")
    home = with_rows(home, *rows, _debt(home, agreement))
    return home, found(home, "postpaid-beside", "A postpaid agreement, in debt, at the same point")


def _agreement(
    home: Household, agreement: str, account: str, kind: str, status: str
) -> tuple[Row, Row]:
    ended = CHANGED if status == "40" else None
    dates = {"start_dt": date(2020, 2, 2), "end_dt": ended}
    kinds = {"sa_type_cd": kind, "sa_status_flg": status}
    link = {"sa_sp_id": "1" + agreement[1:], "sp_id": home.id_of("1", 10)}
    return (
        row("ci_sa", sa_id=agreement, acct_id=account, **kinds, **dates),
        row("ci_sa_sp", sa_id=agreement, **link),
    )


def _debt(home: Household, agreement: str) -> Row:
    return row(
        "ci_ft",
        ft_id=home.id_of("2", 12),
        sa_id=agreement,
        ft_type_flg="BS",
        cur_amt=Decimal("900.00"),
        tot_amt=Decimal("900.00"),
        accounting_dt=date(2023, 12, 1),
        freeze_sw="Y",
        freeze_dttm=date(2023, 12, 1),
    )


def _moved_number() -> list[tuple[Household, Case]]:
    """The point of 90000033 had the number 90000032 until that moved elsewhere."""
    new_point = replace(plain(32), numbered_since=CHANGED, name="Moved Along")
    old_point = replace(plain(33), customer_no="90000032", name="Moved In")
    old_point = with_rows(old_point, *numbered(old_point, "CM_LEGCY", "90000033", CHANGED))
    moved = found(new_point, "number-moved", "A number that moved here", name="Moved Along")
    what = "A point that had another's number before"
    in_its_place = found(old_point, "number-new", what, name="Moved In", type_this="90000033")
    return [(new_point, moved), (old_point, replace(in_its_place, customer_no="90000033"))]


def _changed() -> tuple[Household, Case]:
    """Area, tariff, load and phase changed: the newest date counts."""
    home = plain(34)
    now: dict[str, Any] = {"effdt": CHANGED}
    home = with_rows(
        home,
        row(
            "ci_prem_char",
            prem_id=home.id_of("4", 10),
            char_type_cd="CM_NOCS",
            char_val="003",
            **now,
        ),
        row(
            "ci_sa_char", sa_id=home.id_of("2", 10), char_type_cd="CM_CUSCA", char_val="LT-E", **now
        ),
        row(
            "ci_sa_cont_qty",
            sa_id=home.id_of("2", 10),
            cont_qty_type_cd="SLOAD",
            cont_qty=Decimal(5),
            **now,
        ),
        row(
            "d1_sp_char",
            d1_sp_id=home.id_of("6", 12),
            char_type_cd="CM_MTRTY",
            char_val="THREE",
            **now,
        ),
    )
    truth = {"nocs": "Banasree", "tariff": "LT-E", "load_kw": Decimal(5), "phase": "3P"}
    return home, found(
        home, "characteristics-changed", "Area, tariff, load, phase changed", **truth
    )


def _mailed_elsewhere() -> list[tuple[Household, Case]]:
    """The premise that an account names counts, not the one of the service point."""
    there = replace(plain(62), address=("House 62", "Block C", None, "Banasree"), nocs="003")
    here = replace(plain(61), mailing_prem_id=there.id_of("4", 10))
    truth = {"address": "House 62, Block C, Banasree", "nocs": "Banasree"}
    return [
        (here, found(here, "mailed-elsewhere", "A customer whose account is elsewhere", **truth)),
        (there, found(there, "mailed-there", "A customer at that premise", **truth)),
    ]


def _family() -> list[tuple[Household, Case]]:
    parent = plain(40)
    children = [replace(plain(index), parent_no="90000040") for index in (41, 42)]
    return [
        (parent, found(parent, "crp", "The parent (CRP) of two others")),
        *(
            (child, found(child, f"cpc-{n}", "A CPC of that CRP", parent_no="90000040"))
            for n, child in enumerate(children, 1)
        ),
    ]
