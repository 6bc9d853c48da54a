"""The look-up: three queries side by side, by customer number first, then by meter number."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.billing.customers import Candidate, LookUp
from domain.people.people import Scope
from domain.site import Site
from queries.billing import monthly_bills, recharges
from queries.customers import customer_by_number, customers_by_meter
from queries.errors import SourceError, SourceSlow
from queries.oracle import Oracle

T = TypeVar("T")

#: A person gets an answer within this many seconds, whatever has to be asked one after another.
LONGEST = 15.5

log = logging.getLogger(__name__)


async def look_up(
    oracle: Oracle, site: Site, number: str, scope: Scope
) -> LookUp | tuple[Candidate, ...] | None:
    """The customer with this number, several customers that it may mean, or None.

    A customer outside the scope is not found, by the same queries as one that does not exist.
    Raises SourceError when the customer itself could not be read; billing or recharges that could
    not be read are None in the answer.
    """
    try:
        async with asyncio.timeout(LONGEST):
            if scope.anyone:
                return await _by_either_number(oracle, site, number, scope)
            return await _among_own(oracle, site, number, scope)
    except TimeoutError:
        raise SourceSlow from None


async def _by_either_number(
    oracle: Oracle, site: Site, number: str, scope: Scope
) -> LookUp | tuple[Candidate, ...] | None:
    if found := await _by_customer_number(oracle, site, number, scope):
        return found
    meant = await customers_by_meter(oracle, number)
    candidates = tuple(one for one in meant if scope.covers(one.customer_no, one.nocs))
    if len(candidates) == 1:
        return await _by_customer_number(oracle, site, candidates[0].customer_no, scope)
    return candidates or None


async def _among_own(oracle: Oracle, site: Site, number: str, scope: Scope) -> LookUp | None:
    """Somebody's own customer or meter number; a number of others is never asked for."""
    if number not in scope.own:
        own = (customer_by_number(oracle, site, one) for one in sorted(scope.own))
        customers = await asyncio.gather(*own)
        meant = [one.customer_no for one in customers if one and one.meter_no == number]
        return await _by_customer_number(oracle, site, meant[0], scope) if meant else None
    return await _by_customer_number(oracle, site, number, scope)


async def _by_customer_number(
    oracle: Oracle, site: Site, customer_no: str, scope: Scope
) -> LookUp | None:
    """A customer of the scope; one outside takes as long as one that does not exist."""
    months = asyncio.ensure_future(_part(lambda: monthly_bills(oracle, site, customer_no)))
    paid = asyncio.ensure_future(_part(lambda: recharges(oracle, customer_no)))
    try:
        customer = await customer_by_number(oracle, site, customer_no)
        if customer is None or not scope.covers(customer.customer_no, customer.nocs):
            return None
        return LookUp(customer, await months, await paid)
    finally:
        months.cancel()
        paid.cancel()


async def _part(read: Callable[[], Awaitable[T]]) -> T | None:
    """One part of the answer; its failure does not take the others with it."""
    try:
        return await read()
    except SourceError as error:
        log.warning("one part of a look-up could not be read: %s", error)
        return None
