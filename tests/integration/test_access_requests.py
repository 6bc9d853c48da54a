"""Requests for access in the database: asked once, decided once, ended by time."""

import asyncio
from typing import Any

import pytest

from domain.auditing.audit import Actor, acting
from domain.people.requests import Answer, Asking, Decision, Outcome, Ruling
from domain.people.roles import Role
from queries.access.cards import (
    Card,
    NewCard,
    claim_new_cards,
    claim_news,
    claim_stale_cards,
    close_card,
    keep_card,
)
from queries.access.requests import (
    NoRequest,
    access_request,
    ask_access,
    decide,
    end_requests,
    open_requests,
)
from queries.loader import Statement
from queries.postgres import PostgresPool

KARIM, SALMA, NADIA, FARID = 5002, 5003, 5004, 5005
ADMINS = (NADIA, FARID)
PEOPLE = f"""
INSERT INTO people (person_id, name, guessed_language)
VALUES ({KARIM}, 'Karim', 'en'), ({SALMA}, 'Salma', 'bn'), ({NADIA}, 'Nadia', 'en'),
       ({FARID}, 'Farid', 'en')
"""
BOTH = f"INSERT INTO grants (person_id, role) VALUES ({NADIA}, 'admin'), ({FARID}, 'admin')"


def sql(text: str) -> Statement:
    return Statement("test", text)


@pytest.fixture
async def desk(store: PostgresPool) -> PostgresPool:
    """Two administrators, and two people whom nobody knows yet."""
    await store.execute(sql(PEOPLE))
    await store.execute(sql(BOTH))
    return store


def admin(person_id: int) -> Actor:
    return acting(person_id, Role.ADMIN, person_id)


async def ask(desk: PostgresPool, person_id: int = KARIM) -> Asking:
    return await ask_access(desk, acting(person_id, Role.UNKNOWN, person_id))


async def asked(desk: PostgresPool, person_id: int = KARIM) -> int:
    """The id of a new request."""
    assert (await ask(desk, person_id)).answer is Answer.SENT
    return (await open_requests(desk))[-1]


async def ruled(desk: PostgresPool, request_id: int, outcome: Outcome, by: int = NADIA) -> Ruling:
    return await decide(desk, admin(by), Decision(request_id, outcome))


async def hours_pass(desk: PostgresPool, hours: float) -> None:
    for column in ("asked_at", "expires_at", "decided_at"):
        later = f"UPDATE access_requests SET {column} = {column} - INTERVAL '{hours} hours'"
        await desk.execute(sql(later))


async def deeds(desk: PostgresPool) -> list[tuple[str, int | None, dict[str, Any]]]:
    query = sql("SELECT act, actor, details FROM audit ORDER BY seq")
    return await desk.fetch_all(query, lambda act, actor, details: (act, actor, details))


async def roles(desk: PostgresPool) -> dict[int, str]:
    query = sql("SELECT person_id, role FROM grants ORDER BY person_id")
    return dict(await desk.fetch_all(query, lambda person_id, role: (person_id, role)))


async def test_who_asks_has_one_open_request_for_24_hours(desk: PostgresPool) -> None:
    first, second = await ask(desk), await ask(desk)

    assert (first.answer, second.answer) == (Answer.SENT, Answer.WAITING)
    assert first.at == second.at
    (request_id,) = await open_requests(desk)
    request = await access_request(desk, request_id)
    assert (request.expires_at - request.asked_at).total_seconds() == 24 * 3600
    assert await deeds(desk) == [("access.requested", KARIM, {"request": request_id})]


async def test_of_ten_presses_at_once_one_becomes_a_request(desk: PostgresPool) -> None:
    answers = await asyncio.gather(*(ask(desk) for _ in range(10)))

    assert [one.answer for one in answers].count(Answer.SENT) == 1
    assert len(await open_requests(desk)) == len(await deeds(desk)) == 1


@pytest.mark.parametrize("outcome", [Outcome.DENIED, Outcome.OWN_ACCOUNT])
async def test_after_a_refusal_one_may_ask_again_in_a_day(
    desk: PostgresPool, outcome: Outcome
) -> None:
    request_id = await asked(desk)
    await ruled(desk, request_id, outcome)
    decided_at = (await access_request(desk, request_id)).decided_at
    assert decided_at is not None

    soon = await ask(desk)
    await hours_pass(desk, 23.9)
    still = await ask(desk)
    await hours_pass(desk, 0.2)

    assert (soon.answer, still.answer) == (Answer.TOO_SOON, Answer.TOO_SOON)
    assert soon.at is not None
    assert (soon.at - decided_at).total_seconds() == 24 * 3600
    assert (await ask(desk)).answer is Answer.SENT


async def test_a_refusal_of_former_days_says_nothing_about_when_to_ask(desk: PostgresPool) -> None:
    await ruled(desk, await asked(desk), Outcome.DENIED)
    await hours_pass(desk, 25)
    await desk.execute(sql(f"INSERT INTO grants (person_id, role) VALUES ({KARIM}, 'staff')"))

    assert await ask(desk) == Asking(Answer.NEEDLESS)


async def test_after_an_unanswered_request_one_may_ask_at_once(desk: PostgresPool) -> None:
    first = await asked(desk)
    await hours_pass(desk, 24)

    assert (await ask(desk)).answer is Answer.SENT
    assert (await access_request(desk, first)).outcome is Outcome.EXPIRED
    assert [act for act, *_ in await deeds(desk)] == [
        "access.requested",
        "access.expired",
        "access.requested",
    ]


@pytest.mark.parametrize("grant", ["'staff', '{}', false", "'none', '{}', true"])
async def test_who_was_decided_about_needs_no_request(desk: PostgresPool, grant: str) -> None:
    await desk.execute(sql(f"INSERT INTO grants VALUES ({KARIM}, {grant})"))

    assert (await ask(desk)).answer is Answer.NEEDLESS
    assert await deeds(desk) == []


async def test_who_was_removed_may_ask(desk: PostgresPool) -> None:
    await desk.execute(sql(f"INSERT INTO grants VALUES ({KARIM}, 'none')"))

    assert (await ask(desk)).answer is Answer.SENT


async def test_a_role_is_given_with_its_areas(desk: PostgresPool) -> None:
    request_id = await asked(desk)
    areas = frozenset({"Dhanmondi", "Adabor"})

    ruling = await decide(desk, admin(FARID), Decision(request_id, Outcome.OPERATOR, areas))

    assert ruling is Ruling.STANDS
    query = sql(f"SELECT role, areas, granted_by, version FROM grants WHERE person_id = {KARIM}")
    grant = await desk.fetch_one(query, lambda *columns: columns)
    assert grant == ("operator", ["Adabor", "Dhanmondi"], FARID, 1)
    granted = {"request": request_id, "role": "operator", "areas": ["Adabor", "Dhanmondi"]}
    assert (await deeds(desk))[-1] == ("access.granted", FARID, granted)
    request = await access_request(desk, request_id)
    assert request.decider is not None
    assert (request.outcome, request.decider.name) == (Outcome.OPERATOR, "Farid")


@pytest.mark.parametrize("outcome", [Outcome.DENIED, Outcome.OWN_ACCOUNT])
async def test_a_refusal_gives_no_role(desk: PostgresPool, outcome: Outcome) -> None:
    request_id = await asked(desk)

    await ruled(desk, request_id, outcome)

    assert await roles(desk) == dict.fromkeys(ADMINS, "admin")
    assert (await deeds(desk))[-1] == (f"access.{outcome}", NADIA, {"request": request_id})


async def test_whoever_decides_first_wins(desk: PostgresPool) -> None:
    request_id = await asked(desk)

    assert await ruled(desk, request_id, Outcome.DENIED) is Ruling.STANDS
    assert await ruled(desk, request_id, Outcome.STAFF, by=FARID) is Ruling.LATE
    assert KARIM not in await roles(desk)


async def test_two_opposite_decisions_at_once_have_one_outcome_a_hundred_times(
    desk: PostgresPool,
) -> None:
    for _ in range(100):
        request_id = await asked(desk)
        rulings = await asyncio.gather(
            ruled(desk, request_id, Outcome.STAFF, by=NADIA),
            ruled(desk, request_id, Outcome.DENIED, by=FARID),
        )

        given = (await roles(desk)).get(KARIM) == "staff"
        assert set(rulings) == {Ruling.STANDS, Ruling.LATE}
        assert given == (rulings[0] is Ruling.STANDS)
        await desk.execute(sql(f"DELETE FROM grants WHERE person_id = {KARIM}"))
        await hours_pass(desk, 25)

    acts = [act for act, *_ in await deeds(desk)]
    assert acts.count("access.requested") == 100
    assert acts.count("access.granted") + acts.count("access.denied") == 100
    assert "access.granted" in acts
    assert "access.denied" in acts


async def test_an_expired_request_is_not_decided(desk: PostgresPool) -> None:
    request_id = await asked(desk)
    await hours_pass(desk, 24)

    assert await ruled(desk, request_id, Outcome.STAFF) is Ruling.EXPIRED
    assert await ruled(desk, request_id, Outcome.STAFF) is Ruling.EXPIRED
    assert KARIM not in await roles(desk)
    assert (await access_request(desk, request_id)).outcome is Outcome.EXPIRED


@pytest.mark.parametrize("grant", ["'operator', '{}', false", "'none', '{}', true"])
async def test_what_was_decided_elsewhere_meanwhile_stays(desk: PostgresPool, grant: str) -> None:
    request_id = await asked(desk)
    await desk.execute(sql(f"INSERT INTO grants VALUES ({KARIM}, {grant})"))
    before = await roles(desk)

    assert await ruled(desk, request_id, Outcome.STAFF) is Ruling.OVERTAKEN
    assert await ruled(desk, request_id, Outcome.DENIED) is Ruling.OVERTAKEN
    assert await roles(desk) == before
    assert await claim_news(desk) == [], "they were told when it was decided"


@pytest.mark.parametrize(
    "change", ["SET role = 'operator'", "SET role = 'none'", "SET suspended = true"]
)
async def test_only_who_is_still_an_administrator_decides(desk: PostgresPool, change: str) -> None:
    request_id = await asked(desk)
    await desk.execute(sql(f"UPDATE grants {change} WHERE person_id = {NADIA}"))

    assert await ruled(desk, request_id, Outcome.ADMIN) is Ruling.NO_ADMIN
    assert await ruled(desk, request_id, Outcome.ADMIN, by=SALMA) is Ruling.NO_ADMIN
    assert await open_requests(desk) == [request_id]


async def test_nobody_decides_about_themselves(desk: PostgresPool) -> None:
    request_id = await asked(desk)
    await desk.execute(sql(f"INSERT INTO grants VALUES ({KARIM}, 'admin')"))

    assert await ruled(desk, request_id, Outcome.ADMIN, by=KARIM) is Ruling.OWN


async def test_a_request_that_never_was_is_not_decided(desk: PostgresPool) -> None:
    with pytest.raises(NoRequest):
        await ruled(desk, 99, Outcome.STAFF)


async def test_requests_end_by_time_each_with_its_entry(desk: PostgresPool) -> None:
    await asked(desk)
    await hours_pass(desk, 1)
    young = await asked(desk, SALMA)
    await hours_pass(desk, 23)

    async with desk.transaction() as inside:
        assert await end_requests(inside) == 1
        assert await end_requests(inside) == 0

    assert await open_requests(desk) == [young]
    assert [act for act, *_ in await deeds(desk)].count("access.expired") == 1


async def test_every_administrator_gets_one_card(desk: PostgresPool) -> None:
    request_id = await asked(desk)

    claims = await asyncio.gather(*(claim_new_cards(desk) for _ in range(5)))

    assert sorted(card for cards in claims for card in cards) == [
        NewCard(request_id, one) for one in ADMINS
    ]


async def test_a_card_that_was_claimed_and_not_sent_is_due_again_later_and_later(
    desk: PostgresPool,
) -> None:
    request_id = await asked(desk)
    await claim_new_cards(desk)
    await keep_card(desk, Card(request_id, FARID, 7))

    waits = []
    for _ in range(7):
        minutes = "SELECT round(extract(epoch FROM due_at - now()) / 60) FROM access_cards"
        waits.append(int(await desk.fetch_value(sql(f"{minutes} WHERE chat_id = {NADIA}"))))
        await desk.execute(sql("UPDATE access_cards SET due_at = now()"))
        assert await claim_new_cards(desk) == [NewCard(request_id, NADIA)]
        assert await claim_new_cards(desk) == []

    assert waits == [1, 2, 4, 8, 16, 16, 16]


async def test_who_becomes_an_administrator_gets_the_cards_of_open_requests(
    desk: PostgresPool,
) -> None:
    open_one, decided = await asked(desk), await asked(desk, SALMA)
    await ruled(desk, decided, Outcome.ADMIN)
    await claim_new_cards(desk)
    await desk.execute(sql("INSERT INTO grants VALUES (2, 'admin', '{}', true)"))
    await desk.execute(sql("INSERT INTO grants VALUES (1, 'admin')"))

    assert await claim_new_cards(desk) == [NewCard(open_one, 1)]


async def test_cards_are_stale_once_their_request_has_ended(desk: PostgresPool) -> None:
    request_id = await asked(desk)
    here, there = Card(request_id, NADIA, 3), Card(request_id, FARID, 4)
    for card in (here, there):
        await keep_card(desk, card)
    assert await claim_stale_cards(desk) == []

    await ruled(desk, request_id, Outcome.STAFF)
    await close_card(desk, here)

    assert await claim_stale_cards(desk) == [there]
    assert await claim_stale_cards(desk) == [], "somebody is at it"
    await desk.execute(sql("UPDATE access_cards SET due_at = now()"))
    assert await claim_stale_cards(desk) == [there], "but did not say that it was done"


async def test_an_older_message_does_not_close_the_card(desk: PostgresPool) -> None:
    request_id = await asked(desk)
    await keep_card(desk, Card(request_id, NADIA, 3))
    await keep_card(desk, Card(request_id, NADIA, 8))
    await ruled(desk, request_id, Outcome.STAFF)

    await close_card(desk, Card(request_id, NADIA, 3))

    assert await claim_stale_cards(desk) == [Card(request_id, NADIA, 8)]


async def test_news_are_given_up_in_the_end(desk: PostgresPool) -> None:
    await ruled(desk, await asked(desk), Outcome.STAFF)

    tries = 0
    while await claim_news(desk):
        tries += 1
        await desk.execute(sql("UPDATE access_requests SET due_at = now()"))

    assert tries == 11
