"""The two kinds of webhooks: the same post comes in, the answers differ."""

import secrets
from dataclasses import dataclass

from aiohttp import web

_SAYS = (
    "Webhook message delivery failed with error: Microsoft Teams endpoint returned "
    "HTTP error {code} with ContextId tcid=0,server=SANDBOX,cv=x."
)


@dataclass(frozen=True, slots=True)
class Flow:
    """A webhook of Power Automate's Workflows."""

    channel: str
    path: str

    def taken(self) -> web.Response:
        """It will be shown."""
        return web.Response(status=202)

    def refused(self, code: int, pause: float = 0.0) -> web.Response:
        """It will not; ``pause`` is how long to wait."""
        headers = {"Retry-After": str(max(round(pause), 1))} if pause else {}
        return web.json_response({"error": {"code": str(code)}}, status=code, headers=headers)


@dataclass(frozen=True, slots=True)
class Connector:
    """A webhook of the old connectors: 200, whatever happened."""

    channel: str
    path: str

    def taken(self) -> web.Response:
        """It is shown."""
        return web.Response(text="1")

    def refused(self, code: int, _pause: float = 0.0) -> web.Response:
        """The failure, in words."""
        return web.Response(text=_SAYS.format(code=code))


Door = Flow | Connector


def flow(channel: str) -> Flow:
    """A signed address, with signs in it that must arrive as they were given."""
    signed = f"sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={secrets.token_urlsafe(24)}"
    path = f"/workflows/{secrets.token_hex(8)}/triggers/manual/paths/invoke"
    return Flow(channel, f"{path}?api-version=2016-06-01&{signed}")


def connector(channel: str) -> Connector:
    """An address as old connectors had them."""
    one, two = secrets.token_hex(8), secrets.token_hex(8)
    return Connector(channel, f"/webhookb2/{one}@{two}/IncomingWebhook/{secrets.token_hex(8)}")
