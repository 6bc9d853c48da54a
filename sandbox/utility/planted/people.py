"""Names, phones and addresses as free text really is."""

from dataclasses import replace

from sandbox.utility.manifest import Case
from sandbox.utility.planted.household import Household, Row, plain, row, with_rows
from sandbox.utility.planted.truth import found

LONG_NAME = "Abdul-Latif " * 20 + "Chowdhury."
LONG_LINES = tuple(
    (f"Address line {n}, " + "Flat 12-B of the third tower behind the mosque, " * 6)[:249] + "."
    for n in (1, 2, 3, 4)
)
HTML_NAME = """<b>Rahim & "Sons"</b> 'Ltd' <a href="x">_*[`"""
BENGALI_NAME = "মোহাম্মদ ক্ষিতীন্দ্র শ্রীবাস্তব চট্টোপাধ্যায়"
ODD_NAME = "Ra\u202ehim \u2067Uddin\u2069 👨\u200d👩\u200d👧 ক্\u200dষ"


def plant() -> tuple[list[Household], list[Case]]:
    """Households with odd texts, and what is told about them."""
    pairs = [*_names(), *_addresses(), *_phones(), _many_persons()]
    return [home for home, _ in pairs], [case for _, case in pairs]


def _names() -> list[tuple[Household, Case]]:
    texts = [
        (1, "name-null", "A customer whose name is NULL", None, None),
        (2, "name-blank", "A customer whose name is only blanks", "   ", None),
        (3, "name-long", "A name of 250 characters", LONG_NAME, LONG_NAME),
        (4, "name-html", "A name full of HTML and Markdown", HTML_NAME, HTML_NAME),
        (5, "name-bengali", "A Bengali name with conjuncts", BENGALI_NAME, BENGALI_NAME),
        (6, "name-odd", "U+202E, isolates, joiners, an emoji family", ODD_NAME, ODD_NAME),
        (7, "name-padded", "A name with blanks around it", "  Abdul Karim    ", "Abdul Karim"),
    ]
    return [
        (home := replace(plain(index), name=stored), found(home, key, what, name=told))
        for index, key, what, stored, told in texts
    ]


def _addresses() -> list[tuple[Household, Case]]:
    empty = replace(plain(8), address=(None, "   ", None, " "))
    long = replace(plain(9), address=(LONG_LINES[0], LONG_LINES[1], LONG_LINES[2], LONG_LINES[3]))
    bengali = replace(plain(10), address=("বাড়ি ১২", " রাস্তা ৫ ", "<i>ব্লক</i> ক", None), nocs="011")
    return [
        (empty, found(empty, "address-empty", "No line of the address has text", address=None)),
        (long, found(long, "address-long", "Four lines of 250", address=", ".join(LONG_LINES))),
        (
            bengali,
            found(
                bengali,
                "address-bengali",
                "A Bengali address with tags in it, in Mirpur",
                address="বাড়ি ১২, রাস্তা ৫, <i>ব্লক</i> ক",
                nocs="Mirpur",
            ),
        ),
    ]


def _phones() -> list[tuple[Household, Case]]:
    none = replace(plain(11), phone=None)
    blank = replace(plain(12), phone="  ")
    second = replace(plain(13), phone=None)
    second = with_rows(second, _phone(second, "01911111111"))
    several = plain(14)
    several = with_rows(several, _phone(several, "01811111111"), _phone(several, "01822222222"))
    return [
        (none, found(none, "phone-none", "No phone at all", phone=None)),
        (blank, found(blank, "phone-blank", "A phone of blanks", phone=None)),
        (second, found(second, "phone-secondary", "Only a phone that is not primary", phone=None)),
        (several, found(several, "phone-several", "Three phones, one of them primary")),
    ]


def _many_persons() -> tuple[Household, Case]:
    home = replace(plain(15), name="Nasima Begum")
    main, second = home.id_of("5", 10), home.id_of("5", 10, 2)
    account = {"acct_id": home.id_of("3", 10), "per_id": second}
    name = {"per_id": second, "seq_num": 1, "entity_name": "The Brother"}
    alias = {"per_id": main, "seq_num": 2, "entity_name": "Mrs. N. Begum"}
    home = with_rows(
        home,
        row("ci_per", per_id=second),
        row("ci_acct_per", **account, main_cust_sw="N"),
        row("ci_per_name", **name, prim_name_sw="Y"),
        row("ci_per_name", **alias, prim_name_sw="N"),
    )
    what = "Two persons at the account, two names of the main one"
    return home, found(home, "persons-several", what, name="Nasima Begum")


def _phone(home: Household, number: str) -> Row:
    return row(
        "c1_per_contdet",
        per_id=home.id_of("5", 10),
        comm_rte_type_cd="CELLPHONE",
        contact_value=number,
        cnd_primary_flg="C1NO",
    )
