"""Calls another script, and goes on when that has ended.

The called script gets the arguments as its settings, has variables of its own, and answers by the label of the
end it comes to: the node has one exit for each label. It keeps to the version that was active when it was called.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import AnyValue, ScriptName, VariableName
from cordboard.director.node import Enter, Group, Kind, Leave, Node, Return, Step
from cordboard.director.sprint import Sprint

ENDED = "ended"
EXITS = {ENDED: "The script ended without a label, or by one for which there is no exit here."}

ArgumentName = Annotated[str, Meta(min_length=1, max_length=64)]


class RunScript(Node, frozen=True, kw_only=True, tag="run_script"):
    """Settings of the call."""

    script: Annotated[ScriptName, Meta(description="The script that is called.")] = ""
    arguments: Annotated[
        dict[ArgumentName, AnyValue],
        Meta(max_length=50, description="Values for the called script's properties; the others keep theirs."),
    ] = msgspec.field(default_factory=dict[ArgumentName, AnyValue])
    into: Annotated[VariableName, Meta(description="The variable that takes the value of the end.")] = ""


def enter(settings: RunScript, sprint: Sprint) -> Step:
    """Works the arguments out and goes into the script."""
    arguments = {name: sprint.value(value) for name, value in settings.arguments.items()}
    return Enter(settings.script, arguments)


def returned(settings: RunScript, sprint: Sprint, step: Return) -> Step:
    """Leaves by the exit of the label."""
    sprint.set_variable(settings.into, step.value)
    if step.label and step.label in settings.exits:
        return Leave(step.label, f"“{settings.script}” ended by {step.label}")
    return Leave(ENDED, f"“{settings.script}” ended" + (f" by {step.label}" if step.label else ""))


def check(settings: RunScript) -> Iterator[Issue]:
    """The script must be named."""
    if not settings.script:
        yield Issue(code="no_script", sentence="No script is named.", field="script")


KIND = Kind(
    settings=RunScript,
    group=Group.GENERAL,
    exits=EXITS,
    open_exits=True,
    enter=enter,
    returned=returned,
    check=check,
)
