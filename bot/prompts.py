"""A question to a person whose next message is the answer."""

from aiogram.filters import BaseFilter
from aiogram.types import Message

from bot.lookup.sessions import Who
from queries.forms import PROMPT, Place, forget_form, save_form
from queries.postgres import Postgres


class Answers(BaseFilter):
    """Whether a message answers this question; commands never do."""

    def __init__(self, question: str) -> None:
        self._question = question

    async def __call__(self, message: Message, prompt: str | None = None) -> bool:
        """``prompt`` is the question that is open for the person in this chat."""
        return prompt == self._question and not (message.text or "/").startswith("/")


async def ask_for(postgres: Postgres, who: Who, question: str) -> None:
    """Take the person's next message in this chat as the answer, within half an hour."""
    await save_form(postgres, Place(who.chat, who.person, PROMPT), {"ask": question})


async def ask_no_more(postgres: Postgres, who: Who) -> bool:
    """Wait for no answer any more; whether one was waited for."""
    return await forget_form(postgres, Place(who.chat, who.person, PROMPT))
