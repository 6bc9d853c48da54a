"""The keyboards below alerts and of /alerts."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.alerts.book import Listing
from bot.alerts.buttons import AlertButton, AlertDo, Place, SilenceButton, SilenceDo
from bot.batches.keyboards import open_batch
from bot.callbacks import Seal
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from domain.alerts.model import Alert, State
from domain.alerts.routing import Target
from domain.alerts.silences import Length, Silence
from domain.text import shorten
from formatters.alerts.alert_pages import REASONS, silence_name
from formatters.alerts.alerts import title
from formatters.html import plain
from formatters.words import Words
from jobs.alerts.telegram_channel import Keyboard

#: Alerts of one message that have a button each, and silences.
_MOST = 8
_LONGEST = 56
_LENGTHS = (Length.HOUR, Length.FOUR_HOURS, Length.MORNING, Length.RUN)

#: Buttons that are for everybody in a chat are made for no person.
_NOBODY = 0

Row = list[InlineKeyboardButton]


def below_copies(seal: Seal, zone: ZoneInfo) -> Keyboard:
    """The keyboard of every copy that is sent; ``seal`` is the one by which presses are checked."""

    def below(target: Target, found: Sequence[Alert], words: Words) -> InlineKeyboardMarkup | None:
        made = copy(Keyboards(seal, Who(int(target.address), _NOBODY), words), found, zone)
        return made if made.inline_keyboard else None

    return below


def copy(keyboards: Keyboards, found: Sequence[Alert], zone: ZoneInfo) -> InlineKeyboardMarkup:
    """Below a copy: what can be done with its alert, or the way to each of several."""
    if len(found) == 1:
        return one(keyboards, found[0], Place.COPY)
    several = [alert for alert in found if not alert.topic.is_report][:_MOST]
    return _keyboard([[_named(keyboards, alert, Place.ONE, zone)] for alert in several])


def one(keyboards: Keyboards, alert: Alert, place: Place, page: int = 0) -> InlineKeyboardMarkup:
    """What can be done with an alert as it is now; ``page`` of /alerts to go back to."""
    if alert.topic.is_report:
        return _keyboard([])
    made = AlertButton(
        act=AlertDo.SHOW,
        alert=alert.alert_id,
        language=keyboards.words.language,
        place=place,
        page=page,
    )
    acts: Row = []
    if alert.state is State.FIRING:
        acts.append(_does(keyboards, made, AlertDo.TAKE, "alert-button-take"))
    if alert.state is not State.RESOLVED:
        acts.append(_does(keyboards, made, AlertDo.SILENCE, "alert-button-silence"))
    more = [_does(keyboards, made, AlertDo.DETAILS, "alert-button-details")]
    return _keyboard([acts, [*more, *_run_of(keyboards, alert)], _out(keyboards, made)])


def lengths(keyboards: Keyboards, pressed: AlertButton, alert: Alert) -> InlineKeyboardMarkup:
    """For how long nobody is told."""
    words = keyboards.words
    buttons = [
        keyboards.button(
            words("alert-button-length", length=length.name.lower()),
            pressed.model_copy(update={"act": AlertDo.REASON, "length": length}),
        )
        for length in _LENGTHS
        if length is not Length.RUN or alert.run
    ]
    return _keyboard([buttons[:2], buttons[2:], [_back(keyboards, pressed)]])


def reasons(keyboards: Keyboards, pressed: AlertButton) -> InlineKeyboardMarkup:
    """Why nobody is told."""
    words = keyboards.words
    rows: list[Row] = [
        [
            keyboards.button(
                words("alert-button-reason", reason=REASONS[place]),
                pressed.model_copy(update={"act": AlertDo.HUSH, "reason": place}),
            )
        ]
        for place in (*range(1, len(REASONS)), 0)
    ]
    return _keyboard([*rows, [_back(keyboards, pressed)]])


def details(keyboards: Keyboards, pressed: AlertButton) -> InlineKeyboardMarkup:
    """The way back to the alert."""
    return _keyboard([[_back(keyboards, pressed)]])


def listing(keyboards: Keyboards, listed: Listing, zone: ZoneInfo) -> InlineKeyboardMarkup:
    """A button an alert, the turns, the silences."""
    words = keyboards.words
    rows: list[Row] = [
        [_named(keyboards, alert, Place.DESK, zone, listed.page)] for alert in listed.alerts
    ]
    silences = SilenceButton(act=SilenceDo.LIST)
    again = _list(keyboards, listed.page)
    last: Row = [
        keyboards.button(words("alerts-button-silences"), silences),
        keyboards.button(words("alerts-button-refresh"), again),
    ]
    return _keyboard([*rows, _turns(keyboards, listed), last])


def silences(keyboards: Keyboards, found: Sequence[Silence]) -> InlineKeyboardMarkup:
    """A button to end each, and one to plan work."""
    words = keyboards.words
    rows: list[Row] = [
        [
            keyboards.button(
                _short(words("silences-button-end", of=plain(silence_name(words, silence)))),
                SilenceButton(act=SilenceDo.END, silence=silence.silence_id),
            )
        ]
        for silence in found[:_MOST]
    ]
    plan = SilenceButton(act=SilenceDo.PLAN)
    rows.append([keyboards.button(words("silences-button-plan"), plan)])
    return _keyboard([*rows, [_all(keyboards)]])


def back_to_silences(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back from planning work."""
    made = SilenceButton(act=SilenceDo.LIST)
    return _keyboard([[keyboards.button(keyboards.words("alert-button-back"), made)]])


def _run_of(keyboards: Keyboards, alert: Alert) -> Row:
    """The way to a batch's run, in private chats only."""
    private = keyboards.who.chat > 0
    return open_batch(keyboards, alert.run) if private and alert.topic.family == "batch" else []


def _out(keyboards: Keyboards, made: AlertButton) -> Row:
    """The way out of one alert; a copy of one alert is where it is."""
    if made.place is Place.DESK:
        return [_all(keyboards, made.page)]
    if made.place is Place.ONE:
        whole = made.model_copy(update={"place": Place.COPY})
        return [keyboards.button(keyboards.words("alert-button-back"), whole)]
    return []


def _does(keyboards: Keyboards, made: AlertButton, act: AlertDo, key: str) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), made.model_copy(update={"act": act}))


def _back(keyboards: Keyboards, pressed: AlertButton) -> InlineKeyboardButton:
    return _does(keyboards, pressed, AlertDo.SHOW, "alert-button-back")


def _named(
    keyboards: Keyboards, alert: Alert, place: Place, zone: ZoneInfo, page: int = 0
) -> InlineKeyboardButton:
    made = AlertButton(
        act=AlertDo.SHOW,
        alert=alert.alert_id,
        language=keyboards.words.language,
        place=place,
        page=page,
    )
    return keyboards.button(_short(title(keyboards.words, alert, zone)), made)


def _list(keyboards: Keyboards, page: int) -> AlertButton:
    return AlertButton(
        act=AlertDo.LIST, language=keyboards.words.language, place=Place.DESK, page=page
    )


def _all(keyboards: Keyboards, page: int = 0) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words("alerts-button-all"), _list(keyboards, page))


def _turns(keyboards: Keyboards, listed: Listing) -> Row:
    words, last = keyboards.words, keyboards.words.digits(str(listed.pages))
    page = listed.page
    earlier = words("button-earlier-page", page=words.digits(str(page)), pages=last)
    later = words("button-later-page", page=words.digits(str(page + 2)), pages=last)
    turns = [(earlier, page - 1), (later, page + 1)]
    return [
        keyboards.button(text, _list(keyboards, to)) for text, to in turns if 0 <= to < listed.pages
    ]


def _short(caption: str) -> str:
    return shorten(caption, _LONGEST)


def _keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
