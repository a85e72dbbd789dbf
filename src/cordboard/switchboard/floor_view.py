"""The floor of this node as others ask about it: kept true by every committed turn, rebuilt from the store."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

import msgspec

from cordboard.core.chat.chat import WAITING, Chat, Talk
from cordboard.core.instant import SECOND, Millis
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.core.queueing.distribution import can_be_taken
from cordboard.core.queueing.eligibility import free_slots, is_ready
from cordboard.core.queueing.estimate import estimated_wait
from cordboard.core.queueing.explaining import unable
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.reasons import NotChosen, named
from cordboard.core.queueing.waiting import GROUP, QUEUE, Waiting
from cordboard.core.reasons import RouteFailure
from cordboard.director.facts import AgentFacts, QueueFacts
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Clock
from cordboard.switchboard.turn import Done

RECENT = 50
"""Handled chats per queue and group from which the wait is estimated."""


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
        self._catalogue = None
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

    def see(self, done: Done) -> None:
        """A turn may have changed who waits or who is free."""
        for agent in done.agents:
            self.floor.put_agent(agent)
        chat, before = done.chat, done.before
        if chat is None or not waits_otherwise(done):
            return
        if chat.state in WAITING or (before is not None and before.state in WAITING):
            self.put_chat(chat)

    def committed(self, done: Done) -> None:
        """A turn of this node: who waits, who is free, and how long handling a chat takes."""
        self.see(done)
        chat, before = done.chat, done.before
        if (
            chat is not None
            and chat.ended_at is not None
            and before is not None
            and before.ended_at is None
            and before.talk is not None
        ):
            self._handled[_came_by(before.talk)].append(chat.ended_at - before.talk.answered_at)

    def put_chat(self, chat: Chat) -> None:
        """The chat as it truly waits now, or not any more."""
        route, wants = chat.route, self.wants_of(chat)
        if wants is not None and route is not None and route.agent:
            self.held_for[chat.id] = route.agent
        else:
            self.held_for.pop(chat.id, None)
        if wants is not None and wants.refused and route is not None:
            self.refusals[chat.id] = min(route.refused[user] for user in wants.refused)
        else:
            self.refusals.pop(chat.id, None)
        point = self._points.get(chat.id)
        if point is not None and (wants is None or point != chat.point):
            del self._points[chat.id]
            self._hunting[point] -= 1
        if wants is None:
            self.floor.drop_waiting(chat.id)
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
        return Waiting(
            chat=chat.id,
            places=route.places,
            priority=route.priority,
            arrived_at=chat.arrived_at if chat.arrived_at is not None else route.since,
            refused=frozenset(user for user, until in route.refused.items() if until > now),
            offered_to=frozenset(held.agent for held in chat.offers),
            maximum_matches=route.maximum_matches,
            hunt_interval=route.hunt_interval * SECOND,
            not_before=route.next_offer_at if route.next_offer_at > now else 0,
            weight=chat.weight,
            preferred=route.preferred_agent or chat.preferred or "",
            skills=route.skills,
            preferred_skills=route.preferred_skills,
        )

    def candidates(self, chat: Chat) -> tuple[NotChosen, ...] | None:
        """Why nobody can take a chat that begins to wait, of some of those who serve it; None: somebody can."""
        wants = self.wants_of(chat)
        if wants is None or can_be_taken(self.floor, wants):
            return None
        return self.named(unable(self.floor, wants))

    def named(self, reasons: Iterable[NotChosen]) -> tuple[NotChosen, ...]:
        """The reasons with the names that status codes have now."""
        codes = self._catalogues.current.status_codes
        return named(reasons, {number: code.name for number, code in codes.items()})

    def agents(self) -> list[Agent]:
        """Everybody who is signed in."""
        return [desk.agent for desk in self.floor.desks.values()]

    def people(self) -> Iterable[AgentFacts]:
        """Everybody who is signed in, as scripts know them. Who is not connected counts as not ready."""
        for desk in self.floor.desks.values():
            agent, ready = desk.agent, is_ready(desk.agent)
            yield AgentFacts(
                name=agent.user,
                full_name=agent.full_name,
                state="ready" if ready else "not_ready",
                free=desk.free if ready else free_slots(agent),
                taken=len(agent.slots),
                capacity=agent.capacity,
                groups=agent.groups,
                queues=agent.queues,
                skills=agent.skills,
            )

    def queue(self, name: str, *, but: str = "") -> QueueFacts | None:
        """A queue as it stands, not counting the chat `but`: who leaves a queue may come back to it."""
        queue = self._catalogues.current.queues.get(name)
        if queue is None:
            return None
        facts = self._facts(QUEUE + name, but=but)
        return msgspec.structs.replace(facts, full=facts.waiting >= queue.max_waiting)

    def group_stats(self, name: str, *, but: str = "") -> QueueFacts | None:
        """A group as a place where chats wait, in the same terms as a queue; it is never full. None: no such group."""
        if name not in self._catalogues.current.agent_groups:
            return None
        return self._facts(GROUP + name, but=but)

    def agent(self, user: str, *, weight: int = 1) -> RouteFailure | None:
        """Why an agent cannot get a chat of that weight now."""
        desk = self.floor.desks.get(user)
        if desk is None or desk.agent.state is AgentState.SIGNED_OUT:
            known = self._catalogues.current.agent(user) is not None
            return RouteFailure.NOT_READY if known else RouteFailure.UNKNOWN
        if not is_ready(desk.agent):
            return RouteFailure.NOT_READY
        return None if free_slots(desk.agent) >= weight else RouteFailure.BUSY

    def hunting(self, point: str, *, but: str = "") -> int:
        """How many chats of a point wait now, not counting the chat `but`: who leaves a route may take another."""
        return self._hunting.get(point, 0) - (self._points.get(but) == point)

    def position(self, chat_id: str) -> int | None:
        """The chat's place in line; of several queues the best."""
        return self.floor.position(chat_id)

    def estimated_wait(self, chat_id: str) -> int | None:
        """How long the chat may still wait, in seconds; in several queues that of the fastest."""
        spot = self.floor.spots.get(chat_id)
        if spot is None:
            return None
        told = [
            self._estimate(bucket.place.name, position=bucket.place.ahead_of(spot.turn) + 1)
            for bucket in spot.base
            if not bucket.place.held
        ]
        return min((seconds for seconds in told if seconds is not None), default=None)

    def _facts(self, place: str, *, but: str) -> QueueFacts:
        stats = self.floor.stats(place)
        now = self._clock.now()
        itself = self.floor.spots.get(but) if but else None
        waiting = stats.waiting - (itself is not None and place in itself.wants.places)
        return QueueFacts(
            waiting=waiting,
            oldest=max(0, now - stats.oldest) // SECOND if stats.oldest is not None else 0,
            ready=stats.ready,
            logged_on=stats.logged_on,
            estimated_wait=self._estimate(place, position=waiting + 1),
        )

    def _estimate(self, place: str, *, position: int) -> int | None:
        stats = self.floor.stats(place)
        return estimated_wait(
            position=position, slots=stats.slots, free=stats.ready, handle_times=self._handled[place]
        )


def _came_by(talk: Talk) -> str:
    return GROUP + talk.group if talk.group else QUEUE + talk.queue
