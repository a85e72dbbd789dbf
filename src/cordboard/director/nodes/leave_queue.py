"""Gives up the chat's place in line: the next queue counts from its arrival there.

Without it a chat that goes from queue to queue keeps the time of its first arrival, and is served before those that
came later.
"""

from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import LeavePlace
from cordboard.director.sprint import Sprint

EXITS = {"next": "At once."}


class LeaveQueue(Node, frozen=True, kw_only=True, tag="leave_queue"):
    """It has no settings."""


def enter(settings: LeaveQueue, sprint: Sprint) -> Step:
    """Orders it."""
    _ = settings
    sprint.order(LeavePlace())
    return NEXT


KIND = Kind(settings=LeaveQueue, group=Group.QUEUE, exits=EXITS, enter=enter, can_fail=False)
