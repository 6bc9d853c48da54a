"""The desk's words in each language, from the Fluent files in ``texts``."""

from collections.abc import Mapping
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from domain.languages import Language

_DIGITS = {Language.ENGLISH: "0123456789", Language.BENGALI: "০১২৩৪৫৬৭৮৯"}


class UnknownWords(LookupError):
    """A text, or a value that it names, is missing: a mistake in the code, found by the tests."""


class Words:
    """All texts of one language: ``words("not-found", number="17813970")``.

    Values are shown as they come: escape what came from data, and give figures as text from the
    formatters; an ``int`` chooses the plural and is not meant to be shown.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._digits = str.maketrans(_DIGITS[Language.ENGLISH], _DIGITS[language])
        self._bundle = FluentBundle([language], use_isolating=False)
        for text in sorted((files("formatters") / "texts" / language).iterdir(), key=str):
            self._bundle.add_resource(FluentResource(text.read_text(encoding="utf-8")))

    def __call__(self, key: str, **values: str | int) -> str:
        """The text of a key with its values put in; raises UnknownWords."""
        if not self._bundle.has_message(key):
            raise UnknownWords(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise UnknownWords(key)
        text, faults = self._bundle.format_pattern(pattern, values)
        if faults:
            raise UnknownWords(f"{key}: {faults}")
        return str(text)

    def __contains__(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return self._bundle.has_message(key)

    def digits(self, figure: str) -> str:
        """A figure, date or time in the digits of the language; never a number people copy."""
        return figure.translate(self._digits)


WORDS: Mapping[Language, Words] = {language: Words(language) for language in Language}
