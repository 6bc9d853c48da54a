"""What looks like formatting in data is shown as it is."""

import pytest

from formatters.alerts.markdown import defused


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("_slanted_", r"\_slanted\_"),
        ("[here](https://evil.example)", r"\[here\](https://evil.example)"),
        ("`code`", r"\`code\`"),
        ("~~gone~~", r"\~~gone\~~"),
        ("<at>all</at>", r"\<at>all\</at>"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("{{DATE(2026-01-01T00:00:00Z)}}", r"{\{DATE(2026-01-01T00:00:00Z)}}"),
        ("# head", r"\# head"),
        ("> said", r"\> said"),
        ("a\n---", "a\n\\---"),
        ("- item\n  + item", "\\- item\n\\+ item"),
        ("1. item\n12) item", "1\\. item\n12\\) item"),
        ("    code", "code"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_formatting_is_defused(text: str, safe: str) -> None:
    assert defused(text) == safe


@pytest.mark.parametrize(
    "text", ["৳2,247.91 (22 crore)", "3 < 5 & 6 > 4", "BMHHS/1/0", "-", "৩. তিন", "a - b", "~5 min"]
)
def test_what_is_no_formatting_stays_readable(text: str) -> None:
    assert defused(text).replace("\\-", "-") == text
