"""Mobile numbers by which people find their own accounts.

Rahim of the sandbox has 01711000001; 90000043, 90000044 and 90000045 are his.
"""

from dataclasses import replace
from typing import Any

from sandbox.utility.manifest import Case
from sandbox.utility.planted.household import Household, plain, row, with_rows
from sandbox.utility.planted.standing import former_occupant
from sandbox.utility.planted.truth import found

RAHIMS = "01711000001"


def plant() -> tuple[list[Household], list[Case]]:
    """Households with one mobile number in many forms, and what is told about them."""
    pairs = [*_his(), *_not_his()]
    return [home for home, _ in pairs], [case for _, case in pairs]


def _his() -> list[tuple[Household, Case]]:
    rahim: dict[str, Any] = {"name": "Rahim Uddin", "phone": RAHIMS}
    home = replace(plain(43), **rahim)
    shop = replace(plain(44), **rahim, person_id=home.id_of("5", 10))
    stored = "+880 1711-000001"
    village = replace(plain(45), name="Amena Uddin", phone=f"{stored}    ")
    return [
        (home, found(home, "phone-one-of-two", "One person, two accounts", **rahim)),
        (shop, found(shop, "phone-two-of-two", "The second account of that person", **rahim)),
        (
            village,
            found(
                village,
                "phone-in-another-form",
                "Another person with the same number, written otherwise and padded",
                name="Amena Uddin",
                phone=stored,
            ),
        ),
    ]


def _not_his() -> list[tuple[Household, Case]]:
    moved_out = former_occupant(plain(46), "8801711000001")
    neighbour = replace(plain(47), phone="01911000001")
    second = replace(plain(48), phone="01812345678")
    number: dict[str, Any] = {"contact_value": RAHIMS, "cnd_primary_flg": "C1NO"}
    kind: dict[str, Any] = {"comm_rte_type_cd": "CELLPHONE"}
    second = with_rows(
        second, row("c1_per_contdet", per_id=second.id_of("5", 10), **kind, **number)
    )
    replaced = replace(plain(49), phone=RAHIMS)
    later: dict[str, Any] = {"contact_value": "01912345678", "cnd_primary_flg": "C1YS"}
    replaced = with_rows(
        replaced, row("c1_per_contdet", per_id=replaced.id_of("5", 10), **kind, **later)
    )
    return [
        (moved_out, found(moved_out, "phone-of-former", "The former occupant has his number")),
        (
            neighbour,
            found(neighbour, "phone-alike", "The same last digits", phone="01911000001"),
        ),
        (
            second,
            found(second, "phone-second", "His number is not the primary one", phone="01812345678"),
        ),
        (
            replaced,
            found(replaced, "phone-of-two", "Two primary numbers: one counts", phone="01912345678"),
        ),
    ]
