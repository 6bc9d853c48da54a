"""Durations in words."""

from datetime import timedelta

import pytest

from domain.languages import Language
from formatters.durations import duration
from formatters.words import WORDS


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-5, "0s"),
        (0, "0s"),
        (0.42, "0.4s"),
        (59.9, "59s"),
        (60, "1m"),
        (725, "12m 5s"),
        (5400, "1h 30m"),
        (3600, "1h"),
        (90_000, "1d 1h"),
        (86_460, "1d"),
    ],
)
def test_a_duration_has_its_two_largest_units(seconds: float, shown: str) -> None:
    assert duration(WORDS[Language.ENGLISH], timedelta(seconds=seconds)) == shown


def test_durations_are_bengali_in_bengali() -> None:
    assert duration(WORDS[Language.BENGALI], timedelta(minutes=90)) == "১ ঘ. ৩০ মি."
