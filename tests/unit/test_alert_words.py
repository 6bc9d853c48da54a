"""How alerts are told: every kind in both languages, in Telegram's HTML and by mail."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from domain.alerts.happenings import BatchEnded, BatchRecovered, BatchStuck, MonitoringReport, Plain
from domain.alerts.model import Hand, Held, News, State
from domain.alerts.topics import Topic
from domain.batches.checks import Rule, RunKey, Verdict
from domain.languages import Language
from domain.severity import Severity
from formatters.alerts import alerts
from formatters.alerts.alert_html import html
from formatters.alerts.alert_text import mail_html, subject, text
from formatters.alerts.alerts import Occasion, content, name_of, reply, title
from formatters.alerts.contents import Content, Tone
from formatters.batches.batch_reasons import rate_mark, reason
from formatters.html import LONGEST_TEXT, width
from formatters.words import WORDS
from queries.alerts.facts import as_happened
from tests.alert_cases import AT, HOSTILE, alert, area, check, happenings, notice

DHAKA = ZoneInfo("Asia/Dhaka")
ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
STUCK = alert(BatchStuck(check()))
CASES = happenings()
NASTY = happenings(HOSTILE)
BY_HAND = Hand(42, "Nadia Rahman", AT + timedelta(minutes=5))
TAGS = re.compile(r"</?(?:b|i|code)>")


def lines(told: Content) -> list[str]:
    """Everything that a content says, but its facts."""
    return [told.title, told.lead, *(line for one in told.sections for line in one.lines)]


def facts(told: Content) -> dict[str, str]:
    return {fact.label: fact.value for one in told.sections for fact in one.facts}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("case", CASES)
def test_every_kind_is_told_whole(case: str, state: State, language: Language) -> None:
    told = content(WORDS[language], alert(CASES[case], state), DHAKA, Occasion(News.REPEATED, True))
    shown = html(WORDS[language], [told])

    assert 0 < width(shown) <= LONGEST_TEXT
    assert "{" not in shown
    assert "None" not in shown
    assert told.lead


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", NASTY)
def test_names_of_others_are_never_markup(case: str, language: Language) -> None:
    told = content(WORDS[language], alert(NASTY[case]), DHAKA)

    assert "<script" not in html(WORDS[language], [told])
    assert "<script" not in html(WORDS[language], [told, told])
    assert "<script" not in mail_html(WORDS[language], [told])
    assert "<" not in TAGS.sub("", html(WORDS[language], [told]))


@pytest.mark.parametrize("case", CASES)
def test_bengali_is_told_in_bengali_digits(case: str) -> None:
    told = content(BENGALI, alert(CASES[case]), DHAKA)
    figures = re.findall(r"\d{1,2}:\d\d|20\d\d", html(BENGALI, [told]).replace("12/0", ""))

    assert [one for one in figures if one.isascii()] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_a_name(topic: Topic, language: Language) -> None:
    assert name_of(WORDS[language], topic)


def test_a_stuck_batch_says_its_rule_with_its_numbers() -> None:
    assert reason(ENGLISH, check()) == (
        "+125 records in 30 min = 0.07/s, limit 1/s, second time running."
    )


def test_a_stuck_batch_is_told_as_it_stands_and_against_the_check_before() -> None:
    told = content(ENGLISH, STUCK, DHAKA)

    assert told.title == "🚨 Batch stuck: BMHHS"
    assert told.tone is Tone.ATTENTION
    assert facts(told) == {
        "Run": "BMHHS/12/0",
        "Started": "15 Jan 2025, 10:00 AM",
        "Running for": "1h 30m",
        "Records": "46,245",
        "Average rate": "🔴 8.56/s",
        "Records before": "46,120",
        "Records now": "46,245",
        "Growth": "+125",
        "Average before": "12.81/s",
        "Average now": "8.56/s",
        "Trend": "📉 declining",
    }
    assert told.foot == "Critical · since 15 Jan 2025, 11:30 AM · alert 17"


@pytest.mark.parametrize(
    ("rps", "mark"), [(100.0, "🟢"), (99.9, "🟡"), (50.0, "🟡"), (49.9, "🔴"), (0.0, "🔴")]
)
def test_rates_have_the_colours_that_were_agreed(rps: float, mark: str) -> None:
    assert rate_mark(rps) == mark


def test_who_took_it_is_named() -> None:
    taken = replace(STUCK, state=State.ACKNOWLEDGED, acknowledged=BY_HAND)

    assert "👀 Nadia Rahman has it in hand, since 15 Jan 2025, 11:35 AM." in lines(
        content(ENGLISH, taken, DHAKA)
    )


def test_what_became_worse_after_it_was_taken_waits_for_a_hand_again() -> None:
    worse = replace(STUCK, acknowledged=BY_HAND)
    told = lines(content(ENGLISH, worse, DHAKA, Occasion(News.WORSE)))

    assert "⬆️ It became worse." in told
    assert "⏳ Nobody has it in hand yet." in told


def test_what_is_over_says_so_and_how_long_it_lasted() -> None:
    over = replace(
        alert(BatchRecovered(check(Rule.MOVES_AGAIN, Verdict.RECOVERED)), State.RESOLVED),
        acknowledged=BY_HAND,
    )
    told = content(ENGLISH, over, DHAKA)

    assert told.title == "✅ Batch recovered: BMHHS"
    assert told.tone is Tone.GOOD
    assert lines(told)[-1] == (
        "✅ Over after 1h 30m, at 15 Jan 2025, 1:00 PM. Nadia Rahman had it in hand."
    )
    assert reply(ENGLISH, over, DHAKA).lead.startswith("✅ Over after 1h 30m")


@pytest.mark.parametrize(
    ("case", "shown", "says", "tone"),
    [
        ("ended, ended", "✅ Batch ended: BMHHS", "It has ended well.", Tone.GOOD),
        ("ended, failed", "❌ Batch ended in error: BMHHS", "It ended in error.", Tone.ACCENT),
        (
            "ended, rerun",
            "🔁 Batch started again: BMHHS",
            "It was started again: a rerun has taken its place.",
            Tone.ACCENT,
        ),
        (
            "ended, not known how",
            "⏹ Batch runs no more: BMHHS",
            "It is not known how it ended. Please look at it in the billing system.",
            Tone.ACCENT,
        ),
    ],
)
def test_only_a_batch_that_ended_well_is_told_to_have(
    case: str, shown: str, says: str, tone: Tone
) -> None:
    told = content(ENGLISH, alert(CASES[case], State.RESOLVED), DHAKA)

    assert (told.title, told.lead, told.tone) == (shown, says, tone)
    assert ("Records" in facts(told)) is (case != "ended, not known how")


def test_an_end_that_was_stored_without_its_outcome_claims_none() -> None:
    run = {"code": "BMHHS", "number": 12, "rerun": 0}
    stored = as_happened("BatchEnded", {"run": run, "ended_at": None, "records": 7})

    assert stored == BatchEnded(RunKey("BMHHS", 12, 0), None, 7, None)


def test_a_notice_that_is_over_is_not_told_as_if_it_still_were() -> None:
    over = alert(notice(Topic.SOURCE_DOWN, "oracle"), State.RESOLVED)

    assert title(ENGLISH, over, DHAKA) == "✅ Over: Source unreachable: the billing system"


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        (Occasion(News.REPEATED), "🔔 Once more: it has lasted 2h and nobody has it in hand."),
        (Occasion(News.ESCALATED), "📣 Nobody has taken it in hand for 2h."),
        (Occasion(repeated=True), "♻️ This message may have reached you before."),
    ],
)
def test_why_it_is_told_again_is_said(occasion: Occasion, said: str) -> None:
    again = replace(STUCK, told_at=AT + timedelta(hours=2))

    assert said in lines(content(ENGLISH, again, DHAKA, occasion))


@pytest.mark.parametrize("held", Held)
def test_why_nobody_is_told_is_said(held: Held) -> None:
    told = lines(content(ENGLISH, replace(STUCK, held=held), DHAKA))

    assert ENGLISH("alert-state-held", held=held.value) in told


def test_an_unknown_figure_is_no_zero() -> None:
    told = content(ENGLISH, alert(MonitoringReport(AT, None, None)), DHAKA)

    assert facts(told)["Pending IMD"] == "unknown"
    assert any("It is not known which batches are running" in line for line in lines(told))


def test_facts_have_names_and_times_of_the_site() -> None:
    failed = notice(Topic.JOB_FAILED, state="TIMED_OUT", error="TIMEOUT", job="NOCS_BALANCE")
    told = content(ENGLISH, alert(failed), DHAKA)

    assert told.title == "🚨 Job failed: NOCS_BALANCE"
    assert facts(told) == {
        "Run": "12345",
        "Took": "1h 30m",
        "Last try": "yes",
        "Since": "15 Jan 2025, 11:30 AM",
        "Business date": "15 Jan 2025",
        "Holds up": "NOCS_PAYOFF",
        "strange fact": "anything",
        "In use": "91.5 %",
        "Free": "5.4 GB",
        "State": "timed out",
        "Kind of error": "it took longer than it may",
    }


@pytest.mark.parametrize(
    ("topic", "facts_of", "label", "value"),
    [
        (Topic.JOB_LATE, {"last": AT.isoformat()}, "Last", "15 Jan 2025, 11:30 AM"),
        (Topic.JOB_FAILED, {"reason": "running:NOCS_PAYOFF"}, "Reason", "NOCS_PAYOFF still runs"),
        (Topic.JOB_SLOW, {"why": "beyond-limit"}, "Why", "beyond the limit of this job"),
        (Topic.SOURCE_DOWN, {"why": "SourceDown"}, "Why", "it does not answer"),
        (Topic.DESK_DEAD_TARGET, {"why": "blocked"}, "Why", "the bot is blocked there"),
        (Topic.RESOURCE_MEMORY, {"used_bytes": 1_500_000_000}, "In use", "1.5 GB"),
    ],
)
def test_codes_are_told_in_words(
    topic: Topic, facts_of: dict[str, Plain], label: str, value: str
) -> None:
    told = content(ENGLISH, alert(notice(topic, "", **facts_of)), DHAKA)

    assert facts(told)[label] == value


def test_figures_of_a_cache_are_called_as_people_know_them() -> None:
    told = content(ENGLISH, alert(notice(Topic.CACHE_STALE, "nocs_balance", job="X")), DHAKA)

    assert told.title == "🚨 Figures out of date: NOCS balance"
    assert facts(told)["Job"] == "X"


def test_a_report_has_nothing_to_take_and_nothing_that_is_over() -> None:
    told = content(ENGLISH, alert(CASES["nocs"]), DHAKA)

    assert told.title == "🏢 NOCS balances"
    assert told.start is None
    assert not [line for line in lines(told) if "hand" in line or "Over" in line]


def test_a_summary_of_balances_names_the_largest_dues() -> None:
    told = content(ENGLISH, alert(CASES["nocs"]), DHAKA)
    (table,) = [one.grid for one in told.sections if one.grid]

    assert [row[0] for row in table.rows] == [area(one).name for one in (35, 34, 33, 32, 31)]
    assert facts(told)["🟢 Credit"] == "৳66,68,43,894.00 (৳66.68 crore)"


def test_a_bundle_names_each_alert_with_its_state() -> None:
    others = [content(ENGLISH, alert(one), DHAKA) for one in (BatchStuck(check()), CASES["failed"])]
    shown = html(ENGLISH, others)

    assert shown.startswith("<b>🔔 2 alerts</b>\n\n<b>🚨 Batch stuck: BMHHS</b>\n+125 records")
    assert shown.count("⏳ Nobody has it in hand yet.") == 2


def test_a_bundle_of_many_fits_and_says_how_many_are_left_out() -> None:
    many = [content(ENGLISH, alert(one), DHAKA) for one in NASTY.values()]

    shown = html(ENGLISH, many)

    assert width(shown) <= LONGEST_TEXT
    assert shown.endswith((f"… and {len(many) - 20} more: /alerts", "…"))


def test_what_is_too_long_is_cut_between_tags() -> None:
    shown = html(ENGLISH, [content(ENGLISH, alert(CASES["nocs, whole"]), DHAKA)], 500)

    assert width(shown) <= 500
    assert shown.endswith("…")
    assert shown.count("<b>") == shown.count("</b>")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", CASES)
def test_mail_says_the_same_as_the_chat(case: str, language: Language) -> None:
    words = WORDS[language]
    told = content(words, alert(CASES[case]), DHAKA)
    letter, page = text(words, [told]), unescape(mail_html(words, [told]))

    for part in (*filter(None, lines(told)), *facts(told).values()):
        assert part in letter
        assert part in page
    assert subject(words, [told]) == told.title
    assert "\n" not in subject(words, [told])


def test_severity_is_seen_at_the_first_sign() -> None:
    signs = [
        title(ENGLISH, replace(STUCK, severity=severity), DHAKA).split()[0] for severity in Severity
    ]

    assert len({*signs}) == 3
    assert alerts.start_of(17) == "alert_17"
