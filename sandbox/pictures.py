"""``python -m sandbox.pictures``: the README's pictures, taken of the chat page in a browser."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from sandbox.parts import Sandbox, run_sandbox
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram import BotApi, Profile
from sandbox.telegram.people import FARID, KARIM, NADIA, RAHIM

FOLDER = Path("docs/pictures")
PHONE = ViewportSize(width=360, height=740)
CUSTOMER = "17813970"
#: One of Rahim's own.
HIS_ACCOUNT = "90000043"
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

    async def takes(self, name: str) -> None:
        """Keep the page as ``name``.png, or its beginning where it is longer than the phone.

        Nothing on it moves or waits any more.
        """
        page, path = self._page, self._folder / f"{name}.png"
        await page.locator("#input").blur()
        await page.mouse.move(0, 0)
        await expect(page.locator(".key.waiting")).to_have_count(0, timeout=_PATIENCE_MS)
        await expect(page.locator("#status")).to_have_text("bot", timeout=_PATIENCE_MS)
        await page.wait_for_function("[...document.images].every((one) => one.complete)")
        height = min(await page.evaluate(_WHOLE), PHONE["height"])
        await page.set_viewport_size({**PHONE, "height": height})
        await page.evaluate(_TO_TOP)
        await page.screenshot(path=path, animations="disabled")
        click.echo(f"{path}: {path.stat().st_size / 1024:.0f} KiB")


async def take_all(api: BotApi, folder: Path) -> None:
    """A look-up, a run and what it brought, a request for access, an own account in Bengali."""
    async with phone(api.url, NADIA) as page:
        await _look_up(Camera(page, folder))
    for work in (_run, _read):
        api.chats[NADIA.id].messages.clear()  # each picture begins with its own
        async with phone(api.url, NADIA) as page:
            await work(Camera(page, folder))
    async with phone(api.url, FARID) as page:
        await _decide(api, Camera(page, folder))
    await _link(api)
    async with phone(api.url, RAHIM) as page:
        await _own_account(Camera(page, folder))


async def _look_up(camera: Camera) -> None:
    await camera.says(CUSTOMER, until="Customer found")
    await camera.takes("menu")
    for name, caption, shown in (
        ("billing", "Monthly Billing", "Total charges"),
        ("chart", "Usage Chart", "Usage chart"),
    ):
        await camera.presses(caption, until=shown)
        await camera.takes(name)
        await camera.presses("Back to Menu", until="Customer found")


async def _run(camera: Camera) -> None:
    await camera.says("/job NOCS_BALANCE", until="Last runs")
    await camera.presses("▶️ Run", until="Published")
    await camera.takes("run")


async def _read(camera: Camera) -> None:
    await camera.says("/nocs", until="Data of")
    await camera.takes("nocs")
    await camera.presses("As a picture", until="Data of")
    await camera.takes("nocs-chart")


async def _decide(api: BotApi, camera: Camera) -> None:
    karim = Person(api, KARIM)
    await karim.say("/start")
    await karim.press("🙋 Ask for access")
    await camera.sees("asks for access")
    await camera.takes("request")


async def _link(api: BotApi) -> None:
    rahim = Person(api, RAHIM)
    await rahim.say("/account")
    await rahim.share_contact(until=lambda owner: bool(owner.buttons))
    api.chats[RAHIM.id].messages.clear()  # the picture begins after this


async def _own_account(camera: Camera) -> None:
    await camera.says("/account", until="আমার হিসাবগুলো")
    await camera.presses(HIS_ACCOUNT, until="গ্রাহক পাওয়া গেছে")
    await camera.takes("account")


@asynccontextmanager
async def phone(url: str, person: Profile) -> AsyncIterator[Page]:
    """The chat page as a person sees it on a phone, sharp enough to be looked at closely."""
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        raise click.ClickException("A browser is needed: install chromium.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path, args=[*_FLAGS])
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
        await browser.close()


async def _pictures(folder: Path) -> None:
    async with run_sandbox(customers=40, seed=1) as running:
        assert running.telegram is not None
        async with run_service(_settings(running)):
            await take_all(running.telegram, folder)


def _settings(running: Sandbox) -> dict[str, str]:
    admins = f"{NADIA.id},{FARID.id}"
    return {**running.environment(), "ADMIN_IDS": admins, "LOG_LEVEL": "WARNING"}


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True)
def main(*, folder: Path) -> None:
    """Take the README's pictures again."""
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_pictures(folder))


if __name__ == "__main__":
    main()
