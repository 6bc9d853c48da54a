"""The batch floor of the synthetic utility: batches that start, get on, stall, end and fail.

Its time is the billing system's, which can be put forward: ``later`` does in a moment what half an
hour does, records included.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import asyncpg

from domain.batches.checks import RunKey

_SITE = ZoneInfo("Asia/Dhaka")
_THREADS = 4
_NEVER = timedelta()
#: So many records are a night's work; the run ends with them.
_NIGHT = 400_000

_JOB_ID = "SELECT lpad((max(batch_job_id)::bigint + 1)::text, 14, '0') FROM cisadm.ci_batch_job"
_JOB = f"INSERT INTO cisadm.ci_batch_job SELECT ({_JOB_ID}), $1, $2, 'ST'"
_RUN = "INSERT INTO cisadm.ci_batch_run VALUES ($1, $2, $3, $4, $5, NULL)"
_THREAD = f"""
INSERT INTO cisadm.ci_batch_inst
SELECT $1, $2, $3, thread, 0, 0 FROM generate_series(1, {_THREADS}) thread
"""
_OF_RUN = "batch_cd = $1 AND batch_nbr = $2 AND batch_rerun_nbr = $3"
_COUNT = f"""
UPDATE cisadm.ci_batch_inst
   SET rec_proc_cnt = $4::bigint / {_THREADS}
                      + CASE WHEN batch_thread_nbr <= $4::bigint % {_THREADS} THEN 1 ELSE 0 END
 WHERE {_OF_RUN}
"""
_ERRORS = (
    f"UPDATE cisadm.ci_batch_inst SET rec_err_cnt = $4 WHERE {_OF_RUN} AND batch_thread_nbr = 1"
)
_END = f"UPDATE cisadm.ci_batch_run SET end_dttm = $4 WHERE {_OF_RUN}"
_STATUS = """
UPDATE cisadm.ci_batch_job SET batch_job_stat_flg = $3
 WHERE batch_job_id = (SELECT max(batch_job_id) FROM cisadm.ci_batch_job
                        WHERE batch_cd = $1 AND batch_nbr = $2)
"""
_NUMBER = "SELECT coalesce(max(batch_nbr), 1999) + 1 FROM cisadm.ci_batch_run WHERE batch_cd = $1"
_RUNNING = """
SELECT run.batch_cd, run.batch_nbr, run.batch_rerun_nbr,
       (SELECT coalesce(sum(rec_proc_cnt), 0) FROM cisadm.ci_batch_inst inst
         WHERE (inst.batch_cd, inst.batch_nbr, inst.batch_rerun_nbr)
               = (run.batch_cd, run.batch_nbr, run.batch_rerun_nbr)),
       extract(epoch FROM now() AT TIME ZONE 'Asia/Dhaka' - run.start_dttm)
  FROM cisadm.ci_batch_run run
 WHERE run.end_dttm IS NULL
   AND EXISTS (SELECT FROM cisadm.ci_batch_job job
                WHERE (job.batch_cd, job.batch_nbr, job.batch_job_stat_flg)
                      = (run.batch_cd, run.batch_nbr, 'ST'))
   AND run.batch_rerun_nbr = (SELECT max(other.batch_rerun_nbr) FROM cisadm.ci_batch_run other
                               WHERE (other.batch_cd, other.batch_nbr)
                                     = (run.batch_cd, run.batch_nbr))
"""
#: A run whose job waits has not ended.
_ASIDE = """
UPDATE cisadm.ci_batch_job SET batch_job_stat_flg = 'PD'
 WHERE batch_job_stat_flg = 'ST' RETURNING batch_job_id
"""
_BACK = "UPDATE cisadm.ci_batch_job SET batch_job_stat_flg = 'ST' WHERE batch_job_id = ANY($1)"
_FORGET = tuple(
    f"DELETE FROM cisadm.{table} WHERE batch_cd = $1 AND batch_nbr = $2"
    for table in ("ci_batch_job", "ci_batch_run", "ci_batch_inst")
)


class Engine(Protocol):
    """Whatever says how far the billing system's clock is ahead."""

    ahead: timedelta


@dataclass
class _Going:
    """A batch that runs: records so far, and how many come each second."""

    records: float
    rps: float


class BatchFloor:
    """Lets batches run in the database ``dsn`` by the clock of ``engine``."""

    def __init__(self, dsn: str, engine: Engine) -> None:
        self._dsn = dsn
        self._engine = engine
        self._going: dict[RunKey, _Going] = {}
        self._made: set[RunKey] = set()
        self._last = self.now()
        self._stage = asyncio.Lock()
        #: What plays now: whoever lives in another scene stands still.
        self._scene = object()

    def now(self) -> datetime:
        """The billing system's time, aware."""
        return datetime.now(UTC) + self._engine.ahead

    async def start(
        self, code: str, *, rps: float = 0, of: RunKey | None = None, ago: timedelta = _NEVER
    ) -> RunKey:
        """Begin a run with so many records a second; ``of``: it is the rerun of that one."""
        async with self._connected() as connection:
            number = of.number if of else await connection.fetchval(_NUMBER, code)
            run = RunKey(code, int(number), of.rerun + 1 if of else 0)
            began = self._local(self.now() - ago)
            midnight = began.replace(hour=0, minute=0, second=0)
            await connection.execute(_RUN, *_key(run), midnight, began)
            await connection.execute(_THREAD, *_key(run))
            await connection.execute(_JOB, code, run.number)
        await self.tick()
        self._going[run] = _Going(0, rps)
        self._made.add(run)
        return run

    def pace(self, run: RunKey, rps: float) -> None:
        """From now on so many records a second; 0: it stalls."""
        self._going[run].rps = rps

    async def count(self, run: RunKey, records: int) -> None:
        """So many records it has, whatever it had before."""
        going = self._going[run]
        going.records = records
        await self._write(run, going)

    async def tick(self) -> None:
        """Let everything get on to where it is by now."""
        now = self.now()
        passed, self._last = (now - self._last).total_seconds(), now
        for run, going in list(self._going.items()):
            if going.rps:
                going.records += going.rps * passed
                await self._write(run, going)

    async def later(self, span: timedelta) -> None:
        """So much time passes at once."""
        await self.tick()
        self._engine.ahead += span
        await self.tick()

    async def end(self, run: RunKey, *, errors: int | None = None) -> None:
        """The run ends well, or with so many errors."""
        await self.tick()
        del self._going[run]
        async with self._connected() as connection:
            await connection.execute(_END, *_key(run), self._local(self.now()))
            if errors is not None:
                await connection.execute(_ERRORS, *_key(run), errors)
            status = "ED" if errors is None else "ER"
            await connection.execute(_STATUS, run.code, run.number, status)

    async def restart(self, run: RunKey) -> None:
        """A run that is over goes on under its own key."""
        async with self._connected() as connection:
            await connection.execute(_END, *_key(run), None)
            await connection.execute(_STATUS, run.code, run.number, "ST")
        self._going[run] = _Going(0, 0)

    @asynccontextmanager
    async def living(self, every: float = 2.0) -> AsyncIterator[None]:
        """What runs already gets on by itself, ends with its night's work, and begins anew."""
        nights = set(await self._adopted())
        work = asyncio.create_task(self._live(nights, every))
        try:
            yield
        finally:
            work.cancel()
            await asyncio.wait([work])
            for run in nights:
                self._going.pop(run, None)

    @asynccontextmanager
    async def cleared(self) -> AsyncIterator["BatchFloor"]:
        """Nothing but what is started within runs; afterwards all is as it was before.

        What ran before stands still meanwhile.
        """
        async with self._stage:
            resting = self._going, self._made, self._scene
            self._going, self._made, self._scene = {}, set(), object()
            jobs = await self._fetch(_ASIDE)
        try:
            yield self
        finally:
            async with self._stage:
                await self._forget()
                await self._fetch(_BACK, [job for (job,) in jobs])
                self._going, self._made, self._scene = resting
                self._engine.ahead = timedelta()
                self._last = self.now()

    async def _adopted(self) -> list[RunKey]:
        found = await self._fetch(_RUNNING)
        for code, number, rerun, records, seconds in found:
            going = _Going(float(records), float(records) / max(float(seconds), 1.0))
            self._going[RunKey(code.strip(), int(number), int(rerun))] = going
        return list(self._going)

    async def _live(self, nights: set[RunKey], every: float) -> None:
        scene = self._scene
        while True:
            await asyncio.sleep(every)
            async with self._stage:
                if self._scene is scene:
                    await self._get_on(nights)

    async def _get_on(self, nights: set[RunKey]) -> None:
        await self.tick()
        for run in [run for run in nights if self._going[run].records >= _NIGHT]:
            rps = self._going[run].rps
            await self.end(run)
            nights.remove(run)
            nights.add(await self.start(run.code, rps=rps))

    async def _write(self, run: RunKey, going: _Going) -> None:
        async with self._connected() as connection:
            await connection.execute(_COUNT, *_key(run), int(going.records))

    async def _fetch(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        async with self._connected() as connection:
            return await connection.fetch(statement, *values)

    async def _forget(self) -> None:
        async with self._connected() as connection:
            for run in self._made:
                for statement in _FORGET:
                    await connection.execute(statement, run.code, run.number)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(_SITE).replace(tzinfo=None, microsecond=0)

    @asynccontextmanager
    async def _connected(self) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
        connection = await asyncpg.connect(self._dsn)
        try:
            yield connection
        finally:
            await connection.close()


def _key(run: RunKey) -> tuple[str, int, int]:
    return run.code, run.number, run.rerun
