"""What became of a message has words, whatever it was."""

from typing import get_args

import pytest

from domain.languages import Language
from formatters.words import WORDS
from jobs.alerts.outcomes import Outcome
from jobs.alerts.settling import Result


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_each_outcome_has_words(outcome: type, language: Language) -> None:
    fields = dict.fromkeys(outcome.__dataclass_fields__, "")  # type: ignore[attr-defined]
    name = Result(outcome(**fields), {}).attempt.outcome
    assert f"delivery-outcome-{name}" in WORDS[language]
