"""The verb of an agent who takes a chat."""

from msgspec.structs import replace

from cordboard.core.chat import timers
from cordboard.core.chat.chat import Move, Talk
from cordboard.core.chat.events import Answered
from cordboard.core.chat.offering import held_for, withdraw
from cordboard.core.chat.party import Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND
from cordboard.core.queueing.agent import AgentState, ChatTaken, Use
from cordboard.core.reasons import Code, Withdrawn


def answer(scene: Scene, *, user: str, gen: int) -> Talk:
    """The agent takes the chat: the first to accept wins, other offers are withdrawn with the reason."""
    held = held_for(scene.chat, user=user, gen=gen)
    route = scene.chat.route
    agent = scene.agent(user)
    if agent.state is AgentState.SIGNED_OUT:
        extra = {"held_by": "", "state": scene.chat.state}
        raise Refused(Code.OFFER_GONE, "You are signed out; the chat goes to others.", extra=extra)
    before = scene.chat.last_seq
    for other in scene.chat.offers:
        if other.gen != gen:
            withdraw(scene, other, reason=Withdrawn.ANSWERED_ELSEWHERE, taken_by=agent.full_name or user)
    chat = scene.chat
    waited_from = chat.arrived_at if chat.answered_at is None else (route.since if route else None)
    talk = Talk(
        agent=user,
        agent_name=agent.full_name or user,
        gen=gen,
        slots=held.slots,
        queue=held.queue,
        group=held.group,
        answered_at=scene.now,
    )
    scene.move(Move.ANSWER)
    if chat.visitor_away_since is not None:
        scene.arm(timers.VISITOR_GONE, max(scene.now, chat.visitor_away_since) + timers.KEEP_TALK)
    scene.disarm(timers.offer(gen))
    scene.disarm(timers.ROUTE)
    scene.change(
        offers=(),
        route=None,
        talk=talk,
        answered_at=chat.answered_at if chat.answered_at is not None else scene.now,
    )
    slots = tuple(
        replace(slot, use=Use.TALKING) if slot.gen == gen and slot.chat == chat.id else slot
        for slot in agent.slots
    )
    scene.change_agent(user, slots=slots, misses=0)
    scene.happened(
        Answered,
        by=Party(Role.AGENT, user, talk.agent_name),
        agent=user,
        agent_name=talk.agent_name,
        gen=gen,
        queue=held.queue,
        waited=max(0, scene.now - (waited_from if waited_from is not None else scene.now)) // SECOND,
    )
    scene.tell(user, ChatTaken, chat_id=chat.id, gen=gen, queue=held.queue, from_seq=before)
    return talk
