"""Who may do what: the one table. Whatever it does not allow is refused."""

from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum


class Role(StrEnum):
    """What a person is to the desk."""

    UNKNOWN = "unknown"
    CUSTOMER = "customer"
    STAFF = "staff"
    OPERATOR = "operator"
    ADMIN = "admin"


class Act(Enum):
    """What a handler does, for the table below."""

    HELP = "help, language"
    JOIN = "request access, link an account"
    OWN_ACCOUNT = "own account"
    ANY_CUSTOMER = "any customer"
    REPORTS = "area summaries, reports, exports"
    OPERATE = "batches, jobs, refresh, acknowledge, silence"
    ADMINISTER = "people, subscriptions, webhooks, settings, audit"


_UNKNOWN = frozenset({Act.HELP, Act.JOIN})
_CUSTOMER = _UNKNOWN | {Act.OWN_ACCOUNT}
_STAFF = _CUSTOMER | {Act.ANY_CUSTOMER, Act.REPORTS}
_OPERATOR = _STAFF | {Act.OPERATE}

MAY: Mapping[Role, frozenset[Act]] = {
    Role.UNKNOWN: _UNKNOWN,
    Role.CUSTOMER: _CUSTOMER,
    Role.STAFF: _STAFF,
    Role.OPERATOR: _OPERATOR,
    Role.ADMIN: _OPERATOR | {Act.ADMINISTER},
}
#: Roles that an administrator gives.
GRANTED = (Role.STAFF, Role.OPERATOR, Role.ADMIN)


def at_least(role: Role, least: Role) -> bool:
    """Whether a role is this one or above it."""
    ranks = tuple(Role)
    return ranks.index(role) >= ranks.index(least)


def may(role: Role, acts: Iterable[Act], *, to_all: bool = False) -> bool:
    """Whether a role may do one of these; ``to_all``: anybody may look customers up, masked."""
    allowed = MAY[role] | {Act.ANY_CUSTOMER} if to_all else MAY[role]
    return not allowed.isdisjoint(acts)
