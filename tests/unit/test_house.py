"""What the documents promise is in the code, and nothing is in the tree that should not be."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.__main__ import main
from bot.commands import IN_GROUPS, IN_PRIVATE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return [path for name in listed if (path := ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    return [
        (path, path.read_text(errors="replace"))
        for path in tracked()
        if path.suffix not in {".ttf", ".png"}
    ]


def command_names(group: click.Group) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from (f"{name} {below}" for below in command_names(command))
        else:
            yield name


@pytest.mark.parametrize("name", [*command_names(main)])
def test_the_readme_names_every_command(name: str) -> None:
    assert f"`griddesk {name}" in README


@pytest.mark.parametrize("command", sorted({*IN_GROUPS}.union(*IN_PRIVATE.values())))
def test_the_readme_names_every_command_of_the_chat(command: str) -> None:
    assert f"`/{command}`" in README


def test_every_link_and_picture_of_the_readme_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_nothing_looks_like_a_bot_token() -> None:
    shape = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")

    assert [path for path, text in texts() if shape.search(text)] == []


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements-dev.lock").read_text()
    requirements = re.findall(r"(?m)^[a-z0-9].*$", lock)

    assert len(requirements) > 30
    assert lock.count("--hash=sha256:") >= len(requirements)
    assert "://" not in lock


def test_the_continuous_integration_runs_the_readme_s_command() -> None:
    assert "make test" in README
    assert "make test" in (ROOT / ".ci" / "run").read_text()
