"""Sessions, the rate, seals, masks and sight: the desk's small rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import Access, NoAccess
from bot.callbacks import DeskButton, Seal, View
from bot.keyboards import Keyboards
from bot.lookup.sessions import Sessions, Who
from bot.lookup.throttle import Throttle, TooFast
from bot.settings import AccessMode
from domain.billing.billing import MonthlyBill
from domain.billing.customers import Customer, LookUp, ServiceStatus
from domain.billing.recharges import Recharge
from domain.billing.spans import Span
from domain.languages import Language
from domain.people.masking import mask_name, mask_phone, masked
from domain.people.people import Person, effective_role
from domain.people.roles import Act, Role
from formatters.words import WORDS
from tests.conftest import Clock

CUSTOMER = Customer(
    customer_no="17813970",
    meter_no="50000001",
    name="মোঃ আব্দুল করিম",
    phone="01711000123",
    address="House 1, Road 2",
    nocs="Adabor",
    status=ServiceStatus.ACTIVE,
    balance=Decimal("12.30"),
    tariff="LT-A",
    load_kw=Decimal(2),
    phase="1P",
    parent_no=None,
    connected_on=date(2020, 1, 1),
    last_bill_on=None,
    read_at=datetime(2025, 1, 15, 14, 45, tzinfo=UTC),
)
LOOK = LookUp(
    CUSTOMER,
    (MonthlyBill(date(2025, 1, 1), Decimal("10.123456"), Decimal("1.50"), 31),),
    (Recharge(date(2025, 1, 3), Decimal("100.50"), None, adjustment=True),),
)
WHO = Who(chat=1, person=1)


def test_a_session_gives_back_exactly_what_was_kept() -> None:
    sessions = Sessions(1800, Clock())
    sessions.keep(WHO, LOOK)

    assert sessions.recall(WHO, "17813970") == LOOK


def test_a_part_that_was_not_read_stays_unread() -> None:
    sessions = Sessions(1800, Clock())
    sessions.keep(WHO, replace(LOOK, months=None))

    found = sessions.recall(WHO, "17813970")

    assert found is not None
    assert found.months is None


def test_a_session_ends_after_its_time_since_the_last_use() -> None:
    clock = Clock()
    sessions = Sessions(1800, clock)
    sessions.keep(WHO, LOOK)
    clock.now += 1799
    assert sessions.recall(WHO, "17813970")
    clock.now += 1799
    assert sessions.recall(WHO, "17813970")
    clock.now += 1800

    assert sessions.recall(WHO, "17813970") is None


def test_a_session_is_of_one_person_in_one_chat_and_one_customer() -> None:
    sessions = Sessions(1800, Clock())
    sessions.keep(WHO, LOOK)

    assert sessions.recall(Who(1, 2), "17813970") is None
    assert sessions.recall(Who(2, 1), "17813970") is None
    assert sessions.recall(WHO, "17813971") is None


def test_sessions_are_bounded_the_oldest_goes() -> None:
    sessions = Sessions(1800, Clock(), most=2)
    for person in (1, 2, 3):
        sessions.keep(Who(1, person), LOOK)

    assert sessions.recall(Who(1, 1), "17813970") is None
    assert sessions.recall(Who(1, 3), "17813970")


def test_the_rate_is_a_moving_window_a_person() -> None:
    clock = Clock()
    throttle = Throttle(2, timedelta(minutes=1), clock)
    throttle.admit(1)
    clock.now += 20
    throttle.admit(1)
    with pytest.raises(TooFast) as refused:
        throttle.admit(1)
    assert refused.value.wait == 40
    throttle.admit(2)
    clock.now += 40
    throttle.admit(1)
    with pytest.raises(TooFast):
        throttle.admit(1)


BUTTONS = st.builds(
    DeskButton,
    view=st.sampled_from(View),
    number=st.from_regex(r"[0-9A-Z]{5,20}", fullmatch=True),
    span=st.sampled_from(Span),
    page=st.integers(0, 999),
    owner=st.integers(1, 10**16 - 1),
)


@given(BUTTONS, st.integers(-(10**13), 10**13))
def test_every_button_fits_into_telegram_and_is_read_back(button: DeskButton, chat: int) -> None:
    seal = Seal(b"token")

    read = DeskButton.unpack(seal.sealed(button, chat).pack())

    assert seal.fits(read, chat)
    assert read.model_copy(update={"seal": ""}) == button


@given(BUTTONS)
def test_a_seal_fits_one_button_in_one_chat_of_one_bot(button: DeskButton) -> None:
    sealed = Seal(b"token").sealed(button, 7)

    assert not Seal(b"token").fits(sealed, 8)
    assert not Seal(b"other").fits(sealed, 7)
    assert not Seal(b"token").fits(sealed.model_copy(update={"page": button.page + 1}), 7)
    assert not Seal(b"token").fits(sealed.model_copy(update={"owner": button.owner + 1}), 7)
    assert not Seal(b"token").fits(button, 7)


def test_the_pages_of_a_history_are_turned_one_by_one() -> None:
    keyboards = Keyboards(Seal(b"token"), WHO, WORDS[Language.ENGLISH])
    middle = DeskButton(view=View.BILLING, number="17813970", page=1)

    text, keyboard = keyboards.page(middle, ["one", "two", "three"])

    captions = [[button.text for button in row] for row in keyboard.inline_keyboard]
    assert text == "two"
    assert captions[2] == ["◀️ 1 / 3", "3 / 3 ▶️"]


@pytest.mark.parametrize("page", [-5, 99])
def test_a_page_that_is_not_there_is_the_nearest(page: int) -> None:
    keyboards = Keyboards(Seal(b"token"), WHO, WORDS[Language.ENGLISH])
    wrong = DeskButton(view=View.BILLING, number="17813970", page=page)

    text, _ = keyboards.page(wrong, ["one", "two"])

    assert text == ("one" if page < 0 else "two")


def test_masks_hide_name_phone_and_address_only() -> None:
    hidden = masked(CUSTOMER)

    assert (hidden.name, hidden.phone, hidden.address) == ("ম••• আ••• ক•••", "••••••123", "••••••")
    assert replace(hidden, name=CUSTOMER.name, phone=CUSTOMER.phone, address=CUSTOMER.address) == (
        CUSTOMER
    )


@given(st.text(min_size=1).filter(str.strip))
def test_a_masked_name_shows_no_second_letter(name: str) -> None:
    assert all(len(word) == 4 for word in mask_name(name).split())


def test_a_short_phone_is_hidden_wholly() -> None:
    assert mask_phone("12345") == "••••••"


LOOKS_UP = frozenset({Act.OWN_ACCOUNT, Act.ANY_CUSTOMER})


def person(role: Role, **more: Any) -> Person:
    return Person(1, "Rahim", None, Language.ENGLISH, role, **more)


@pytest.mark.parametrize("mode", AccessMode)
@pytest.mark.parametrize("role", [Role.STAFF, Role.OPERATOR, Role.ADMIN])
def test_the_desks_own_people_see_everybody_in_full(mode: AccessMode, role: Role) -> None:
    access = Access(mode)
    access.admit(person(role), LOOKS_UP)

    scope = access.scope(person(role))

    assert scope.covers("17813970", "Adabor")
    assert not scope.hides("17813970")


def test_limited_staff_see_their_areas_and_their_own_account() -> None:
    clerk = person(Role.STAFF, areas=frozenset({"Adabor"}), accounts=("200",))

    scope = Access(AccessMode.APPROVAL).scope(clerk)

    assert scope.covers("100", "Adabor")
    assert not scope.covers("100", "Mirpur")
    assert not scope.covers("100", None)
    assert scope.covers("200", "Mirpur")


def test_a_customer_sees_the_own_account_only() -> None:
    scope = Access(AccessMode.APPROVAL).scope(person(Role.CUSTOMER, accounts=("200",)))

    assert scope.covers("200", "Mirpur")
    assert not scope.covers("100", "Mirpur")
    assert not scope.hides("200")


@pytest.mark.parametrize("role", [Role.UNKNOWN, Role.CUSTOMER])
def test_in_open_mode_others_are_masked_and_the_own_account_is_not(role: Role) -> None:
    accounts = ("200",) if role is Role.CUSTOMER else ()
    access = Access(AccessMode.OPEN)
    access.admit(person(role), LOOKS_UP)

    scope = access.scope(person(role, accounts=accounts))

    assert scope.covers("100", "Mirpur")
    assert scope.hides("100")
    assert scope.hides("200") is (role is Role.UNKNOWN)


@pytest.mark.parametrize("mode", [AccessMode.APPROVAL, AccessMode.CLOSED])
def test_a_stranger_sees_nothing_otherwise(mode: AccessMode) -> None:
    with pytest.raises(NoAccess):
        Access(mode).admit(person(Role.UNKNOWN), LOOKS_UP)


@pytest.mark.parametrize("mode", AccessMode)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.HELP])
def test_who_is_suspended_gets_help_and_nothing_else(mode: AccessMode, act: Act) -> None:
    role = effective_role("admin", suspended=True, accounts=True)
    suspended = person(role, suspended=True, accounts=("200",))
    access = Access(mode)
    access.admit(suspended, frozenset({Act.HELP}))

    with pytest.raises(NoAccess):
        access.admit(suspended, frozenset({act}))

    assert not access.scope(suspended).covers("200", None)
