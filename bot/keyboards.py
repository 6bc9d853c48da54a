"""The buttons under each page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import DeskButton, OwnedButton, Seal, View
from bot.sessions import Who
from domain.customers import Candidate
from domain.spans import Span
from formatters.words import Words

_MENU = (
    (("👤 Customer Info", View.INFO), ("💰 Current Balance", View.BALANCE)),
    (("📊 Monthly Billing", View.BILLING), ("💳 Recharge History", View.RECHARGES)),
    (("📈 Usage Chart", View.CHART), ("📄 Statement", View.STATEMENT)),
    (("🔍 Search Another Customer", View.ANOTHER),),
)
_SPANS = (
    (Span.LAST, "Last one"),
    (Span.SIX_MONTHS, "6 months"),
    (Span.YEAR, "1 year"),
    (Span.ALL, "All"),
)


@dataclass(frozen=True, slots=True)
class Keyboards:
    """Keyboards for one person in one chat."""

    seal: Seal
    who: Who
    words: Words

    def menu(self, number: str) -> InlineKeyboardMarkup:
        """The pages of a customer."""
        return _rows([self._button(text, view, number) for text, view in row] for row in _MENU)

    def back(self, number: str) -> InlineKeyboardMarkup:
        """The way back to the menu."""
        return _rows([[self._back(number)]])

    def page(self, pressed: DeskButton, pages: Sequence[str]) -> tuple[str, InlineKeyboardMarkup]:
        """One page of a history: spans with the present one marked, turns, and the way back."""
        page = min(max(pressed.page, 0), len(pages) - 1)
        spans = [
            self._button(
                f"• {word} •" if span is pressed.span else word, pressed.view, pressed.number, span
            )
            for span, word in _SPANS
        ]
        turns = self._turns(pressed, page, len(pages))
        rows = [spans[:2], spans[2:], turns, [self._back(pressed.number)]]
        keyboard = _rows(row for row in rows if row)
        return pages[page], keyboard

    def choice(self, candidates: Sequence[Candidate]) -> InlineKeyboardMarkup:
        """One button a candidate."""
        numbers = [one.customer_no for one in candidates]
        another = self._button("🔍 Search Another Customer", View.ANOTHER, "")
        return _rows([*([self._button(f"👤 {no}", View.SEARCH, no)] for no in numbers), [another]])

    def again(self, number: str) -> InlineKeyboardMarkup:
        """To repeat a search that failed."""
        return _rows([[self._button("🔁 Try again", View.SEARCH, number)]])

    def button(self, text: str, made: OwnedButton) -> InlineKeyboardButton:
        """Any button, for this person in this chat only."""
        owned = made.model_copy(update={"owner": self.who.person})
        data = self.seal.sealed(owned, self.who.chat).pack()
        return InlineKeyboardButton(text=text, callback_data=data)

    def _back(self, number: str) -> InlineKeyboardButton:
        return self._button("⬅️ Back to Menu", View.MENU, number)

    def _turns(self, pressed: DeskButton, page: int, pages: int) -> list[InlineKeyboardButton]:
        turns = [(f"◀️ {page} / {pages}", page - 1), (f"{page + 2} / {pages} ▶️", page + 1)]
        return [
            self._button(text, pressed.view, pressed.number, pressed.span, to)
            for text, to in turns
            if 0 <= to < pages
        ]

    def _button(
        self, text: str, view: View, number: str, span: Span = Span.SIX_MONTHS, page: int = 0
    ) -> InlineKeyboardButton:
        made = DeskButton(view=view, number=number, span=span, page=page)
        return self.button(text, made)


def _rows(rows: Iterable[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))
