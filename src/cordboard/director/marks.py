"""What the fields of node settings hold: marks on their types, read by compiler, checks and documents.

`Text` and its kin may hold `{{ expression }}` placeholders; `Formula` is one expression.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, cast, get_args, get_type_hints

import msgspec
from msgspec import Meta


class Holds(StrEnum):
    """How the text in a field is understood."""

    TEMPLATE = "template"
    EXPRESSION = "expression"
    VARIABLE = "variable"
    """The name of a script variable that the node sets."""
    NAME = "name"
    """The name of an object, without placeholders: what a script can reach is known before it runs."""


@dataclass(frozen=True)
class Mark:
    """`names`: the kind of object that a text without placeholders names."""

    holds: Holds
    names: str = ""


class Unit(StrEnum):
    """What a number counts, where that is more than its size."""

    SECONDS = "seconds"


_IDENTIFIER = r"^([A-Za-z_][A-Za-z0-9_]*)?$"

Text = Annotated[str, Meta(max_length=4_000), Mark(Holds.TEMPLATE)]
Formula = Annotated[str, Meta(max_length=1_000), Mark(Holds.EXPRESSION)]
QueueName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "queue")]
CalendarName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "calendar")]
AgentName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "agent")]
GroupName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "group")]
SkillName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "skill")]
ClassName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "call_class")]
OutcomeName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "outcome")]
HostName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "host")]
"""An outside program; its placeholders may read settings only (`check`), never what a visitor says."""
DataSourceName = Annotated[str, Meta(max_length=100), Mark(Holds.NAME, "data_source")]
ScriptName = Annotated[str, Meta(max_length=100), Mark(Holds.NAME, "script")]
GlobalName = Annotated[
    str, Meta(max_length=64, pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$"), Mark(Holds.NAME, "variable")
]
"""A global variable, without `global.`."""
VariableName = Annotated[
    str, Meta(title="Variable", max_length=64, pattern=_IDENTIFIER), Mark(Holds.VARIABLE)
]
"""Without `script.`; empty: none is set."""

MAX_SECONDS = 604_800
"""A week: no wait of a script is longer."""
Seconds = (
    Annotated[int, Meta(ge=0, le=MAX_SECONDS), Unit.SECONDS]
    | Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE)]
)
Count = (
    Annotated[int, Meta(ge=0, le=1_000_000)] | Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE)]
)
AnyValue = Annotated[str, Meta(max_length=4_000), Mark(Holds.TEMPLATE)] | bool | int | float | None


class Place(msgspec.Struct, frozen=True):
    """A field of a node's settings that holds more than plain data; `cases[1].when` inside a list or group."""

    field: str
    holds: Holds
    names: str = ""


def texts(settings: msgspec.Struct) -> Iterator[tuple[Place, str]]:
    """The marked texts that settings hold at present, also those inside lists and groups."""
    for place in places(type(settings)):
        yield from _inside(getattr(settings, place.field), place)
    for field in _nests(type(settings)):
        for number, each in enumerate(getattr(settings, field)):
            for place, text in texts(each):
                inner = f"{field}[{number + 1}].{place.field}"
                yield Place(inner, place.holds, place.names), text


def _inside(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for number, each in enumerate(cast("tuple[object, ...]", value)):
            yield from _inside(each, Place(f"{place.field}[{number + 1}]", place.holds, place.names))
    elif isinstance(value, dict):
        for key, each in cast("dict[str, object]", value).items():
            yield from _inside(each, Place(f"{place.field}.{key}", place.holds, place.names))


@cache
def _nests(settings: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that are lists of groups with fields of their own."""
    hints = get_type_hints(settings)
    return tuple(
        field
        for field in settings.__struct_fields__
        if any(isinstance(each, type) and issubclass(each, msgspec.Struct) for each in get_args(hints[field]))
    )


@cache
def places(settings: type[msgspec.Struct]) -> tuple[Place, ...]:
    """The marked fields of a settings struct, in their order."""
    hints = get_type_hints(settings, include_extras=True)
    return tuple(
        Place(field, mark.holds, mark.names)
        for field in settings.__struct_fields__
        for mark in dict.fromkeys(_marks(hints[field]))
    )


def _marks(annotation: Any) -> Iterator[Mark]:
    if isinstance(annotation, Mark):
        yield annotation
    elif hasattr(annotation, "__metadata__"):
        for inner in (annotation.__origin__, *annotation.__metadata__):
            yield from _marks(inner)
    else:
        for inner in get_args(annotation):
            yield from _marks(inner)
