"""The languages of the desk."""

from enum import StrEnum


class Language(StrEnum):
    """A language that every text exists in, by its IETF tag."""

    ENGLISH = "en"
    BENGALI = "bn"


def guess(telegram: str | None) -> Language:
    """A person's language by what their Telegram says (``language_code``), English otherwise."""
    primary = (telegram or "").partition("-")[0].lower()
    return Language.BENGALI if primary == Language.BENGALI else Language.ENGLISH
