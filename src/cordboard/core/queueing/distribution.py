"""The decision: which waiting chat goes to which agent next, and why (DESIGN §7)."""

from bisect import bisect_right
from collections.abc import Iterator
from heapq import heappop, heappush

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.queueing.bucket import Bucket
from cordboard.core.queueing.desk import Desk, Spot
from cordboard.core.queueing.eligibility import why_not
from cordboard.core.queueing.explaining import others, skipped, why_chosen
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.reasons import NotChosen
from cordboard.core.queueing.strategies import MOVED_BY_OFFERS
from cordboard.core.queueing.waiting import AGENT, QUEUE, Turn, Waiting


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """The chat is to ring at the agent. `place`: by which queue or group it came, as routes name it.

    `not_chosen` says of other agents why not, when the place has few; `skipped` of chats that stood before this
    one in the line why the agent could not take them.
    """

    chat: str
    agent: str
    place: str
    why: str
    not_chosen: tuple[NotChosen, ...] = ()
    skipped: dict[str, str] = {}

    @property
    def queue(self) -> str:
        """The queue's name; empty for a group, and for a chat that is held for one agent."""
        return self.place[len(QUEUE) :] if self.place.startswith(QUEUE) else ""


def next_match(floor: Floor, now: Millis) -> Match | None:
    """The next offer to make, already counted on the floor; None: nobody who waits can be taken by anybody.

    Chats go by priority, then first arrival, then id; one that nobody can take does not hold up the others.
    The agent is the chat's preferred one if able, else the queue's strategy decides. Ask until None: what was
    settled once is not looked at again.
    """
    if floor.later:
        _open_due(floor, now)
    if floor.fresh_desks:
        floor.fresh_desks = [desk for desk in floor.fresh_desks if _still_fresh(desk)]
    if not floor.candidates:
        if len(floor.fresh_desks) == 1 and not floor.fresh_spots:
            return _for_one_agent(floor, now)
        if len(floor.fresh_spots) == 1 and not floor.fresh_desks:
            return _for_one_chat(floor, now)
    _settle_all(floor)
    while floor.candidates:
        turn, _, bucket = heappop(floor.candidates)
        spot = floor.spots.get(turn[2])
        match = None
        if spot is not None and spot.open and spot.turn == turn:
            chosen = choose(floor, spot)
            match = _made(floor, spot, *chosen, now) if chosen else None
        if bucket is not None:
            _look_on(floor, bucket, turn)
        if match is not None:
            return match
    return None


def matches(floor: Floor, now: Millis) -> Iterator[Match]:
    """Every offer that can be made now, in order."""
    while (match := next_match(floor, now)) is not None:
        yield match


def can_be_taken(floor: Floor, wants: Waiting) -> bool:
    """Whether somebody could take a chat that is about to wait. Whoever is ahead of it in the line is not asked."""
    if any(name.startswith(AGENT) for name in wants.places):
        asked = [desk for name in wants.places if (desk := floor.desks.get(name[len(AGENT) :])) is not None]
    elif choose(floor, Spot(wants, floor.buckets_of(wants))) is not None:
        return True
    else:
        asked = floor.fresh_desks
    return any(desk.free >= wants.weight and why_not(desk.agent, wants) is None for desk in asked)


def _open_due(floor: Floor, now: Millis) -> None:
    while (due := floor.next_due()) is not None and due <= now:
        floor.open_now(floor.spots[heappop(floor.later)[1]])


def _still_fresh(desk: Desk) -> bool:
    """Whether the agent has still, or again, something to give."""
    desk.fresh = desk.free > 0
    return desk.fresh


def _for_one_agent(floor: Floor, now: Millis) -> Match | None:
    """One agent is fresh and nothing else: whatever fits now, fits this agent only."""
    desk = floor.fresh_desks[0]
    found = _best_chat(floor, desk)
    if found is None:
        floor.fresh_desks.clear()
        floor.settle(desk)
        return None
    spot, bucket = found
    return _made(floor, spot, desk, bucket, now)


def _for_one_chat(floor: Floor, now: Millis) -> Match | None:
    """One chat is fresh and nothing else: whatever fits now, fits this chat only."""
    spot = floor.fresh_spots.pop()
    chosen = choose(floor, spot) if spot.open else None
    return _made(floor, spot, *chosen, now) if chosen else None


def _settle_all(floor: Floor) -> None:
    """Bring everything fresh into the index, and note which chats may fit by it."""
    if floor.fresh_desks:
        desks, floor.fresh_desks = floor.fresh_desks, []
        touched: dict[int, Bucket] = {}
        for desk in desks:
            floor.settle(desk)
            touched |= {bucket.number: bucket for bucket in desk.buckets if bucket.chats}
        for number, bucket in touched.items():
            heappush(floor.candidates, (bucket.chats[0], number, bucket))
    spots, floor.fresh_spots = floor.fresh_spots, []
    for spot in spots:
        heappush(floor.candidates, (spot.turn, 0, None))


def _look_on(floor: Floor, bucket: Bucket, turn: Turn) -> None:
    """Note the bucket's next chat to look at: those up to `turn` are matched, or fit nobody."""
    if bucket.first() is None:
        return
    at = bisect_right(bucket.chats, turn)
    if at < len(bucket.chats):
        heappush(floor.candidates, (bucket.chats[at], bucket.number, bucket))


def _best_chat(floor: Floor, desk: Desk) -> tuple[Spot, Bucket] | None:
    """The first of all open chats that the agent can take, and by which place the chat prefers to come."""
    best: Spot | None = None
    by: Bucket | None = None
    free, user = desk.free, desk.agent.user
    for bucket in desk.buckets:
        chats = bucket.chats
        if chats and free >= bucket.weight and (best is None or chats[0] < best.turn):
            found = floor.spots[chats[0][2]]
            if user in found.wants.offered_to or user in found.wants.refused:
                found = _first_for(floor, bucket, user)
                if found is None or (best is not None and best.turn < found.turn):
                    continue
            best, by = found, bucket
    if best is None or by is None:
        return None
    if len(best.buckets) > 1:
        by = next(bucket for bucket in best.buckets if bucket in desk.buckets)
    return best, by


def _first_for(floor: Floor, bucket: Bucket, user: str) -> Spot | None:
    """The bucket's first chat that neither refused the agent nor rings there."""
    for turn in bucket.chats:
        spot = floor.spots[turn[2]]
        if user not in spot.wants.offered_to and user not in spot.wants.refused:
            return spot
    return None


def choose(floor: Floor, spot: Spot) -> tuple[Desk, Bucket] | None:
    """The agent who gets the chat now, and the bucket by which it reaches the agent; None: nobody can.

    The preferred agent goes first if able. Then the chat's buckets are asked in their order (`Spot`): whoever has
    all preferred skills, in any of the places, goes before whoever lacks one; the place decides among equals in
    this, and its strategy among those in the place. An agent who serves two of the places stands in the buckets of
    both and is taken from the first.
    """
    wants = spot.wants
    closed = wants.refused | wants.offered_to if wants.refused or wants.offered_to else wants.refused
    preferred = floor.desks.get(wants.preferred) if wants.preferred not in closed else None
    if preferred is not None and preferred.free >= wants.weight:
        for bucket in spot.buckets:
            if bucket in preferred.buckets:
                return preferred, bucket
    for bucket in spot.buckets:
        if not closed:
            desk = bucket.first()
            if desk is not None:
                return desk, bucket
            continue
        for desk in bucket.in_order():
            if desk.agent.user not in closed:
                return desk, bucket
    return None


def _made(floor: Floor, spot: Spot, desk: Desk, by: Bucket, now: Millis) -> Match:
    """The match, explained and counted on the floor, so that the next decision knows of it."""
    wants, user, place = spot.wants, desk.agent.user, by.place
    match = Match(
        chat=wants.chat,
        agent=user,
        place=place.name,
        why=why_chosen(spot, desk, by),
        not_chosen=others(floor, spot, desk, by),
        skipped=skipped(floor, spot, desk, by),
    )
    desk.pending[wants.chat] = wants.weight
    desk.set_free(desk.free - wants.weight)
    place.count_offer(user)
    floor.close(spot)
    spot.wants = msgspec.structs.replace(
        wants,
        offered_to=wants.offered_to | {user},
        not_before=now + wants.hunt_interval if wants.hunt_interval else 0,
    )
    if desk.free and not desk.fresh and any(each.place.strategy in MOVED_BY_OFFERS for each in desk.buckets):
        floor.settle(desk)
    floor.open(spot)
    return match
