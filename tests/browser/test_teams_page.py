"""The page of Teams channels in a real browser: cards by the official renderer."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from playwright.async_api import Page, async_playwright, expect
from yarl import URL

from domain.languages import Language
from formatters.alerts.cards import Card, cards
from formatters.alerts.contents import Content, Fact, Grid, Section, Tone
from formatters.words import WORDS
from jobs.alerts.outcomes import Accepted
from sandbox.teams import Teams
from sandbox.teams.pages import renderer_is_there
from tests.browser.test_chat_page import CHROMIUM, DESK, FLAGS, PHONE
from tests.card_cases import KINDS
from tests.integration.alert_rig import stuck
from tests.teams import channel_to, message_of, target

HOSTILE = (
    "**b** _i_ [x](https://evil.example) `c` <b>t</b> &lt; {{DATE(2026-01-01T00:00:00Z)}} a\\b"
)

pytestmark = pytest.mark.skipif(
    not renderer_is_there(), reason="the renderer is not installed: make setup"
)


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with Teams(strict_pace=False) as running:
        yield running


@pytest.fixture
async def page(teams: Teams) -> AsyncIterator[Page]:
    """The page; errors of its scripts fail the test."""
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport=DESK)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        await page.goto(f"{teams.url}/")
        yield page
        await browser.close()
    assert wrong == []


async def post(teams: Teams, made: list[Card]) -> None:
    """Cards, posted by hand to the channel that the page opens with."""
    address = URL(teams.webhook("Alerts"), encoded=True)
    async with aiohttp.ClientSession() as session:
        for card in made:
            kind = "application/vnd.microsoft.card.adaptive"
            attachment = {"contentType": kind, "contentUrl": None, "content": card}
            body = json.dumps({"type": "message", "attachments": [attachment]}, ensure_ascii=False)
            headers = {"Content-Type": "application/json"}
            async with session.post(address, data=body, headers=headers) as answer:
                assert answer.status == 202


async def test_an_alert_appears_in_its_channel_while_one_looks(page: Page, teams: Teams) -> None:
    await expect(page.locator("#nothing")).to_be_visible()
    async with channel_to(lambda _: teams.webhook("Alerts")) as channel:
        assert await channel.send(target(), message_of(stuck())) == Accepted()

    await expect(page.locator(".card").first).to_contain_text("BMHHS")
    await expect(page.get_by_role("link", name="Open in Telegram")).to_be_visible()
    await expect(page.locator("#missing")).to_be_hidden()


async def test_data_is_shown_letter_by_letter(page: Page, teams: Teams) -> None:
    sections = (
        Section(HOSTILE, (HOSTILE,), (Fact(HOSTILE, HOSTILE),)),
        Section(facts=(Fact(HOSTILE, HOSTILE, Tone.GOOD),), grid=Grid(("h",), ((HOSTILE,),))),
    )
    content = Content(HOSTILE, Tone.ATTENTION, HOSTILE, sections, HOSTILE)
    await post(teams, cards(WORDS[Language.ENGLISH], content))

    await expect(page.locator(".card")).to_be_visible()
    shown = await page.locator(".card").inner_text()
    assert shown.count(HOSTILE) == 10
    assert await page.locator(".card a, .card strong, .card em, .card code, .card b").count() == 0


async def test_other_channels_say_that_something_is_new(page: Page, teams: Teams) -> None:
    async with channel_to(lambda _: teams.webhook("NOCS reports")) as channel:
        assert await channel.send(target(), message_of(stuck())) == Accepted()

    await page.get_by_role("button", name="NOCS reports •").click()
    await expect(page.locator(".card")).to_have_count(1)
    await expect(page.get_by_role("button", name="NOCS reports")).to_have_attribute(
        "aria-current", "true"
    )


@pytest.mark.parametrize("language", Language)
async def test_cards_of_every_kind_fit_a_telephone(
    page: Page, teams: Teams, language: Language
) -> None:
    await page.set_viewport_size(PHONE)
    words = WORDS[language]
    made = [card for kind in KINDS.values() for card in cards(words, kind(words))]
    await post(teams, made)
    await expect(page.locator(".card")).to_have_count(len(made))

    assert not await page.evaluate("document.body.scrollWidth > window.innerWidth")
    cut = """[...document.querySelectorAll('.card *')].filter(one =>
      one.scrollWidth > one.clientWidth + 1
      && getComputedStyle(one).overflow !== 'visible').length"""
    assert await page.evaluate(cut) == 0
