"""Sets a variable of the script, `script.NAME`.

A value that is one placeholder and nothing else keeps its type: `{{ default(script.tries, 0) + 1 }}` is a
number, `{{ script.reply.items }}` the list or group of values that is there. A list or group may have 16 KiB.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import AnyValue, VariableName
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.sprint import Sprint

EXITS = {"next": "When it is set."}


class SetVariable(Node, frozen=True, kw_only=True, tag="set_variable"):
    """Settings of a variable."""

    name: Annotated[VariableName, Meta(description="The name, without `script.`.")] = ""
    value: Annotated[
        AnyValue, Meta(description="The value: text, number, yes/no, a list, a group or nothing.")
    ] = None


def enter(settings: SetVariable, sprint: Sprint) -> Step:
    """Sets it."""
    sprint.set_variable(settings.name, sprint.value(settings.value))
    return NEXT


def check(settings: SetVariable) -> Iterator[Issue]:
    """A variable needs a name."""
    if not settings.name:
        yield Issue(code="no_name", sentence="The variable has no name.", field="name")


KIND = Kind(settings=SetVariable, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
