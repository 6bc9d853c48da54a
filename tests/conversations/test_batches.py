"""/batches as a conversation: what runs, one run, a day, muted runs, limits tried and saved."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from domain.batches.checks import RunKey
from queries.alerts.silences import live_silences
from queries.batches.limits import limits_of
from queries.batches.running import RUNNING_BATCHES
from queries.errors import SourceDown
from queries.fake import FakeOracle
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM, NADIA
from tests.conftest import serving
from tests.conversations.job_rig import captions
from tests.conversations.linking import audited, grant
from tests.integration.watch_rig import HALF_AN_HOUR, Rig

PNG = b"\x89PNG"


@dataclass
class Desk:
    """A served desk beside a floor of batches: Nadia is an administrator, Karim an operator."""

    rig: Rig
    store: PostgresPool
    nadia: Person
    karim: Person

    async def stalls(self) -> RunKey:
        """The worked example up to its third check: the batch is stuck."""
        run = await self.rig.floor.start("BMHHS")
        for records in (45_230, 46_120, 46_245):
            await self.rig.later(run, records)
        return run

    async def opens(self, person: Person) -> RunKey:
        """The page of a stuck run."""
        run = await self.stalls()
        await person.say("/batches")
        await person.press(f"🚨 {run}")
        return run


@pytest.fixture
async def desk(
    utility: Sandbox, api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> AsyncIterator[Desk]:
    assert utility.floor is not None
    async with utility.floor.cleared() as floor, serving(api, oracle, store):
        await grant(store, KARIM, "operator")
        nadia, karim = Person(api, NADIA, quiet=0.05), Person(api, KARIM, quiet=0.05)
        yield Desk(Rig(oracle, store, floor), store, nadia, karim)


async def test_what_runs_is_listed_the_worst_first(desk: Desk) -> None:
    fine = await desk.rig.floor.start("AAA", rps=200)
    stuck = await desk.stalls()

    await desk.karim.say("/batches")

    sees = desk.karim.sees
    assert f"🚨 Stuck · {stuck}" in sees
    assert "🔴 8.56/s on average · 46,245 records · for 1h 30m" in sees
    assert "+125 records in 30 min = 0.07/s, limit 1/s, second time running." in sees
    assert "Pending IMD: " in sees
    assert sees.index(str(stuck)) < sees.index(str(fine))
    assert captions(desk.karim) == [
        *(f"🚨 {stuck}", f"✅ {fine}"),
        *("🔄 Refresh", "🗓 Timeline", "📊 24 hours"),
    ]


async def test_nothing_running_is_said(desk: Desk) -> None:
    await desk.karim.say("/batches")

    assert "No batch is running." in desk.karim.sees


async def test_the_list_follows_the_checks_of_the_watch(desk: Desk) -> None:
    run = await desk.rig.floor.start("BMHHS")
    await desk.rig.later(run, 45_230)
    await desk.karim.say("/batches")
    assert "45,230 records" in desk.karim.sees
    shown = len(desk.karim.messages)

    await desk.rig.later(run, 46_120)

    await desk.karim.wait(lambda karim: "46,120 records" in karim.sees)
    assert "🕐 Checked at" in desk.karim.sees
    assert len(desk.karim.messages) == shown


async def test_batches_that_cannot_be_seen_are_not_none(
    api: BotApi, store: PostgresPool, utility: Sandbox, oracle: OracleDatabase
) -> None:
    assert utility.floor is not None
    async with utility.floor.cleared() as floor:
        rig = Rig(oracle, store, floor)
        await rig.later(await floor.start("BMHHS"), 45_230)
        async with serving(api, FakeOracle({RUNNING_BATCHES: SourceDown()}), store):
            nadia = Person(api, NADIA, quiet=0.05)
            await nadia.say("/batches")

            assert "It is not known what runs now" in nadia.sees
            assert "seen last" in nadia.sees
            assert "45,230 records" in nadia.sees
            assert "No batch is running" not in nadia.sees


async def test_a_run_shows_its_verdict_and_what_is_known_around_it(desk: Desk) -> None:
    await desk.opens(desk.karim)

    sees = desk.karim.sees
    assert "🚨 Stuck" in sees
    assert "second time running" in sees
    assert "Average rate: 🔴 8.56/s" in sees
    assert "Growth: +125 records in 30 min = 0.07/s" in sees
    assert "📐 Usually: 19 of 20 runs take at most" in sees
    assert "Earlier runs" in sees
    assert captions(desk.karim) == [
        *("📈 History", "⚖️ The rule"),
        "🔕 Mute this run",
        *("🔄 Refresh", "⬅️ All batches"),
    ]


async def test_a_run_that_has_ended_still_has_its_page(desk: Desk) -> None:
    run = await desk.opens(desk.karim)
    await desk.rig.floor.end(run, errors=17)
    await desk.rig.watch()

    await desk.karim.press("🔄 Refresh")

    assert "❌ ended in error" in desk.karim.sees
    assert "Errors: 17" in desk.karim.sees
    assert "🔕 Mute this run" not in captions(desk.karim)


async def test_a_run_that_was_started_once_more_is_shown_running(desk: Desk) -> None:
    run = await desk.opens(desk.karim)
    await desk.rig.floor.end(run, errors=17)
    await desk.rig.watch()
    await desk.rig.floor.later(HALF_AN_HOUR)
    await desk.rig.floor.restart(run)
    await desk.rig.watch()

    await desk.karim.press("🔄 Refresh")

    assert "ended in error" not in desk.karim.sees
    assert "Running for: 2h" in desk.karim.sees
    assert "🔕 Mute this run" in captions(desk.karim)
    await desk.rig.later(run, 87_654)
    await desk.karim.wait(lambda karim: "Records: 87,654" in karim.sees)
    await desk.rig.floor.end(run)
    await desk.rig.watch()
    await desk.karim.wait(lambda karim: "✅ ended well" in karim.sees)


async def test_the_rule_is_told_with_the_limits_of_the_batch(desk: Desk) -> None:
    await desk.opens(desk.karim)

    await desk.karim.press("⚖️ The rule")

    assert "👉 It has run for more than 10 min and made less than 1/s in two" in desk.karim.sees
    assert desk.karim.sees.count("👉") == 1
    await desk.karim.press("⬅️ Back")
    assert "⚖️ The rule" in captions(desk.karim)


async def test_the_history_is_a_picture(desk: Desk) -> None:
    run = await desk.opens(desk.karim)

    await desk.karim.press("📈 History")

    assert desk.karim.photo is not None
    assert desk.karim.photo.startswith(PNG)
    await desk.karim.press("⬅️ Back")
    assert str(run) in desk.karim.sees


async def test_a_run_is_muted_and_unmuted(desk: Desk) -> None:
    run = await desk.opens(desk.karim)

    await desk.karim.press("🔕 Mute this run")

    assert "🔕 Muted by Karim Hossain" in desk.karim.sees
    (silence,) = await live_silences(desk.store)
    assert silence.hush.run == str(run)
    await desk.karim.press("🔔 Unmute")
    assert "Muted by" not in desk.karim.sees
    assert await live_silences(desk.store) == []
    assert [act for act, _, _ in await audited(desk.store, "alert.%")] == [
        "alert.silence",
        "alert.unsilence",
    ]


async def test_a_day_is_a_list_and_a_picture(desk: Desk) -> None:
    run = await desk.stalls()
    await desk.rig.floor.end(run)
    await desk.karim.say("/batches")

    await desk.karim.press("🗓 Timeline")

    assert "Batches of" in desk.karim.sees
    before = next(one for one in captions(desk.karim) if one.startswith("◀️"))
    if "🖼 Picture" in captions(desk.karim):
        await desk.karim.press("🖼 Picture")
        assert desk.karim.photo is not None
        assert desk.karim.photo.startswith(PNG)
        await desk.karim.press("⬅️ Back")
    await desk.karim.press(before)
    assert before.removeprefix("◀️ ") in desk.karim.sees


async def test_the_last_24_hours_are_summed_up(desk: Desk) -> None:
    await desk.stalls()
    await desk.karim.say("/batches")

    await desk.karim.press("📊 24 hours")

    assert "BMHHS · checks: 3" in desk.karim.sees
    assert "25.13/s at most · at most 46,245 records" in desk.karim.sees


async def test_limits_are_tried_before_they_are_saved(desk: Desk) -> None:
    run = await desk.opens(desk.nadia)
    await desk.nadia.press("🎚 Limits")
    assert "Too slow between two checks below: 1/s (as all batches)" in desk.nadia.sees

    await desk.nadia.press("✏️ Rate")
    await desk.nadia.say("0,05 /s")
    assert "cannot be read" in desk.nadia.sees
    await desk.nadia.say("0.05")

    assert "1/s → 0.05/s" in desk.nadia.sees
    assert "Nothing is saved yet" in desk.nadia.sees
    await desk.nadia.press("🔮 Would have alerted")
    assert "With the limits that hold now: 2" in desk.nadia.sees
    assert "With the changed limits: 1" in desk.nadia.sees
    assert (await limits_of(desk.store, "BMHHS")).stall_rps is None
    await desk.nadia.press("💾 Save")
    assert "✅ Saved." in desk.nadia.sees
    assert (await limits_of(desk.store, "BMHHS")).stall_rps == 0.05
    ((act, subject, details),) = await audited(desk.store, "batch.%")
    assert (act, subject) == ("batch.limits", run.code)
    assert details == {"stall_rps": "– → 0.05"}


async def test_limits_go_by_steps_and_back_to_those_of_all(desk: Desk) -> None:
    await desk.opens(desk.nadia)
    await desk.nadia.press("🎚 Limits")
    await desk.nadia.press("➕")
    assert "10 min → 15 min" in desk.nadia.sees
    await desk.nadia.press("💾 Save")
    assert "15 min (its own)" in desk.nadia.sees

    await desk.nadia.press("↩️ As all batches")

    assert "15 min → 10 min" in desk.nadia.sees
    await desk.nadia.press("💾 Save")
    assert (await limits_of(desk.store, "BMHHS")).stall_minutes is None


async def test_in_a_group_nothing_is_shown(desk: Desk) -> None:
    group = desk.karim.in_group(GROUP.id)

    await group.say("/batches")

    assert "private chat" in group.sees


async def test_the_run_of_an_alert_opens_below_it(desk: Desk) -> None:
    run = await desk.stalls()
    await desk.rig.floor.later(HALF_AN_HOUR)
    await desk.karim.say("/alerts")
    await desk.karim.press("🚨 Batch stuck: BMHHS")
    alert = desk.karim.newest["message_id"]

    await desk.karim.press("🏭 Open batch")

    assert desk.karim.newest["message_id"] != alert
    assert f"🏭 {run}" in desk.karim.sees
    assert "⚖️ The rule" in captions(desk.karim)
