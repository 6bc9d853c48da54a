"""What goes into Telegram's HTML, and how it is cut."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formatters.html import plain, shown, split, width
from formatters.paging import pages

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def test_a_place_without_formatting_gets_the_bare_words() -> None:
    assert (
        plain("🔒 <b>No</b> &lt;b&gt; for <code>5002</code> &amp; you")
        == "🔒 No <b> for 5002 & you"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "–"),
        ("   ", "–"),
        ("<b>&\"'", "&lt;b&gt;&amp;\"'"),
        ("_*[`", "_*[`"),
        ("a\u202eb", "ab"),
        ("ক\u200dষ", "ক\u200dষ"),
        ("two\n lines ", "two lines"),
        ("\u200d", "–"),
        ("nul\x00here", "nul here"),
    ],
)
def test_free_text_is_cleaned_and_escaped(text: str | None, expected: str) -> None:
    assert shown(text) == expected


def test_a_very_long_text_is_cut() -> None:
    cut = shown("x" * 5000)

    assert len(cut) == 500
    assert cut.endswith("…")


def test_emoji_count_as_two_and_tags_as_none() -> None:
    assert width("<b>a😀</b>&amp;") == 4


@given(st.lists(st.tuples(TEXT, st.booleans()), max_size=30), st.integers(2, 80))
def test_a_split_loses_nothing_and_keeps_to_the_limit(
    lines: list[tuple[str, bool]], limit: int
) -> None:
    html = "\n".join(f"<b>{escape(t)}</b>" if bold else escape(t) for t, bold in lines)

    pieces = split(html, limit)

    assert all(width(piece) <= limit for piece in pieces)
    assert all(piece.count("<b>") == piece.count("</b>") for piece in pieces)
    assert "".join(map(plain, pieces)).replace("\n", "") == plain(html).replace("\n", "")


def test_tags_are_closed_and_opened_again() -> None:
    assert split("<b>one\ntwo</b>", 4) == ["<b>one\n</b>", "<b>two</b>"]


@given(st.lists(TEXT.map(escape), max_size=40), st.integers(60, 200))
def test_pages_hold_every_block_in_order(blocks: list[str], room: int) -> None:
    packed = pages(blocks, room)

    assert all(width(page) <= room for page in packed)
    assert "".join("".join(packed).split()) == "".join("".join(blocks).split())
