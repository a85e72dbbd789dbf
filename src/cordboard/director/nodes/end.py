"""Where the script ends.

A chat that an agent has answered is not touched by it; any other ends with it. In a script that was called by
another one, only the called script ends: the label names the exit by which the caller goes on.
"""

from typing import Annotated

from msgspec import Meta

from cordboard.director.marks import AnyValue
from cordboard.director.node import Group, Kind, Node, Return, Step
from cordboard.director.sprint import Sprint

EXITS: dict[str, str] = {}


class End(Node, frozen=True, kw_only=True, tag="end"):
    """Settings of an end."""

    label: Annotated[
        str,
        Meta(max_length=100, description="A name for this ending; of a called script the caller's exit."),
    ] = ""
    value: Annotated[
        AnyValue, Meta(description="What a called script answers; the caller puts it into a variable.")
    ] = None


def enter(settings: End, sprint: Sprint) -> Step:
    """Ends the run."""
    return Return(settings.label, sprint.value(settings.value))


KIND = Kind(settings=End, group=Group.GENERAL, exits=EXITS, enter=enter, can_fail=False)
