"""The functions of the expression language, one table."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.tokens import MAX_NUMBER
from cordboard.director.expressions.values import MAX_TEXT, Type, as_list, bounded, is_number, shown, type_of

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Function(msgspec.Struct, frozen=True, kw_only=True):
    """`takes`: types of the arguments, of which the last `optional` may be left out."""

    takes: tuple[Type, ...]
    gives: Type
    sentence: str
    """For managers."""
    work: Callable[..., Any]
    optional: int = 0


def _number(value: Any) -> int | float | None:
    """The number that a text spells, with a point for decimals; nothing if it spells none."""
    if is_number(value):
        return value
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    if not -MAX_NUMBER <= number <= MAX_NUMBER:
        return None
    return int(number) if number.is_integer() else number


def _size(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        return len(value)
    if (items := as_list(value)) is not None:
        return len(items)
    raise ValueError(f"A text or a list has a size, {type_of(value)} has none")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def zone_exists(zone: object) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(str(zone))
    except (KeyError, ValueError, OSError):
        return False
    return True


def _local(at: Any, zone: Any) -> datetime:
    try:
        return datetime.fromtimestamp(at, UTC if zone is None else ZoneInfo(zone))
    except (KeyError, ValueError, OSError, OverflowError, TypeError):
        raise ValueError(f"There is no time zone {zone!r} or no such moment") from None


def _round(value: Any, digits: Any = 0) -> int | float:
    if not 0 <= digits <= 6:
        raise ValueError("A number is rounded to 0 to 6 digits")
    rounded = round(value, int(digits))
    return int(rounded) if digits == 0 else rounded


MOMENT = (Type.NUMBER, Type.TEXT)
"""What functions of time take: a moment in seconds, and a time zone."""


def _of_any(work: Callable[[Any], Any], gives: Type, sentence: str) -> Function:
    return Function(takes=(Type.ANY,), gives=gives, sentence=sentence, work=work)


def _of_text(work: Callable[[str], str], sentence: str) -> Function:
    def worked(value: Any) -> str:
        return work(_text(value))

    return Function(takes=(Type.TEXT,), gives=Type.TEXT, sentence=sentence, work=worked)


def _of_texts(work: Callable[[str, str], bool], sentence: str) -> Function:
    def worked(text: Any, part: Any) -> bool:
        return work(_text(text), _text(part))

    return Function(takes=(Type.TEXT, Type.TEXT), gives=Type.YES_NO, sentence=sentence, work=worked)


def _of_numbers(work: Callable[[Any, Any], Any], sentence: str) -> Function:
    return Function(takes=(Type.NUMBER, Type.NUMBER), gives=Type.NUMBER, sentence=sentence, work=work)


def _of_moment(work: Callable[[datetime], int | str], gives: Type, sentence: str) -> Function:
    def worked(at: Any, zone: Any = None) -> int | str:
        return work(_local(at, zone))

    return Function(takes=MOMENT, gives=gives, sentence=sentence, work=worked, optional=1)


def _default(value: Any, fallback: Any) -> Any:
    return fallback if value is None or value == "" else value


FUNCTIONS: dict[str, Function] = {
    "size": _of_any(_size, Type.NUMBER, "How many characters or entries there are"),
    "number": _of_any(_number, Type.NUMBER, "The number that a text spells; nothing if it spells none"),
    "text": _of_any(shown, Type.TEXT, "The value as it reads in a text"),
    "default": Function(
        takes=(Type.ANY, Type.ANY),
        gives=Type.ANY,
        sentence="The first value, or the second if the first is nothing or an empty text",
        work=_default,
    ),
    "lower": _of_text(str.lower, "In small letters"),
    "upper": _of_text(str.upper, "In capital letters"),
    "trim": _of_text(str.strip, "Without blanks at the ends"),
    "contains": _of_texts(str.__contains__, "Whether the second text occurs in the first"),
    "starts_with": _of_texts(str.startswith, "Whether the first text begins with the second"),
    "ends_with": _of_texts(str.endswith, "Whether the first text ends with the second"),
    "round": Function(
        takes=(Type.NUMBER, Type.NUMBER),
        gives=Type.NUMBER,
        sentence="Rounded to a whole number, or to so many digits",
        work=_round,
        optional=1,
    ),
    "min": _of_numbers(min, "The smaller number"),
    "max": _of_numbers(max, "The larger number"),
    "hour": _of_moment(
        lambda at: at.hour, Type.NUMBER, "The hour (0–23) of a moment in a time zone, or in UTC"
    ),
    "minute": _of_moment(lambda at: at.minute, Type.NUMBER, "The minute (0–59) of a moment"),
    "weekday": _of_moment(
        lambda at: _WEEKDAYS[at.weekday()], Type.TEXT, "mon, tue, wed, thu, fri, sat or sun in a time zone"
    ),
    "date": _of_moment(lambda at: f"{at:%Y-%m-%d}", Type.TEXT, "The date, for example 2026-12-24"),
    "time": _of_moment(lambda at: f"{at:%H:%M}", Type.TEXT, "The time of day, for example 09:05"),
}


def call(name: str, arguments: list[Any], column: int) -> Any:
    """Calls a function of the table with values as they are at run time.

    Raises ExpressionError when an argument is not of the type that the function takes.
    """
    function = FUNCTIONS[name]
    for position, (wanted, value) in enumerate(zip(function.takes, arguments, strict=False), start=1):
        found = type_of(value)
        nothing_fits = wanted is Type.TEXT and found is Type.NOTHING
        if wanted is not Type.ANY and found is not wanted and not nothing_fits:
            raise ExpressionError(
                f"{name}() needs {wanted} as argument {position}, not {found}", column=column
            )
    try:
        result = function.work(*arguments)
    except ValueError as mistake:
        raise ExpressionError(str(mistake), column=column) from None
    if function.gives is Type.TEXT and len(result) > MAX_TEXT:
        raise ExpressionError(f"The text grows beyond {MAX_TEXT} characters", column=column)
    return bounded(result, column) if is_number(result) else result
