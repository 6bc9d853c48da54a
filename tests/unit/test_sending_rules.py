"""How many messages may be on their way, how long is waited, what Telegram's refusals mean."""

from datetime import timedelta

import pytest
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNotFound,
    TelegramServerError,
)
from aiogram.methods import GetMe

from jobs.alerts.lane import Lane
from jobs.alerts.outcomes import Fatal, NotSent, Overtaken, RateLimited, Refused, Sent, Unknown
from jobs.alerts.settling import back_off
from jobs.alerts.telegram_outcomes import is_fixable, outcome_of


def failed(lane: Lane, targets: range) -> None:
    """Each of these targets has failed."""
    for target_id in targets:
        lane.note(target_id, NotSent("refused"), 0.0)


def test_a_lane_takes_as_many_as_it_holds() -> None:
    lane = Lane(3)
    lane.enter()

    assert lane.room(0) == 2

    lane.leave()
    assert lane.room(0) == 3


def test_one_target_that_fails_and_fails_narrows_the_lane_for_nobody() -> None:
    lane = Lane(3)

    for _ in range(50):
        lane.note(1, NotSent("refused"), 0.0)

    assert lane.room(0) == 3
    assert not lane.in_trouble


def test_when_many_targets_fail_one_message_a_second_finds_out_how_it_stands() -> None:
    lane = Lane(3)
    failed(lane, range(4))

    assert lane.room(0.5) == 0
    assert lane.room(1.0) == 1
    lane.enter()
    assert lane.room(9.0) == 0


@pytest.mark.parametrize("outcome", [Sent("1"), Refused("odd"), RateLimited(5)])
def test_any_real_answer_opens_the_lane_again(outcome: Sent | Refused | RateLimited) -> None:
    lane = Lane(3)
    failed(lane, range(4))

    lane.note(9, outcome, 1.0)

    assert lane.room(1.0) == 3


def test_after_a_fatal_refusal_the_lane_stays_closed() -> None:
    lane = Lane(3)

    lane.note(1, Fatal("revoked"), 0.0)
    lane.note(2, Sent("1"), 0.0)

    assert lane.room(100) == 0


@pytest.mark.parametrize(("tries", "longest"), [(0, 2), (1, 4), (5, 64), (20, 900), (4000, 900)])
def test_pauses_grow_to_a_quarter_of_an_hour_and_are_never_quite_the_same(
    tries: int, longest: int
) -> None:
    pauses = {back_off(tries, in_trouble=False) for _ in range(20)}

    assert len(pauses) > 1
    assert all(longest / 2 <= pause.total_seconds() <= longest for pause in pauses)


def test_while_a_channel_is_away_pauses_stay_short() -> None:
    assert back_off(50, in_trouble=True) <= timedelta(seconds=3)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TelegramServerError(GetMe(), "Bad Gateway"), Unknown),
        (TelegramConflictError(GetMe(), "Conflict"), NotSent),
        (TelegramNotFound(GetMe(), "Not Found"), NotSent),
        (TelegramBadRequest(GetMe(), "Bad Request: MESSAGE_ID_INVALID"), Overtaken),
        (TelegramBadRequest(GetMe(), "Bad Request: anything else"), Refused),
    ],
)
def test_every_refusal_has_a_meaning(error: TelegramAPIError, outcome: type) -> None:
    assert isinstance(outcome_of(error), outcome)


def test_only_what_is_wrong_with_the_text_is_sent_again_as_plain_text() -> None:
    assert is_fixable(TelegramBadRequest(GetMe(), "Bad Request: can't parse entities: x"))
    assert is_fixable(TelegramBadRequest(GetMe(), "Bad Request: message is too long"))
    assert not is_fixable(TelegramBadRequest(GetMe(), "Bad Request: chat not found"))
    assert not is_fixable(TelegramServerError(GetMe(), "message is too long"))
