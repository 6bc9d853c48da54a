"""The content of a message: its words or its file, within Telegram's limits."""

from sandbox.telegram.entities import checked, clean, tidy, units, with_found
from sandbox.telegram.files import Upload, check_document, identity, photo_size
from sandbox.telegram.html_mode import parse_html
from sandbox.telegram.refusals import Json, bad_request
from sandbox.telegram.state import Asked, State

LONGEST_TEXT = 4096  # UTF-16 units
LONGEST_CAPTION = 1024


def text_content(params: Json) -> Json:
    """The text and entities fields of a message; refused when empty or too long."""
    if not params.get("text"):
        raise bad_request("message text is empty")
    text, entities = _words(str(params["text"]), params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if "link_preview_options" in params:
        content["link_preview_options"] = params["link_preview_options"]
    return content


def caption_content(params: Json) -> Json:
    """The caption fields of a message, none when it has no caption."""
    given = params.get("caption_entities")
    text, entities = _words(str(params.get("caption") or ""), params.get("parse_mode"), given)
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    return content


def _words(source: str, mode: object, given: list[Json] | None) -> tuple[str, list[Json]]:
    if mode and str(mode).lower() != "html":
        raise bad_request("unsupported parse_mode")
    source = clean(source)
    if mode:
        text, entities = parse_html(source) if "<" in source or "&" in source else (source, [])
    else:
        text, entities = source, checked(source, given or [])
    text, entities = tidy(text, entities)
    return text, with_found(text, entities)


def photo_content(state: State, asked: Asked, value: object) -> Json:
    """The photo field: one size, the size that was sent."""
    upload = _of(state, asked, value)
    width, height = photo_size(upload)
    file_id = state.file_id(_fresh(asked, value), value, "photos")
    size = {**identity(file_id), "width": width, "height": height}
    return {"photo": [{**size, "file_size": len(upload.data)}]}


def document_content(state: State, asked: Asked, value: object) -> Json:
    """The document field with name, MIME type and size."""
    upload = _of(state, asked, value)
    check_document(upload)
    file_id = state.file_id(_fresh(asked, value), value, "documents")
    about = {"file_name": upload.name, "mime_type": upload.mime, "file_size": len(upload.data)}
    return {"document": {**identity(file_id), **about}}


def _fresh(asked: Asked, value: object) -> Upload | None:
    if isinstance(value, str) and value.startswith("attach://"):
        return asked.uploads.get(value.removeprefix("attach://"))
    return None


def _of(state: State, asked: Asked, value: object) -> Upload:
    upload = _fresh(asked, value) or state.files.get(str(value))
    if upload is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return upload
