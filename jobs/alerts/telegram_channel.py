"""Telegram, as a way to reach people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

from domain.alerts.model import Alert
from domain.alerts.routing import Target
from domain.severity import Severity
from formatters.html import plain, split
from formatters.words import WORDS, Words
from jobs.alerts.channels import Kind, Message
from jobs.alerts.outcomes import Outcome, Sent
from jobs.alerts.telegram_outcomes import is_fixable, outcome_of
from jobs.alerts.telegram_text import text_of

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
#: Somewhat less than Telegram's limit, for what was counted otherwise here than there.
_CUT = 3900


#: The buttons below a message; None: it has none.
Keyboard = Callable[[Target, Sequence[Alert], Words], InlineKeyboardMarkup | None]


@dataclass(frozen=True, slots=True)
class _Form:
    """A message in a form that Telegram may take."""

    text: str
    parse_mode: ParseMode | None = ParseMode.HTML

    @property
    def plainer(self) -> "_Form":
        """The same without marks, and not too long."""
        return _Form(plain(split(self.text, _CUT)[0]), None)


class TelegramChannel:
    """Sends, changes and answers messages; ``pace`` tells how long a chat has to wait."""

    editable = True

    def __init__(
        self, bot: Bot, zone: tzinfo, keyboard: Keyboard, pace: Callable[[int], float]
    ) -> None:
        self._bot = bot
        self._zone = zone
        self._keyboard_of = keyboard
        self._pace = pace

    def wait(self, target: Target) -> float:
        """As the port says."""
        return self._pace(int(target.address))

    async def send(self, target: Target, message: Message) -> Outcome:
        """As the port says; what Telegram takes only as plain text is sent as that."""
        form = _Form(text_of(WORDS[target.language], message, self._zone))
        try:
            return await self._send(target, message, form)
        except TelegramAPIError as error:
            if not is_fixable(error):
                return _known(error, message)
        try:
            return await self._send(target, message, form.plainer)
        except TelegramAPIError as error:
            return _known(error, message)

    async def _send(self, target: Target, message: Message, form: _Form) -> Sent:
        if message.kind is Kind.EDIT:
            return await self._edit(target, message, form)
        answered = message.kind is Kind.REPLY and message.ref
        sent = await self._bot.send_message(
            int(target.address),
            form.text,
            message_thread_id=target.thread or None,
            parse_mode=form.parse_mode,
            link_preview_options=_NO_PREVIEW,
            disable_notification=all(one.severity is Severity.INFO for one in message.alerts),
            reply_parameters=_answer(message.ref) if answered and message.ref else None,
            reply_markup=None if answered else self._keyboard(target, message),
        )
        return Sent(str(sent.message_id))

    async def _edit(self, target: Target, message: Message, form: _Form) -> Sent:
        assert message.ref, "a change names its message"
        await self._bot.edit_message_text(
            form.text,
            chat_id=int(target.address),
            message_id=int(message.ref),
            parse_mode=form.parse_mode,
            link_preview_options=_NO_PREVIEW,
            reply_markup=self._keyboard(target, message),
        )
        return Sent(message.ref)

    def _keyboard(self, target: Target, message: Message) -> InlineKeyboardMarkup | None:
        return self._keyboard_of(target, message.alerts, WORDS[target.language])


def _answer(ref: str) -> ReplyParameters:
    return ReplyParameters(message_id=int(ref), allow_sending_without_reply=True)


def _known(error: TelegramAPIError, message: Message) -> Outcome:
    """A message that shows it already was changed before."""
    outcome = outcome_of(error)
    return Sent(message.ref or "") if isinstance(outcome, Sent) else outcome
