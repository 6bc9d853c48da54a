"""Photos and documents."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile

from sandbox.telegram import BotApi
from tests.browser.echo_bot import picture
from tests.integration.bot_api_rig import CHAT, bot_of, refusal


@pytest.fixture(scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture(scope="module")
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


async def test_a_document_keeps_its_name_kind_and_bytes(bot: Bot) -> None:
    file = BufferedInputFile("মাস,kWh\n".encode(), "বিবরণী.csv")

    sent = await bot.send_document(CHAT, file, caption="c")

    assert sent.document is not None
    about = sent.document
    assert (about.file_name, about.mime_type) == ("বিবরণী.csv", "text/csv")
    found = await bot.get_file(about.file_id)
    assert found.file_path is not None
    read = await bot.download_file(found.file_path)
    assert read is not None
    assert read.read() == "মাস,kWh\n".encode()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "file must be non-empty"),
        (b"not a picture", "IMAGE_PROCESS_FAILED"),
        (picture(9_999, 2), "PHOTO_INVALID_DIMENSIONS"),
        (
            picture(4, 4).ljust(10 * 1024 * 1024 + 1, b" "),
            "file of size 10485761 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
    ],
    ids=["empty", "no picture", "a thread", "too big"],
)
async def test_a_wrong_photo_is_refused(bot: Bot, file: bytes, sentence: str) -> None:
    told = await refusal(bot.send_photo(CHAT, BufferedInputFile(file, "a.png")))

    assert told == f"Bad Request: {sentence}"


async def test_a_document_over_50_mb_is_too_large(bot: Bot) -> None:
    huge = BufferedInputFile(bytes(50 * 1024 * 1024 + 1), "a.bin")

    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(CHAT, huge)


@pytest.mark.parametrize(
    "call",
    [
        lambda bot: bot.get_file("nothing"),
        lambda bot: bot.send_photo(CHAT, "nothing"),
    ],
    ids=["getFile", "sendPhoto"],
)
async def test_an_unknown_file_is_refused(
    bot: Bot, call: Callable[[Bot], Awaitable[object]]
) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong file"):
        await call(bot)
