"""The watch, and what is told of one run of a batch: copies in a chat, cards in a channel."""

import asyncio
from dataclasses import dataclass
from typing import Any

from domain.batches.checks import RunKey, Verdict
from domain.languages import Language
from formatters.words import WORDS, Words
from sandbox.person import Person
from sandbox.teams import Teams
from sandbox.teams.server import CHANNELS

_ENGLISH = WORDS[Language.ENGLISH]
_ALERTS = CHANNELS[0]
_CARD_SECONDS = 40.0


async def look(person: Person, verdict: Verdict) -> list[str]:
    """Let the watch look now; the lines that say how it went, once it found one such batch.

    Whatever else the person is told meanwhile does no harm.
    """
    run, name = _ENGLISH("job-button-run"), _ENGLISH(f"run-fact-{verdict.value}")
    found = _ENGLISH("run-fact", name=name, value="1")
    before = len(_with(person, found))
    await person.say("/job BATCH_WATCH", until=lambda one: bool(_with(one, run)))
    await person.press(run, until=lambda one: len(_with(one, found)) > before)
    lines = str(_with(person, found)[-1]["text"]).splitlines()
    return [lines[0], found]


def _with(person: Person, words: str) -> list[dict[str, Any]]:
    """The messages of the chat that hold some words, in their text or on a button."""
    return [
        one
        for one in person.messages
        if words in one.get("text", "") or words in str(one.get("reply_markup", ""))
    ]


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat shows of a run, in its language."""

    person: Person
    words: Words
    run: RunKey

    async def shows(self, *expected: str) -> list[str]:
        """Wait until every copy holds all of these words; the lines with them; TimeoutError."""
        await self.person.wait(lambda _: self._shows(expected))
        lines = str(self._copies()[-1]["text"]).splitlines()
        return [line for line in lines if any(words in line for words in expected)]

    async def is_answered(self) -> str:
        """Wait for the first answer to a copy; TimeoutError."""
        await self.person.wait(lambda _: bool(self._answers()))
        return self._answers()[0]

    def places(self) -> list[int]:
        """Which messages show the run in full."""
        return [int(one["message_id"]) for one in self._copies()]

    def _shows(self, expected: tuple[str, ...]) -> bool:
        copies = self._copies()
        return bool(copies) and all(word in one["text"] for one in copies for word in expected)

    def _copies(self) -> list[dict[str, Any]]:
        """Reports name the run too, but have no buttons."""
        return [
            one
            for one in self.person.messages
            if str(self.run) in one.get("text", "") and "reply_markup" in one
        ]

    def _answers(self) -> list[str]:
        places = self.places()
        return [
            str(one["text"])
            for one in self.person.messages
            if one.get("reply_to_message", {}).get("message_id") in places
        ]


@dataclass(frozen=True, slots=True)
class Card:
    """What the channel for alerts shows of a run."""

    teams: Teams
    run: RunKey

    async def shows(self, *expected: str) -> str:
        """Wait for a card with all of these words and give its heading; TimeoutError."""
        async with asyncio.timeout(_CARD_SECONDS):
            while not (found := self._found(expected)):  # noqa: ASYNC110 - the sink tells nobody
                await asyncio.sleep(0.1)
        return found[-1].splitlines()[0]

    def _found(self, expected: tuple[str, ...]) -> list[str]:
        texts = [
            str(post.card["fallbackText"]) for post in self.teams.posts.of(_ALERTS) if post.card
        ]
        return [text for text in texts if all(word in text for word in (self.run.code, *expected))]
