"""Customer accounts that people have proved to be theirs."""

from typing import NamedTuple

#: A number at which more customers are registered is nobody's own: an office's, or a filler.
MOST_ACCOUNTS = 20


class Account(NamedTuple):
    """A customer that is somebody's own; each link has an ``account_id`` of its own."""

    account_id: int
    customer_no: str
