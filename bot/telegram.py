"""Talking to the Bot API: odd answers become errors of aiogram, redirects are not followed."""

from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import EditMessageMedia, Response, SendDocument, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError, ClientError, ClientTimeout, ConnectionTimeoutError

from jobs.alerts.telegram_outcomes import NotConnected

#: Seconds for one call; long polling adds its own.
_CALL_SECONDS = 20.0
#: Until a connection is there.
_CONNECT_SECONDS = 10.0
#: For one that brings a file: 50 MB on a slow line.
_FILE_SECONDS = 300.0
#: Connections: two calls for each of the updates in work, so that the poll never waits for one.
_MOST_CALLS = 250


class OddAnswer(TelegramServerError):
    """The server answered something that is no Bot API answer."""


class TelegramSession(AiohttpSession):
    """aiogram's session, hardened against proxies and broken servers.

    Messages of errors never hold the address, because the bot's token is part of it.
    """

    def __init__(self, api_url: str) -> None:
        api = TelegramAPIServer.from_base(api_url)
        super().__init__(limit=_MOST_CALLS, api=api, timeout=_CALL_SECONDS)
        #: pydantic forgets the form of an answer that nobody holds; each anew takes milliseconds.
        self._forms: set[object] = set()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own signature
    ) -> TelegramType:
        """One call. Raises TelegramAPIError and its kinds only."""
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        form = self.build_form_data(bot=bot, method=method)
        seconds = self._seconds(method) if timeout is None else timeout
        total = ClientTimeout(total=seconds, sock_connect=_CONNECT_SECONDS)
        try:
            async with session.post(url, data=form, timeout=total, allow_redirects=False) as answer:
                status, body = answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotConnected(method, type(error).__name__) from None
        except TimeoutError as error:
            raise TelegramNetworkError(method, "no answer in time") from error
        except (ClientError, OSError) as error:
            raise TelegramNetworkError(method, type(error).__name__) from None
        return self._result(bot, method, status, body)

    async def close(self) -> None:
        """Close the connections; aiohttp waits for encrypted ones, aiogram would always sleep."""
        if self._session is not None and not self._session.closed:
            await self._session.close()

    def _seconds(self, method: TelegramMethod[TelegramType]) -> float:
        brings = isinstance(method, SendDocument | EditMessageMedia)
        return _FILE_SECONDS if brings else self.timeout

    def _result(
        self, bot: Bot, method: TelegramMethod[TelegramType], status: int, body: bytes
    ) -> TelegramType:
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            raise OddAnswer(method, f"redirect ({status}), not followed")
        self._forms.add(Response[method.__returning__])  # type: ignore[name-defined] # told by a value
        text = body.decode("utf-8", "replace")
        try:
            answer: Any = self.check_response(bot, method, status, text)
        except (ClientDecodeError, TypeError) as error:
            raise OddAnswer(method, f"no Bot API answer (HTTP {status})") from error
        return cast("TelegramType", answer.result)
