"""Takes pictures of the pages of the sandbox in a browser."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from sandbox.telegram import Profile

PHONE = ViewportSize(width=360, height=740)
_DESK = ViewportSize(width=1000, height=760)
_PATIENCE_MS = 40_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
#: A plain ground, because a gradient makes a PNG several times as large.
_PLAIN = "#talk { background: var(--ground) }"
#: How high the window must be for the whole conversation.
_WHOLE = """() => {
    const talk = document.querySelector("#talk"), [first, last] = [talk.firstChild, talk.lastChild];
    const said = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    return Math.ceil(innerHeight - talk.clientHeight + said + 28);
}"""
_TO_TOP = "document.querySelector('#talk').scrollTop = 0"


class Camera:
    """A person's phone: it types, presses, and takes pictures of what it then shows."""

    def __init__(self, page: Page, folder: Path) -> None:
        self._page = page
        self._folder = folder
        self._newest = page.locator(".row.theirs").last

    async def sees(self, words: str) -> None:
        """Wait until the newest message of the bot holds some words."""
        await expect(self._newest).to_contain_text(words, timeout=_PATIENCE_MS)

    async def says(self, text: str, *, until: str) -> None:
        """Type a text and wait for the answer."""
        await self._page.fill("#input", text)
        await self._page.keyboard.press("Enter")
        await self.sees(until)

    async def presses(self, caption: str, *, until: str) -> None:
        """The same for a button under the newest message."""
        await self._page.set_viewport_size(PHONE)
        await self._newest.locator(".key", has_text=caption).click()
        await self.sees(until)

    async def takes(self, name: str, *, most: int = PHONE["height"]) -> None:
        """Keep the page as ``name``.png, or its beginning where it is higher than ``most``.

        Nothing on it moves or waits any more.
        """
        page, path = self._page, self._folder / f"{name}.png"
        await page.locator("#input").blur()
        await page.mouse.move(0, 0)
        await expect(page.locator(".key.waiting")).to_have_count(0, timeout=_PATIENCE_MS)
        await expect(page.locator("#status")).to_have_text("bot", timeout=_PATIENCE_MS)
        await page.wait_for_function("[...document.images].every((one) => one.complete)")
        height = min(await page.evaluate(_WHOLE), most)
        await page.set_viewport_size({**PHONE, "height": height})
        await page.evaluate(_TO_TOP)
        await page.screenshot(path=path, animations="disabled")
        _tell(path)


@asynccontextmanager
async def phone(url: str, person: Profile) -> AsyncIterator[Page]:
    """The chat page as a person sees it on a phone, sharp enough to be looked at closely."""
    async with _browser() as browser:
        page = await browser.new_page(
            viewport=PHONE,
            device_scale_factor=2,
            color_scheme="light",
            reduced_motion="reduce",
            timezone_id="Asia/Dhaka",
            bypass_csp=True,  # for the plain ground
        )
        await page.goto(f"{url}/#{person.id}/{person.id}")
        await page.add_style_tag(content=_PLAIN)
        yield page


async def take_card(url: str, words: str, path: Path) -> None:
    """The newest card of the first Teams channel that holds some words, as wide as on a desk."""
    async with _browser() as browser:
        page = await browser.new_page(
            viewport=_DESK, device_scale_factor=2, color_scheme="light", timezone_id="Asia/Dhaka"
        )
        await page.goto(url)
        card = page.locator("#posts > li", has_text=words).last
        await expect(card).to_be_visible(timeout=_PATIENCE_MS)
        await card.screenshot(path=path, animations="disabled")
        _tell(path)


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        raise click.ClickException("A browser is needed: install chromium.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=[*_FLAGS])
        yield browser
        await browser.close()


def _tell(path: Path) -> None:
    click.echo(f"{path}: {path.stat().st_size / 1024:.0f} KiB")
