"""Sets the chat's priority for every queue from now on: 1 to 99, high goes first."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import Count
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import SetPriority as Order
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "When it is set."}
LEAST, MOST = 1, 99


class SetPriority(Node, frozen=True, kw_only=True, tag="set_priority"):
    """Settings of the change."""

    value: Annotated[Count, Meta(title="Priority", description="The priority, 1 to 99.")] = 50


def enter(settings: SetPriority, sprint: Sprint) -> Step:
    """Orders it; `chat.priority` says so at once."""
    priority = sprint.whole_number(settings.value, called="The priority", least=LEAST, most=MOST)
    if priority is None:
        raise NodeError("The priority is empty")
    sprint.make_known("chat", "priority", priority)
    sprint.order(Order(priority=priority))
    return NEXT


def check(settings: SetPriority) -> Iterator[Issue]:
    """It must be within its bounds."""
    value = settings.value
    if value == "" or (isinstance(value, int) and not LEAST <= value <= MOST):
        sentence = f"The priority must be from {LEAST} to {MOST}."
        yield Issue(code="out_of_range", sentence=sentence, field="value")


KIND = Kind(settings=SetPriority, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
