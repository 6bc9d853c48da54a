"""Which command menu each person has, and what it depends on."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from domain.languages import Language
from domain.people.people import effective_role
from domain.people.roles import Role
from queries.loader import postgres_sql
from queries.postgres import Postgres

MENUS = postgres_sql("access/menus")
BEGIN_MENU = postgres_sql("access/begin_menu")
END_MENU = postgres_sql("access/end_menu")


@dataclass(frozen=True, slots=True)
class Menu:
    """What a person's menu depends on; ``name`` is of the menu that was set, None without one."""

    person_id: int
    role: Role
    language: Language
    chosen: bool
    name: str | None


async def menus(postgres: Postgres, person_id: int | None = None) -> list[Menu]:
    """One person's menu, or all of those who may have one of their own."""
    return await postgres.fetch_all(MENUS, _menu, person_id=person_id)


async def begin_menu(postgres: Postgres, person_id: int, mark: str) -> None:
    """A menu is about to be set; ``mark`` is whoever sets it."""
    await postgres.execute(BEGIN_MENU, person_id=person_id, mark=mark)


async def end_menu(postgres: Postgres, person_id: int, mark: str, menu: str | None) -> bool:
    """The menu was set; False when somebody else began to set it meanwhile."""
    return bool(await postgres.execute(END_MENU, person_id=person_id, mark=mark, menu=menu))


class _MenuRow(NamedTuple):
    """The columns of menus.sql, in order."""

    person_id: int
    role: str | None
    suspended: bool
    account: bool
    language: str | None
    guessed_language: str
    menu: str | None


def _menu(*columns: Any) -> Menu:
    row = _MenuRow(*columns)
    role = effective_role(row.role, suspended=row.suspended, accounts=row.account)
    language = Language(row.language or row.guessed_language)
    return Menu(row.person_id, role, language, row.language is not None, row.menu)
