"""Verbs: a chat waits on a route and is offered to agents, who decline or miss it. `answering` has the answer."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from cordboard.core.chat import timers
from cordboard.core.chat.chat import WAITING, Chat, Move, Offer, Route
from cordboard.core.chat.events import (
    Declined,
    LeftQueue,
    Offered,
    OfferExpired,
    OfferWithdrawn,
    Queued,
    TermsChanged,
)
from cordboard.core.chat.party import Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, rfc3339
from cordboard.core.queueing.agent import (
    NOT_RESPONDING,
    Agent,
    AgentState,
    OfferMade,
    OfferOver,
    Slot,
    StateChanged,
    Use,
)
from cordboard.core.queueing.eligibility import has_skills
from cordboard.core.queueing.reasons import NotChosen
from cordboard.core.reasons import Code, Withdrawn

ROUND = 30 * SECOND
"""For so long an agent who refused or missed a chat is passed over for it."""
MISSES = 2
"""Unanswered offers in a row that make an agent *not responding* (DESIGN §7)."""


def wait_on(scene: Scene, route: Route, *, why: str = "", move: Move = Move.QUEUE) -> None:
    """The chat waits for the agents of a route. Its first arrival anywhere decides its place in line."""
    scene.move(move)
    arrived = scene.chat.arrived_at if scene.chat.arrived_at is not None else scene.now
    scene.change(route=replace(route, since=scene.now), arrived_at=arrived, priority=route.priority)
    if scene.chat.visitor_away_since is not None:
        # Who goes on to another place is not kept any longer for it.
        kept_until = [timer.due_at for timer in scene.chat.timers if timer.name == timers.VISITOR_GONE]
        scene.arm(timers.VISITOR_GONE, min([scene.now + timers.KEEP_PLACE, *kept_until]))
    scene.happened(
        Queued,
        queue=route.queue,
        priority=route.priority,
        arrived_at=rfc3339(arrived),
        why=why,
        queues=_several(route.queues),
        groups=route.groups,
        skills=route.skills,
        preferred_skills=route.preferred_skills,
    )


def change_terms(
    scene: Scene,
    *,
    skills: Mapping[str, int] | None = None,
    preferred_skills: Mapping[str, int] | None = None,
    priority: int | None = None,
    why: str = "",
) -> bool:
    """The chat waits on with other terms; None leaves one as it is. Answers False if nothing was to be changed.

    It keeps its arrival, its refusals and its timeout. Offers that ring go on, but for those at agents who lack a
    skill that is now required at a higher level than before.
    """
    route = scene.chat.route
    if route is None or scene.chat.state not in WAITING:
        return False
    changed = replace(
        route,
        skills=dict(skills) if skills is not None else route.skills,
        preferred_skills=dict(preferred_skills) if preferred_skills is not None else route.preferred_skills,
        priority=priority if priority is not None else route.priority,
    )
    # Which of the preferred skills is given up first is their order.
    same_order = list(changed.preferred_skills) == list(route.preferred_skills)
    if changed == route and same_order:
        return False
    stricter = {skill: level for skill, level in changed.skills.items() if level > route.skills.get(skill, 0)}
    scene.change(route=changed, priority=changed.priority)
    scene.happened(
        TermsChanged,
        priority=changed.priority,
        skills=changed.skills,
        preferred_skills=changed.preferred_skills,
        why=why,
    )
    for held in scene.chat.offers:
        if not has_skills(scene.agent(held.agent), stricter):
            withdraw(scene, held, reason=Withdrawn.TERMS_CHANGED)
    return True


def leave_route(scene: Scene, *, why: str, reason: Withdrawn) -> None:
    """The chat waits no more on its route: offers are withdrawn, the route and its timer are gone."""
    for held in scene.chat.offers:
        withdraw(scene, held, reason=reason)
    route = scene.chat.route
    if route is not None:
        scene.happened(LeftQueue, queue=route.queue, why=why, queues=_several(route.queues))
    scene.change(route=None)
    scene.disarm(timers.ROUTE)


def free_slots(agent: Agent) -> tuple[int, ...]:
    """Numbers of the agent's free slots, lowest first."""
    taken = {slot.number for slot in agent.slots}
    return tuple(number for number in range(1, agent.capacity + 1) if number not in taken)


def offer(
    scene: Scene,
    *,
    user: str,
    answer_timeout: int,
    why: str,
    not_chosen: Iterable[NotChosen] = (),
    auto: bool = False,
    place: str | None = None,
) -> Offer:
    """Hold the chat for an agent, taking as many slots as the chat weighs.

    `place`: by which queue or group of the route the chat reaches the agent; None: by its first. Raises Refused
    (`wrong_state`, `not_ready`, `at_capacity`) when chat or agent are no longer as they were chosen.
    """
    chat, agent = scene.chat, scene.agent(user)
    route = chat.route
    if chat.state not in WAITING or route is None:
        raise Refused(Code.WRONG_STATE, "The chat does not wait any more.")
    by = place if place is not None else route.to
    if by not in route.places:
        raise Refused(Code.WRONG_STATE, "The chat waits somewhere else by now.")
    if len(chat.offers) >= route.maximum_matches or any(held.agent == user for held in chat.offers):
        raise Refused(Code.WRONG_STATE, "The chat rings at as many agents as it may.")
    if agent.state is not AgentState.READY or agent.lost_at is not None:
        raise Refused(Code.NOT_READY, f"{user} is not ready.")
    numbers = free_slots(agent)[: chat.weight]
    if len(numbers) < chat.weight:
        raise Refused(Code.AT_CAPACITY, f"{user} has no slot free.")

    queue = by[6:] if by.startswith("queue:") else ""
    group = by[6:] if by.startswith("group:") else ""
    gen = chat.gen + 1
    due_at = scene.now + answer_timeout * SECOND
    held = Offer(
        agent=user,
        gen=gen,
        slots=numbers,
        queue=queue,
        group=group,
        offered_at=scene.now,
        due_at=due_at,
        why=why,
        auto=auto,
    )
    scene.move(Move.OFFER)
    scene.change(
        gen=gen,
        offers=(*chat.offers, held),
        route=replace(route, next_offer_at=scene.now + route.hunt_interval * SECOND),
    )
    scene.arm(timers.offer(gen), due_at)
    taken = tuple(Slot(number, chat.id, gen, Use.RINGING) for number in numbers)
    scene.change_agent(user, slots=(*agent.slots, *taken))
    scene.happened(
        Offered,
        agent=user,
        agent_name=agent.full_name or user,
        gen=gen,
        queue=queue,
        expires_at=rfc3339(due_at),
        why=why,
        not_chosen=tuple(not_chosen),
        group=group,
    )
    arrived = chat.arrived_at if chat.arrived_at is not None else scene.now
    scene.tell(
        user,
        OfferMade,
        chat_id=chat.id,
        gen=gen,
        queue=queue,
        expires_at=rfc3339(due_at),
        waited=max(0, scene.now - arrived) // SECOND,
        arrived_at=rfc3339(arrived),
        visitor_name=chat.visitor.shown,
        url=chat.page.url,
        point=chat.point,
        call_class=chat.call_class,
        priority=route.priority,
        why=why,
        auto=auto,
    )
    return held


def held_for(chat: Chat, *, user: str, gen: int) -> Offer:
    """The offer that an agent means.

    Raises Refused: `stale_gen` when the chat rings at the agent under another gen, `offer_gone`, with who has the
    chat, when it does not ring there any more.
    """
    for held in chat.offers:
        if held.agent == user:
            if held.gen != gen:
                raise Refused(Code.STALE_GEN, "This chat was offered to you anew.", extra={"gen": held.gen})
            return held
    holder = chat.talk.agent_name if chat.talk else ""
    raise Refused(
        Code.OFFER_GONE,
        f"This chat was taken by {holder}." if holder else "This chat is not offered to you any more.",
        extra={"held_by": holder, "state": chat.state},
    )


def decline(scene: Scene, *, user: str, gen: int, reason: str) -> None:
    """The agent does not want the chat; for one round it goes to others."""
    held = held_for(scene.chat, user=user, gen=gen)
    _pass_over(scene, user)
    scene.happened(Declined, by=Party(Role.AGENT, user), agent=user, gen=gen, reason=reason)
    take_back(scene, held, why="declined")
    scene.change_agent(user, misses=0)


def expire(scene: Scene, held: Offer) -> None:
    """The answer timeout is over: the chat goes on, and a second miss in a row takes the agent out of service."""
    user = held.agent
    _pass_over(scene, user)
    scene.happened(OfferExpired, agent=user, gen=held.gen)
    take_back(scene, held, why=Withdrawn.TIMED_OUT)
    misses = scene.agent(user).misses + 1
    agent = scene.change_agent(user, misses=misses)
    if misses >= MISSES and agent.state is AgentState.READY:
        scene.change_agent(user, state=AgentState.NOT_READY, code=NOT_RESPONDING, since=scene.now, misses=0)
        scene.tell(user, StateChanged, state=AgentState.NOT_READY, code=NOT_RESPONDING, why="not responding")


def withdraw(scene: Scene, held: Offer, *, reason: Withdrawn, taken_by: str = "") -> None:
    """An offer ends without its agent's doing."""
    scene.happened(OfferWithdrawn, agent=held.agent, gen=held.gen, reason=reason)
    take_back(scene, held, why=reason, taken_by=taken_by)


def take_back(scene: Scene, held: Offer, *, why: str, taken_by: str = "") -> None:
    """The offer rings no more; its slots are free. The chat is queued again when it was the last."""
    scene.disarm(timers.offer(held.gen))
    release_slots(scene, user=held.agent, gen=held.gen)
    scene.tell(held.agent, OfferOver, chat_id=scene.chat.id, gen=held.gen, reason=why, taken_by=taken_by)
    rest = tuple(other for other in scene.chat.offers if other.gen != held.gen)
    scene.change(offers=rest)
    if not rest:
        scene.move(Move.LAST_OFFER_OVER)


def release_slots(scene: Scene, *, user: str, gen: int) -> None:
    """Free what an assignment of this chat held; an agent without any contact is idle from now."""
    slots = tuple(slot for slot in scene.agent(user).slots if (slot.chat, slot.gen) != (scene.chat.id, gen))
    scene.change_agent(user, slots=slots)


def _pass_over(scene: Scene, user: str) -> None:
    route = scene.chat.route
    if route is not None:
        scene.change(route=replace(route, refused={**route.refused, user: scene.now + ROUND}))


def _several(queues: tuple[str, ...]) -> tuple[str, ...]:
    """What events tell beside the first queue: nothing if there is no other."""
    return queues if len(queues) > 1 else ()
