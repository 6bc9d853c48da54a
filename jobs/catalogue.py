"""The jobs of the utility: what they are called, what they can be told, who does their work."""

from collections.abc import Mapping
from datetime import timedelta

from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind, Parameter
from jobs.batch_look import WatchSettings
from jobs.batch_watch import Watch, batch_watch
from jobs.caching.bill_stop import bill_stop
from jobs.caching.nocs_balance import nocs_balance
from jobs.caching.nocs_payoff import nocs_payoff
from jobs.caching.refresh import Sources
from jobs.engine.context import Handlers
from jobs.retention import retention
from jobs.teams_reports import Reports, teams_reports

_CACHES = "CACHES"

UTILITY_JOBS: Mapping[str, Job] = {
    job.name: job
    for job in (
        Job("NOCS_BALANCE", _CACHES, priority=7, max_runtime=timedelta(hours=1), retries=2),
        Job(
            "NOCS_PAYOFF",
            _CACHES,
            max_runtime=timedelta(hours=2),
            retries=2,
            parameters=(Parameter("area", Kind.TEXT, "", pattern=r"[A-Za-z0-9_-]{0,16}"),),
        ),
        Job("BILL_STOP", _CACHES, max_runtime=timedelta(hours=2), retries=2),
        Job("BATCH_WATCH", "WATCH", priority=8, max_runtime=timedelta(minutes=15), retries=1),
        Job(
            "TEAMS_REPORTS",
            "REPORTS",
            max_runtime=timedelta(minutes=5),
            retries=2,
            parameters=(Parameter("whole", Kind.YN, "no"),),
        ),
        Job("RETENTION", "SYSTEM", priority=1, retries=2),
    )
}


def handlers(sources: Sources, watch: WatchSettings | None = None) -> Handlers:
    """The work of each job, by its name; ``watch`` None: the batch watch has its usual limits."""
    watched = watch or WatchSettings(sources.site.zone)
    return {
        "NOCS_BALANCE": nocs_balance(sources),
        "NOCS_PAYOFF": nocs_payoff(sources),
        "BILL_STOP": bill_stop(sources),
        "BATCH_WATCH": batch_watch(Watch(sources.oracle, sources.postgres, watched)),
        "TEAMS_REPORTS": teams_reports(Reports(sources.postgres, sources.site.zone)),
        "RETENTION": retention(sources.postgres),
    }
