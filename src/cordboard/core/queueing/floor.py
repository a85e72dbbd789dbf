"""The picture of the floor: who is free, who waits. In memory, without a clock, rebuilt at need.

Every change costs O(log n). What is matched here is a proposal: the database's constraints make it safe, and the
outcome comes back as `put_agent` and `put_waiting` with what is true then.
"""

from collections.abc import Mapping
from heapq import heappop, heappush
from itertools import count

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.bucket import Bucket, Entry, Want
from cordboard.core.queueing.desk import Desk, Spot
from cordboard.core.queueing.place import Place
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import Turn, Waiting

MANY_BUCKETS = 64
"""Beyond so many different wants at one place, those for which nobody waits are forgotten."""

_KEYS_ALIKE = frozenset({Strategy.LONGEST_IDLE, Strategy.LEAST_BUSY, Strategy.BEST_SKILLED})
"""Strategies by which an agent has the same key in every bucket that asks for no skills."""


class QueueStats(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as it stands: chats waiting (ringing ones, too), first arrival of the oldest, agents who serve it."""

    waiting: int = 0
    oldest: Millis | None = None
    ready: int = 0
    """Agents ready with a slot free."""
    logged_on: int = 0
    slots: int = 0
    """Capacity of the ready agents, in use or not."""


class Floor:
    """Agents and waiting chats, with an index that leads from either to a match. `distribution` decides on it.

    Between decisions nothing settled fits anything settled; so only what is fresh has to be looked at.
    """

    def __init__(self, strategies: Mapping[str, Strategy] | None = None) -> None:
        self._strategies = dict(strategies or {})
        self._queues: dict[str, Place] = {}
        self._held: dict[str, Place] = {}
        self._made = 0
        # Never the same twice, so that entries differ even if an agent leaves and comes back.
        self._stamps = count(1)
        self.desks: dict[str, Desk] = {}
        self.spots: dict[str, Spot] = {}
        self.fresh_desks: list[Desk] = []
        self.fresh_spots: list[Spot] = []
        self.candidates: list[tuple[Turn, int, Bucket | None]] = []
        """Heap of chats that may fit: fresh ones, and in buckets with a new agent the next to be looked at."""
        self.later: list[tuple[Millis, str]] = []
        """Heap of chats that may not ring before a moment; an entry that is out of date is ignored."""

    def put_queue(self, queue: str, strategy: Strategy) -> None:
        """Make a queue known, or change its strategy. A queue not made known goes by longest idle."""
        self._strategies[queue] = strategy
        place = self._queues.get(queue)
        if place is not None and place.strategy is not strategy:
            place.strategy = strategy
            for desk in place.members.values():
                self.freshen(desk)

    def put_agent(self, agent: Agent) -> None:
        """The agent's true state now: signed in, ready or not, slots in use. Replaces what was known."""
        if agent.state is AgentState.SIGNED_OUT:
            self.drop_agent(agent.user)
            return
        desk = self.desks.get(agent.user)
        if desk is None or desk.agent.queues != agent.queues or desk.agent.skills != agent.skills:
            desk = self._seat(agent, pending=desk.pending if desk else {})
        desk.become(agent)
        self.freshen(desk)

    def drop_agent(self, user: str) -> None:
        """The agent has left the floor."""
        desk = self.desks.pop(user, None)
        if desk is not None:
            desk.go()

    def put_waiting(self, wants: Waiting) -> None:
        """The chat's true state now. Replaces what was known; offers proposed for it count as settled."""
        self.drop_waiting(wants.chat)
        want = Want(tuple(sorted(wants.skills.items())) if wants.skills else (), wants.weight)
        if wants.agent:
            buckets = [self._bucket(self._held_place(wants.agent), want)]
        else:
            buckets = [self._bucket(self.place(queue), want) for queue in wants.queues]
        spot = self.spots[wants.chat] = Spot(wants, buckets)
        for bucket in buckets:
            bucket.waiting += 1
            bucket.place.join(spot.turn)
        self.open(spot)

    def drop_waiting(self, chat: str) -> None:
        """The chat waits no longer: answered, left, routed elsewhere."""
        spot = self.spots.pop(chat, None)
        if spot is None:
            return
        for bucket in spot.buckets:
            bucket.waiting -= 1
            bucket.place.leave(spot.turn)
        if spot.open:
            self.close(spot)
        if spot.wants.agent and not self._held[spot.wants.agent].line:
            self._forget_idle(self._held.pop(spot.wants.agent))
        for user in spot.wants.offered_to:
            desk = self.desks.get(user)
            if desk is not None and desk.pending.pop(chat, None) is not None:
                desk.recount()
                self.freshen(desk)

    def stats(self, queue: str) -> QueueStats:
        """How the queue stands. A queue without chats and agents has zeros."""
        place = self._queues.get(queue)
        if place is None:
            return QueueStats()
        return QueueStats(
            waiting=len(place.line),
            oldest=place.oldest(),
            ready=place.ready,
            logged_on=len(place.members),
            slots=place.slots,
        )

    def position(self, chat: str) -> int | None:
        """The chat's place in its first queue, 1 for the next one; None: it does not wait."""
        spot = self.spots.get(chat)
        if spot is None or not spot.buckets:
            return None
        return spot.buckets[0].place.ahead_of(spot.turn) + 1

    def next_due(self) -> Millis | None:
        """When the next chat that may not ring yet may do so; None: there is none."""
        while self.later:
            due, chat = self.later[0]
            spot = self.spots.get(chat)
            if spot is not None and not spot.open and spot.wants.not_before == due:
                return due
            heappop(self.later)
        return None

    def place(self, queue: str) -> Place:
        """The queue's place on the floor."""
        place = self._queues.get(queue)
        if place is None:
            strategy = self._strategies.get(queue, Strategy.LONGEST_IDLE)
            place = self._queues[queue] = Place(queue, held=False, strategy=strategy)
        return place

    def freshen(self, desk: Desk) -> None:
        """Something about the agent changed: look whether a waiting chat fits."""
        desk.stamp = next(self._stamps)
        if desk.free > 0 and not desk.fresh:
            desk.fresh = True
            self.fresh_desks.append(desk)

    def settle(self, desk: Desk) -> None:
        """Enter the agent in its buckets with what holds now."""
        desk.fresh = False
        desk.stamp = next(self._stamps)
        entry: Entry | None = None
        made_for: Strategy | None = None
        for bucket in desk.buckets:
            if desk.free >= bucket.weight:
                strategy = bucket.place.strategy
                if entry is None or made_for is not strategy or bucket.required:
                    entry = bucket.entry(desk)
                    made_for = strategy if strategy in _KEYS_ALIKE and not bucket.required else None
                bucket.add(entry)

    def open(self, spot: Spot) -> None:
        """Put the chat where it can be matched: at once, later, or not while it rings at enough agents."""
        wants = spot.wants
        if len(wants.offered_to) >= wants.maximum_matches:
            return
        if wants.not_before > 0:
            heappush(self.later, (wants.not_before, wants.chat))
            return
        self.open_now(spot)

    def open_now(self, spot: Spot) -> None:
        """The chat may ring at another agent now: look whether an agent fits."""
        spot.open = True
        self.fresh_spots.append(spot)
        for bucket in spot.buckets:
            bucket.open(spot.turn)

    def close(self, spot: Spot) -> None:
        """The open chat may ring at nobody else now."""
        spot.open = False
        for bucket in spot.buckets:
            bucket.close(spot.turn)

    def _seat(self, agent: Agent, *, pending: dict[str, int]) -> Desk:
        """A desk for an agent who came on, or whose queues or skills changed."""
        self.drop_agent(agent.user)
        desk = self.desks[agent.user] = Desk(agent)
        desk.pending = pending
        desk.places = [self.place(queue) for queue in agent.queues]
        held = self._held.get(agent.user)
        for place in [*desk.places, held] if held else desk.places:
            place.members[agent.user] = desk
            desk.buckets += [bucket for bucket in place.buckets if bucket.fits(desk)]
        return desk

    def _held_place(self, user: str) -> Place:
        place = self._held.get(user)
        if place is None:
            place = self._held[user] = Place(user, held=True, strategy=Strategy.LONGEST_IDLE)
            if user in self.desks:
                place.members[user] = self.desks[user]
        return place

    def _bucket(self, place: Place, want: Want) -> Bucket:
        for bucket in place.buckets:
            if bucket.want == want:
                return bucket
        self._made += 1
        bucket = Bucket(place, want, self._made)
        if len(place.buckets) >= MANY_BUCKETS:
            self._forget_idle(place)
        place.buckets.append(bucket)
        for desk in place.members.values():
            if bucket.fits(desk):
                desk.buckets.append(bucket)
                if desk.free >= bucket.weight and not desk.fresh:
                    bucket.add(bucket.entry(desk))
        return bucket

    def _forget_idle(self, place: Place) -> None:
        place.buckets[:] = [bucket for bucket in place.buckets if bucket.waiting]
        for desk in place.members.values():
            desk.buckets = [each for each in desk.buckets if each.place is not place or each.waiting]
