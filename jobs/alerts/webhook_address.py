"""Where posts to webhooks may really go: looked at when the connection is opened.

A name may be made to lead into one's own network after its address was accepted.
"""

import ipaddress
import socket
from collections.abc import Collection

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

#: Seconds for one post.
_SECONDS = 10.0
#: Posts at the same time, to all channels.
_MOST = 16


class PrivateAddress(OSError):
    """The name leads to an address that is not on the public internet."""


class PublicOnly(AbstractResolver):
    """Resolves names of the internet, and these hosts wherever they are."""

    def __init__(self, inner: AbstractResolver, own: Collection[str]) -> None:
        self._inner = inner
        self._own = own

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises PrivateAddress if one of them is not public."""
        found = await self._inner.resolve(host, port, family)
        if host not in self._own and not all(_is_public(one["host"]) for one in found):
            raise PrivateAddress(host)
        return found

    async def close(self) -> None:
        """Close the resolver within."""
        await self._inner.close()


def webhook_session(own: Collection[str]) -> aiohttp.ClientSession:
    """A session that posts only where it may: no proxy, no cookies, no private addresses."""
    resolver = PublicOnly(aiohttp.ThreadedResolver(), own)
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=resolver, limit=_MOST),
        timeout=aiohttp.ClientTimeout(total=_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


def _is_public(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return False
