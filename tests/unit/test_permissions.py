"""The table of roles in the code is the table that was agreed."""

import pytest

from bot.access import Access, NoAccess
from bot.settings import AccessMode
from domain.languages import Language
from domain.people.people import Person
from domain.people.roles import MAY, Act, Role, may

#: Unknown, customer, staff, operator, admin; "o": only in open mode, masked.
TABLE = {
    Act.HELP: "✓✓✓✓✓",
    Act.JOIN: "✓✓✓✓✓",
    Act.OWN_ACCOUNT: "–✓✓✓✓",
    Act.ANY_CUSTOMER: "oo✓✓✓",
    Act.REPORTS: "––✓✓✓",
    Act.OPERATE: "–––✓✓",
    Act.ADMINISTER: "––––✓",
}


def person(role: Role, *, suspended: bool = False) -> Person:
    return Person(1, "X", None, Language.ENGLISH, role, suspended=suspended)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_what_the_table_says(act: Act, role: Role) -> None:
    mark = TABLE[act][list(Role).index(role)]

    assert may(role, {act}) == (mark == "✓")
    assert may(role, {act}, to_all=True) == (mark != "–")


def test_the_table_has_every_role_and_act() -> None:
    assert set(MAY) == set(Role)
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize("mode", AccessMode)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.HELP])
def test_who_is_suspended_gets_help_and_nothing_else(
    mode: AccessMode, role: Role, act: Act
) -> None:
    suspended = person(role, suspended=True)

    Access(mode).admit(suspended, frozenset({Act.HELP}))
    with pytest.raises(NoAccess):
        Access(mode).admit(suspended, frozenset({act}))


def test_one_of_several_acts_is_enough() -> None:
    own_or_any = frozenset({Act.OWN_ACCOUNT, Act.ANY_CUSTOMER})

    Access(AccessMode.APPROVAL).admit(person(Role.CUSTOMER), own_or_any)
    with pytest.raises(NoAccess):
        Access(AccessMode.APPROVAL).admit(person(Role.UNKNOWN), own_or_any)
