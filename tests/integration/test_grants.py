"""Deciding about people, in the database: who may, about whom, and against which decision."""

import asyncio
from typing import Any

import pytest

from domain.auditing.audit import Actor, acting
from domain.people.grants import Grant, Verdict
from domain.people.roles import Role
from queries.access.grants import Change, change_grant
from queries.access.people_list import person_card
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

NADIA, FARID, KARIM = 1, 2, 3
SET = parse_postgres(
    "set",
    "INSERT INTO grants (person_id, role, suspended) VALUES (:person_id, :role, :suspended)"
    " ON CONFLICT (person_id) DO UPDATE"
    " SET role = :role, suspended = :suspended, version = grants.version + 1",
)
LIVE = parse_postgres("live", "SELECT count(*) FROM grants WHERE role = 'admin' AND NOT suspended")
DEEDS = parse_postgres("deeds", "SELECT actor, act, subject, details FROM audit ORDER BY seq")
GIVEN = parse_postgres(
    "given", "SELECT person_id, role, areas, suspended, version FROM grants ORDER BY person_id"
)


@pytest.fixture(autouse=True)
async def admins(store: PostgresPool) -> None:
    """Nadia and Farid are administrators."""
    await be(store, NADIA)
    await be(store, FARID)


async def be(
    store: PostgresPool, person_id: int, role: str = "admin", *, rest: bool = False
) -> None:
    await store.execute(SET, person_id=person_id, role=role, suspended=rest)


async def decide(store: PostgresPool, decider: int, person_id: int, grant: Grant) -> Verdict:
    """Decide against the decision that is there now."""
    version = (await person_card(store, person_id)).version
    return await change_grant(store, admin(decider), Change(person_id, version, grant))


def admin(person_id: int) -> Actor:
    return acting(person_id, Role.ADMIN, person_id)


async def all_of_it(store: PostgresPool) -> list[list[Any]]:
    """Everything that a decision may change."""
    return [await store.fetch_all(one, lambda *row: row) for one in (GIVEN, DEEDS)]


async def test_a_decision_is_kept_with_its_entry_in_the_audit(store: PostgresPool) -> None:
    first = Grant(Role.STAFF, frozenset({"Banani", "Adabor"}))

    assert await decide(store, NADIA, KARIM, first) is Verdict.STANDS
    assert await decide(store, FARID, KARIM, Grant(Role.OPERATOR)) is Verdict.STANDS

    card = await person_card(store, KARIM)
    assert (card.grant, card.version, card.granted_by) == (Grant(Role.OPERATOR), 2, str(FARID))
    subject = f"person:{KARIM}"
    areas = ["Adabor", "Banani"]
    nothing: dict[str, object] = {"role": None, "areas": []}
    staff, operator = {"role": "staff", "areas": areas}, {"role": "operator", "areas": []}
    assert await store.fetch_all(DEEDS, lambda *row: row) == [
        (NADIA, "access.granted", subject, {"before": nothing, **staff}),
        (FARID, "access.changed", subject, {"before": staff, **operator}),
    ]


@pytest.mark.parametrize(
    ("before", "after", "act"),
    [
        (Grant(Role.STAFF), Grant(Role.STAFF, suspended=True), "access.suspended"),
        (Grant(Role.STAFF, suspended=True), Grant(Role.STAFF), "access.resumed"),
        (Grant(None), Grant(None, suspended=True), "access.suspended"),
        (Grant(Role.STAFF), Grant(None), "access.removed"),
        (Grant(Role.STAFF, suspended=True), Grant(None, suspended=True), "access.removed"),
        (Grant(None), Grant(Role.ADMIN), "access.granted"),
        (Grant(Role.STAFF), Grant(Role.STAFF, frozenset({"Banani"})), "access.changed"),
    ],
)
async def test_the_audit_calls_a_decision_what_it_is(
    store: PostgresPool, before: Grant, after: Grant, act: str
) -> None:
    await decide(store, NADIA, KARIM, before)
    await decide(store, NADIA, KARIM, after)

    assert (await store.fetch_all(DEEDS, lambda *row: row[1]))[-1] == act


async def test_what_is_so_already_is_no_decision(store: PostgresPool) -> None:
    await decide(store, NADIA, KARIM, Grant(Role.STAFF))
    before = await all_of_it(store)

    assert await decide(store, FARID, KARIM, Grant(Role.STAFF)) is Verdict.SAME
    assert await all_of_it(store) == before


@pytest.mark.parametrize("seen", [0, 1, 3, 99, -1])
async def test_a_decision_against_another_version_changes_nothing(
    store: PostgresPool, seen: int
) -> None:
    await decide(store, NADIA, KARIM, Grant(Role.STAFF))
    await decide(store, NADIA, KARIM, Grant(Role.OPERATOR))
    before = await all_of_it(store)

    change = Change(KARIM, seen, Grant(Role.ADMIN))

    assert await change_grant(store, admin(NADIA), change) is Verdict.STALE
    assert await all_of_it(store) == before


@pytest.mark.parametrize(
    ("role", "rest"), [("admin", True), ("operator", False), ("staff", False), ("none", False)]
)
async def test_only_an_administrator_of_this_moment_decides(
    store: PostgresPool, role: str, *, rest: bool
) -> None:
    await be(store, FARID, role, rest=rest)
    before = await all_of_it(store)

    assert await decide(store, FARID, KARIM, Grant(Role.STAFF)) is Verdict.NO_ADMIN
    assert await decide(store, FARID, NADIA, Grant(None)) is Verdict.NO_ADMIN
    assert await decide(store, FARID, FARID, Grant(Role.ADMIN)) is Verdict.NO_ADMIN
    assert await all_of_it(store) == before


async def test_nobody_decides_about_themselves(store: PostgresPool) -> None:
    before = await all_of_it(store)

    for grant in (Grant(None), Grant(Role.STAFF), Grant(Role.ADMIN, frozenset({"Banani"}))):
        assert await decide(store, NADIA, NADIA, grant) is Verdict.SELF
    assert await all_of_it(store) == before


@pytest.mark.parametrize("how", ["removed", "suspended"])
async def test_the_last_administrator_stays(store: PostgresPool, how: str) -> None:
    if how == "removed":
        await be(store, FARID, "none")
    else:
        await be(store, FARID, rest=True)  # an administrator who rests is none
    before = await all_of_it(store)

    for grant in (Grant(None), Grant(Role.OPERATOR), Grant(Role.ADMIN, suspended=True)):
        assert await decide(store, NADIA, NADIA, grant) is Verdict.LAST_ADMIN
    assert await all_of_it(store) == before


@pytest.mark.parametrize("grant", [Grant(None), Grant(Role.ADMIN, suspended=True)])
async def test_two_administrators_who_end_each_other_at_once_leave_one(
    store: PostgresPool, grant: Grant
) -> None:
    for _ in range(25):
        await be(store, NADIA)
        await be(store, FARID)

        verdicts = await asyncio.gather(
            decide(store, NADIA, FARID, grant), decide(store, FARID, NADIA, grant)
        )

        assert set(verdicts) == {Verdict.NO_ADMIN, Verdict.STANDS}
        assert await store.fetch_value(LIVE) == 1


async def test_of_opposite_decisions_at_once_one_stands(store: PostgresPool) -> None:
    for number in range(50):
        version = (await person_card(store, KARIM)).version
        grants = (
            Grant(Role.STAFF, frozenset({str(number)})),
            Grant(None, suspended=bool(number % 2)),
        )

        verdicts = await asyncio.gather(
            *(
                change_grant(store, admin(decider), Change(KARIM, version, grant))
                for decider, grant in zip((NADIA, FARID), grants, strict=True)
            )
        )

        stands = verdicts.index(Verdict.STANDS)
        assert verdicts[1 - stands] in {Verdict.STALE, Verdict.SAME}
        assert (await person_card(store, KARIM)).grant == grants[stands]
