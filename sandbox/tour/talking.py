"""Salma changes the language, and back."""

from domain.languages import Language
from formatters.words import WORDS
from sandbox.tour.guide import Guide


async def talk(guide: Guide) -> None:
    """Bengali is guessed from her Telegram; English is a press away."""
    english, bengali = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
    await guide.types(guide.salma, "/language", bengali("language-ask"))
    await guide.presses(guide.salma, "English", english("language-chosen"))
    await guide.types(guide.salma, "/help", "How to use this desk")
    await guide.types(guide.salma, "/language", english("language-ask"))
    await guide.presses(guide.salma, "বাংলা", bengali("language-chosen"))
