"""Edits: what may become what, and when nothing changed."""

from collections.abc import AsyncIterator, Awaitable

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)

from sandbox.telegram import BotApi
from tests.integration.bot_api_rig import CHAT, bot_of, keys, photo, refusal


@pytest.fixture(scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture(scope="module")
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


async def edited(bot: Bot, sent: Message, text: str, **more: InlineKeyboardMarkup) -> Message:
    done = await bot.edit_message_text(
        text, chat_id=CHAT, message_id=sent.message_id, reply_markup=more.get("keys")
    )
    assert isinstance(done, Message)
    return done


async def test_an_edit_without_keyboard_takes_it_away(bot: Bot) -> None:
    keyboard = keys(callback_data="b")
    sent = await bot.send_message(CHAT, "one", reply_markup=keyboard)

    again = await edited(bot, sent, "two")

    assert (again.text, again.reply_markup) == ("two", None)
    assert again.edit_date is not None


async def test_the_same_again_is_not_modified(bot: Bot) -> None:
    keyboard = keys(callback_data="b")
    sent = await bot.send_message(CHAT, "one", reply_markup=keyboard)

    told = await refusal(edited(bot, sent, "one", keys=keyboard))

    assert told.startswith("Bad Request: message is not modified: specified new message content")
    assert (await edited(bot, sent, "one")).reply_markup is None
    assert (await edited(bot, sent, "<b>one</b>")).text == "<b>one</b>"


async def test_other_formatting_is_a_modification(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "one")

    bold = await bot.edit_message_text(
        "<b>one</b>", chat_id=CHAT, message_id=sent.message_id, parse_mode="HTML"
    )

    assert isinstance(bold, Message)
    assert bold.html_text == "<b>one</b>"


async def test_only_what_is_there_can_be_edited_or_deleted(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "one")
    assert await bot.delete_message(CHAT, sent.message_id)

    assert await refusal(edited(bot, sent, "x")) == "Bad Request: message to edit not found"
    told = await refusal(bot.delete_message(CHAT, sent.message_id))
    assert told == "Bad Request: message to delete not found"


async def test_only_own_messages_with_inline_or_no_keyboard_can_be_edited(
    bot: Bot, api: BotApi
) -> None:
    theirs = api.hands.say(CHAT, CHAT, "hello")["message_id"]
    forced = await bot.send_message(CHAT, "one", reply_markup=ForceReply(force_reply=True))

    for message_id in (theirs, forced.message_id):
        told = await refusal(bot.edit_message_text("x", chat_id=CHAT, message_id=message_id))
        assert told == "Bad Request: message can't be edited"


async def test_a_text_becomes_a_photo_but_never_a_text_again(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "one")
    media = InputMediaPhoto(media=photo(), caption="<i>chart</i>", parse_mode="HTML")

    shown = await bot.edit_message_media(media, chat_id=CHAT, message_id=sent.message_id)

    assert isinstance(shown, Message)
    assert shown.photo is not None
    assert (shown.photo[-1].width, shown.text, shown.caption) == (40, None, "chart")
    told = await refusal(edited(bot, sent, "two"))
    assert told == "Bad Request: there is no text in the message to edit"


async def test_a_photo_by_its_file_id_again_is_not_modified(bot: Bot) -> None:
    sent = await bot.send_photo(CHAT, photo(), caption="c")
    assert sent.photo is not None
    same = InputMediaPhoto(media=sent.photo[-1].file_id, caption="c")

    told = await refusal(bot.edit_message_media(same, chat_id=CHAT, message_id=sent.message_id))

    assert "message is not modified" in told


async def test_a_caption_is_edited_where_there_is_media(bot: Bot) -> None:
    words = await bot.send_message(CHAT, "one")
    sent = await bot.send_photo(CHAT, photo(), caption="old")

    done = await bot.edit_message_caption(
        chat_id=CHAT, message_id=sent.message_id, caption="<b>new</b>", parse_mode="HTML"
    )
    told = await refusal(
        bot.edit_message_caption(chat_id=CHAT, message_id=words.message_id, caption="x")
    )

    assert isinstance(done, Message)
    assert (done.caption, done.photo) == ("new", sent.photo)
    assert told == "Bad Request: there is no caption in the message to edit"


async def test_a_keyboard_is_edited_alone(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "<b>one</b>", parse_mode="HTML")

    def edit() -> Awaitable[Message | bool]:
        keyboard = keys(callback_data="b")
        return bot.edit_message_reply_markup(
            chat_id=CHAT, message_id=sent.message_id, reply_markup=keyboard
        )

    done = await edit()

    assert isinstance(done, Message)
    assert (done.html_text, done.reply_markup is not None) == ("<b>one</b>", True)
    assert "message is not modified" in await refusal(edit())


async def test_a_document_takes_the_place_of_another(bot: Bot) -> None:
    sent = await bot.send_document(CHAT, BufferedInputFile(b"1", "a.txt"))
    media = InputMediaDocument(media=BufferedInputFile(b"22", "b.pdf"), caption="b")

    done = await bot.edit_message_media(media, chat_id=CHAT, message_id=sent.message_id)

    assert isinstance(done, Message)
    assert done.document is not None
    assert (done.document.file_name, done.document.file_size) == ("b.pdf", 2)
