"""A request's parameters, however they came: query, form, JSON or multipart."""

import asyncio
import json
import mimetypes
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from sandbox.telegram.files import Upload
from sandbox.telegram.refusals import Json, bad_request

READ_WITHIN = 60.0  # seconds for a whole body


async def read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Parameters (text still, unless JSON) and files by field name."""
    params: Json = dict(request.query)
    if not request.body_exists:
        return params, {}
    try:
        async with asyncio.timeout(READ_WITHIN):
            return await _body(request, params)
    except (ValueError, TimeoutError):
        raise bad_request("can't parse request body") from None


async def _body(request: web.Request, params: Json) -> tuple[Json, dict[str, Upload]]:
    if request.content_type.startswith("multipart/"):
        return await _multipart(request, params)
    body = await request.read()
    if request.content_type == "application/json":
        return params | _object(json.loads(body)), {}
    return params | dict(parse_qsl(body.decode(), keep_blank_values=True)), {}


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise bad_request("object expected as JSON body")
    return {name: item for name, item in value.items() if item is not None}


async def _multipart(request: web.Request, params: Json) -> tuple[Json, dict[str, Upload]]:
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise bad_request("can't parse request body")
        name = part.name or ""
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            params[name] = data.decode()
        else:
            uploads[name] = Upload(part.filename, _mime(part), data)
            params.setdefault(name, f"attach://{name}")
    return _without_files(params, uploads), uploads


def _mime(part: BodyPartReader) -> str:
    """The kind of a file by its name, as Telegram finds it; else what the sender says."""
    guessed, _ = mimetypes.guess_type(part.filename or "")
    return guessed or str(part.headers.get("Content-Type", "application/octet-stream"))


def _without_files(params: Json, uploads: dict[str, Upload]) -> Json:
    """Drop the parts that other parameters point to; they are no parameters themselves."""
    pointers = json.dumps([value for name, value in params.items() if name not in uploads])
    pointed = {name for name in uploads if f"attach://{name}" in pointers}
    return {name: value for name, value in params.items() if name not in pointed}
