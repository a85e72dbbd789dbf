"""The floor of this node as others ask about it: kept true by every committed turn, rebuilt from the store."""

from collections import defaultdict, deque
from collections.abc import Sequence

from cordboard.core.chat.chat import WAITING, Chat
from cordboard.core.instant import SECOND, Millis
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.eligibility import free_slots, is_ready
from cordboard.core.queueing.estimate import estimated_wait
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.waiting import Waiting
from cordboard.core.reasons import RouteFailure
from cordboard.director.facts import QueueFacts
from cordboard.switchboard.catalogues import Catalogues
from cordboard.switchboard.ports import Clock
from cordboard.switchboard.turn import Done

RECENT = 50
"""Handled chats per queue from which the wait is estimated."""


def waits_otherwise(done: Done) -> bool:
    """Whether a turn has changed how its chat waits; a message does not."""
    chat, before = done.chat, done.before
    if chat is None:
        return False
    if before is None:
        return True
    # A change makes a new value; what is the same object is the same.
    return not (
        chat.state is before.state
        and chat.route is before.route
        and chat.offers is before.offers
        and chat.talk is before.talk
    )


class FloorView:
    """Implements `Floorplan`. Everything here can be lost and built again."""

    def __init__(self, *, clock: Clock, catalogues: Catalogues) -> None:
        self._clock = clock
        self._catalogues = catalogues
        self._catalogue: object = None
        self.floor = Floor()
        self._points: dict[str, str] = {}
        self._hunting: dict[str, int] = defaultdict(int)
        self._handled: dict[str, deque[Millis]] = defaultdict(lambda: deque(maxlen=RECENT))
        self.held_for: dict[str, str] = {}
        """Chats that wait for one agent alone, and for whom."""
        self.refusals: dict[str, Millis] = {}
        """Chat → when the next of its refusals is over and it must be looked at anew."""

    def rebuild(self, *, chats: Sequence[Chat], agents: Sequence[Agent]) -> None:
        """Begin anew from what the store holds."""
        self.floor = Floor()
        self._points.clear()
        self._hunting.clear()
        self.refusals.clear()
        self.held_for.clear()
        self.follow_catalogue()
        for agent in agents:
            self.floor.put_agent(agent)
        for chat in chats:
            self.put_chat(chat)

    def follow_catalogue(self) -> None:
        """Take over strategies when the configuration has changed."""
        catalogue = self._catalogues.current
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            for queue in catalogue.queues.values():
                self.floor.put_queue(queue.name, queue.strategy)

    def committed(self, done: Done) -> None:
        """A turn has changed who waits or who is free."""
        for agent in done.agents:
            self.floor.put_agent(agent)
        chat, before = done.chat, done.before
        if chat is None or not waits_otherwise(done):
            return
        if chat.state in WAITING or (before is not None and before.state in WAITING):
            self.put_chat(chat)
        if (
            chat.ended_at is not None
            and before is not None
            and before.ended_at is None
            and before.talk is not None
        ):
            self._handled[before.talk.queue].append(chat.ended_at - before.talk.answered_at)

    def put_chat(self, chat: Chat) -> None:
        """The chat as it truly waits now, or not any more."""
        wants = self.wants_of(chat)
        if wants is not None and wants.agent:
            self.held_for[chat.id] = wants.agent
        else:
            self.held_for.pop(chat.id, None)
        if wants is None:
            self.floor.drop_waiting(chat.id)
            self.refusals.pop(chat.id, None)
            point = self._points.pop(chat.id, None)
            if point is not None:
                self._hunting[point] -= 1
            return
        if chat.id not in self._points:
            self._points[chat.id] = chat.point
            self._hunting[chat.point] += 1
        self.floor.put_waiting(wants)

    def wants_of(self, chat: Chat) -> Waiting | None:
        """What a chat wants of the floor; None: nothing."""
        route = chat.route
        if route is None or chat.state not in WAITING:
            return None
        now = self._clock.now()
        refused = {user: until for user, until in route.refused.items() if until > now}
        if refused:
            self.refusals[chat.id] = min(refused.values())
        else:
            self.refusals.pop(chat.id, None)
        return Waiting(
            chat=chat.id,
            queues=(route.queue,) if route.queue else (),
            agent=route.agent,
            priority=route.priority,
            arrived_at=chat.arrived_at if chat.arrived_at is not None else route.since,
            refused=frozenset(refused),
            offered_to=frozenset(held.agent for held in chat.offers),
            maximum_matches=route.maximum_matches,
            hunt_interval=route.hunt_interval * SECOND,
            not_before=route.next_offer_at if route.next_offer_at > now else 0,
            weight=chat.weight,
            preferred=chat.preferred or "",
        )

    def agents(self) -> list[Agent]:
        """Everybody who is signed in."""
        return [desk.agent for desk in self.floor.desks.values()]

    def queue(self, name: str, *, but: str = "") -> QueueFacts | None:
        """A queue as it stands, not counting the chat `but`: who leaves a queue may come back to it."""
        queue = self._catalogues.current.queues.get(name)
        if queue is None:
            return None
        stats = self.floor.stats(name)
        now = self._clock.now()
        itself = self.floor.spots.get(but) if but else None
        waiting = stats.waiting - (itself is not None and name in itself.wants.queues)
        return QueueFacts(
            waiting=waiting,
            oldest=max(0, now - stats.oldest) // SECOND if stats.oldest is not None else 0,
            ready=stats.ready,
            logged_on=stats.logged_on,
            estimated_wait=self._estimate(name, position=waiting + 1),
            full=waiting >= queue.max_waiting,
        )

    def agent(self, user: str) -> RouteFailure | None:
        """Why an agent cannot get a chat now."""
        desk = self.floor.desks.get(user)
        if desk is None or desk.agent.state is AgentState.SIGNED_OUT:
            known = self._catalogues.current.agent(user) is not None
            return RouteFailure.NOT_READY if known else RouteFailure.UNKNOWN
        if not is_ready(desk.agent):
            return RouteFailure.NOT_READY
        return None if free_slots(desk.agent) > 0 else RouteFailure.BUSY

    def hunting(self, point: str) -> int:
        """How many chats of a point wait now."""
        return self._hunting.get(point, 0)

    def position(self, chat_id: str) -> int | None:
        """The chat's place in line."""
        return self.floor.position(chat_id)

    def estimated_wait(self, chat_id: str) -> int | None:
        """How long the chat may still wait, in seconds."""
        spot = self.floor.spots.get(chat_id)
        if spot is None or not spot.wants.queues:
            return None
        return self._estimate(spot.wants.queues[0], position=self.floor.position(chat_id) or 1)

    def _estimate(self, queue: str, *, position: int) -> int | None:
        stats = self.floor.stats(queue)
        return estimated_wait(
            position=position, slots=stats.slots, free=stats.ready, handle_times=self._handled[queue]
        )
