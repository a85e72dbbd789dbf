"""What is wrong with a value's form, in words for people who do not program."""

import re
from collections.abc import Callable, Mapping

_NAMES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "yes or no",
    "array": "a list",
    "object": "a group of values",
    "null": "nothing",
}
_TYPES = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_SIZE = re.compile(r"Expected `(str|array|object)` of length (<=|>=) (\d+)")
_BOUND = re.compile(r"Expected `(?:int|float)[^`]*` (<=|>=|<|>) (-?[\d.]+)")
_ENUM = re.compile(r"Invalid (?:enum )?value '(.*)'", re.DOTALL)
_FIELD = re.compile(r"Object (contains unknown|missing required) field `(.*)`", re.DOTALL)
_THINGS = {"str": "characters", "array": "entries", "object": "entries"}
_BOUNDS = {
    "<=": "at most {} is allowed",
    ">=": "at least {} is needed",
    "<": "less than {} is needed",
    ">": "more than {} is needed",
}


def in_plain_words(mistake: Exception) -> str:
    """The sentence without a full stop: where in the value, and what is needed there."""
    problem, _, path = str(mistake).partition(" - at ")
    for pattern, say in _SAY.items():
        found = pattern.match(problem)
        if found is not None:
            problem = say(found)
            break
    place = path.strip("`").removeprefix("key` in `").removeprefix("$").removeprefix(".")
    return f"{place}: {problem}" if place else problem


def _types(found: re.Match[str]) -> str:
    wanted, got = ([_NAMES.get(name, name) for name in found[number].split(" | ")] for number in (1, 2))
    return f"{' or '.join(wanted)} is needed, not {' or '.join(got)}"


def _size(found: re.Match[str]) -> str:
    how = "at most {} are allowed" if found[2] == "<=" else "at least {} are needed"
    return how.format(f"{found[3]} {_THINGS[found[1]]}")


def _field(found: re.Match[str]) -> str:
    unknown = found[1].endswith("unknown")
    return f"there is no field “{found[2]}”" if unknown else f"the field “{found[2]}” is missing"


_SAY: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    _TYPES: _types,
    _SIZE: _size,
    _BOUND: lambda found: _BOUNDS[found[1]].format(found[2]),
    _ENUM: lambda found: f"“{found[1]}” is none of the values that are possible here",
    _FIELD: _field,
}
