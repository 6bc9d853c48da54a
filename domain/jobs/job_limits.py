"""The limits of a job that people may change, as numbers with names."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind, Parameter
from domain.jobs.thresholds import Override, Threshold, threshold


def _limit(name: str, most: int) -> Parameter:
    return Parameter(name, Kind.INT, required=True, least=Decimal(1), most=Decimal(most))


#: What may be set, in the order of the page: minutes and percent.
LIMITS = (
    _limit("max_runtime_min", 10_080),
    _limit("warn_runtime_pct", 100),
    _limit("error_rate_pct", 100),
    _limit("schedule_tolerance_min", 10_080),
    _limit("degradation_pct", 1_000),
)


@dataclass(frozen=True, slots=True)
class JobLimits:
    """A job, and what was set for it."""

    job: Job
    override: Override

    @property
    def figures(self) -> Mapping[str, int]:
        """What holds now, by the names of the limits."""
        return _figures(threshold(self.job, self.override))

    @property
    def usual(self) -> Mapping[str, int]:
        """What would hold if nothing were set."""
        return _figures(threshold(self.job))

    @property
    def changed(self) -> Mapping[str, int]:
        """What was set."""
        return {name: value for name, value in asdict(self.override).items() if value is not None}


def _figures(limits: Threshold) -> Mapping[str, int]:
    return {
        "max_runtime_min": round(limits.max_runtime.total_seconds() / 60),
        "warn_runtime_pct": limits.warn_runtime_pct,
        "error_rate_pct": limits.error_rate_pct,
        "schedule_tolerance_min": round(limits.tolerance.total_seconds() / 60),
        "degradation_pct": limits.degradation_pct,
    }
