"""How the bot receives: by polling or by webhook."""

from urllib.parse import urlsplit

from sandbox.telegram.refusals import WEBHOOK_ACTIVE, Json, bad_request, conflict
from sandbox.telegram.state import Asked, State

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


async def get_updates(state: State, asked: Asked) -> list[Json]:
    if state.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    params = asked.params
    state.updates.allow(params.get("allowed_updates"))
    return await state.updates.poll(
        params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
    )


async def set_webhook(state: State, asked: Asked) -> bool:
    """Deliver by POST from now on; http is taken only for loopback."""
    url = asked.params["url"]
    if not url:
        return await delete_webhook(state, asked)
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    state.updates.allow(asked.params.get("allowed_updates"))
    _forget(state, asked)
    state.webhook.url = url
    state.webhook.secret = asked.params.get("secret_token", "")
    state.webhook.wanted.set()
    return True


async def delete_webhook(state: State, asked: Asked) -> bool:
    _forget(state, asked)
    state.webhook.url = ""
    state.webhook.wanted.clear()
    return True


async def get_webhook_info(state: State, _asked: Asked) -> Json:
    hook = state.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
    }
    if hook.last_error:
        info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    return info


def _forget(state: State, asked: Asked) -> None:
    if asked.params.get("drop_pending_updates"):
        state.updates.drop()
