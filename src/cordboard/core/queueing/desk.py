"""An agent and a waiting chat as they stand on the floor."""

from typing import TYPE_CHECKING

from cordboard.core.queueing.agent import Agent
from cordboard.core.queueing.eligibility import free_slots, is_ready
from cordboard.core.queueing.waiting import Waiting

if TYPE_CHECKING:
    from cordboard.core.queueing.bucket import Bucket
    from cordboard.core.queueing.place import Place


GONE = 0
"""The stamp of a desk that stands in no bucket."""


class Desk:
    """An agent on the floor, with the offers that are proposed and not yet recorded.

    A desk is *fresh* when something about it changed and nobody has looked yet whether a waiting chat fits; else it
    is *settled*: it stands in the buckets, and no waiting chat fits.
    """

    __slots__ = ("agent", "buckets", "free", "fresh", "pending", "places", "ready", "stamp")

    def __init__(self, agent: Agent) -> None:
        self.agent = agent
        self.ready: bool = False
        self.free = 0
        self.fresh = False
        self.stamp = GONE
        """Entries in buckets that carry another stamp are out of date."""
        self.pending: dict[str, int] = {}
        """Chat → slots of offers proposed."""
        self.places: list[Place] = []
        """The queues that the agent serves and the groups the agent is in."""
        self.buckets: list[Bucket] = []
        """Every bucket that the agent's places and skills fit."""

    def become(self, agent: Agent) -> None:
        """Take over the agent's true state; the places' figures follow."""
        ready = is_ready(agent)
        if ready != self.ready or agent.capacity != self.agent.capacity:
            for place in self.places:
                place.slots += agent.capacity * ready - self.agent.capacity * self.ready
        self.agent, self.ready = agent, ready
        self.recount()

    def recount(self) -> None:
        """Count the free slots anew."""
        free = free_slots(self.agent) if self.ready else 0
        if free and self.pending:
            recorded = {slot.chat for slot in self.agent.slots}
            free -= sum(weight for chat, weight in self.pending.items() if chat not in recorded)
        self.set_free(max(free, 0))

    def set_free(self, free: int) -> None:
        """Change the number of free slots; the places' figures follow."""
        if bool(free) != bool(self.free):
            step = 1 if free else -1
            for place in self.places:
                place.ready += step
        self.free = free

    def go(self) -> None:
        """Leave every place."""
        self.set_free(0)
        for place in self.places:
            place.slots -= self.agent.capacity * self.ready
            place.members.pop(self.agent.user, None)
        self.stamp = GONE


class Spot:
    """A waiting chat on the floor. `open`: it may ring at another agent now.

    Its buckets are ordered by skills first, by place second: an agent with every preferred skill in any of its
    places goes before one who lacks one, and among those with the same skills the first place goes first. The last
    ones, one for each place, ask for the required skills alone: whoever can take the chat stands in one of these.
    """

    __slots__ = ("base", "buckets", "open", "turn", "wants")

    def __init__(self, wants: Waiting, buckets: list["Bucket"]) -> None:
        self.wants = wants
        self.turn = wants.turn()
        self.buckets = buckets
        """In the order in which agents are looked for."""
        self.base = buckets[-len(wants.places) :] if wants.preferred_skills else buckets
        """The last bucket of each place: here agents look for the chat."""
        self.open = False
