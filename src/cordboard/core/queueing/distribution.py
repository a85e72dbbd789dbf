"""The decision: which waiting chat goes to which agent next, and why (DESIGN §7)."""

from collections.abc import Iterator
from heapq import heappop
from itertools import islice

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.queueing.bucket import Bucket
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.floor import MANY_BUCKETS, Desk, Floor, Spot
from cordboard.core.queueing.strategies import WORDS

EXPLAINED = 10
"""About at most so many agents and chats it is said why they were not taken."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """The chat is to ring at the agent. `queue` is empty when the chat is held for one agent.

    `not_chosen` says of other agents why not, when the queue has few; `skipped` of chats that stood before this
    one in the queue why the agent could not take them.
    """

    chat: str
    agent: str
    queue: str
    why: str
    not_chosen: dict[str, str] = {}
    skipped: dict[str, str] = {}


def next_match(floor: Floor, now: Millis) -> Match | None:
    """The next offer to make, already counted on the floor; None: nobody who waits can be taken by anybody.

    Chats go by priority, then first arrival, then id; one that nobody can take does not hold up the others.
    The agent is the chat's preferred one if able, else the queue's strategy decides. Ask until None: nothing is
    looked at twice.
    """
    _open_due(floor, now)
    while floor.possible:
        turn, _, bucket = heappop(floor.possible)
        if bucket.announced is not turn:
            continue
        bucket.announced = None
        if bucket.chats.peek() != turn or not bucket.agents:
            floor.announce(bucket)
            continue
        spot = floor.spots[turn.chat]
        chosen = _choose(floor, spot)
        if chosen is None:
            _park(floor, bucket, spot)
            continue
        desk, by, why = chosen
        match = Match(
            chat=turn.chat,
            agent=desk.agent.user,
            queue=by.want.queue,
            why=why,
            not_chosen=_not_chosen(floor, spot, desk, by),
            skipped=_skipped(floor, spot, desk, by),
        )
        _count(floor, spot, desk, by, now)
        floor.announce(bucket)
        return match
    return None


def matches(floor: Floor, now: Millis) -> Iterator[Match]:
    """Every offer that can be made now, in order."""
    while (match := next_match(floor, now)) is not None:
        yield match


def _open_due(floor: Floor, now: Millis) -> None:
    while (first := floor.later.peek()) is not None and first[0] <= now:
        floor.later.drop(first[1])
        floor.open(floor.spots[first[1]])


def _choose(floor: Floor, spot: Spot) -> tuple[Desk, Bucket, str] | None:
    """The agent, the place by which the chat reaches the agent, and why."""
    wants = spot.wants
    closed = wants.refused | wants.offered_to
    if wants.preferred and wants.preferred not in closed:
        for bucket in spot.buckets:
            if wants.preferred in bucket.agents.live:
                return floor.desks[wants.preferred], bucket, "preferred agent"
    for bucket in spot.buckets:
        for key in bucket.agents.in_order() if closed else _first(bucket):
            if key[2] not in closed:
                word = "held for this agent" if bucket.want.agent else WORDS[bucket.strategy]
                return floor.desks[key[2]], bucket, f"{word} of {len(bucket.agents)} free"
    return None


def _first(bucket: Bucket) -> tuple[tuple[float, float, str], ...]:
    key = bucket.agents.peek()
    return () if key is None else (key,)


def _park(floor: Floor, bucket: Bucket, spot: Spot) -> None:
    """Nobody free can take the chat: set it aside until somebody else comes."""
    bucket.chats.drop(spot.wants.chat)
    bucket.parked[spot.wants.chat] = spot.turn
    floor.announce(bucket)


def _count(floor: Floor, spot: Spot, desk: Desk, by: Bucket, now: Millis) -> None:
    """Count the proposed offer on the floor, so that the next decision knows of it."""
    wants, user = spot.wants, desk.agent.user
    desk.pending[wants.chat] = wants.weight
    desk.free -= wants.weight
    if by.want.queue:
        number = floor.offers_made.get(by.want.queue, 0) + 1
        floor.offers_made[by.want.queue] = number
        floor.served.setdefault(by.want.queue, {})[user] = number
    for bucket in spot.buckets:
        bucket.chats.drop(wants.chat)
        bucket.parked.pop(wants.chat, None)
    spot.wants = msgspec.structs.replace(
        wants,
        offered_to=wants.offered_to | {user},
        not_before=now + wants.hunt_interval if wants.hunt_interval else 0,
    )
    for bucket in desk.buckets:
        floor.place_agent(desk, bucket)
    floor.admit(spot)


def _not_chosen(floor: Floor, spot: Spot, chosen: Desk, by: Bucket) -> dict[str, str]:
    members = floor.members.get(by.want.queue, {})
    if len(members) > EXPLAINED + 1:
        return {}
    word = f"not {WORDS[by.strategy]}"
    return {
        name: why_not(desk.agent, spot.wants) or ("at_capacity" if desk.free < spot.wants.weight else word)
        for name, desk in members.items()
        if desk is not chosen
    }


def _skipped(floor: Floor, spot: Spot, desk: Desk, by: Bucket) -> dict[str, str]:
    """Why chats before this one in the queue were not given to the agent."""
    found: dict[str, str] = {}
    for bucket in islice(floor.of_queue(by.want.queue), MANY_BUCKETS):
        first = bucket.chats.peek()
        for turn in (*islice(bucket.parked.values(), EXPLAINED), *((first,) if first else ())):
            if len(found) < EXPLAINED and turn < spot.turn:
                why = why_not(desk.agent, floor.spots[turn.chat].wants)
                found[turn.chat] = why or "at_capacity"
    return found
