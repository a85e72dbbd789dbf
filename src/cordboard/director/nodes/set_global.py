"""Gives a global variable another value, for all chats and scripts.

The value must be of the variable's type: a text, a number, or yes/no. This script reads the new value at once, others
as soon as it is stored; the change stands in the audit with the script's name. A value that is one placeholder and
nothing else keeps its type: `{{ global.Served + 1 }}` is a number.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.variables import MAX_TEXT
from cordboard.director.expressions.values import type_of
from cordboard.director.issues import Issue
from cordboard.director.marks import AnyValue, GlobalName
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import SetGlobal as Order
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "When it is set."}


class SetGlobal(Node, frozen=True, kw_only=True, tag="set_global"):
    """Settings of the change."""

    name: Annotated[
        GlobalName, Meta(title="Global variable", description="The variable's name, without `global.`.")
    ] = ""
    value: Annotated[AnyValue, Meta(description="The value, of the variable's type.")] = None


def enter(settings: SetGlobal, sprint: Sprint) -> Step:
    """Orders it, and lets the nodes that follow read it."""
    name, value = settings.name, sprint.value(settings.value)
    present = sprint.known("global").get(name)
    if present is None:
        raise NodeError(f"There is no global variable {name}")
    if not isinstance(value, str | int | float) or type_of(value) is not type_of(present):
        raise NodeError(f"The variable {name} holds {type_of(present)}; the value is {type_of(value)}")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise NodeError(f"The variable {name} holds {MAX_TEXT} characters; the value has {len(value)}")
    sprint.make_known("global", name, value)
    sprint.order(Order(name=name, value=value))
    return NEXT


def check(settings: SetGlobal) -> Iterator[Issue]:
    """The variable must be named, and get a value."""
    if not settings.name:
        yield Issue(code="no_name", sentence="The variable has no name.", field="name")
    if settings.value is None:
        yield Issue(code="no_value", sentence="There is no value to set.", field="value")


KIND = Kind(settings=SetGlobal, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
