"""Alerts in chats: taken in one and so shown in all, silenced, looked into; /alerts."""

from collections.abc import AsyncIterator

import pytest

from domain.alerts.happenings import BatchRecovered, BatchStuck
from domain.alerts.model import Rules
from domain.alerts.topics import Topic
from domain.batches.checks import Rule, Verdict
from domain.languages import Language
from formatters.words import WORDS
from jobs.alerts.keeper import Keeper
from queries.alerts.silences import live_silences
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM, NADIA, RAHIM
from tests.alert_cases import HOSTILE, check, notice
from tests.conversations.alert_rig import Alerted, alerted
from tests.conversations.job_rig import captions
from tests.conversations.linking import audited, grant
from tests.integration.alert_rig import ZONE, slow_job

STUCK = BatchStuck(check())
RECOVERED = BatchRecovered(check(Rule.MOVES_AGAIN, Verdict.RECOVERED))
BENGALI = WORDS[Language.BENGALI]


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool) -> AsyncIterator[Alerted]:
    async with alerted(api, store) as found:
        yield found


async def stalls(desk: Alerted) -> None:
    """A batch is stuck, and both chats know."""
    await desk.fires(STUCK)
    for person in (desk.nadia, desk.group):
        await person.wait(lambda one: "Batch stuck: BMHHS" in one.sees)


async def test_who_takes_an_alert_in_one_chat_is_named_in_all(desk: Alerted) -> None:
    await stalls(desk)
    assert captions(desk.nadia) == [
        *("✅ Acknowledge", "🔕 Silence ▾"),
        *("📋 Details", "🏭 Open batch"),
    ]

    await desk.group.press("✅ Acknowledge")

    assert "👀 Karim Hossain has it in hand, since" in desk.group.sees
    assert captions(desk.group) == ["🔕 Silence ▾", "📋 Details"]
    await desk.nadia.wait(lambda nadia: "Karim Hossain has it in hand" in nadia.sees)
    assert captions(desk.nadia) == ["🔕 Silence ▾", "📋 Details", "🏭 Open batch"]
    assert [act for act, _, _ in await audited(desk.store, "alert.%")] == ["alert.acknowledge"]


async def test_what_was_opened_after_taking_it_stays_open(desk: Alerted) -> None:
    await stalls(desk)
    await desk.settles()
    await desk.hushes()
    await desk.group.press("✅ Acknowledge")
    await desk.group.press("📋 Details")
    assert "taken in hand by Karim Hossain" in desk.group.sees
    opened = desk.group.sees

    await desk.settles()

    assert "Karim Hossain has it in hand" in desk.nadia.sees
    assert desk.group.sees == opened


async def test_a_recovery_changes_every_copy_and_answers_it(desk: Alerted) -> None:
    await stalls(desk)

    await desk.is_over("batch:BMHHS/12/0", RECOVERED)

    for person in (desk.nadia, desk.group):
        await person.wait(lambda one: "Over after" in one.sees)
        copies = [one for one in person.messages if "Compared with" in one.get("text", "")]
        assert len(copies) == 1
        await person.wait(lambda one: "✅ Batch recovered" in _copy(one))


def _copy(person: Person) -> str:
    """The alert's own message, not the short answer to it."""
    return next(
        str(one["text"]) for one in person.messages if "Average rate" in one.get("text", "")
    )


async def test_a_button_that_came_too_late_says_who_was_first(desk: Alerted) -> None:
    await stalls(desk)
    message_id, data = desk.nadia._button("✅ Acknowledge")
    await desk.group.press("✅ Acknowledge")
    await desk.nadia.wait(lambda nadia: "Karim Hossain" in nadia.sees)

    await desk.nadia.press_data(data, message_id, until=lambda nadia: bool(nadia.toast))

    assert desk.nadia.toast is not None
    assert "👀 Karim Hossain has it in hand already, since" in desk.nadia.toast


async def test_a_button_of_what_is_over_says_so(desk: Alerted) -> None:
    await stalls(desk)
    message_id, data = desk.nadia._button("✅ Acknowledge")
    await desk.is_over("batch:BMHHS/12/0")
    await desk.nadia.wait(lambda nadia: "Over after" in nadia.sees)

    await desk.nadia.press_data(data, message_id, until=lambda nadia: bool(nadia.toast))

    assert desk.nadia.toast is not None
    assert "✅ It is over already, since" in desk.nadia.toast


async def test_who_may_not_operate_takes_nothing_in_a_group(desk: Alerted) -> None:
    await stalls(desk)
    await grant(desk.store, KARIM, "staff")

    await desk.group.press("✅ Acknowledge", until=lambda karim: bool(karim.toast))

    assert desk.group.toast is not None
    assert "not open to you" in desk.group.toast
    assert "Nobody has it in hand yet" in desk.group.sees


async def test_a_button_of_another_chat_is_refused(desk: Alerted) -> None:
    await stalls(desk)
    _, data = desk.nadia._button("✅ Acknowledge")

    await desk.group.press_data(data, until=lambda karim: bool(karim.toast))

    assert desk.group.toast is not None
    assert "no longer valid" in desk.group.toast


async def test_a_batch_is_silenced_with_a_reason_and_let_speak_again(desk: Alerted) -> None:
    await stalls(desk)
    await desk.group.press("🔕 Silence ▾")
    assert "For how long" in desk.group.sees
    assert captions(desk.group) == ["1 h", "4 h", "Until 08:00", "This run", "⬅️ Back"]
    await desk.group.press("Until 08:00")
    await desk.group.press("Known, being worked on")

    assert "🔕 Batches · BMHHS: nobody is told until" in desk.group.sees
    (silence,) = await live_silences(desk.store)
    assert (silence.hush.topic, silence.hush.subject) == ("batch.*", "BMHHS")
    assert silence.reason == "Known, being worked on"
    assert silence.ends_at.astimezone(ZONE).hour == 8

    await desk.nadia.say("/alerts")
    await desk.nadia.press("🔕 Silences")
    assert "Known, being worked on" in desk.nadia.sees
    await desk.nadia.press("✖️ End: Batches · BMHHS")

    assert "People are told again." in desk.nadia.sees
    assert not await live_silences(desk.store)
    assert [act for act, _, _ in await audited(desk.store, "alert.%")] == [
        "alert.silence",
        "alert.unsilence",
    ]


async def test_a_silence_that_is_pressed_twice_is_one(desk: Alerted) -> None:
    await stalls(desk)
    await desk.nadia.press("🔕 Silence ▾")
    await desk.nadia.press("4 h")
    message_id, data = desk.nadia._button("No reason")
    for _ in range(2):
        await desk.nadia.press_data(data, message_id)

    assert len(await live_silences(desk.store)) == 1


async def test_a_silence_of_a_run_is_of_that_run_only(desk: Alerted) -> None:
    await stalls(desk)
    await desk.nadia.press("🔕 Silence ▾")
    await desk.nadia.press("This run")
    await desk.nadia.press("No reason")

    (silence,) = await live_silences(desk.store)
    assert (silence.hush.run, silence.reason) == ("BMHHS/12/0", "")


async def test_the_way_back_from_the_silence_changes_nothing(desk: Alerted) -> None:
    await stalls(desk)
    before = desk.nadia.sees
    await desk.nadia.press("🔕 Silence ▾")
    await desk.nadia.press("⬅️ Back")

    assert desk.nadia.sees == before
    assert not await live_silences(desk.store)


async def test_what_is_not_of_a_run_is_not_silenced_for_one(desk: Alerted) -> None:
    await desk.fires(notice(Topic.SOURCE_DOWN, "oracle"))
    await desk.nadia.wait(lambda nadia: "Source unreachable" in nadia.sees)

    await desk.nadia.press("🔕 Silence ▾")

    assert captions(desk.nadia) == ["1 h", "4 h", "Until 08:00", "⬅️ Back"]


async def test_details_tell_what_happened_and_lead_back(desk: Alerted) -> None:
    await stalls(desk)
    await desk.group.press("✅ Acknowledge")
    await desk.nadia.wait(lambda nadia: "Karim Hossain" in nadia.sees)

    await desk.nadia.press("📋 Details")
    assert "told in 2 places" in desk.nadia.sees
    assert "taken in hand by Karim Hossain" in desk.nadia.sees
    await desk.nadia.press("⬅️ Back")

    assert "Compared with the check before" in desk.nadia.sees


async def test_alerts_that_come_together_are_opened_one_by_one(desk: Alerted) -> None:
    names = ("FIRST", "SECOND", "THIRD")
    await desk.fires(*(slow_job(name) for name in names), at_once=True)
    await desk.nadia.wait(lambda nadia: "🔔 3 alerts" in nadia.sees)
    assert captions(desk.nadia) == [f"⚠️ Job took too long: {name}" for name in names]

    await desk.nadia.press("⚠️ Job took too long: THIRD")
    assert "SECOND" not in desk.nadia.sees
    await desk.nadia.press("✅ Acknowledge")
    await desk.nadia.wait(lambda nadia: "SECOND" in nadia.sees)

    assert "👀 Nadia Rahman has it in hand" in desk.nadia.sees
    assert "⏳ Nobody has it in hand yet." in desk.nadia.sees


async def test_one_of_several_alerts_leads_back_to_them(desk: Alerted) -> None:
    await desk.fires(slow_job("SECOND"), slow_job("THIRD"), at_once=True)
    await desk.nadia.wait(lambda nadia: "🔔 2 alerts" in nadia.sees)

    await desk.nadia.press("⚠️ Job took too long: THIRD")
    await desk.nadia.press("📋 Details")
    await desk.nadia.press("⬅️ Back")
    await desk.nadia.press("⬅️ Back")

    assert "🔔 2 alerts" in desk.nadia.sees


async def test_the_list_has_what_is_open_and_leads_to_each(desk: Alerted) -> None:
    await desk.nadia.say("/alerts")
    assert "Nothing is the matter now." in desk.nadia.sees
    await stalls(desk)

    await desk.nadia.say("/alerts")
    assert "⏳ nobody has it in hand" in desk.nadia.sees
    await desk.nadia.press("🚨 Batch stuck: BMHHS")
    await desk.nadia.press("✅ Acknowledge")
    assert "👀 Nadia Rahman has it in hand" in desk.nadia.sees
    await desk.nadia.press("⬅️ All alerts")

    assert "👀 Nadia Rahman has it in hand" in desk.nadia.sees
    await desk.group.wait(lambda group: "Nadia Rahman has it in hand" in group.sees)


async def test_a_link_from_elsewhere_opens_the_alert(desk: Alerted) -> None:
    await stalls(desk)

    await desk.nadia.say("/start alert_1")
    assert "Batch stuck: BMHHS" in desk.nadia.sees
    await desk.nadia.say("/start alert_999")

    assert "not kept any more" in desk.nadia.sees


async def test_a_link_is_of_no_use_to_strangers(desk: Alerted) -> None:
    await stalls(desk)
    rahim = Person(desk.api, RAHIM)

    await rahim.say("/start alert_1")

    assert "BMHHS" not in rahim.sees


async def test_work_is_planned_in_words_and_listed(desk: Alerted) -> None:
    await desk.nadia.say("/alerts")
    await desk.nadia.press("🔕 Silences")
    await desk.nadia.press("🗓 Plan work")
    await desk.nadia.say("BMHHS someday 02:00-06:00")
    assert "This day cannot be read" in desk.nadia.sees

    await desk.nadia.say("BMHHS tomorrow 02:00-06:00 new tables")

    assert "🗓 BMHHS · planned" in desk.nadia.sees
    assert "new tables" in desk.nadia.sees
    (silence,) = await live_silences(desk.store)
    assert silence.planned
    assert silence.hush.subject == "BMHHS"
    assert [act for act, _, _ in await audited(desk.store, "alert.%")] == ["alert.maintenance"]


async def test_during_planned_work_nobody_is_told(desk: Alerted) -> None:
    await desk.nadia.say("/alerts")
    await desk.nadia.press("🔕 Silences")
    await desk.nadia.press("🗓 Plan work")
    await desk.nadia.say("all today 00:00-00:00")

    await desk.fires(STUCK)
    await desk.nadia.say("/alerts")

    assert "🛠 Planned work: nobody is told of it for now." in desk.nadia.sees
    assert not desk.api.chats[GROUP.id].by_bot()


async def test_the_list_is_for_the_private_chat(desk: Alerted) -> None:
    await desk.group.say("/alerts")

    assert "private chat" in desk.group.sees


async def test_a_group_reads_its_own_language_whoever_presses(
    api: BotApi, store: PostgresPool
) -> None:
    async with alerted(api, store, Language.BENGALI) as desk:
        await desk.fires(STUCK)
        await desk.group.wait(lambda group: "ব্যাচ আটকে গেছে: BMHHS" in group.sees)

        await desk.group.press(BENGALI("alert-button-take"))

        assert "👀 Karim Hossain বিষয়টি দেখছেন" in desk.group.sees
        await desk.settles()
        await desk.group.press(BENGALI("alert-button-details"))
        assert "হাতে নেওয়া হয়েছে" in desk.group.sees


async def test_names_of_others_are_shown_as_they_are(desk: Alerted) -> None:
    await desk.fires(BatchStuck(check(code=HOSTILE)))

    await desk.nadia.wait(lambda nadia: HOSTILE in nadia.sees)
    await desk.nadia.press("🔕 Silence ▾")
    await desk.nadia.press("1 h")
    await desk.nadia.press("False alarm")

    assert HOSTILE in desk.nadia.sees
    await desk.nadia.say("/alerts")
    await desk.nadia.press("🔕 Silences")
    assert HOSTILE in desk.nadia.sees


async def test_an_alert_that_is_silenced_says_so_on_its_copies(desk: Alerted) -> None:
    await stalls(desk)
    await desk.nadia.press("🔕 Silence ▾")
    await desk.nadia.press("1 h")
    await desk.nadia.press("No reason")

    await Keeper(desk.store, ZONE, Rules()).tend()
    await desk.nadia.say("/alerts")

    assert "🔕 Silenced: nobody is told of it for now." in desk.nadia.sees
    assert desk.nadia.profile is NADIA
