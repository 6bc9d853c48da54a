"""Every night the desk forgets what it has kept for long enough."""

from domain.jobs.runs import State
from jobs.engine.context import Context, Handler
from queries.jobs.runs import Ending
from queries.postgres import Postgres
from queries.retention import FORGET, forget


def retention(postgres: Postgres) -> Handler:
    """The work of the job RETENTION; its result counts the rows of each kind."""

    async def work(context: Context) -> Ending:
        removed: dict[str, int] = {}
        for done, kind in enumerate(FORGET):
            context.progress("tidying", 100 * done / len(FORGET))
            removed[kind] = await forget(postgres, kind)
        rows = sum(removed.values())
        context.log("INFO", "FORGOTTEN", f"{rows} old rows are forgotten", **removed)
        return Ending(State.COMPLETED, {"rows": rows, "removed": removed})

    return work
