"""What ``griddesk token …`` does; each gives the exit status."""

from collections.abc import Callable
from datetime import tzinfo

from domain.people.roles import Role
from queries.access.api_tokens import api_tokens, new_token, revoke_token
from queries.postgres import Postgres

Say = Callable[[str], None]


async def new(postgres: Postgres, say: Say, name: str, role: Role) -> int:
    """Make a token; only its line is printed, so that it can be piped."""
    say(await new_token(postgres, name, role))
    return 0


async def show(postgres: Postgres, say: Say, zone: tzinfo) -> int:
    """A line a token, the newest first."""
    found = await api_tokens(postgres)
    for one in found:
        made = f"made {one.created_at.astimezone(zone):%Y-%m-%d}"
        ended = one.revoked_at
        end = f", revoked {ended.astimezone(zone):%Y-%m-%d}" if ended else ""
        say(f"{one.token_id}  {one.role}  {one.name}  {made}{end}")
    if not found:
        say("there is no token; griddesk token new NAME makes one")
    return 0


async def revoke(postgres: Postgres, say: Say, number: int) -> int:
    """End a token; 2 when it had ended, or never was."""
    if await revoke_token(postgres, number):
        say(f"token {number} is revoked")
        return 0
    say(f"there is no token {number} that could be revoked")
    return 2
