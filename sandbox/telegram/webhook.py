"""Delivery of updates to the bot's webhook, one after the other."""

import asyncio
import time

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.telegram.refusals import Json
from sandbox.telegram.state import State

ANSWER_WITHIN = ClientTimeout(total=10)
AGAIN_AFTER = 1.0  # seconds, after a failed delivery
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def deliver(state: State) -> None:
    """Post pending updates to the webhook for ever; an update stays until a 2xx takes it."""
    async with ClientSession(timeout=ANSWER_WITHIN) as session:
        while True:
            await state.webhook.wanted.wait()
            await state.updates.arrival()
            update = state.updates.first()
            if update is None or not state.webhook.url:
                continue
            wrong = await _post(session, state, update)
            if wrong:
                state.webhook.last_error, state.webhook.last_error_at = wrong, int(time.time())
                await asyncio.sleep(AGAIN_AFTER)
            else:
                state.updates.done(update)


async def _post(session: ClientSession, state: State, update: Json) -> str:
    """One delivery; what went wrong, empty when nothing did."""
    hook = state.webhook
    headers = {_HEADER: hook.secret} if hook.secret else {}
    try:
        async with session.post(
            hook.url, json=update, headers=headers, allow_redirects=False
        ) as answer:
            if answer.status < 300:
                return ""
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except (ClientError, TimeoutError, OSError) as error:
        return f"Connection failed: {type(error).__name__}"
