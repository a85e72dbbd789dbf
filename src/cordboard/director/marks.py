"""What the fields of node settings hold: marks on their types, read by compiler, checks and documents.

`Text` and its kin may hold `{{ expression }}` placeholders; `Formula` is one expression.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

import msgspec
from msgspec import Meta


class Holds(StrEnum):
    """How the text in a field is understood."""

    TEMPLATE = "template"
    EXPRESSION = "expression"
    VARIABLE = "variable"
    """The name of a script variable that the node sets."""


@dataclass(frozen=True)
class Mark:
    """`names`: the kind of object that a text without placeholders names."""

    holds: Holds
    names: str = ""


_IDENTIFIER = r"^([A-Za-z_][A-Za-z0-9_]*)?$"

Text = Annotated[str, Meta(max_length=4_000), Mark(Holds.TEMPLATE)]
Formula = Annotated[str, Meta(max_length=1_000), Mark(Holds.EXPRESSION)]
QueueName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "queue")]
CalendarName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "calendar")]
AgentName = Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE, "agent")]
VariableName = Annotated[str, Meta(max_length=64, pattern=_IDENTIFIER), Mark(Holds.VARIABLE)]
"""Without `script.`; empty: none is set."""

MAX_SECONDS = 604_800
"""A week: no wait of a script is longer."""
Seconds = (
    Annotated[int, Meta(ge=0, le=MAX_SECONDS)] | Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE)]
)
Count = (
    Annotated[int, Meta(ge=0, le=1_000_000)] | Annotated[str, Meta(max_length=1_000), Mark(Holds.TEMPLATE)]
)
AnyValue = Annotated[str, Meta(max_length=4_000), Mark(Holds.TEMPLATE)] | bool | int | float | None


class Place(msgspec.Struct, frozen=True):
    """A field of a node's settings that holds more than plain data."""

    field: str
    holds: Holds
    names: str = ""


@cache
def places(settings: type[msgspec.Struct]) -> tuple[Place, ...]:
    """The marked fields of a settings struct, in their order."""
    hints = get_type_hints(settings, include_extras=True)
    return tuple(
        Place(field, mark.holds, mark.names)
        for field in settings.__struct_fields__
        for mark in _marks(hints[field])
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
