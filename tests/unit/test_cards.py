"""Cards for Teams: what they hold, how large they are, and that nothing in data is formatting."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.languages import Language
from domain.rcdc import AreaCommands, CommandReport, Commands
from formatters.alerts.card_elements import size
from formatters.alerts.cards import LARGEST, Card, cards, together
from formatters.alerts.contents import Content, Fact, Grid, Section, Tone
from formatters.alerts.rcdc import breakdown, dashboard
from formatters.words import WORDS, Words
from sandbox.teams.cards import faults_of
from tests.card_cases import KINDS

AT = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
HOSTILE = (
    "**[Pay](https://evil.example)** <at>all</at> `x` {{DATE(2026-01-01T00:00:00Z)}} \u202e_a_"
)
LONG = "বিলিং সিস্টেম উত্তর দিচ্ছে না। " * 160


def link(start: str) -> str:
    return f"https://t.me/griddesk_bot?start={start}"


def report(areas: int) -> CommandReport:
    counts = Commands(120, 100, 15, 5)
    return CommandReport(
        AT, tuple(AreaCommands(f"Narayanganj (East) {n}", counts, counts) for n in range(areas))
    )


def batches(count: int) -> Content:
    sections = tuple(
        Section(
            f"🔴 BMHH{n}", facts=(Fact("Rate", "8.56/s", Tone.ATTENTION), Fact("Records", "46,245"))
        )
        for n in range(count)
    )
    return Content("🔄 Batch monitoring report", Tone.ACCENT, "So it stands.", sections, "11:30")


CONTENTS: dict[str, Callable[[Words], Content]] = {
    "dashboard": lambda words: dashboard(words, report(40)),
    "breakdown": lambda words: breakdown(words, report(40)),
    "batches": lambda _: batches(60),
    "long lines": lambda words: Content("ℹ️ Long", Tone.PLAIN, LONG, (Section("A", (LONG,)),)),
    "long facts": lambda words: Content(
        LONG, Tone.WARNING, "", (Section(LONG, facts=(Fact(LONG, LONG), Fact("b", "c"))),), LONG
    ),
    "long rows": lambda words: Content(
        "r", Tone.GOOD, sections=(Section("R", grid=Grid((LONG,) * 3, ((LONG,) * 3,) * 40)),)
    ),
    "hostile": lambda words: Content(
        HOSTILE,
        Tone.ATTENTION,
        HOSTILE,
        (Section(HOSTILE, (HOSTILE,), (Fact(HOSTILE, HOSTILE),), Grid(("a",), ((HOSTILE,),))),),
        HOSTILE,
        "alert-7",
    ),
    "nothing": lambda words: Content("✅", Tone.GOOD),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", CONTENTS | KINDS)
def test_every_card_is_taken_by_teams_and_below_its_limit(kind: str, language: Language) -> None:
    words = WORDS[language]
    made = cards(words, (CONTENTS | KINDS)[kind](words), link)

    assert made
    for card in made:
        assert faults_of(card) == []
        assert size(card) < 18 * 1024


def test_large_contents_are_split_and_each_card_says_which_it_is() -> None:
    made = cards(WORDS[Language.BENGALI], batches(60))

    count = WORDS[Language.BENGALI].digits(str(len(made)))
    assert len(made) > 1
    assert f"(১/{count})" in headline(made[0])
    assert f"({count}/{count})" in headline(made[-1])


def test_nothing_is_lost_or_doubled_where_a_content_is_split() -> None:
    made = cards(WORDS[Language.ENGLISH], batches(60))

    titles = [text for card in made for text in texts(card) if "BMHH" in text]
    assert titles == [f"🔴 BMHH{n}" for n in range(60)]


def test_a_section_that_goes_on_has_its_title_and_head_again() -> None:
    rows = tuple((f"Area {n}", "x" * 100, "y" * 100) for n in range(60))
    content = Content("t", Tone.PLAIN, sections=(Section("S", grid=Grid(("a", "b", "c"), rows)),))
    made = cards(WORDS[Language.ENGLISH], content)

    assert len(made) > 1
    assert all(texts(card).count("S") == 1 and texts(card).count("b") == 1 for card in made)
    shown = [text for card in made for text in texts(card) if text.startswith("Area")]
    assert shown == [f"Area {n}" for n in range(60)]


def test_long_texts_are_shown_whole() -> None:
    made = cards(WORDS[Language.BENGALI], Content("t", Tone.PLAIN, LONG))

    shown = " ".join(text for card in made for text in texts(card)[1:])
    assert shown.split() == LONG.split()


def test_a_card_that_fits_is_one_and_fills_most_of_the_room() -> None:
    made = cards(WORDS[Language.ENGLISH], batches(60))

    sizes = [size(card) for card in made[:-1]]
    assert min(sizes) > LARGEST * 0.9


def test_the_first_line_and_the_fallback_say_what_is_the_matter() -> None:
    content = Content("🔴 Batch stuck: BMHHS", Tone.ATTENTION, "Not one new record.")
    card = cards(WORDS[Language.ENGLISH], content)[0]

    assert texts(card)[0] == "🔴 Batch stuck: BMHHS"
    assert card["fallbackText"] == "🔴 Batch stuck: BMHHS\nNot one new record."


@pytest.mark.parametrize(
    ("content", "url"), [("", None), ("alert-7", "https://t.me/griddesk_bot?start=alert-7")]
)
def test_a_button_opens_the_bot_where_there_is_something_to_open(
    content: str, url: str | None
) -> None:
    card = cards(WORDS[Language.ENGLISH], Content("t", Tone.PLAIN, start=content or None), link)[0]

    assert [action["url"] for action in card.get("actions", [])] == ([url] if url else [])


def test_several_alerts_in_one_card_are_as_bad_as_the_worst() -> None:
    words = WORDS[Language.ENGLISH]
    contents = [Content("a", Tone.GOOD, "b"), Content("c", Tone.ATTENTION, "d", foot="e")]
    card = cards(words, together(words, contents))[0]

    assert card["body"][0]["style"] == "attention"
    assert texts(card) == ["🔔 2 alerts", "a", "b", "c", "d", "e"]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_dashboard_sums_all_areas(words: Words) -> None:
    card = cards(words, dashboard(words, report(40)))[0]

    assert words.digits("4,800") in texts(card)


def texts(node: Any) -> list[str]:
    """All texts of a card, in order."""
    if isinstance(node, list):
        return [text for one in node for text in texts(one)]
    if not isinstance(node, dict):
        return []
    own = [node["text"]] if "text" in node else []
    return own + [text for key in ("body", "items", "columns") for text in texts(node.get(key))]


def headline(card: Card) -> str:
    return texts(card)[0]
