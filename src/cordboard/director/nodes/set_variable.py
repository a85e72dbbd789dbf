"""Sets a variable of the script, `script.NAME`.

A value that is one placeholder and nothing else keeps its type: `{{ default(script.tries, 0) + 1 }}` is a
number.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import AnyValue, VariableName
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "When it is set."}


class SetVariable(Node, frozen=True, kw_only=True, tag="set_variable"):
    """Settings of a variable."""

    name: Annotated[VariableName, Meta(description="The name, without `script.`.")] = ""
    value: Annotated[AnyValue, Meta(description="The value: text, number, yes/no or nothing.")] = None


def enter(settings: SetVariable, sprint: Sprint) -> Step:
    """Sets it."""
    value = sprint.value(settings.value)
    if value is not None and not isinstance(value, (str, int, float)):
        raise NodeError("A variable holds a text, a number, yes or no, not a list")
    sprint.set_variable(settings.name, value)
    return NEXT


def check(settings: SetVariable) -> Iterator[Issue]:
    """A variable needs a name."""
    if not settings.name:
        yield Issue(code="no_name", sentence="The variable has no name.", field="name")


KIND = Kind(settings=SetVariable, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
