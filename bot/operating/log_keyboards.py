"""The keyboards of /logs."""

from collections.abc import Collection, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Keyboards
from bot.operating.log_book import LogTurn, View, job_code
from bot.operating.log_buttons import LogButton, LogDo
from domain.auditing.audit_pages import Period
from domain.jobs.runs import State
from domain.logs.log_filters import Level
from formatters.html import plain
from formatters.operating.jobs import module
from formatters.operating.log_files import Form
from formatters.operating.run_card import mark as sign
from formatters.operating.run_card import state

_LEVELS = (
    (Level.DEBUG, "logs-button-everything"),
    (Level.WARNING, "logs-button-warnings"),
    (Level.ERROR, "logs-button-errors"),
)
_PERIODS = (
    (Period.TODAY, "logs-button-today"),
    (Period.WEEK, "logs-button-week"),
    (Period.MONTH, "logs-button-month"),
    (Period.ALL, "logs-button-ever"),
)
#: How runs stand whose logs somebody may look for.
_STATES = (
    State.RUNNING,
    State.COMPLETED,
    State.COMPLETED_WITH_WARNINGS,
    State.FAILED,
    State.TIMED_OUT,
    State.REFUSED,
    State.CANCELLED,
)
_IN_A_ROW = 2

Row = list[InlineKeyboardButton]


def page(keyboards: Keyboards, turn: LogTurn) -> InlineKeyboardMarkup:
    """What may be chosen with the present choice marked, turns, files, and the sums."""
    view = turn.view
    rows = [
        [_level(keyboards, view, level, key) for level, key in _LEVELS],
        [_period(keyboards, view, period, key) for period, key in _PERIODS],
        _jobs(keyboards, view),
        [_more(keyboards, view)],
        _turns(keyboards, turn),
        _files(keyboards, view) if turn.lines else [],
        [
            _button(keyboards, "logs-button-summary", LogDo.SUMMARY, view),
            _button(keyboards, "logs-button-analysis", LogDo.ANALYSIS, view),
        ],
        [_button(keyboards, "logs-button-refresh", LogDo.RENEW, view)],
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def jobs(keyboards: Keyboards, token: str, names: Collection[str]) -> InlineKeyboardMarkup:
    """A button a job, and the way back."""
    buttons = [
        keyboards.button(name, LogButton(act=LogDo.JOB, view=token, value=job_code(name)))
        for name in sorted(names)
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*_rows(buttons), [_back(keyboards, token)]])


def more(keyboards: Keyboards, view: View, modules: Collection[str]) -> InlineKeyboardMarkup:
    """What is chosen rarely: a module, how runs stand, who asked; and how is sought."""
    rows = [
        *_rows(_modules(keyboards, view, sorted(modules))),
        *_rows(_states(keyboards, view)),
        _asked_by(keyboards, view),
        _switches(keyboards, view),
        [_back(keyboards, view.token)],
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def back(keyboards: Keyboards, token: str) -> InlineKeyboardMarkup:
    """The way back to the lines."""
    return InlineKeyboardMarkup(inline_keyboard=[[_back(keyboards, token)]])


def opened(keyboards: Keyboards, caption: str, value: str) -> InlineKeyboardButton:
    """From elsewhere to the logs of a job, by its name, or of a run, by its number."""
    return keyboards.button(caption, LogButton(act=LogDo.OPEN, value=value))


def _back(keyboards: Keyboards, token: str) -> InlineKeyboardButton:
    caption = keyboards.words("logs-button-back")
    return keyboards.button(caption, LogButton(act=LogDo.TURN, view=token))


def _level(keyboards: Keyboards, view: View, level: Level, key: str) -> InlineKeyboardButton:
    chosen = level is (view.chosen.level or Level.DEBUG)
    return _choice(keyboards, key, LogDo.LEVEL, view, (level.value, chosen))


def _period(keyboards: Keyboards, view: View, period: Period, key: str) -> InlineKeyboardButton:
    chosen = period is view.chosen.period and not view.chosen.by_days
    return _choice(keyboards, key, LogDo.PERIOD, view, (period.value, chosen))


def _choice(
    keyboards: Keyboards, key: str, act: LogDo, view: View, value: tuple[str, bool]
) -> InlineKeyboardButton:
    return _marked(keyboards, keyboards.words(key), act, view, value)


def _marked(
    keyboards: Keyboards, caption: str, act: LogDo, view: View, value: tuple[str, bool]
) -> InlineKeyboardButton:
    means, chosen = value
    made = LogButton(act=act, view=view.token, value=means)
    return keyboards.button(f"• {caption} •" if chosen else caption, made)


def _more(keyboards: Keyboards, view: View) -> InlineKeyboardButton:
    return _choice(keyboards, "logs-button-more", LogDo.MORE, view, ("", view.chosen.is_narrowed))


def _modules(keyboards: Keyboards, view: View, names: Sequence[str]) -> Row:
    words, present = keyboards.words, view.chosen.module
    every = _choice(keyboards, "logs-button-any-module", LogDo.MODULE, view, ("", not present))
    return [every] + [
        _marked(
            keyboards,
            f"🧩 {plain(module(words, name))}",
            LogDo.MODULE,
            view,
            (job_code(name), name == present),
        )
        for name in names
    ]


def _states(keyboards: Keyboards, view: View) -> Row:
    words, present = keyboards.words, view.chosen.status
    every = _choice(keyboards, "logs-button-any-status", LogDo.STATUS, view, ("", not present))
    return [every] + [
        _marked(
            keyboards,
            f"{sign(one)} {plain(state(words, one))}",
            LogDo.STATUS,
            view,
            (one.value, one is present),
        )
        for one in _STATES
    ]


def _asked_by(keyboards: Keyboards, view: View) -> Row:
    me, present = str(keyboards.who.person), view.chosen.user
    return [
        _choice(keyboards, "logs-button-anybody", LogDo.USER, view, ("", not present)),
        _choice(keyboards, "logs-button-me", LogDo.USER, view, (me, present == me)),
    ]


def _switches(keyboards: Keyboards, view: View) -> Row:
    """What is either so or not; each press turns it over."""
    chosen, row = view.chosen, []
    if chosen.level not in {None, Level.DEBUG}:
        value = ("" if chosen.exact else "1", chosen.exact)
        row.append(_choice(keyboards, "logs-button-exact", LogDo.EXACT, view, value))
    if chosen.text:
        value = ("" if chosen.regex else "1", chosen.regex)
        row.append(_choice(keyboards, "logs-button-regex", LogDo.REGEX, view, value))
    return row


def _jobs(keyboards: Keyboards, view: View) -> Row:
    narrowed = view.chosen.job or view.chosen.run is not None
    every = [_button(keyboards, "logs-button-all-jobs", LogDo.JOB, view)] if narrowed else []
    return [_button(keyboards, "logs-button-job", LogDo.JOBS, view), *every]


def _turns(keyboards: Keyboards, turn: LogTurn) -> Row:
    newer = _turn(keyboards, "logs-button-newer", turn, turn.page - 1)
    older = _turn(keyboards, "logs-button-older", turn, turn.page + 1)
    return [*([newer] if turn.page else []), *([older] if turn.older else [])]


def _turn(keyboards: Keyboards, key: str, turn: LogTurn, page: int) -> InlineKeyboardButton:
    made = LogButton(act=LogDo.TURN, view=turn.view.token, page=page)
    return keyboards.button(keyboards.words(key), made)


def _files(keyboards: Keyboards, view: View) -> Row:
    return [
        keyboards.button(
            keyboards.words("logs-button-file", form=form.upper()),
            LogButton(act=LogDo.FILE, view=view.token, value=form),
        )
        for form in Form
    ]


def _button(keyboards: Keyboards, key: str, act: LogDo, view: View) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), LogButton(act=act, view=view.token))


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[Row]:
    starts = range(0, len(buttons), _IN_A_ROW)
    return [list(buttons[start : start + _IN_A_ROW]) for start in starts]
