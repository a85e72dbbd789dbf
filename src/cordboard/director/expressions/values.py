"""Values of expressions, their types, and what the signs do with them.

The rules: nothing (null) equals only nothing; compared by order it is neither above nor below anything; joined
to a text it is empty; where yes or no is wanted it is no; in arithmetic it is a mistake. Values of different
types are never equal. Yes and no are not numbers.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast

from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.tokens import MAX_NUMBER

MAX_TEXT = 10_000


class Type(StrEnum):
    """What a value is. ANY: only known when the script runs. MEMBERS: only its members are values."""

    ANY = "any value"
    NOTHING = "nothing"
    YES_NO = "yes/no"
    NUMBER = "a number"
    TEXT = "a text"
    LIST = "a list"
    MEMBERS = "a group of values"


class Scope:
    """What an expression may see, and the record of what it read."""

    __slots__ = ("expand", "now", "queue", "read", "roots")

    def __init__(
        self, *, roots: dict[str, Mapping[str, Any]], now: int, queue: Callable[[str], object | None]
    ) -> None:
        self.roots = roots
        self.now = now
        """Whole seconds since 1970-01-01 UTC."""
        self.queue = queue
        self.read: dict[str, Any] = {}
        self.expand: Expand = as_it_is
        """Fills in the placeholders that a setting has of its own."""


Expand = Callable[[Scope, str, Any], Any]
"""From the name and the value of a setting to what is read."""


def as_it_is(scope: Scope, name: str, value: Any) -> Any:
    """Placeholders in settings mean nothing."""
    _ = scope, name
    return value


def type_of(value: object) -> Type:
    """The type of a value that came from outside."""
    if value is None:
        return Type.NOTHING
    if isinstance(value, bool):
        return Type.YES_NO
    if isinstance(value, (int, float)):
        return Type.NUMBER
    if isinstance(value, str):
        return Type.TEXT
    return Type.LIST if isinstance(value, (list, tuple)) else Type.MEMBERS


def as_list(value: object) -> Sequence[object] | None:
    """The value as a list; None: it is none."""
    return cast("Sequence[object]", value) if isinstance(value, (list, tuple)) else None


def inside(value: object, key: object, column: int) -> Any:
    """A member of a group by name, or of a list by number from 0; nothing if there is none, or nothing to look in."""
    if value is None:
        return None
    items = as_list(value)
    if items is not None and type(key) is int:
        return items[key] if 0 <= key < len(items) else None
    kind = type_of(value)
    if isinstance(value, dict) and isinstance(key, str):
        return cast("dict[str, object]", value).get(key)
    raise ExpressionError(f"{kind} has no member {key!r}", column=column)


def is_number(value: object) -> bool:
    """Whether it is a number; yes and no are none."""
    return type(value) is int or type(value) is float


def is_plain(value: object) -> bool:
    """Whether it is a value in itself, or nothing; lists and groups are not."""
    return value is None or isinstance(value, (str, int, float))


def truth(value: object, column: int) -> bool:
    """Yes or no; nothing counts as no."""
    if value is True:
        return True
    if value is False or value is None:
        return False
    raise ExpressionError(f"Yes or no is needed here, not {type_of(value)}", column=column)


def bounded(value: float, column: int) -> int | float:
    """The number itself, if it is one that can be stored and read again unchanged."""
    if not -MAX_NUMBER <= value <= MAX_NUMBER:  # also false for NaN
        raise ExpressionError("The result is too large", column=column)
    return value


def equal(left: object, right: object) -> bool:
    """Whether two values are the same value of the same type."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left == right


def add(left: Any, right: Any, column: int) -> Any:
    """Sum of numbers, or texts joined."""
    if is_number(left) and is_number(right):
        return bounded(left + right, column)
    if isinstance(left, str) or isinstance(right, str):
        one, two = "" if left is None else left, "" if right is None else right
        if isinstance(one, str) and isinstance(two, str):
            if len(one) + len(two) > MAX_TEXT:
                raise ExpressionError(f"The text grows beyond {MAX_TEXT} characters", column=column)
            return one + two
        raise ExpressionError(
            "A text and a number cannot be added; text(…) makes a text of a number", column=column
        )
    raise _not_numbers("+", left, right, column)


def subtract(left: Any, right: Any, column: int) -> Any:
    """Difference of numbers."""
    if is_number(left) and is_number(right):
        return bounded(left - right, column)
    raise _not_numbers("-", left, right, column)


def multiply(left: Any, right: Any, column: int) -> Any:
    """Product of numbers."""
    if is_number(left) and is_number(right):
        return bounded(left * right, column)
    raise _not_numbers("*", left, right, column)


def divide(left: Any, right: Any, column: int) -> Any:
    """Quotient of numbers; a whole number if it comes out even."""
    if not (is_number(left) and is_number(right)):
        raise _not_numbers("/", left, right, column)
    if right == 0:
        raise ExpressionError("Division by zero", column=column)
    quotient = left / right
    if type(left) is int and type(right) is int and left % right == 0:
        return left // right
    return bounded(quotient, column)


def remainder(left: Any, right: Any, column: int) -> Any:
    """What is left over by a division; it has the sign of the divisor."""
    if not (is_number(left) and is_number(right)):
        raise _not_numbers("%", left, right, column)
    if right == 0:
        raise ExpressionError("Division by zero", column=column)
    result = left % right
    return result if isinstance(result, int) or math.isfinite(result) else 0


ARITHMETIC: Mapping[str, Callable[[Any, Any, int], Any]] = {
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": remainder,
}


def below(left: Any, right: Any, column: int) -> bool:
    """Whether left comes before right: numbers by size, texts by their characters."""
    if (is_number(left) and is_number(right)) or (isinstance(left, str) and isinstance(right, str)):
        return left < right
    if left is None or right is None:
        return False
    if {type_of(left), type_of(right)} == {Type.TEXT, Type.NUMBER}:
        told = "A text and a number have no order; number(…) makes a number of a text"
        raise ExpressionError(told, column=column)
    raise ExpressionError(f"{type_of(left)} and {type_of(right)} have no order", column=column)


def up_to(left: Any, right: Any, column: int) -> bool:
    """Whether left comes before right or is equal to it."""
    return below(left, right, column) or (left is not None and equal(left, right))


def contained(left: Any, right: Any, column: int) -> bool:
    """Whether a list holds the value."""
    if right is None:
        return False
    items = as_list(right)
    if items is None:
        raise ExpressionError(f"A list is needed after in, not {type_of(right)}", column=column)
    if isinstance(left, bool) or left in (0, 1):  # to Python these are the same values
        return any(equal(left, item) for item in items)
    return left in items


def shown(value: object) -> str:
    """How a value reads inside a text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    return ", ".join(shown(item) for item in as_list(value) or ())


def _not_numbers(sign: str, left: object, right: object, column: int) -> ExpressionError:
    wrong = right if is_number(left) else left
    return ExpressionError(f"{sign} needs numbers, not {type_of(wrong)}", column=column)
