"""The buttons of /language."""

from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import LanguageButton
from bot.keyboards import Keyboards
from domain.languages import Language
from formatters.words import WORDS


def languages(keyboards: Keyboards, present: Language) -> InlineKeyboardMarkup:
    """Each language by its own name, the present one marked."""
    row = [
        keyboards.button(_caption(language, present), LanguageButton(language=language))
        for language in Language
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def _caption(language: Language, present: Language) -> str:
    name = WORDS[language]("language-name")
    return f"• {name} •" if language is present else name
