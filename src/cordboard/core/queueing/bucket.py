"""Chats that want the same of an agent, and the agents who can give it: in a bucket any fits any.

Only two things still stand between a chat and an agent of its bucket: that it refused, or that it rings there.
"""

from typing import NamedTuple

from cordboard.core.queueing.lazy_heap import LazyHeap
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.strategies import Key
from cordboard.core.queueing.waiting import Turn


class Want(NamedTuple):
    """What the chats of a bucket have in common: `queue` or, when held for one, `agent`; skills and weight."""

    queue: str
    agent: str
    skills: tuple[tuple[str, int], ...]
    weight: int


class Bucket:
    """`number` only orders buckets whose first chats are equal."""

    __slots__ = ("agents", "announced", "chats", "number", "parked", "required", "strategy", "want")

    def __init__(self, want: Want, strategy: Strategy, number: int) -> None:
        self.want = want
        self.strategy = strategy
        self.number = number
        self.required = dict(want.skills)
        self.agents: LazyHeap[Key] = LazyHeap()
        """Agents with the skills and enough slots free, in the order of the strategy."""
        self.chats: LazyHeap[Turn] = LazyHeap()
        """Chats that may ring at another agent now."""
        self.parked: dict[str, Turn] = {}
        """Chats that no agent now in `agents` can take; looked at again when another one comes."""
        self.announced: Turn | None = None
        """The first chat under which the bucket stands in the floor's list of possible matches."""

    def is_empty(self) -> bool:
        """Whether nobody waits here."""
        return not self.chats and not self.parked
