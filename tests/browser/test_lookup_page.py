"""The look-up in the chat page on a phone: the real desk, the real driver, a real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect

from domain.languages import Language
from formatters.money import taka
from formatters.words import WORDS
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.telegram import NADIA, BotApi
from tests.browser.test_chat_page import CHROMIUM, FLAGS, PHONE, say
from tests.conftest import serving

SIDEWAYS = """[document.documentElement, document.querySelector("#talk")]
    .map((node) => node.scrollWidth - node.clientWidth)"""
#: Captions that are cut, or that need a second line.
CRAMPED = """[...document.querySelectorAll(".key span")]
    .filter((node) => node.scrollWidth > node.clientWidth || node.offsetHeight > 24)
    .map((node) => node.textContent)"""
DRAWN = "document.querySelector('img.photo')?.naturalWidth"


@pytest.fixture
async def page(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Page]:
    """Nadia's phone in front of a served desk; script errors fail the test."""
    wrong: list[str] = []
    async with serving(api, oracle, store), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = await browser.new_page(viewport=PHONE)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        await opened.goto(f"{api.url}/#{NADIA.id}/{NADIA.id}")
        await expect(opened.locator(".welcome")).to_be_visible()
        yield opened
        await browser.close()
    assert wrong == []


async def press(page: Page, caption: str, shown: str) -> None:
    """Press a button under the answer and see the page it leads to, whole and at rest."""
    newest = page.locator(".theirs").last  # text takes a picture's place as a new message
    await newest.locator(".key", has_text=caption).click()
    await expect(newest.locator(".text")).to_contain_text(shown)
    await expect(page.locator(".key.waiting")).to_have_count(0)
    assert await page.evaluate(SIDEWAYS) == [0, 0]
    assert await page.evaluate(CRAMPED) == []


async def test_a_customer_is_looked_up_on_a_phone(page: Page, utility: Sandbox) -> None:
    assert utility.manifest is not None
    case = utility.manifest.case("usual")

    await say(page, case.type_this)
    await expect(page.locator(".theirs")).to_contain_text(str(case.name))
    await press(page, "Current Balance", taka(WORDS[Language.ENGLISH], case.balance))
    await press(page, "Back to Menu", "Customer found")
    await press(page, "Monthly Billing", taka(WORDS[Language.ENGLISH], case.months[-1].charge))
    await press(page, "Last one", "the latest month")
    await press(page, "All", taka(WORDS[Language.ENGLISH], case.months[0].charge))
    await press(page, "Back to Menu", "Customer found")
    await press(page, "Usage Chart", "Usage chart")
    await page.wait_for_function(f"{DRAWN} === 1080")
    assert await page.evaluate(SIDEWAYS) == [0, 0]
    await press(page, "Back to Menu", "Customer found")

    await expect(page.locator("img.photo")).to_have_count(0)
    await expect(page.locator(".theirs")).to_have_count(1)
