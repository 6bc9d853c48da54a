"""Buttons: typed values, sealed for the chat and the person they were made for."""

import base64
import hashlib
import hmac
from enum import StrEnum
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData

from domain.languages import Language
from domain.spans import Span

Button = TypeVar("Button", bound="OwnedButton")


class View(StrEnum):
    """What a button shows or does."""

    SEARCH = "s"
    MENU = "m"
    INFO = "i"
    BALANCE = "b"
    BILLING = "l"
    RECHARGES = "r"
    CHART = "c"
    STATEMENT = "d"
    ANOTHER = "a"


class OwnedButton(CallbackData, prefix="-"):
    """A button made for one person, its ``owner``, in one chat, which its ``seal`` proves."""

    owner: int = 0
    seal: str = ""


class DeskButton(OwnedButton, prefix="d"):
    """A button of the look-up."""

    view: View
    number: str = ""
    span: Span = Span.SIX_MONTHS
    page: int = 0


class LanguageButton(OwnedButton, prefix="l"):
    """Chooses the language the person is written to."""

    language: Language


class Seal:
    """Signs buttons, so that one that nobody was given is told from one that was."""

    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.sha256(b"griddesk buttons" + secret).digest()

    def sealed(self, button: Button, chat: int) -> Button:
        """The button with its signature for this chat."""
        return button.model_copy(update={"seal": self._sign(button, chat)})

    def fits(self, button: OwnedButton, chat: int) -> bool:
        """Whether this very button was made for this chat."""
        return hmac.compare_digest(button.seal.encode(), self._sign(button, chat).encode())

    def _sign(self, button: OwnedButton, chat: int) -> str:
        bare = button.model_copy(update={"seal": ""}).pack()
        digest = hmac.digest(self._key, f"{chat}|{bare}".encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:8]).decode().rstrip("=")
