"""The chat page in a real browser, with a small bot at the other end."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from sandbox.telegram import GROUP, KARIM, NADIA, RAHIM, BotApi
from tests.browser.echo_bot import running

CHROMIUM = "/usr/bin/chromium"  # Debian's; nothing is downloaded
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=20_000)  # a busy machine is no fault of the page
DESK, PHONE = ViewportSize(width=1100, height=800), ViewportSize(width=360, height=740)


@pytest.fixture(scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server, running(server):
        yield server


@pytest.fixture(scope="module")
async def browsed(api: BotApi) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport=DESK)
        yield page
        await browser.close()


@pytest.fixture
async def page(browsed: Page, api: BotApi) -> AsyncIterator[Page]:
    """The page as Rahim sees it, in an empty chat; script errors fail the test."""
    wrong: list[str] = []
    browsed.on("pageerror", lambda error: wrong.append(str(error)))
    for chat_id in (RAHIM.id, KARIM.id, GROUP.id):
        api.chats[chat_id].messages.clear()
        api.chats[chat_id].keyboard = None
    await browsed.goto("about:blank")
    await browsed.set_viewport_size(DESK)
    await browsed.goto(f"{api.url}/#{RAHIM.id}/{RAHIM.id}")
    await expect(browsed.locator(".welcome")).to_be_visible()
    yield browsed
    assert wrong == []


async def say(page: Page, text: str) -> None:
    await page.fill("#input", text)
    await page.keyboard.press("Enter")


async def test_types_and_sees_the_answer(page: Page) -> None:
    await say(page, "17813970")

    await expect(page.locator(".mine .text")).to_have_text("17813970")
    await expect(page.locator(".theirs .text")).to_have_text("You said: 17813970")
    await expect(page.locator(".keys-row").first.locator(".key")).to_have_text(
        ["✏️ Edit", "🖼 Photo"]
    )


async def test_formatting_is_shown_and_data_is_not_markup(page: Page) -> None:
    await say(page, "/formats")

    text = page.locator(".theirs .text")
    for tag, words in (
        ("b", "bold"),
        ("i", "italic"),
        ("u", "under"),
        ("s", "struck"),
        ("code", "17813970"),
        ("pre", "kWh   taka\n  120    840"),
        ("blockquote", "said before"),
        (".spoiler", "hidden"),
    ):
        await expect(text.locator(tag)).to_have_text(words)
    await expect(text).to_contain_text("৳২২,৪৭,০৩,১৮৮.৯১ ⚡ <b>not bold</b>")
    await expect(text.locator("a", has_text="link")).to_have_attribute(
        "href", "https://example.org/"
    )


async def test_an_invitation_link_starts_the_bot(page: Page) -> None:
    await say(page, "/formats")
    await page.click("text=invitation")

    await expect(page.locator(".mine .text").last).to_have_text("/start abc")


async def test_what_a_person_types_is_never_markup(page: Page) -> None:
    await say(page, '<img src=x onerror="document.title=1"><b>x</b>')

    await expect(page.locator(".theirs .text")).to_contain_text('You said: <img src=x onerror="')
    assert await page.locator("#talk img, #talk b").count() == 0


async def test_a_press_edits_in_place(page: Page) -> None:
    await say(page, "x")
    await page.click("text=✏️ Edit")

    await expect(page.locator(".theirs .text")).to_have_text("It was changed.")
    await expect(page.locator(".theirs .stamp")).to_contain_text("edited")
    await expect(page.locator(".key.waiting")).to_have_count(0)
    await expect(page.locator(".row")).to_have_count(2)


async def test_a_photo_takes_the_place_of_the_text(page: Page) -> None:
    await say(page, "x")
    await page.click("text=🖼 Photo")

    photo = page.locator("img.photo")
    await expect(photo).to_be_visible()
    await expect(page.locator(".theirs .text")).to_have_text("12 months, kWh")
    await page.wait_for_function("document.querySelector('img.photo').naturalWidth === 640")
    await photo.click()
    await expect(page.locator("#viewer")).to_be_visible()
    await page.locator("#viewer").click()
    await expect(page.locator("#viewer")).to_be_hidden()


async def test_a_document_is_downloaded_under_its_name(page: Page) -> None:
    await say(page, "x")
    await page.click("text=📄 Document")

    await expect(page.locator(".file")).to_contain_text("statement.csv22 B")
    async with page.expect_download() as download:
        await page.click(".file")
    assert (await download.value).suggested_filename == "statement.csv"


async def test_toasts_and_alerts(page: Page) -> None:
    await say(page, "x")
    await page.click("text=🍞 Toast")
    await expect(page.locator("#toast")).to_have_text("Nothing to see here")

    await page.click("text=🔔 Alert")
    await expect(page.locator("#dialog p")).to_have_text("This button belongs to somebody else.")
    await page.get_by_role("button", name="OK").click()
    await expect(page.locator("#dialog")).to_be_hidden()


async def test_a_deleted_message_disappears(page: Page) -> None:
    await say(page, "x")
    await page.click("text=🗑 Delete")

    await expect(page.locator(".theirs")).to_have_count(0)


async def test_the_command_menu_opens_with_a_slash(page: Page) -> None:
    await page.fill("#input", "/fo")
    await expect(page.locator(".option")).to_have_text(["/formatsEvery kind of text"])
    await page.keyboard.press("Enter")

    await expect(page.locator(".mine .text")).to_have_text("/formats")


async def test_the_contact_button_asks_before_it_shares(page: Page) -> None:
    await page.click("text=Start")
    await page.click("text=📱 Share my number")
    await page.get_by_role("button", name="Share", exact=True).click()

    await expect(page.locator(".theirs .text").last).to_have_text("Thank you: 8801711000001")
    await expect(page.locator("#keyboard")).to_be_hidden()


async def test_typing_is_shown_and_goes(page: Page, api: BotApi) -> None:
    api.state.watchers.tell("action", RAHIM.id, action="typing")
    await expect(page.locator("#status")).to_have_text("typing")

    await say(page, "x")
    await expect(page.locator("#status")).to_have_text("bot")


async def test_another_person_and_the_group(page: Page, api: BotApi) -> None:
    await page.click("#people >> text=Karim Hossain")
    await expect(page.locator("#me")).to_have_text("as Karim")
    await page.click("#chats >> text=NOCS Adabor desk")
    await say(page, "hello")
    await expect(page.locator(".theirs .author")).to_have_text("Griddesk")

    await page.click("#people >> text=Rahim Uddin")
    await expect(page.locator("#title")).to_have_text("NOCS Adabor desk")
    await expect(page.locator(".theirs .author").first).to_have_text("Karim Hossain")

    api.hands.say(NADIA.id, NADIA.id, "anything new?")
    await expect(page.locator("#people .item", has_text="Nadia").locator(".badge")).to_have_text(
        "1"
    )


async def test_a_narrow_window_has_a_drawer_and_no_sideways_scrolling(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await say(page, "/formats")
    await page.click("text=🖼 Photo")
    await expect(page.locator("img.photo")).to_be_visible()

    wide = await page.evaluate(
        "[document.documentElement, document.querySelector('#talk')]"
        ".map((node) => node.scrollWidth - node.clientWidth)"
    )
    assert wide == [0, 0]
    await expect(page.locator("#drawer")).not_to_be_in_viewport()
    await page.click("#open-drawer")
    await page.click("#people >> text=Karim Hossain")
    await expect(page.locator("#me")).to_have_text("as Karim")
    await expect(page.locator("#drawer")).not_to_be_in_viewport()


async def test_the_end_stays_in_sight_when_a_keyboard_opens(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    for text in ("/formats", "/formats", "/start"):
        await say(page, text)

    await expect(page.locator("#keyboard")).to_be_visible()
    await expect(page.locator(".theirs").last).to_contain_text("Hello!")
    await expect(page.locator(".theirs").last).to_be_in_viewport(ratio=1)
