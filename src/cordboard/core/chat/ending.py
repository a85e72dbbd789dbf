"""Verbs: a chat ends, is wrapped up, changes hands or is thrown away."""

from msgspec.structs import replace

from cordboard.core.chat import timers
from cordboard.core.chat.chat import ChatState, Move, Route
from cordboard.core.chat.events import AgentLeft, ChatEnded, ClassChanged, Junked, Transferred, WrapUpDone
from cordboard.core.chat.offering import leave_route, release_slots, wait_on
from cordboard.core.chat.party import Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.instant import SECOND, Millis, rfc3339
from cordboard.core.queueing.agent import ChatReleased, Use, WrapUpStarted
from cordboard.core.reasons import Ended, Withdrawn

HEAD = 99
"""Priority of a chat that lost its agent: it waits at the head."""


def end(scene: Scene, *, by: Party, reason: Ended, message: str = "") -> None:
    """The conversation is over, for whoever says so.

    From talking it goes into its agent's wrap-up; before an answer it is abandoned when the visitor's side left, and
    closed otherwise. Offers are withdrawn in the same turn (I-25).
    """
    chat = scene.chat
    visitors_doing = by.role is Role.VISITOR or reason in (Ended.VISITOR_LOST, Ended.VISITOR_IDLE)
    abandoned = visitors_doing and chat.answered_at is None
    if chat.talk is not None:
        seconds = scene.agent(chat.talk.agent).wrap_up
        ends_at = scene.now + seconds * SECOND if seconds else None
        scene.happened(
            ChatEnded,
            by=by,
            reason=reason,
            message=message,
            state=ChatState.WRAP_UP if ends_at else ChatState.CLOSED,
            wrap_up_ends_at=rfc3339(ends_at) if ends_at else None,
        )
        _close_marks(scene, reason)
        _begin_wrap_up(scene, ends_at)
        return
    withdrawn = Withdrawn.VISITOR_LEFT if visitors_doing else Withdrawn.CHAT_ENDED
    leave_route(scene, why=reason, reason=withdrawn)
    state = ChatState.ABANDONED if abandoned else ChatState.CLOSED
    scene.happened(ChatEnded, by=by, reason=reason, state=state, abandoned=abandoned, message=message)
    _close_marks(scene, reason)
    scene.move(Move.ABANDON if abandoned else Move.END)


def wrap_up_done(scene: Scene, *, why: str) -> None:
    """The agent has finished with the chat, or the time for it is over."""
    talk = scene.chat.talk
    assert talk is not None
    scene.happened(WrapUpDone, agent=talk.agent, gen=talk.gen, why=why)
    scene.move(Move.WRAP_UP_DONE)
    scene.disarm(timers.WRAP_UP)
    let_go(scene, why=why)


def transfer(scene: Scene, *, route: Route, note: str) -> None:
    """The agent hands the chat to a queue or another agent; it keeps its place by first arrival."""
    _agent_leaves(scene, why="transfer", to=route.to, note=note)
    wait_on(scene, route, why="transfer", move=Move.TRANSFER)


def transfer_to_point(
    scene: Scene, *, point: str, layout: str, call_class: str, weight: int, note: str
) -> None:
    """The agent hands the chat to another routing point: that point's script begins a new dialog."""
    _agent_leaves(scene, why="transfer", to=f"point:{point}", note=note)
    scene.move(Move.TRANSFER_TO_POINT)
    go_to_point(scene, point=point, layout=layout, call_class=call_class, weight=weight)


def go_to_point(scene: Scene, *, point: str, layout: str, call_class: str, weight: int) -> None:
    """The chat is at another routing point from now on, where it will be asked for a route anew."""
    scene.change(
        point=point,
        layout=layout,
        call_class=call_class,
        weight=weight,
        device_history=(*scene.chat.device_history, scene.chat.point),
    )
    scene.happened(ClassChanged, call_class=call_class)


def lose_agent(scene: Scene, *, route: Route) -> None:
    """The agent is gone for too long: the chat waits again, at the head."""
    talk = scene.chat.talk
    assert talk is not None
    scene.change(last_agent=talk.agent)
    scene.happened(AgentLeft, agent=talk.agent, agent_name=talk.agent_name, gen=talk.gen, why="lost")
    let_go(scene, why="lost")
    wait_on(scene, route, why="agent lost", move=Move.LOSE_AGENT)


def junk(scene: Scene, *, by: Party, reason: str) -> None:
    """Throw the chat away as junk, in whatever state it is (domain.md §5.3)."""
    if scene.chat.route is not None:
        leave_route(scene, why="junk", reason=Withdrawn.CHAT_ENDED)
    if scene.chat.ended_at is None:
        scene.happened(ChatEnded, by=by, reason=Ended.JUNK, state=ChatState.JUNK)
        _close_marks(scene, Ended.JUNK)
    scene.happened(Junked, by=by, reason=reason)
    scene.move(Move.JUNK)
    if scene.chat.talk is not None:
        let_go(scene, why="junk")
    scene.change(timers=())


def let_go(scene: Scene, *, why: str) -> None:
    """The chat leaves its agent's desk; the slots are free."""
    talk = scene.chat.talk
    assert talk is not None
    release_slots(scene, user=talk.agent, gen=talk.gen)
    if not scene.agent(talk.agent).slots:
        scene.change_agent(talk.agent, idle_since=scene.now)
    scene.disarm(timers.IDLE_WARN)
    scene.disarm(timers.IDLE_END)
    scene.tell(talk.agent, ChatReleased, chat_id=scene.chat.id, gen=talk.gen, why=why)
    scene.change(talk=None, wrap_up_at=None, talked_with=talk.agent)


def _agent_leaves(scene: Scene, *, why: str, to: str, note: str) -> None:
    talk = scene.chat.talk
    assert talk is not None
    by = Party(Role.AGENT, talk.agent, talk.agent_name)
    scene.change(last_agent=talk.agent)
    scene.happened(Transferred, by=by, to=to, note=note)
    scene.happened(AgentLeft, agent=talk.agent, agent_name=talk.agent_name, gen=talk.gen, why=why)
    let_go(scene, why="transferred")


def _close_marks(scene: Scene, reason: Ended) -> None:
    kept = tuple(timer for timer in scene.chat.timers if timer.name == timers.WRAP_UP)
    scene.change(ended_at=scene.now, ended=reason, timers=kept, visitor_away_since=None)


def _begin_wrap_up(scene: Scene, ends_at: Millis | None) -> None:
    talk = scene.chat.talk
    assert talk is not None
    agent = scene.agent(talk.agent)
    if ends_at is None:
        scene.move(Move.END)
        let_go(scene, why="ended")
        return
    scene.move(Move.WRAP_UP)
    scene.change(wrap_up_at=ends_at)
    scene.arm(timers.WRAP_UP, ends_at)
    slots = tuple(
        replace(slot, use=Use.WRAP_UP) if (slot.chat, slot.gen) == (scene.chat.id, talk.gen) else slot
        for slot in agent.slots
    )
    scene.change_agent(talk.agent, slots=slots)
    scene.tell(talk.agent, WrapUpStarted, chat_id=scene.chat.id, gen=talk.gen, ends_at=rfc3339(ends_at))
