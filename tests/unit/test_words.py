"""Both catalogues are whole, equal in form, and used by the code as they are."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Junk, Message, TextElement, VariableReference
from fluent.syntax.visitor import Visitor

import formatters
from domain.languages import Language, guess
from formatters.html import LONGEST_TEXT, width
from formatters.words import WORDS, UnknownWords

HOUSE = Path(formatters.__file__).parents[1]
ROOMS = ("bot", "formatters", "jobs")
TAGS = {"a", "b", "code", "i"}
TAG = re.compile(r"</?[a-z]+>")
#: Beside the words of a text: what people copy, tags, commands, names of settings.
BESIDES = r"<code>.*?</code>|</?[a-z]+>|<a href.*?>|/[a-z]+|[A-Z]+(_[A-Z]+)+"
#: What looks like the name of a text and is none.
NO_KEYS = {"utf-8", "utf-16-le", "date-time", "export-env", "auto-generated"}
#: How names of files begin.
FILES = ("griddesk-logs-", "nocs-balance-", "nocs-payoff-", "bill-stop-crp-", "bill-stop-details-")
#: What stays in Latin letters in Bengali texts: names, and signs that are the same everywhere.
LATIN = {
    "DC",
    "Griddesk",
    "IMD",
    "RC",
    "PDF",
    "CSV",
    "XLSX",
    "CRP",
    "CPC",
    "NOCS",
    "IP",
    "ID",
    "JSON",
}


class _Found(Visitor):
    """The variables and plain text of a message."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.texts: list[str] = []

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the library's name
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - the library's name
        self.texts.append(str(node.value))


def _look(node: BaseNode) -> _Found:
    found = _Found()
    found.visit(node)
    return found


def _messages(language: Language) -> dict[str, Message]:
    folder = files("formatters") / "texts" / language
    entries = [
        entry
        for text in folder.iterdir()
        for entry in FluentParser().parse(text.read_text(encoding="utf-8")).body
    ]
    assert not [entry.content for entry in entries if isinstance(entry, Junk)]
    messages = [entry for entry in entries if isinstance(entry, Message)]
    keys = [message.id.name for message in messages]
    assert len(keys) == len(set(keys)), "a key is there twice"
    return dict(zip(keys, messages, strict=True))


ENGLISH, BENGALI = (_messages(language) for language in (Language.ENGLISH, Language.BENGALI))
ERRORS = (files("formatters") / "texts" / Language.ENGLISH / "errors.ftl").read_text("utf-8")
#: On a press, an error is told by a toast.
TOASTS = set(re.findall(r"^([a-z-]+) =", ERRORS, re.MULTILINE))


def test_both_catalogues_have_the_same_texts() -> None:
    assert set(ENGLISH) == set(BENGALI)


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_text_has_the_same_values_and_tags_in_both(key: str) -> None:
    english, bengali = _look(ENGLISH[key]), _look(BENGALI[key])

    assert english.variables == bengali.variables
    assert sorted(TAG.findall("".join(english.texts))) == sorted(
        TAG.findall("".join(bengali.texts))
    )


@pytest.mark.parametrize("key", sorted(BENGALI))
def test_bengali_texts_are_bengali(key: str) -> None:
    text = " ".join(_look(BENGALI[key]).texts)
    bare = re.sub(BESIDES, " ", text)

    assert set(re.findall(r"[A-Za-z]{2,}", bare)) <= LATIN | {"English", "Language"}
    assert not re.search(r"[0-9]", bare)


def _calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where the code names a text: the place, its key, the values given (None: more to come)."""
    for path in (path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_words(node.func) and node.args:
                named = {keyword.arg for keyword in node.keywords}
                given = None if None in named else {str(name) for name in named}
                for key in _keys(node.args[0]):
                    yield f"{path.name}:{node.lineno}", key, given


def _is_words(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return str(name).strip("_") == "words"


def _keys(first: ast.expr) -> Iterator[str]:
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value
    elif isinstance(first, ast.IfExp):
        yield from _keys(first.body)
        yield from _keys(first.orelse)


def test_the_code_gives_each_text_its_values() -> None:
    wrong = [
        (where, key)
        for where, key, given in _calls()
        if key not in ENGLISH or (given is not None and given != _look(ENGLISH[key]).variables)
    ]

    assert wrong == []


def _constants() -> set[str]:
    """Every text that stands in the code."""
    return {
        node.value
        for room in ROOMS
        for path in (HOUSE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _families(constants: set[str]) -> tuple[str, ...]:
    """The beginnings of names of texts that are put together."""
    found = {text for text in constants if re.fullmatch(r"[a-z]+(-[a-z]+)*-", text)}
    return tuple(found - set(FILES))


def test_every_text_is_used() -> None:
    """By its name, or by the beginning of a name that is put together."""
    constants = _constants()
    families = _families(constants)

    unused = [key for key in set(ENGLISH) - constants if not key.startswith(families)]
    assert sorted(unused) == []


def test_what_the_code_names_is_there() -> None:
    """Also where a name comes from a table, or only begins there."""
    constants = _constants()
    named = {text for text in constants if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text)}
    empty = [one for one in _families(constants) if not any(key.startswith(one) for key in ENGLISH)]

    codes = {key.removeprefix("target-why-") for key in ENGLISH if key.startswith("target-why-")}
    assert named - set(ENGLISH) - NO_KEYS - codes == set()
    assert empty == []


def _said(language: Language, key: str) -> str:
    """A text with something short in the place of each of its values."""
    return WORDS[language](key, **dict.fromkeys(_look(ENGLISH[key]).variables, "x" * 12))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_text_is_whole_html_within_telegrams_limits(language: Language, key: str) -> None:
    said = _said(language, key)
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", said):
        assert tag in TAGS
        assert not closing or opened.pop() == tag
        if not closing:
            opened.append(tag)

    assert opened == []
    assert said.strip()
    assert width(said) <= _limit(key)


def _limit(key: str) -> int:
    """How long a text may be: captions of buttons, the menu of commands, toasts, messages."""
    if key.startswith("button-") or "-button-" in key:
        return 64
    if key.startswith("command-"):
        return 256
    return 200 if key in TOASTS else LONGEST_TEXT // 2


@pytest.mark.parametrize(("key", "values"), [("no-such-text", {}), ("searching", {})])
def test_a_missing_text_or_value_is_no_silent_gap(key: str, values: dict[str, str]) -> None:
    with pytest.raises(UnknownWords):
        WORDS[Language.ENGLISH](key, **values)


@pytest.mark.parametrize(
    ("told", "guessed"),
    [("bn", "bn"), ("bn-BD", "bn"), ("BN", "bn"), ("en-GB", "en"), ("de", "en"), (None, "en")],
)
def test_the_first_guess_is_telegrams_language(told: str | None, guessed: str) -> None:
    assert guess(told) == guessed
