"""Parameters of jobs: typed, checked, and resolved from default, schedule and person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Kind(StrEnum):
    """What a parameter's text is read as."""

    YN = "YN"
    INT = "INT"
    DECIMAL = "DECIMAL"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    DATE = "DATE"
    PERIOD = "PERIOD"
    CHOICE = "CHOICE"
    LIST_INT = "LIST_INT"
    TEXT = "TEXT"
    SECRET = "SECRET"  # noqa: S105 - the name of a kind


class Problem(StrEnum):
    """Why a value is refused; the key of its words."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    MALFORMED = "malformed"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    NO_CHOICE = "no-choice"


#: A value as a job gets it. Dates and periods stay text here: what TODAY or CURRENT means is
#: decided by the business date of the run.
Value = bool | int | Decimal | str | tuple[int, ...]


class BadValue(ValueError):
    """A parameter's text cannot be used."""

    def __init__(self, name: str, problem: Problem, limit: object = None) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a job can be told: ``default`` None and ``required`` means that somebody must say it."""

    name: str
    kind: Kind
    default: str | None = None
    required: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[str, ...] = ()
    pattern: str | None = None


_LONGEST_TEXT = 500
_FLAGS = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}
_DATE = re.compile(r"TODAY([+-]\d{1,4}(BD)?)?")
_PERIOD = re.compile(
    r"CURRENT|PREVIOUS|QUARTER|PREVIOUS_QUARTER|\d{4}|\d{4}-(0[1-9]|1[0-2])|\d{4}/P\d{2}|\d{4}-Q[1-4]"
)


def read(parameter: Parameter, text: str) -> Value:
    """The value that a text means; raises BadValue."""
    try:
        value = _READERS[parameter.kind](text.strip())
    except (ValueError, InvalidOperation, KeyError):
        raise BadValue(parameter.name, Problem.MALFORMED) from None
    _check_limits(parameter, value)
    if parameter.choices and value not in parameter.choices:
        raise BadValue(parameter.name, Problem.NO_CHOICE, parameter.choices)
    if parameter.pattern and not re.fullmatch(parameter.pattern, text.strip()):
        raise BadValue(parameter.name, Problem.MALFORMED)
    return value


def resolve(parameters: Sequence[Parameter], *layers: Mapping[str, str]) -> dict[str, Value]:
    """Every parameter's value, a later layer winning over an earlier one and over the default.

    Raises BadValue: the first that cannot be used, is missing, or is no parameter of the job.
    """
    known = {parameter.name for parameter in parameters}
    given = {name: text for layer in layers for name, text in layer.items()}
    for name in given:
        if name not in known:
            raise BadValue(name, Problem.UNKNOWN)
    found: dict[str, Value] = {}
    for parameter in parameters:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            found[parameter.name] = read(parameter, text)
        elif parameter.required:
            raise BadValue(parameter.name, Problem.MISSING)
    return found


def _check_limits(parameter: Parameter, value: Value) -> None:
    numbers = value if isinstance(value, tuple) else (value,)
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            continue
        if parameter.least is not None and number < parameter.least:
            raise BadValue(parameter.name, Problem.TOO_SMALL, parameter.least)
        if parameter.most is not None and number > parameter.most:
            raise BadValue(parameter.name, Problem.TOO_LARGE, parameter.most)


def _number(text: str) -> Decimal:
    number = Decimal(text.replace(",", ""))
    if not number.is_finite():
        raise ValueError(text)
    return number


def _money(text: str) -> Decimal:
    amount = _number(text.removeprefix("৳"))
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError(text)
    return amount


def _date(text: str) -> str:
    if not _DATE.fullmatch(text.upper()):
        date.fromisoformat(text)
    return text.upper()


def _period(text: str) -> str:
    if not _PERIOD.fullmatch(text.upper()):
        raise ValueError(text)
    return text.upper()


def _text(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise ValueError(text[:20])
    return text


_READERS: Mapping[Kind, Callable[[str], Value]] = {
    Kind.YN: lambda text: _FLAGS[text.lower()],
    Kind.INT: lambda text: int(text.replace(",", "")),
    Kind.DECIMAL: _number,
    Kind.MONEY: _money,
    Kind.PERCENT: lambda text: _number(text.removesuffix("%").strip()),
    Kind.DATE: _date,
    Kind.PERIOD: _period,
    Kind.CHOICE: _text,
    Kind.LIST_INT: lambda text: tuple(int(part) for part in text.split(",")),
    Kind.TEXT: _text,
    Kind.SECRET: _text,
}
