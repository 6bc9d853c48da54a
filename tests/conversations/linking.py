"""What the tests of own accounts, groups and caps share: grants, counts, and what was protected."""

from queries.loader import Statement
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import Profile
from sandbox.telegram.refusals import Json

#: Rahim's accounts of the sandbox, and one that is nearly his.
HIS = ("90000043", "90000044", "90000045")
NEIGHBOURS = "90000047"
NOBODYS = "99999999"


def sql(text: str) -> Statement:
    return Statement("test", text)


async def grant(
    store: PostgresPool, profile: Profile, role: str, areas: str = "{}", version: int = 1
) -> None:
    """Give somebody a role, as an administrator would."""
    await store.execute(
        sql(
            f"INSERT INTO grants (person_id, role, areas, version) "
            f"VALUES ({profile.id}, '{role}', '{areas}', {version}) "
            f"ON CONFLICT (person_id) DO UPDATE SET role = excluded.role, areas = excluded.areas"
        )
    )


async def audited(store: PostgresPool, like: str) -> list[tuple[str, str, object]]:
    """Acts, subjects and details of the audit, oldest first."""
    query = f"SELECT act, subject, details FROM audit WHERE act LIKE '{like}' ORDER BY seq"
    return await store.fetch_all(sql(query), lambda *row: tuple(row))


async def count(store: PostgresPool, what: str) -> int:
    """How many rows there are; ``what`` is what stands after FROM."""
    return int(await store.fetch_value(sql(f"SELECT count(*) FROM {what}")))


def open_to_all(person: Person) -> list[Json]:
    """The bot's messages in the chat that anybody could pass on."""
    own = [one for one in person.messages if one["from"]["is_bot"]]
    return [one for one in own if not one.get("has_protected_content")]


async def link(person: Person) -> None:
    """Share the own phone number where it is asked for."""
    await person.say("/account")
    await person.share_contact()
