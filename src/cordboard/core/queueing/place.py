"""Where chats wait: the line of a queue, of an agent group, or of one agent for whom chats are held."""

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from cordboard.core.instant import Millis
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import AGENT, Turn

if TYPE_CHECKING:
    from cordboard.core.queueing.bucket import Bucket, Want
    from cordboard.core.queueing.desk import Desk

MANY_BUCKETS = 64
"""Beyond so many different wants at one place, those for which nobody waits are forgotten."""


class Place:
    """A queue, a group or (`held`) one agent on the floor.

    The line is a sorted list: a place in it is found by bisection, an insertion moves the pointers behind it.
    """

    __slots__ = (
        "buckets",
        "held",
        "line",
        "members",
        "name",
        "offers",
        "ready",
        "room",
        "served",
        "slots",
        "strategy",
    )

    def __init__(self, name: str, *, strategy: Strategy) -> None:
        self.name = name
        """As routes name it: `queue:NAME`, `group:NAME`, `agent:NAME`."""
        self.held = name.startswith(AGENT)
        self.strategy = strategy
        self.line: list[Turn] = []
        """Every chat that waits here, the ringing ones too, in order."""
        self.members: dict[str, Desk] = {}
        """Agents signed in who serve the place."""
        self.ready = 0
        """Members with a slot free."""
        self.slots = 0
        """Capacity of the ready members, in use or not."""
        self.buckets: dict[Want, Bucket] = {}
        self.room = MANY_BUCKETS
        """With more buckets than these, the idle ones are forgotten."""
        self.offers = 0
        """How many offers were made from here."""
        self.served: dict[str, int] = {}
        """Agent → number of the latest offer made to the agent from here."""

    def join(self, turn: Turn) -> None:
        """A chat that is not in the line joins it."""
        insort(self.line, turn)

    def leave(self, turn: Turn) -> None:
        """A chat that is in the line leaves it."""
        del self.line[bisect_left(self.line, turn)]

    def ahead_of(self, turn: Turn) -> int:
        """How many chats go before this one."""
        return bisect_left(self.line, turn)

    def oldest(self) -> Millis | None:
        """First arrival of the chat that has waited longest, whatever its priority."""
        found: Millis | None = None
        at = 0
        while at < len(self.line):
            urgency, arrived_at, _ = self.line[at]
            found = arrived_at if found is None else min(found, arrived_at)
            at = bisect_left(self.line, (urgency + 1, 0, ""))
        return found

    def count_offer(self, user: str) -> None:
        """An offer was made from here."""
        self.offers += 1
        self.served[user] = self.offers
