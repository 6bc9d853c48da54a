"""The demo's tour: who says what, what the bot answers, and whether that is true."""

import asyncio

from sandbox.parts import Sandbox
from sandbox.tour.guide import Guide, Say, TourFailed
from sandbox.tour.joining import join
from sandbox.tour.linking import link
from sandbox.tour.look_up import look_up
from sandbox.tour.operating import operate
from sandbox.tour.talking import talk
from sandbox.tour.watching import watch

__all__ = ["TourFailed", "play"]


async def play(running: Sandbox, say: Say) -> None:
    """Play the tour within three minutes; raises TourFailed at the first wrong answer."""
    if not (running.telegram and running.manifest and running.floor and running.teams):
        raise TourFailed("The tour needs every part of the sandbox.")
    guide = Guide(running.telegram, running.manifest, say)
    async with asyncio.timeout(180):
        await join(guide)
        await link(guide)
        await talk(guide)
        await look_up(guide)
        await operate(guide)
        await watch(guide, running.floor, running.teams)
