"""Messages as the sandbox takes them: entities, lengths, buttons."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters

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


async def test_a_message_comes_back_parsed(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "ক <b>due</b> &amp; <i>paid</i>", parse_mode="HTML")

    assert sent.text == "ক due & paid"
    assert sent.html_text == "ক <b>due</b> &amp; <i>paid</i>"


async def test_offsets_count_utf16_units(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "💰💰 <b>x</b>", parse_mode="HTML")

    assert sent.entities is not None
    assert [(e.offset, e.length) for e in sent.entities] == [(5, 1)]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("ab <x>c</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("ক <x>c</x>", 'Unsupported start tag "x" at byte offset 4'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_wrong_html_is_refused_in_telegrams_words(
    bot: Bot, source: str, sentence: str
) -> None:
    told = await refusal(bot.send_message(CHAT, source, parse_mode="HTML"))

    assert told == f"Bad Request: can't parse entities: {sentence}"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "bold italic underline"),
        ("<pre><code class='language-sql'>a</code></pre>", "pre"),
        ("<blockquote expandable>a</blockquote>", "expandable_blockquote"),
        ("<blockquote>a</blockquote>", "blockquote"),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "spoiler"),
        ("<a href='https://example.org/?a=1&amp;b=2'>a</a>", "text_link"),
        ("<code>/start</code>", "code"),
        ("see /start or https://example.org/a.", "bot_command url"),
    ],
)
async def test_entities_are_found(bot: Bot, source: str, kinds: str) -> None:
    sent = await bot.send_message(CHAT, source, parse_mode="HTML")

    assert sent.entities is not None
    found = [entity.type for entity in sent.entities]
    assert [kind for kind in kinds.split() if kind not in found] == []
    assert found[0] == kinds.split(maxsplit=1)[0]


@pytest.mark.parametrize("source", ["&nbsp;", "&", "a & b", "&#0;", "&unknown;"])
async def test_an_unknown_reference_stays_as_it_is(bot: Bot, source: str) -> None:
    assert (await bot.send_message(CHAT, source, parse_mode="HTML")).text == source


async def test_blank_ends_are_cut(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "\n  <b> a</b> \n", parse_mode="HTML")

    assert sent.html_text == "<b>a</b>"


@pytest.mark.parametrize(
    ("source", "text"),
    [("a\r\nb", "a\nb"), ("a\tb\x00c", "a b c"), ("a\u202eb\u2028c", "abc")],
)
async def test_control_characters_do_not_survive(bot: Bot, source: str, text: str) -> None:
    assert (await bot.send_message(CHAT, source)).text == text


async def test_given_entities_must_lie_in_the_text(bot: Bot) -> None:
    beyond = [MessageEntity(type="bold", offset=0, length=9)]

    told = await refusal(bot.send_message(CHAT, "abc", entities=beyond))

    assert told == "Bad Request: ENTITY_BOUNDS_INVALID"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "message text is empty"),
        ("   \n", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("💰" * 2049, "message is too long"),
    ],
)
async def test_a_text_has_1_to_4096_utf16_units(bot: Bot, text: str, sentence: str) -> None:
    assert await refusal(bot.send_message(CHAT, text)) == f"Bad Request: {sentence}"


async def test_the_limit_counts_after_parsing(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")

    assert sent.text == "&" * 4096


async def test_a_caption_has_at_most_1024_units(bot: Bot) -> None:
    assert (await bot.send_photo(CHAT, photo(), caption="x" * 1024)).caption == "x" * 1024

    told = await refusal(bot.send_photo(CHAT, photo(), caption="x" * 1025))

    assert told == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "ক" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "callback_data": ""},
            "can't parse InlineKeyboardButton: Text buttons are not allowed in the inline keyboard",
        ),
        (
            {"text": " ", "callback_data": "a"},
            "can't parse InlineKeyboardButton: Inline keyboard button text must be non-empty",
        ),
        (
            {"text": "a", "url": "nowhere"},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_wrong_button_is_refused(bot: Bot, button: dict[str, str], sentence: str) -> None:
    told = await refusal(bot.send_message(CHAT, "a", reply_markup=keys(**button)))

    assert told == f"Bad Request: {sentence}"


async def test_64_bytes_of_callback_data_pass(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "a", reply_markup=keys(callback_data="ক" * 21 + "x"))

    assert sent.reply_markup is not None


async def test_more_than_a_hundred_buttons_are_too_many(bot: Bot) -> None:
    rows = [[InlineKeyboardButton(text="a", callback_data="b")]] * 101

    told = await refusal(
        bot.send_message(CHAT, "a", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    )

    assert told == "Bad Request: REPLY_MARKUP_TOO_LONG"


async def test_a_reply_shows_what_it_replies_to(bot: Bot) -> None:
    first = await bot.send_message(CHAT, "one")
    reply = ReplyParameters(message_id=first.message_id)

    second = await bot.send_message(CHAT, "two", reply_parameters=reply)
    lost = bot.send_message(CHAT, "x", reply_parameters=ReplyParameters(message_id=1))

    assert second.reply_to_message is not None
    assert second.reply_to_message.text == "one"
    assert await refusal(lost) == "Bad Request: message to be replied not found"
