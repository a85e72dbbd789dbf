"""The picture of the floor: who is free, who waits. In memory, without a clock, rebuilt from the truth at need.

Every change costs O(log n). What is matched here is a proposal: the database's constraints make it safe, and the
outcome comes back as `put_agent` and `put_waiting` with what is true then.
"""

from collections.abc import Mapping
from heapq import heappush

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.bucket import Bucket, Want
from cordboard.core.queueing.eligibility import free_slots, has_skills, is_ready
from cordboard.core.queueing.lazy_heap import LazyHeap
from cordboard.core.queueing.line import Line
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.strategies import order_key
from cordboard.core.queueing.waiting import Turn, Waiting


MANY_BUCKETS = 64
"""Beyond so many different wants in one queue, those for which nobody waits are forgotten."""


class QueueStats(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as it stands: chats waiting (ringing ones, too), first arrival of the oldest, agents who serve it."""

    waiting: int = 0
    oldest: Millis | None = None
    ready: int = 0
    """Agents ready with a slot free."""
    logged_on: int = 0
    slots: int = 0
    """Capacity of the ready agents, in use or not."""


class Desk:
    """An agent on the floor, with the offers that are proposed and not yet recorded."""

    __slots__ = ("agent", "buckets", "free", "pending", "ready")

    def __init__(self, agent: Agent) -> None:
        self.agent = agent
        self.ready = is_ready(agent)
        self.free = 0
        self.pending: dict[str, int] = {}
        """Chat → slots of offers proposed."""
        self.buckets: list[Bucket] = []
        """Every bucket whose chats the agent's queues and skills fit."""

    def refresh(self) -> None:
        """Count the free slots anew."""
        recorded = {slot.chat for slot in self.agent.slots}
        proposed = sum(weight for chat, weight in self.pending.items() if chat not in recorded)
        self.free = max(free_slots(self.agent) - proposed, 0) if self.ready else 0


class Spot:
    """A waiting chat on the floor."""

    __slots__ = ("buckets", "turn", "wants")

    def __init__(self, wants: Waiting, buckets: list[Bucket]) -> None:
        self.wants = wants
        self.turn = wants.turn()
        self.buckets = buckets


class Floor:
    """Agents and waiting chats, with an index that leads from either to a match. `distribution` decides on it."""

    def __init__(self, strategies: Mapping[str, Strategy] | None = None) -> None:
        self._strategies = dict(strategies or {})
        self._of_queue: dict[str, list[Bucket]] = {}
        self._by_want: dict[Want, Bucket] = {}
        self._made = 0
        self._slots: dict[str, int] = {}
        self.desks: dict[str, Desk] = {}
        self.members: dict[str, dict[str, Desk]] = {}
        """Queue → the agents signed in who serve it."""
        self.spots: dict[str, Spot] = {}
        self.lines: dict[str, Line] = {}
        """Queue → its chats in order."""
        self.possible: list[tuple[Turn, int, Bucket]] = []
        """Heap of buckets that have both, by their first chat; checked when popped."""
        self.later: LazyHeap[tuple[Millis, str]] = LazyHeap()
        """Chats that may not ring yet, by the moment from which they may."""
        self.served: dict[str, dict[str, int]] = {}
        """Queue → agent → number of the queue's latest offer to the agent."""
        self.offers_made: dict[str, int] = {}

    def put_queue(self, queue: str, strategy: Strategy) -> None:
        """Make a queue known, or change its strategy. A queue not made known goes by longest idle."""
        self._strategies[queue] = strategy
        for bucket in self._of_queue.get(queue, ()):
            bucket.strategy = strategy
            for name in list(bucket.agents.live):
                self.place_agent(self.desks[name], bucket)

    def put_agent(self, agent: Agent) -> None:
        """The agent's true state now: signed in, ready or not, slots in use. Replaces what was known."""
        if agent.state is AgentState.SIGNED_OUT:
            self.drop_agent(agent.user)
            return
        desk = self.desks.get(agent.user)
        if desk is None or desk.agent.queues != agent.queues or desk.agent.skills != agent.skills:
            pending = desk.pending if desk else {}
            self.drop_agent(agent.user)
            desk = self._seat(agent)
            desk.pending = pending
        if desk.agent is not agent:
            self._count_slots(desk, -1)
            desk.agent, desk.ready = agent, is_ready(agent)
            self._count_slots(desk, +1)
        desk.refresh()
        for bucket in desk.buckets:
            self.place_agent(desk, bucket)

    def drop_agent(self, user: str) -> None:
        """The agent has left the floor."""
        desk = self.desks.pop(user, None)
        if desk is None:
            return
        self._count_slots(desk, -1)
        for bucket in desk.buckets:
            bucket.agents.drop(user)
        for queue in desk.agent.queues:
            self.members.get(queue, {}).pop(user, None)

    def put_waiting(self, wants: Waiting) -> None:
        """The chat's true state now. Replaces what was known; offers proposed for it count as settled."""
        self.drop_waiting(wants.chat)
        places = [("", wants.agent)] if wants.agent else [(queue, "") for queue in wants.queues]
        skills = tuple(sorted(wants.skills.items()))
        buckets = [self._bucket(Want(queue, agent, skills, wants.weight)) for queue, agent in places]
        spot = self.spots[wants.chat] = Spot(wants, buckets)
        for queue in wants.queues:
            line = self.lines.get(queue)
            if line is None:
                line = self.lines[queue] = Line()
            line.put(spot.turn)
        self.admit(spot)

    def drop_waiting(self, chat: str) -> None:
        """The chat waits no longer: answered, left, routed elsewhere."""
        spot = self.spots.pop(chat, None)
        if spot is None:
            return
        self.later.drop(chat)
        for queue in spot.wants.queues:
            self.lines[queue].drop(spot.turn)
        for bucket in spot.buckets:
            bucket.chats.drop(chat)
            bucket.parked.pop(chat, None)
            if bucket.want.agent and bucket.is_empty():
                self._forget(bucket)
        for user in spot.wants.offered_to:
            desk = self.desks.get(user)
            if desk is not None and desk.pending.pop(chat, None) is not None:
                desk.refresh()
                for bucket in desk.buckets:
                    self.place_agent(desk, bucket)

    def stats(self, queue: str) -> QueueStats:
        """How the queue stands. A queue without chats and agents has zeros."""
        line = self.lines.get(queue)
        members = self.members.get(queue, ())
        return QueueStats(
            waiting=len(line) if line else 0,
            oldest=line.oldest() if line else None,
            ready=len(self._bucket(_anything_from(queue)).agents) if members else 0,
            logged_on=len(members),
            slots=self._slots.get(queue, 0),
        )

    def position(self, chat: str) -> int | None:
        """The chat's place in its first queue, 1 for the next one; None: it waits in no queue."""
        spot = self.spots.get(chat)
        if spot is None or not spot.wants.queues:
            return None
        return self.lines[spot.wants.queues[0]].place(spot.turn)

    def next_due(self) -> Millis | None:
        """When the next chat that may not ring yet may do so; None: there is none."""
        first = self.later.peek()
        return None if first is None else first[0]

    def admit(self, spot: Spot) -> None:
        """Put the chat where it can be matched: at once, later, or not while it rings at enough agents."""
        wants = spot.wants
        if len(wants.offered_to) >= wants.maximum_matches:
            return
        if wants.not_before > 0:
            self.later.put(wants.chat, (wants.not_before, wants.chat))
            return
        self.open(spot)

    def open(self, spot: Spot) -> None:
        """The chat may be matched now."""
        for bucket in spot.buckets:
            bucket.chats.put(spot.wants.chat, spot.turn)
            self.announce(bucket)

    def place_agent(self, desk: Desk, bucket: Bucket) -> None:
        """Bring the agent's place in a bucket up to date."""
        agent = desk.agent
        if desk.free < bucket.want.weight:
            bucket.agents.drop(agent.user)
            return
        served = self.served.get(bucket.want.queue, {}).get(agent.user, 0)
        used = agent.capacity - desk.free
        key = order_key(bucket.strategy, agent, used=used, served=served, required=bucket.required)
        if bucket.parked and agent.user not in bucket.agents.live:
            self._unpark(bucket, agent.user)
        bucket.agents.put(agent.user, key)
        if bucket.chats:
            self.announce(bucket)

    def announce(self, bucket: Bucket) -> None:
        """Enter the bucket among the possible matches when it has both chats and agents."""
        first = bucket.chats.peek()
        if first is not None and bucket.agents and bucket.announced != first:
            bucket.announced = first
            heappush(self.possible, (first, bucket.number, bucket))

    def of_queue(self, queue: str) -> list[Bucket]:
        """The queue's buckets."""
        return self._of_queue.get(queue, [])

    def _unpark(self, bucket: Bucket, user: str) -> None:
        for chat, turn in list(bucket.parked.items()):
            wants = self.spots[chat].wants
            if user not in wants.refused and user not in wants.offered_to:
                del bucket.parked[chat]
                bucket.chats.put(chat, turn)

    def _seat(self, agent: Agent) -> Desk:
        """A desk for an agent who came on, or whose queues or skills changed."""
        desk = self.desks[agent.user] = Desk(agent)
        for queue in agent.queues:
            self.members.setdefault(queue, {})[agent.user] = desk
            desk.buckets += [
                bucket for bucket in self._of_queue.get(queue, ()) if has_skills(agent, bucket.required)
            ]
        held = [bucket for want, bucket in self._by_want.items() if want.agent == agent.user]
        desk.buckets += [bucket for bucket in held if has_skills(agent, bucket.required)]
        self._count_slots(desk, +1)
        return desk

    def _count_slots(self, desk: Desk, sign: int) -> None:
        if desk.ready:
            for queue in desk.agent.queues:
                self._slots[queue] = self._slots.get(queue, 0) + sign * desk.agent.capacity

    def _bucket(self, want: Want) -> Bucket:
        found = self._by_want.get(want)
        if found is not None:
            return found
        self._made += 1
        strategy = self._strategies.get(want.queue, Strategy.LONGEST_IDLE)
        bucket = self._by_want[want] = Bucket(want, strategy, self._made)
        if want.agent:
            held_for = self.desks.get(want.agent)
            desks = [held_for] if held_for else []
        else:
            beside = self._of_queue.setdefault(want.queue, [])
            if len(beside) >= MANY_BUCKETS:
                for idle in [each for each in beside if each.is_empty() and each.required]:
                    self._forget(idle)
            beside.append(bucket)
            desks = list(self.members.get(want.queue, {}).values())
        for desk in desks:
            if has_skills(desk.agent, bucket.required):
                desk.buckets.append(bucket)
                self.place_agent(desk, bucket)
        return bucket

    def _forget(self, bucket: Bucket) -> None:
        want = bucket.want
        del self._by_want[want]
        if want.agent:
            desks = [self.desks[want.agent]] if want.agent in self.desks else []
        else:
            self._of_queue[want.queue].remove(bucket)
            desks = list(self.members.get(want.queue, {}).values())
        for desk in desks:
            if bucket in desk.buckets:
                desk.buckets.remove(bucket)


def _anything_from(queue: str) -> Want:
    return Want(queue, "", (), 1)
