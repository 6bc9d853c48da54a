"""Parameters of jobs: the form in which people say them, and what is wrong with a value."""

from collections.abc import Mapping
from decimal import Decimal

from domain.jobs.jobs import Job
from domain.jobs.parameters import BadValue, Kind, Parameter, Problem, read
from domain.text import shorten
from formatters.html import plain, shown
from formatters.words import Words

_LONGEST_VALUE = 100
_LONGEST_CAPTION = 30
_HIDDEN = "•••"


def form(words: Words, job: Job, given: Mapping[str, str]) -> str:
    """What the job would run with: ``given`` differs from the defaults."""
    lines = [_line(words, one, given) for one in job.parameters]
    title = words("parameter-form", job=shown(job.name))
    return "\n\n".join([title, "\n".join(lines), words("parameter-form-hint")])


def asking(words: Words, parameter: Parameter, given: Mapping[str, str]) -> str:
    """Which value is asked for, what it may be, and what it is now."""
    return words(
        "parameter-ask",
        name=label(words, parameter.name),
        kind=_kind(words, parameter),
        value=_value(words, parameter, given),
    )


def label(words: Words, name: str) -> str:
    """What a parameter is called (HTML); its name when it has no words."""
    key = f"parameter-{name}"
    return words(key) if key in words else shown(name)


def caption(words: Words, parameter: Parameter, given: Mapping[str, str]) -> str:
    """A parameter and its value on a button: plain text."""
    value = shorten(plain(_value(words, parameter, given)), _LONGEST_CAPTION)
    named = plain(label(words, parameter.name))
    return words("parameter-caption", name=named, value=value)


def is_yes(parameter: Parameter, given: Mapping[str, str]) -> bool:
    """Whether a parameter that is yes or no stands on yes."""
    text = given.get(parameter.name, parameter.default)
    return text is not None and read(parameter, text) is True


def wrong(words: Words, error: BadValue) -> str:
    """Why a value is refused, and what to send instead."""
    name = label(words, error.name)
    match error.problem:
        case Problem.TOO_SMALL | Problem.TOO_LARGE:
            limit = words.digits(f"{error.limit:,}") if _is_number(error.limit) else ""
            return words(f"parameter-wrong-{error.problem}", name=name, limit=limit)
        case Problem.NO_CHOICE:
            choices = error.limit if isinstance(error.limit, tuple) else ()
            told = ", ".join(shown(str(one)) for one in choices)
            return words("parameter-wrong-no-choice", name=name, choices=told)
    return words(f"parameter-wrong-{error.problem}", name=name)


def _line(words: Words, parameter: Parameter, given: Mapping[str, str]) -> str:
    key = "parameter-changed" if parameter.name in given else "parameter-default"
    value = _value(words, parameter, given)
    return words(key, name=label(words, parameter.name), value=value)


def _value(words: Words, parameter: Parameter, given: Mapping[str, str]) -> str:
    text = given.get(parameter.name, parameter.default)
    if text is None:
        return words("parameter-missing" if parameter.required else "parameter-empty")
    if not text:
        empty = f"parameter-{parameter.name}-empty"
        return words(empty) if empty in words else words("parameter-empty")
    if parameter.kind is Kind.SECRET:
        return _HIDDEN
    if parameter.kind is Kind.YN:
        return words("parameter-yes" if is_yes(parameter, given) else "parameter-no")
    return shown(shorten(text, _LONGEST_VALUE))


def _kind(words: Words, parameter: Parameter) -> str:
    kind = words("parameter-kind", kind=parameter.kind.value)
    least, most = (_limit(words, one) for one in (parameter.least, parameter.most))
    if least and most:
        return words("parameter-between", kind=kind, least=least, most=most)
    if least:
        return words("parameter-least", kind=kind, least=least)
    return words("parameter-most", kind=kind, most=most) if most else kind


def _limit(words: Words, limit: Decimal | None) -> str:
    return "" if limit is None else words.digits(f"{limit:,}")


def _is_number(limit: object) -> bool:
    return isinstance(limit, int | Decimal)
