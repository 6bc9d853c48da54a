"""Meters that are connected and disconnected from afar: commands of a day, counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Commands:
    """Commands of one kind: ``normal`` are carried out, ``pending`` wait for the meter."""

    total: int = 0
    normal: int = 0
    pending: int = 0
    failed: int = 0

    def __add__(self, other: "Commands") -> "Commands":
        return Commands(
            self.total + other.total,
            self.normal + other.normal,
            self.pending + other.pending,
            self.failed + other.failed,
        )


@dataclass(frozen=True, slots=True)
class AreaCommands:
    """The commands of one NOCS."""

    name: str
    connect: Commands
    disconnect: Commands


@dataclass(frozen=True, slots=True)
class CommandReport:
    """All areas at one moment."""

    at: datetime
    areas: tuple[AreaCommands, ...]

    @property
    def connect(self) -> Commands:
        """Remote connects of all areas."""
        return _sum(area.connect for area in self.areas)

    @property
    def disconnect(self) -> Commands:
        """Remote disconnects of all areas."""
        return _sum(area.disconnect for area in self.areas)


def _sum(several: Iterable[Commands]) -> Commands:
    return sum(several, Commands())
