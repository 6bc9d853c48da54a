"""parse_mode=HTML, as strict as Telegram reads it and refused in the same sentences."""

import re
from dataclasses import dataclass

from sandbox.telegram.entities import units
from sandbox.telegram.refusals import Json, Refusal, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
_SPECIAL = re.compile("[<&]")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([a-zA-Z]{2,4}));?")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class _Open:
    tag: str
    offset: int
    fields: dict[str, str]


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of an HTML source; Refusal "can't parse entities: …" when it is wrong."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0  # of the text so far, in UTF-16 units
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while special := _SPECIAL.search(self.source, self.at):
            self._put(self.source[self.at : special.start()])
            self.at = special.start()
            if special[0] == "&":
                self._put(self._reference())
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        self._put(self.source[self.at :])
        if self.open:
            tag = self.open[-1].tag
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.parts), self.entities

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.offset += units(text)

    def _reference(self) -> str:
        """One &…; decoded; an unknown one stays as it is written."""
        match = _REFERENCE.match(self.source, self.at)
        char = _character(match) if match else None
        if match is None or char is None:
            self.at += 1
            return "&"
        self.at = match.end()
        return char

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._word(">").lower()
        if self.at >= len(self.source):
            raise self._wrong_at("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self._wrong_at(f'Unsupported start tag "{tag}"', begin)
        fields = self._attributes(tag, begin)
        if tag == "span" and fields.get("class") != "tg-spoiler":
            raise self._wrong_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.offset, fields))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        fields: dict[str, str] = {}
        while True:
            self._skip_blank()
            if self._char() == ">":
                self.at += 1
                return fields
            name = self._word("=>").lower()
            if not name:
                raise self._wrong_at(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_blank()
            fields[name] = self._value(begin) if self._char() == "=" else ""
            if self.at >= len(self.source):
                raise self._wrong_at("Unclosed start tag", begin)

    def _value(self, begin: int) -> str:
        self.at += 1
        self._skip_blank()
        quote = self._char()
        if quote not in {'"', "'"}:
            return self._bare_value()
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise self._wrong_at("Unclosed start tag", begin)
        raw = self.source[self.at + 1 : end]
        self.at = end + 1
        return _REFERENCE.sub(lambda match: _character(match) or match[0], raw)

    def _bare_value(self) -> str:
        match = _BARE_VALUE.match(self.source, self.at)
        token = match[0] if match else ""
        start, self.at = self.at, self.at + len(token)
        if not (self._char().isspace() or self._char() in {">", ""}):
            raise self._wrong_at("Unexpected end of name token", start)
        return token

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._wrong_at("Unexpected end tag", begin)
        self.at += 2
        found = self._word(">").lower()
        self._skip_blank()
        if self._char() != ">":
            raise self._wrong_at("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise self._wrong_at(
                "Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{found}>"'
            )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        if self.offset == opened.offset:
            return
        entity: Json = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "code" and self._names_language(opened):
            return
        if opened.tag == "pre" and "language" in opened.fields:
            entity["language"] = opened.fields["language"]
        elif opened.tag == "a":
            entity["url"] = opened.fields.get("href") or self._text_of(opened.offset)
            if "." not in entity["url"] and "://" not in entity["url"]:
                return  # not an address: Telegram keeps the words and forgets the link
        elif opened.tag == "blockquote" and "expandable" in opened.fields:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.fields.get("emoji-id", "")
        self.entities.append(entity)

    def _names_language(self, opened: _Open) -> bool:
        """Whether this <code class="language-…"> only tells the language of the <pre> around."""
        language = opened.fields.get("class", "").removeprefix("language-")
        around = self.open[-1] if self.open else None
        if not language or around is None or around.tag != "pre" or around.offset != opened.offset:
            return False
        around.fields["language"] = language
        return True

    def _text_of(self, offset: int) -> str:
        wide = "".join(self.parts).encode("utf-16-le")
        return wide[2 * offset :].decode("utf-16-le")

    def _word(self, stops: str) -> str:
        """Characters up to the next blank or one of the stops."""
        start = self.at
        while (char := self._char()) and not char.isspace() and char not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _skip_blank(self) -> None:
        while self._char().isspace():
            self.at += 1

    def _char(self) -> str:
        return self.source[self.at : self.at + 1]

    def _wrong_at(self, what: str, where: int, more: str = "") -> Refusal:
        return _wrong(f"{what} at byte offset {len(self.source[:where].encode())}{more}")


def _character(match: re.Match[str]) -> str | None:
    """The character that a reference names; None when there is none such."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None


def _wrong(what: str) -> Refusal:
    return bad_request(f"can't parse entities: {what}")
