"""How bad something is."""

from enum import StrEnum


class Severity(StrEnum):
    """As alerts have it, least first."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"

    def at_least(self, least: "Severity") -> bool:
        """Whether it is as bad as that, or worse."""
        ranks = tuple(Severity)
        return ranks.index(self) >= ranks.index(least)
