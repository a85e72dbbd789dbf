"""Where the script ends.

A chat that an agent has answered, or that waits in a queue, is not touched by it; any other ends with it.
"""

from typing import Annotated

from msgspec import Meta

from cordboard.director.node import STOP, Group, Kind, Node, Step
from cordboard.director.orders import Finish
from cordboard.director.sprint import Sprint

EXITS: dict[str, str] = {}


class End(Node, frozen=True, kw_only=True, tag="end"):
    """Settings of an end."""

    label: Annotated[str, Meta(max_length=100, description="A name for this ending, shown in the trace.")] = (
        ""
    )


def enter(settings: End, sprint: Sprint) -> Step:
    """Ends the run."""
    sprint.order(Finish(label=settings.label))
    return STOP


KIND = Kind(settings=End, group=Group.GENERAL, exits=EXITS, enter=enter, can_fail=False)
