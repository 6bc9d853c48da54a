"""``python -m sandbox.pictures``: the README's pictures, taken of the sandbox's pages."""

import asyncio
from pathlib import Path

import click

from sandbox.batch_pictures import take_batches
from sandbox.camera import Camera, phone
from sandbox.parts import Sandbox, run_sandbox
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, KARIM, NADIA, RAHIM

FOLDER = Path("docs/pictures")
CUSTOMER = "17813970"
#: One of Rahim's own.
HIS_ACCOUNT = "90000043"
_DESK, _BATCHES = "desk", "batches"


async def take_desk(api: BotApi, folder: Path) -> None:
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


async def _pictures(folder: Path, only: str | None) -> None:
    async with run_sandbox(customers=40, seed=1) as running:
        assert running.telegram is not None
        async with run_service(_settings(running)):
            if only != _BATCHES:
                await take_desk(running.telegram, folder)
            if only != _DESK:
                await take_batches(running, folder)


def _settings(running: Sandbox) -> dict[str, str]:
    admins = f"{NADIA.id},{FARID.id}"
    return {**running.environment(), "ADMIN_IDS": admins, "LOG_LEVEL": "WARNING"}


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True)
@click.option("--only", type=click.Choice([_DESK, _BATCHES]), help="Take these alone.")
def main(*, folder: Path, only: str | None) -> None:
    """Take the README's pictures again."""
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_pictures(folder, only))


if __name__ == "__main__":
    main()
