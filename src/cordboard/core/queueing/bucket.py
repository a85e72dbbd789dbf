"""Chats that want the same of an agent, and the agents who can give it: in a bucket any fits any.

Only two things still stand between a chat and an agent of its bucket: that it refused, or that it rings there.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from cordboard.core.queueing.desk import Desk
from cordboard.core.queueing.eligibility import has_skills
from cordboard.core.queueing.place import Place
from cordboard.core.queueing.strategies import order_key
from cordboard.core.queueing.waiting import Turn

Entry = tuple[float, float, str, int, Desk]
"""The agent's key in the order of the strategy, the desk's stamp when it was made, the desk."""


class Want(NamedTuple):
    """What the chats of a bucket have in common besides their place."""

    skills: tuple[tuple[str, int], ...] = ()
    weight: int = 1


class Bucket:
    """One want at one place: the open chats in order, and the settled agents in the order of the strategy."""

    __slots__ = ("_agents", "chats", "number", "place", "required", "waiting", "want", "weight")

    def __init__(self, place: Place, want: Want, number: int) -> None:
        self.number = number
        """Decides only between buckets with the same next chat."""
        self.place = place
        self.want = want
        self.weight = want.weight
        self.required = dict(want.skills)
        self.chats: list[Turn] = []
        """The open ones that require no less: those that only prefer these skills stand in another bucket, too."""
        self.waiting = 0
        """How many chats want this, open or not."""
        self._agents: list[Entry] = []

    def open(self, turn: Turn) -> None:
        """A chat may ring at another agent now."""
        insort(self.chats, turn)

    def close(self, turn: Turn) -> None:
        """An open chat may ring at nobody else now."""
        del self.chats[bisect_left(self.chats, turn)]

    def fits(self, desk: Desk) -> bool:
        """Whether the agent has the skills."""
        return not self.required or has_skills(desk.agent, self.required)

    def entry(self, desk: Desk) -> Entry:
        """The agent's entry as of now."""
        agent = desk.agent
        served = self.place.served.get(agent.user, 0)
        used = agent.capacity - desk.free
        key = order_key(self.place.strategy, agent, used=used, served=served, required=self.required)
        return (*key, desk.stamp, desk)

    def add(self, entry: Entry) -> None:
        """Enter an agent. Entries with an older stamp of the same desk are void."""
        heappush(self._agents, entry)
        if len(self._agents) > 2 * len(self.place.members) + 64:
            self._agents = [each for each in self._agents if each[4].stamp == each[3]]
            heapify(self._agents)

    def first(self) -> Desk | None:
        """The first agent with enough slots free; None: there is none."""
        agents, weight = self._agents, self.weight
        while agents:
            _, _, _, stamp, desk = agents[0]
            if desk.stamp == stamp and desk.free >= weight:
                return desk
            heappop(agents)
        return None

    def in_order(self) -> Iterator[Desk]:
        """The agents with enough slots free, from the first on. Not to be changed meanwhile."""
        seen: list[Entry] = []
        try:
            while (desk := self.first()) is not None:
                seen.append(heappop(self._agents))
                yield desk
        finally:
            for entry in seen:
                heappush(self._agents, entry)
