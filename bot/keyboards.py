"""The buttons under each page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AccountButton, AccountDo, DeskButton, OwnedButton, Seal, View
from bot.lookup.sessions import Who
from domain.billing.customers import Candidate
from domain.billing.spans import Span
from domain.people.people import Scope
from formatters.words import Words

_MENU = (
    (("button-info", View.INFO), ("button-balance", View.BALANCE)),
    (("button-billing", View.BILLING), ("button-recharges", View.RECHARGES)),
    (("button-chart", View.CHART), ("button-statement", View.STATEMENT)),
)
_SPANS = (
    (Span.LAST, "button-span-last"),
    (Span.SIX_MONTHS, "button-span-six"),
    (Span.YEAR, "button-span-year"),
    (Span.ALL, "button-span-all"),
)


@dataclass(frozen=True, slots=True)
class Keyboards:
    """Keyboards for one person in one chat."""

    seal: Seal
    who: Who
    words: Words

    def menu(self, number: str, scope: Scope) -> InlineKeyboardMarkup:
        """The pages of a customer, and the ways on; own accounts are offered to who is alone."""
        words = self.words
        rows = [[self._button(words(key), view, number) for key, view in row] for row in _MENU]
        if number in scope.own and self.who.alone:
            accounts = AccountButton(act=AccountDo.LIST)
            rows.append([self.button(words("button-accounts"), accounts)])
        if scope.anyone:
            rows.append([self._button(words("button-another"), View.ANOTHER, number)])
        return _rows(rows)

    def back(self, number: str) -> InlineKeyboardMarkup:
        """The way back to the menu."""
        return _rows([[self._back(number)]])

    def page(self, pressed: DeskButton, pages: Sequence[str]) -> tuple[str, InlineKeyboardMarkup]:
        """One page of a history: spans with the present one marked, turns, and the way back."""
        page = min(max(pressed.page, 0), len(pages) - 1)
        spans = [
            self._button(self._span(span, key, pressed.span), pressed.view, pressed.number, span)
            for span, key in _SPANS
        ]
        turns = self._turns(pressed, page, len(pages))
        rows = [spans[:2], spans[2:], turns, [self._back(pressed.number)]]
        keyboard = _rows(row for row in rows if row)
        return pages[page], keyboard

    def choice(self, candidates: Sequence[Candidate]) -> InlineKeyboardMarkup:
        """One button a candidate."""
        numbers = [one.customer_no for one in candidates]
        another = self._button(self.words("button-another"), View.ANOTHER, "")
        return _rows([*([self._button(f"👤 {no}", View.SEARCH, no)] for no in numbers), [another]])

    def again(self, number: str) -> InlineKeyboardMarkup:
        """To repeat a search that failed."""
        return _rows([[self._button(self.words("button-again"), View.SEARCH, number)]])

    def button(self, text: str, made: OwnedButton) -> InlineKeyboardButton:
        """Any button, for this person in this chat only."""
        owned = made.model_copy(update={"owner": self.who.person})
        data = self.seal.sealed(owned, self.who.chat).pack()
        return InlineKeyboardButton(text=text, callback_data=data)

    def _back(self, number: str) -> InlineKeyboardButton:
        return self._button(self.words("button-back"), View.MENU, number)

    def _span(self, span: Span, key: str, present: Span) -> str:
        word = self.words(key)
        return f"• {word} •" if span is present else word

    def _turns(self, pressed: DeskButton, page: int, pages: int) -> list[InlineKeyboardButton]:
        words, last = self.words, self.words.digits(str(pages))
        earlier = words("button-earlier-page", page=words.digits(str(page)), pages=last)
        later = words("button-later-page", page=words.digits(str(page + 2)), pages=last)
        turns = [(earlier, page - 1), (later, page + 1)]
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
