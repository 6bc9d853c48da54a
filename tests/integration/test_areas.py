"""The areas of the utility, and choosing some of them by ticking."""

from zoneinfo import ZoneInfo

import pytest

from bot.callbacks import AreaButton, Seal
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.people.area_keyboards import checklist
from bot.people.area_picker import AreaPicker, area_key
from domain.billing.billing import BillingMonthBy
from domain.languages import Language
from domain.money import LedgerSign
from domain.site import Site
from formatters.words import WORDS
from queries.areas import AREAS, Areas
from queries.customers import customer_by_number
from queries.errors import SourceDown
from queries.fake import FakeOracle
from queries.loader import parse_oracle, parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from tests.conftest import Clock

NUMBERS = parse_oracle(
    "numbers", "SELECT adhoc_char_val FROM ci_sp_char WHERE char_type_cd = 'CM_LEGCY'"
)
AGE = parse_postgres("age", "UPDATE forms SET expires_at = now()")
NAMES = [f"Area {number:02}" for number in range(23)]
SITE = Site(ZoneInfo("Asia/Dhaka"), next(iter(LedgerSign)), next(iter(BillingMonthBy)))
#: The longest ids that Telegram gives.
NADIA = Who(9_999_999_999_999, 9_999_999_999_999)
ABOUT = "p9999999999999.999"


@pytest.fixture
def oracle_of_names() -> FakeOracle:
    return FakeOracle({AREAS: [(name,) for name in NAMES]})


@pytest.fixture
def picker(store: PostgresPool, oracle_of_names: FakeOracle) -> AreaPicker:
    return AreaPicker(store, Areas(oracle_of_names, Clock()))


async def test_the_area_of_every_customer_is_among_the_areas(oracle: OracleDatabase) -> None:
    names = await Areas(oracle, Clock()).names()
    customers = [
        await customer_by_number(oracle, SITE, number)
        for number in await oracle.fetch_all(NUMBERS, lambda number: str(number).strip())
    ]

    found = {one.nocs for one in customers if one and one.nocs}
    assert len(found) > 3
    assert found <= set(names)
    assert list(names) == sorted(set(names))


async def test_names_are_tidy_and_there_once() -> None:
    oracle = FakeOracle({AREAS: [("  Banani ",), ("Banani",), (None,), (" ",), ("Ada\u202ebor",)]})

    assert await Areas(oracle, Clock()).names() == ("Adabor", "Banani")


async def test_the_areas_are_asked_for_once_an_hour(oracle_of_names: FakeOracle) -> None:
    clock = Clock()
    areas = Areas(oracle_of_names, clock)

    for now, asked in ((0.0, 1), (3599.0, 1), (3601.0, 2)):
        clock.now = now
        await areas.names()
        assert len(oracle_of_names.calls) == asked


async def test_a_failure_is_not_kept() -> None:
    oracle = FakeOracle({AREAS: SourceDown("away")})
    areas = Areas(oracle, Clock())
    with pytest.raises(SourceDown):
        await areas.names()

    oracle.answers[AREAS] = [("Banani",)]

    assert await areas.names() == ("Banani",)


async def test_areas_are_ticked_and_unticked_across_pages(picker: AreaPicker) -> None:
    choice = await picker.begin(NADIA, ABOUT, ["Area 03"])
    assert (choice.page, choice.pages, choice.shown) == (0, 3, tuple(NAMES[:10]))

    await picker.toggle(NADIA, ABOUT, area_key("Area 22"), 2)
    choice = await picker.toggle(NADIA, ABOUT, area_key("Area 03"), 0)

    assert choice.ticked == {"Area 22"}
    assert (await picker.choice(NADIA, ABOUT, 99)).shown == tuple(NAMES[20:])


async def test_an_area_that_there_is_not_is_not_ticked(picker: AreaPicker) -> None:
    await picker.begin(NADIA, ABOUT, [])

    assert not (await picker.toggle(NADIA, ABOUT, area_key("Atlantis"), 0)).ticked


async def test_a_forgotten_choice_is_none_and_not_all_areas(
    picker: AreaPicker, store: PostgresPool
) -> None:
    await picker.begin(NADIA, ABOUT, ["Area 03"])
    assert await picker.chosen(NADIA, ABOUT) == frozenset({"Area 03"})

    await store.execute(AGE)

    assert await picker.chosen(NADIA, ABOUT) is None


async def test_each_subject_has_a_choice_of_its_own(picker: AreaPicker) -> None:
    await picker.begin(NADIA, "p5002.1", ["Area 01"])
    await picker.begin(NADIA, "r12", ["Area 02"])

    assert await picker.ticked(NADIA, "p5002.1") == {"Area 01"}


@pytest.mark.parametrize("language", Language)
async def test_the_buttons_fit_and_stay_when_areas_come(
    picker: AreaPicker, oracle_of_names: FakeOracle, language: Language
) -> None:
    choice = await picker.begin(NADIA, ABOUT, ["Area 01"])
    keyboards = Keyboards(Seal(b"x"), NADIA, WORDS[language])

    buttons = [one for row in checklist(keyboards, choice).inline_keyboard for one in row]

    data = [one.callback_data or "" for one in buttons]
    assert max(len(one.encode()) for one in data) <= 64
    assert [one.text for one in buttons][:2] == ["☐ Area 00", "✅ Area 01"]
    assert AreaButton.unpack(data[1]).key == area_key("Area 01")
