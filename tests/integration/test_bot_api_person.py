"""A Person in the sandbox talks to a bot that polls over HTTP, and waits as long as it takes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Dispatcher
from aiogram.types import Message

from sandbox.person import Person
from sandbox.telegram import GROUP, KARIM, RAHIM, BotApi
from tests.browser.echo_bot import MENU, picture, polling, running


@pytest.fixture(scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server, running(server):
        yield server


@pytest.fixture
def rahim(api: BotApi) -> Person:
    return Person(api, RAHIM)


async def test_says_and_sees(rahim: Person) -> None:
    await rahim.say("17813970")

    assert rahim.sees == "You said: 17813970"
    assert rahim.buttons == MENU


async def test_sees_words_and_their_html(rahim: Person) -> None:
    await rahim.say("/formats")

    assert rahim.sees.startswith("bold italic under struck 17813970\nlink hidden /help")
    assert rahim.html.startswith("<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s>")
    assert "&lt;b&gt;not bold&lt;/b&gt;" in rahim.html


async def test_presses_and_sees_the_edit(rahim: Person) -> None:
    await rahim.say("x")
    count = len(rahim.messages)

    await rahim.press("✏️ Edit")

    assert rahim.html == "It was <b>changed</b>."
    assert len(rahim.messages) == count


async def test_gets_toasts_alerts_pictures_and_documents(rahim: Person) -> None:
    await rahim.say("x")
    await rahim.press("🍞 Toast")
    assert (rahim.toast, rahim.alert) == ("Nothing to see here", False)
    await rahim.press("🔔 Alert")
    assert (rahim.toast, rahim.alert) == ("This button belongs to somebody else.", True)
    await rahim.press("🖼 Photo")
    assert (rahim.photo, rahim.toast) == (picture(), None)
    await rahim.press("📄 Document")
    assert rahim.document == ("statement.csv", b"month,kWh\n2025-08,120\n")


async def test_shares_a_contact_by_the_keyboard_below(rahim: Person) -> None:
    await rahim.say("/start")
    assert rahim.keyboard == [["📱 Share my number"], ["Not now"]]

    await rahim.share_contact()

    assert rahim.sees == "Thank you: 8801711000001"
    assert rahim.keyboard == []


async def test_speaks_in_a_group(rahim: Person, api: BotApi) -> None:
    karim = Person(api, KARIM).in_group(GROUP.id)

    await karim.say("hello")
    await rahim.in_group(GROUP.id).press("🍞 Toast")

    assert karim.sees == "You said: hello"
    assert karim.toast is None


async def test_a_button_that_is_not_there_cannot_be_pressed(rahim: Person) -> None:
    await rahim.say("x")

    with pytest.raises(LookupError, match="no button 'Nowhere'"):
        await rahim.press("Nowhere")


async def test_gives_up_at_the_deadline(api: BotApi) -> None:
    patient = Person(api, RAHIM, deadline=0.2)

    with pytest.raises(TimeoutError, match="Rahim Uddin waited"):
        await patient.press_data("nobody answers this")


async def test_a_placeholder_is_not_yet_the_answer() -> None:
    found = asyncio.Event()

    async def search(message: Message) -> None:
        sent = await message.answer("🔍 Searching for 17813970…")
        await found.wait()
        await sent.edit_text("Found")

    slow = Dispatcher()
    slow.message.register(search)
    async with BotApi() as api, polling(api, slow):
        rahim = Person(api, RAHIM)
        saying = asyncio.create_task(rahim.say("17813970"))
        seen = Person(api, RAHIM)
        await seen.wait(lambda person: person.sees.startswith("🔍"))
        assert not saying.done()
        found.set()
        await saying

    assert rahim.sees == "Found"


async def test_waits_for_what_it_is_told_to(rahim: Person) -> None:
    await rahim.say("x", until=lambda person: person.sees == "You said: x")

    assert rahim.messages[-1]["text"] == "You said: x"
