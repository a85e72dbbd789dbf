"""Looks at a queue as it stands now, and puts the figures into a variable.

The variable is a group of values: `waiting` chats, `oldest` wait in seconds, agents `ready` with a slot free, agents
`logged_on` who serve it, `estimated_wait` in seconds, which may be nothing, and whether it is `full`. They stay as
they were at that moment, while `queue("NAME").waiting` is always of the present.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import QueueName, VariableName
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "At once."}


class QueueStatus(Node, frozen=True, kw_only=True, tag="queue_status"):
    """Settings of the look."""

    queue: Annotated[QueueName, Meta(description="The queue.")] = ""
    into: Annotated[VariableName, Meta(description="The variable that takes the figures.")] = ""


def enter(settings: QueueStatus, sprint: Sprint) -> Step:
    """Notes the figures."""
    name = sprint.text(settings.queue).strip()
    queue = sprint.facts.queue(name)
    if queue is None:
        raise NodeError(f"There is no queue “{name}”")
    figures = msgspec.structs.asdict(queue)
    sprint.set_variable(settings.into, figures)
    sprint.read.update(queue=name, **figures)
    return NEXT


def check(settings: QueueStatus) -> Iterator[Issue]:
    """The queue must be named, and the figures kept."""
    if not settings.queue.strip():
        yield Issue(code="no_queue", sentence="No queue is named.", field="queue")
    if not settings.into:
        yield Issue(code="no_name", sentence="The variable has no name.", field="into")


KIND = Kind(settings=QueueStatus, group=Group.QUEUE, exits=EXITS, enter=enter, check=check)
