"""Wrong cron expressions, and in which words they are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.languages import Language
from domain.schedules.cron import CronFault, CronField, WrongCron, parse_cron
from formatters.operating.schedules import cron_refusal
from formatters.words import WORDS

#: The rule counts here, not the speed of the machine.
ANY_SPEED = settings(deadline=None)


def refusal(expression: str) -> WrongCron:
    with pytest.raises(WrongCron) as refused:
        parse_cron(expression)
    return refused.value


@pytest.mark.parametrize(
    ("expression", "field", "fault", "part"),
    [
        ("", None, CronFault.FIELDS, ""),
        ("0 0 * *", None, CronFault.FIELDS, "0 0 * *"),
        ("0 0 * * * *", None, CronFault.FIELDS, "0 0 * * * *"),
        ("@daily", None, CronFault.FIELDS, "@daily"),
        ("60 * * * *", CronField.MINUTE, CronFault.OUTSIDE, "60"),
        ("0 24 * * *", CronField.HOUR, CronFault.OUTSIDE, "24"),
        ("0 0 0 * *", CronField.DAY, CronFault.OUTSIDE, "0"),
        ("0 0 1,32 * *", CronField.DAY, CronFault.OUTSIDE, "32"),
        ("0 0 * 0 *", CronField.MONTH, CronFault.OUTSIDE, "0"),
        ("0 0 * 1-13 *", CronField.MONTH, CronFault.OUTSIDE, "1-13"),
        ("0 0 * * 8", CronField.WEEKDAY, CronFault.OUTSIDE, "8"),
        ("x * * * *", CronField.MINUTE, CronFault.VALUE, "x"),
        ("-1 * * * *", CronField.MINUTE, CronFault.VALUE, "-1"),
        ("5- * * * *", CronField.MINUTE, CronFault.VALUE, "5-"),
        ("1,,2 * * * *", CronField.MINUTE, CronFault.VALUE, "1,,2"),
        ("* *, * * *", CronField.HOUR, CronFault.VALUE, "*,"),
        ("1.5 * * * *", CronField.MINUTE, CronFault.VALUE, "1.5"),
        ("*5 * * * *", CronField.MINUTE, CronFault.VALUE, "*5"),
        ("1-2-3 * * * *", CronField.MINUTE, CronFault.VALUE, "1-2-3"),
        ("৫ * * * *", CronField.MINUTE, CronFault.VALUE, "৫"),
        ("0 0 ? * 1", CronField.DAY, CronFault.VALUE, "?"),
        ("0 0 * monday *", CronField.MONTH, CronFault.VALUE, "monday"),
        ("0 0 * * monday", CronField.WEEKDAY, CronFault.VALUE, "monday"),
        ("0 jan * * *", CronField.HOUR, CronFault.VALUE, "jan"),
        ("0 0 * jul,jan-x *", CronField.MONTH, CronFault.VALUE, "jan-x"),
        ("0 0 * * 5#3", CronField.WEEKDAY, CronFault.VALUE, "5#3"),
        ("0 22-2 * * *", CronField.HOUR, CronFault.BACKWARDS, "22-2"),
        ("0 0 * nov-feb *", CronField.MONTH, CronFault.BACKWARDS, "nov-feb"),
        ("0 0 * * fri-sun", CronField.WEEKDAY, CronFault.BACKWARDS, "fri-sun"),
        ("*/0 * * * *", CronField.MINUTE, CronFault.STEP, "*/0"),
        ("*/90 * * * *", CronField.MINUTE, CronFault.STEP, "*/90"),
        ("*/ * * * *", CronField.MINUTE, CronFault.STEP, "*/"),
        ("*/-5 * * * *", CronField.MINUTE, CronFault.STEP, "*/-5"),
        ("*/5/2 * * * *", CronField.MINUTE, CronFault.STEP, "*/5/2"),
        ("*/1000000000000 * * * *", CronField.MINUTE, CronFault.STEP, "*/1000000000000"),
        ("5/15 * * * *", CronField.MINUTE, CronFault.STEP_ALONE, "5/15"),
        ("L * * * *", CronField.MINUTE, CronFault.LAST, "L"),
        ("0 0 L-3 * *", CronField.DAY, CronFault.LAST, "L-3"),
        ("0 0 LW * *", CronField.DAY, CronFault.LAST, "LW"),
        ("0 0 * * 5L", CronField.WEEKDAY, CronFault.LAST, "5L"),
        ("0 0 * * L", CronField.WEEKDAY, CronFault.LAST, "L"),
        ("0 0 30 2 *", CronField.DAY, CronFault.NEVER, "30"),
        ("0 0 31 feb,4,jun *", CronField.DAY, CronFault.NEVER, "31"),
        ("0 0 30,31 2 */2", CronField.DAY, CronFault.NEVER, "30,31"),
    ],
)
def test_a_wrong_expression_is_refused_by_field_and_reason(
    expression: str, field: CronField | None, fault: CronFault, part: str
) -> None:
    refused = refusal(expression)

    assert (refused.field, refused.fault, refused.part) == (field, fault, part)
    assert all(cron_refusal(WORDS[language], refused) for language in Language)


@pytest.mark.parametrize(
    ("expression", "english"),
    [
        (
            "0 0 32 * *",
            "In the field “day of the month”, <code>32</code> is not possible: "
            "the field goes from 1 to 31.",
        ),
        (
            "0 0 * * * *",
            "A cron expression has five fields: minute, hour, day of the month, month, day of the "
            "week.\nHere are 6. Example: <code>30 6 * * 0-4</code>",
        ),
        (
            "5/15 * * * *",
            "In the field “minute”, the step in <code>5/15</code> needs a range before it, such as "
            "<code>5-59/15</code>.",
        ),
        (
            "*/90 * * * *",
            "In the field “minute”, the step in <code>*/90</code> has to be a number from 1 to 60.",
        ),
    ],
)
def test_the_sentence_says_what_to_write_instead(expression: str, english: str) -> None:
    assert cron_refusal(WORDS[Language.ENGLISH], refusal(expression)) == english


def test_bounds_are_in_bengali_digits_and_what_was_typed_stays() -> None:
    bengali = cron_refusal(WORDS[Language.BENGALI], refusal("0 0 32 * *"))

    assert "৩১" in bengali
    assert "<code>32</code>" in bengali


def test_what_was_typed_is_never_markup() -> None:
    assert "<b>" not in cron_refusal(WORDS[Language.ENGLISH], refusal("<b>x * * * *"))


FIELDS = st.text("0123456789*,-/Lljansu ", max_size=8)


@ANY_SPEED
@given(st.lists(FIELDS, min_size=5, max_size=5).map(" ".join))
def test_whatever_is_typed_is_an_expression_or_is_refused(text: str) -> None:
    try:
        cron = parse_cron(text)
    except WrongCron as refused:
        assert cron_refusal(WORDS[Language.ENGLISH], refused)  # noqa: PT017 - most are refused
    else:
        assert cron.times
        assert parse_cron(cron.expression) == cron
