"""Several files in one answer, as the person gets them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import Chat, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.app import connect
from bot.screen import File, Screen
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA
from tests.conftest import settings

BACK = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Back", callback_data="back")]]
)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """A bot that Nadia has spoken to."""
    Person(api, NADIA).type("/start")
    async with connect(settings(api), None) as connected:
        yield connected


def screen(bot: Bot) -> Screen:
    """What answers Nadia."""
    chat = Chat(id=NADIA.id, type="private")
    return Screen(bot, Message(message_id=1, date=datetime.now(UTC), chat=chat))


async def test_parts_come_in_their_order_and_the_last_has_words_and_buttons(
    api: BotApi, bot: Bot, tmp_path: Path
) -> None:
    files = []
    for part in (1, 2, 3):
        path = tmp_path / str(part)
        path.write_bytes(b"x" * part)
        files.append(File(path, f"part-{part}-of-3.xlsx"))
    answer = screen(bot)
    answer.protected = True
    await answer.show("Preparing")

    await answer.show_documents(files, "All of it", BACK)

    nadia = Person(api, NADIA)
    sent = [one for one in nadia.messages if "document" in one]
    assert [one["document"]["file_name"] for one in sent] == [file.name for file in files]
    assert [one["document"]["file_size"] for one in sent] == [1, 2, 3]
    assert [one.get("caption") for one in sent] == [None, None, "All of it"]
    assert not any(one.get("has_protected_content") for one in sent)
    assert (nadia.sees, nadia.buttons) == ("All of it", [["Back"]])
    assert not any(one.get("text") == "Preparing" for one in nadia.messages)
