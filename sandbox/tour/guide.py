"""Lets people act, shows what they see, and compares it with what is known to be true."""

from collections.abc import Callable

from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, KARIM, NADIA, RAHIM, SALMA
from sandbox.utility import Manifest

Say = Callable[[str], None]
_SHOWN_LINES = 12


class TourFailed(Exception):
    """The bot answered something that is not what the manifest knows."""


class Guide:
    """The people of the tour; each act names words that the answer has to hold."""

    def __init__(self, api: BotApi, manifest: Manifest, say: Say) -> None:
        self.manifest = manifest
        self.rahim, self.karim, self.salma, self.nadia, self.farid = (
            Person(api, profile, deadline=60.0) for profile in (RAHIM, KARIM, SALMA, NADIA, FARID)
        )
        self._say = say

    async def types(self, person: Person, text: str, *expected: str | None) -> None:
        """Send a message."""
        self._say(f"\n{_first_name(person)} types: {text}")
        await person.say(text, until=_shows(expected))
        self._answered(person, expected)

    async def presses(self, person: Person, caption: str, *expected: str | None) -> None:
        """Press a button."""
        self._say(f"\n{_first_name(person)} presses: {caption}")
        await person.press(caption, until=_shows(expected))
        self._answered(person, expected)

    async def presses_for_picture(self, person: Person, caption: str) -> None:
        """Press a button that a picture answers."""
        self._say(f"\n{_first_name(person)} presses: {caption}")
        await person.press(caption, until=lambda one: one.photo is not None)
        self._answered(person, ())

    async def presses_for_file(self, person: Person, caption: str, ending: str) -> None:
        """Press a button that a file answers."""
        self._say(f"\n{_first_name(person)} presses: {caption}")
        await person.press(caption, until=lambda one: one.document is not None)
        self.expect(bool(person.document and person.document[0].endswith(ending)), ending)
        self._answered(person, ())

    async def shares_number(self, person: Person, *expected: str | None) -> None:
        """Share the own phone number by Telegram's button."""
        self._say(f"\n{_first_name(person)} shares the phone number {person.profile.phone}")
        await person.share_contact(until=_shows(expected))
        self._answered(person, expected)

    async def hears(self, person: Person, *expected: str | None) -> None:
        """Get a message without having done anything, or see one change."""
        await person.wait(_shows(expected))
        self.quote(person, _head(person))
        self._compare(person, expected)

    def tell(self, what: str) -> None:
        """Say what happens where no person acts."""
        self._say(f"\n{what}")

    def expect(self, true: bool, what: str) -> None:
        """Raises TourFailed unless it is so."""
        if not true:
            raise TourFailed(f"The tour expected {what}; the manifest and the bot disagree.")

    def quote(self, person: Person, lines: list[str]) -> None:
        """Say some lines of what the person sees."""
        self._say(f"\n{_first_name(person)} sees")
        self._say(_quoted(lines))

    def _answered(self, person: Person, expected: tuple[str | None, ...]) -> None:
        self._say(_quoted(_head(person)))
        self._compare(person, expected)

    def _compare(self, person: Person, expected: tuple[str | None, ...]) -> None:
        for words in expected:
            self.expect(words is not None and words in person.sees, f"{words!r} in the answer")


def _first_name(person: Person) -> str:
    """With the group, where it is not the private chat."""
    name = person.profile.first_name
    return name if person.chat_id == person.profile.id else f"{name}, in the group,"


def _quoted(lines: list[str]) -> str:
    return "\n".join(f"    │ {line}" for line in lines)


def _head(person: Person) -> list[str]:
    """What the person sees, a picture or file by its name, long pages by their beginning."""
    lines = person.sees.splitlines()
    if person.photo:
        lines.insert(0, f"[a picture, {len(person.photo) // 1024} KiB]")
    if person.document:
        lines.insert(0, f"[{person.document[0]}, {len(person.document[1]) // 1024} KiB]")
    rest = len(lines) - _SHOWN_LINES
    return lines if rest <= 0 else [*lines[:_SHOWN_LINES], f"… and {rest} lines more"]


def _shows(expected: tuple[str | None, ...]) -> Callable[[Person], bool]:
    return lambda person: all(words is not None and words in person.sees for words in expected)
