"""The audit in words: every act the code writes down has some, whatever stands in an entry."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.alerts.routing import TargetState
from domain.auditing.audit_pages import NOBODY, About, AuditEntry, Period, QueryEntry, Sought, Topic
from domain.languages import Language
from domain.people.requests import Outcome
from formatters.auditing import audit, audit_csv
from formatters.html import LONGEST_TEXT, width
from formatters.words import WORDS

ROOT = Path(__file__).parents[2]
ACT = re.compile(
    r"(?:access|account|alert|api|audit|batch|billstop|cache|customer|delivery|group|job|log|payoff"
    r"|subscription|target|token)\.[a-z_-]*[a-z]"
)
NO_ACTS = {"audit.csv"}
#: Acts whose second half is a value.
BUILT = {
    *(f"target.{state}" for state in (TargetState.LIVE, TargetState.PAUSED)),
    *(f"access.{outcome}" for outcome in Outcome if outcome.role is None),
}
AT = datetime(2026, 11, 21, 14, 45, 10, tzinfo=ZoneInfo("Asia/Dhaka"))
HOSTILE = "<b>&amp;\u202e" + "&" * 300 + "ক্ষ" * 400
ENTRY = AuditEntry(
    number=1042,
    at=AT,
    actor=5004,
    actor_name="Nadia Rahman",
    role="admin",
    act="access.granted",
    subject="person:5002",
    subject_name="Karim Hossain",
    chat_id=5004,
    chat_title=None,
    details={"role": "staff", "areas": ["ADABOR", "DHANMONDI"]},
)
QUERY = QueryEntry(
    number=7,
    at=AT,
    person_id=5002,
    name="Karim Hossain",
    query="customer_by_number",
    parameters={"customer_no": "178••••0"},
    ms=1234.56,
    row_count=1,
    source="live",
    outcome="ok",
)


@pytest.fixture(params=list(Language))
def words(request: pytest.FixtureRequest) -> Any:
    return WORDS[request.param]


def acts_of_the_code() -> Iterator[str]:
    yield from BUILT
    for folder in ("bot", "queries", "jobs", "domain/people"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and ACT.fullmatch(text) and text not in NO_ACTS:
                    yield text


@pytest.mark.parametrize("act", sorted(set(acts_of_the_code())))
def test_every_act_that_the_code_writes_has_words(words: Any, act: str) -> None:
    assert act not in audit.act(words, act)


def test_an_entry_says_who_did_what_on_what_when_and_from_where() -> None:
    assert audit.entry(WORDS[Language.ENGLISH], ENTRY).splitlines() == [
        "<b>Access granted</b> · no. 1042",
        "🕐 2026-11-21 14:45:10 · private chat",
        "👤 Nadia Rahman (<code>5004</code>), administrator",
        "➡️ Karim Hossain (<code>5002</code>)",
        "▫️ role: staff · areas: ADABOR, DHANMONDI",
    ]
    assert audit.entry(WORDS[Language.BENGALI], ENTRY).splitlines() == [
        "<b>অনুমতি দেওয়া হয়েছে</b> · নং ১০৪২",
        "🕐 ২০২৬-১১-২১ ১৪:৪৫:১০ · ব্যক্তিগত চ্যাট",
        "👤 Nadia Rahman (<code>5004</code>), প্রশাসক",
        "➡️ Karim Hossain (<code>5002</code>)",
        "▫️ ভূমিকা: কর্মী · এলাকা: ADABOR, DHANMONDI",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"actor": None, "chat_id": None, "role": "service"}, "👤 the service itself"),
        ({"actor": None, "chat_id": None, "role": "service"}, "· without a chat"),
        ({"actor_name": None}, "👤 <code>5004</code>, administrator"),
        ({"chat_id": -4001, "chat_title": "NOCS <desk>"}, "· group NOCS &lt;desk&gt;"),
        ({"chat_id": -4001}, "· a group"),
        ({"subject": "customer:3fa9c1d2e4f50000"}, "➡️ a customer (code <code>3fa9c1d2e4f5</code>)"),
        ({"subject": "group:-4001"}, "➡️ group <code>-4001</code>"),
        ({"subject": "thing:<x>"}, "➡️ thing:&lt;x&gt;"),
        ({"act": "other.<thing>"}, "<b>other.&lt;thing&gt;</b>"),
        ({"role": "<wizard>"}, ", &lt;wizard&gt;"),
        ({"details": {"role": "admin", "areas": []}}, "▫️ role: administrator · areas: all"),
        ({"details": {"page": "chart"}}, "▫️ page: usage chart"),
        ({"details": {"suspended": True, "reason": None}}, "reason: none · suspended: yes"),
        ({"details": {"<k>": ["<v>"], "n": 3}}, "▫️ &lt;k&gt;: &lt;v&gt; · n: 3"),
        (
            {"details": {"areas": [], "before": {"areas": ["A"], "role": None}, "role": "staff"}},
            "▫️ role: staff · areas: all · before: role: none, areas: A",
        ),
        ({"details": {"before": -4001, "approved": True}}, "approved: yes · before: -4001"),
    ],
)
def test_whatever_stands_in_an_entry_has_words(changed: dict[str, Any], said: str) -> None:
    assert said in audit.entry(WORDS[Language.ENGLISH], replace(ENTRY, **changed))


def test_a_subject_without_more_is_not_told() -> None:
    opened = replace(ENTRY, act="audit.viewed", subject="audit", details={})

    assert len(audit.entry(WORDS[Language.ENGLISH], opened).splitlines()) == 3


def test_a_question_says_who_asked_what_and_how_it_ended() -> None:
    said = audit.entry(WORDS[Language.ENGLISH], QUERY)
    remembered = replace(QUERY, query="billing", source="cache", row_count=None, ms=0.0)

    assert said.splitlines() == [
        "<b>customer_by_number</b> <code>178••••0</code>",
        "🕐 2026-11-21 14:45:10 · 👤 Karim Hossain (<code>5002</code>)",
        "▫️ ✅ answered · live · 1 row · 1,235 ms",
    ]
    assert audit.entry(WORDS[Language.ENGLISH], remembered).splitlines()[::2] == [
        "<b>monthly billing</b> <code>178••••0</code>",
        "▫️ ✅ answered · from the session",
    ]


@pytest.mark.parametrize(
    "outcome", ["ok", "nothing", "slow", "busy", "down", "refused", "drift", "fault", "stopped"]
)
def test_every_outcome_has_words(words: Any, outcome: str) -> None:
    said = audit.outcome(words, replace(QUERY, outcome=outcome))

    assert said[0] in "✅⚪⏳🔌⚠✋"


@pytest.mark.parametrize("whom", [NOBODY, About(person=5002), About(customer="3fa9c1d2e4f5")])
@pytest.mark.parametrize("topic", list(Topic))
def test_a_page_fits_into_a_message_however_long_its_values_are(
    words: Any, topic: Topic, whom: About
) -> None:
    long = replace(
        ENTRY,
        actor_name=HOSTILE,
        subject_name=HOSTILE,
        chat_id=-4001,
        chat_title=HOSTILE,
        details={"areas": [HOSTILE] * 40, "role": HOSTILE},
    )
    for period in Period:
        page = audit.page(words, Sought(topic, period, whom), [long] * 6)
        assert width(page) <= LONGEST_TEXT
        assert "None" not in page


def test_nothing_found_is_said(words: Any) -> None:
    assert words("audit-nothing") in audit.page(words, Sought(), [])


@pytest.mark.parametrize("text", ["p5002", "c3fa9c1d2e4f5", ""])
def test_whom_it_is_about_comes_back_from_a_button(text: str) -> None:
    assert str(About.parsed(text)) == text


@pytest.mark.parametrize("text", ["x", "p", "p-1", "c3fa9", "c3fa9c1d2e4f5%", "c" + "Z" * 12])
def test_a_button_that_names_nobody_is_about_nobody(text: str) -> None:
    assert About.parsed(text) == NOBODY


@pytest.mark.parametrize(("topic", "entry"), [(Topic.ALL, ENTRY), (Topic.QUERIES, QUERY)])
def test_a_line_of_the_file_has_a_cell_for_each_column(
    words: Any, topic: Topic, entry: AuditEntry | QueryEntry
) -> None:
    assert len(audit_csv.line(words, entry)) == len(audit_csv.header(words, topic))


def test_a_line_of_the_file_has_values_as_they_are() -> None:
    assert audit_csv.line(WORDS[Language.ENGLISH], replace(ENTRY, actor_name="<b>&")) == [
        1042,
        "2026-11-21 14:45:10",
        5004,
        "<b>&",
        "administrator",
        5004,
        "private chat",
        "access.granted",
        "Access granted",
        "person:5002",
        "Karim Hossain",
        '{"role": "staff", "areas": ["ADABOR", "DHANMONDI"]}',
    ]
