"""``griddesk run`` begun before its own database is there: people are told, and then served."""

from pathlib import Path

from sandbox.parts import Sandbox
from sandbox.telegram import BotApi
from tests.integration.test_run_process import NUMBER, TOKEN, end, serving


async def test_a_database_that_comes_later_is_waited_for(utility: Sandbox, tmp_path: Path) -> None:
    assert utility.postgres is not None
    dsn = utility.postgres.dsn_of("desk_comes_later")
    async with (
        BotApi(token=TOKEN) as api,
        serving(utility, api, tmp_path / "log", PG_DSN=dsn) as served,
    ):
        nadia = served.nadia
        await nadia.say(NUMBER)
        assert "The desk is not ready right now" in nadia.sees

        await utility.postgres.create_database("desk_comes_later")
        await nadia.say("/start")
        while "not ready" in nadia.sees:
            await nadia.say("/start")
        await nadia.say(NUMBER)
        assert "Customer found" in nadia.sees
        assert await end(served.process) == 0

    log = served.log.read_text()
    assert "the desk's own database is not ready" in log
    assert "Traceback" not in log
