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
from cordboard.core.queueing.place import MANY_BUCKETS, Place
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.waiting import AGENT, GROUP, QUEUE, Turn, Waiting

_KEYS_ALIKE = frozenset({Strategy.LONGEST_IDLE, Strategy.LEAST_BUSY})
"""Strategies by which an agent has the same key in every bucket."""


class PlaceStats(msgspec.Struct, frozen=True, kw_only=True):
    """A queue or group as it stands: chats waiting (ringing ones, too), first arrival of the oldest, agents."""

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
        self._strategies = {QUEUE + queue: strategy for queue, strategy in (strategies or {}).items()}
        self._places: dict[str, Place] = {}
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
        self._strategies[QUEUE + queue] = strategy
        place = self._places.get(QUEUE + queue)
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
        if desk is None or _seated_otherwise(desk.agent, agent):
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
        spot = self.spots[wants.chat] = Spot(wants, self.buckets_of(wants))
        for bucket in spot.buckets:
            bucket.waiting += 1
        for bucket in spot.base:
            place = bucket.place
            place.join(spot.turn)
            if len(place.buckets) > place.room:
                self._forget_idle(place)
        self.open(spot)

    def drop_waiting(self, chat: str) -> None:
        """The chat waits no longer: answered, left, routed elsewhere."""
        spot = self.spots.pop(chat, None)
        if spot is None:
            return
        if spot.open:
            self.close(spot)
        for bucket in spot.buckets:
            bucket.waiting -= 1
        for bucket in spot.base:
            place = bucket.place
            place.leave(spot.turn)
            if place.held and not place.line:
                del self._places[place.name]
                self._forget_idle(place)
        for user in spot.wants.offered_to:
            desk = self.desks.get(user)
            if desk is not None and desk.pending.pop(chat, None) is not None:
                desk.recount()
                self.freshen(desk)

    def stats(self, place: str) -> PlaceStats:
        """How a queue or group stands, named as in routes. One without chats and agents has zeros."""
        found = self._places.get(place)
        if found is None:
            return PlaceStats()
        return PlaceStats(
            waiting=len(found.line),
            oldest=found.oldest(),
            ready=found.ready,
            logged_on=len(found.members),
            slots=found.slots,
        )

    def lines(self) -> list[str]:
        """The places where chats wait, named as in routes."""
        return [name for name, place in self._places.items() if place.line]

    def position(self, chat: str) -> int | None:
        """The chat's best place in line, 1 for the next one; None: it does not wait."""
        spot = self.spots.get(chat)
        if spot is None or not spot.base:
            return None
        return min(bucket.place.ahead_of(spot.turn) for bucket in spot.base) + 1

    def next_due(self) -> Millis | None:
        """When the next chat that may not ring yet may do so; None: there is none."""
        while self.later:
            due, chat = self.later[0]
            spot = self.spots.get(chat)
            if spot is not None and not spot.open and spot.wants.not_before == due:
                return due
            heappop(self.later)
        return None

    def place(self, name: str) -> Place:
        """The place on the floor of that name, as in routes: `queue:NAME`, `group:NAME`, `agent:NAME`."""
        place = self._places.get(name)
        if place is None:
            strategy = self._strategies.get(name, Strategy.LONGEST_IDLE)
            place = self._places[name] = Place(name, strategy=strategy)
            if place.held and (desk := self.desks.get(name[len(AGENT) :])) is not None:
                place.members[desk.agent.user] = desk
        return place

    def buckets_of(self, wants: Waiting) -> list[Bucket]:
        """The buckets in which a chat stands, in the order in which agents are looked for."""
        if not wants.preferred_skills:
            want = _want(wants.skills, wants.weight)
            return [self._bucket(self.place(name), want) for name in wants.places]
        wanted = [_want(skills, wants.weight) for skills in wants.wishes()]
        places = [self.place(name) for name in wants.places]
        return [self._bucket(place, want) for want in wanted for place in places]

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
                if entry is None or made_for is not strategy:
                    entry = bucket.entry(desk)
                    made_for = strategy if strategy in _KEYS_ALIKE else None
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
        for bucket in spot.base:
            bucket.open(spot.turn)

    def close(self, spot: Spot) -> None:
        """The open chat may ring at nobody else now."""
        spot.open = False
        for bucket in spot.base:
            bucket.close(spot.turn)

    def _seat(self, agent: Agent, *, pending: dict[str, int]) -> Desk:
        """A desk for an agent who came on, or whose groups, queues or skills changed."""
        self.drop_agent(agent.user)
        desk = self.desks[agent.user] = Desk(agent)
        desk.pending = pending
        desk.places = [
            *(self.place(QUEUE + queue) for queue in agent.queues),
            *(self.place(GROUP + group) for group in agent.groups),
        ]
        held = self._places.get(AGENT + agent.user)
        for place in [*desk.places, held] if held else desk.places:
            place.members[agent.user] = desk
            desk.buckets += [bucket for bucket in place.buckets.values() if bucket.fits(desk)]
        return desk

    def _bucket(self, place: Place, want: Want) -> Bucket:
        bucket = place.buckets.get(want)
        if bucket is not None:
            return bucket
        self._made += 1
        bucket = place.buckets[want] = Bucket(place, want, self._made)
        for desk in place.members.values():
            if bucket.fits(desk):
                desk.buckets.append(bucket)
                if desk.free >= bucket.weight and not desk.fresh:
                    bucket.add(bucket.entry(desk))
        return bucket

    def _forget_idle(self, place: Place) -> None:
        place.buckets = {want: bucket for want, bucket in place.buckets.items() if bucket.waiting}
        # Twice what is in use: so it is not looked for in vain with every chat that comes.
        place.room = max(MANY_BUCKETS, 2 * len(place.buckets))
        for desk in place.members.values():
            desk.buckets = [each for each in desk.buckets if each.place is not place or each.waiting]


def _want(skills: Mapping[str, int], weight: int) -> Want:
    return Want(tuple(sorted(skills.items())) if skills else (), weight)


def _seated_otherwise(before: Agent, after: Agent) -> bool:
    return before.queues != after.queues or before.skills != after.skills or before.groups != after.groups
