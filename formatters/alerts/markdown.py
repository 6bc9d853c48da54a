"""Markdown, as cards of Microsoft Teams read it: our texts are meant letter by letter."""

import re

#: What means something within a line: emphasis, code, links, tags, entities, {{DATE(…)}}.
_WITHIN = re.compile(r"[\\`*_\[\]]|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=\{)\{")
#: What means something where a line begins: lists, headings, quotations, rules.
_AT_START = re.compile(r"^([0-9]{1,9})?([-+#>=.)])", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def defused(text: str) -> str:
    """The text with a backslash before whatever would be formatting."""
    level = _INDENT.sub("", text)
    return _AT_START.sub(_escaped, _WITHIN.sub(r"\\\g<0>", level))


def _escaped(found: re.Match[str]) -> str:
    number, sign = found[1] or "", found[2]
    if (sign in ".)") != bool(number):
        return found[0]
    return f"{number}\\{sign}"
