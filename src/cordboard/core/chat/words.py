"""Verbs: what is said in a chat, and small things done to it while it goes on."""

from cordboard.core.chat import timers
from cordboard.core.chat.chat import Chat, ChatState
from cordboard.core.chat.events import (
    ClassChanged,
    DataChanged,
    MessageLeft,
    MessageSent,
    NoteAdded,
    OutcomeSet,
    PriorityChanged,
    Rated,
    VisitorAway,
    VisitorBack,
)
from cordboard.core.chat.party import Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND
from cordboard.core.reasons import Code

MESSAGE_LENGTH = 4_000
"""Characters of one message (DESIGN §11)."""
CLIPBOARD_ENTRIES = 100


def require_open(chat: Chat) -> None:
    """Raises Refused (`chat_ended`) when the visitor's side is closed."""
    if not chat.open:
        raise Refused(Code.CHAT_ENDED, "This chat has ended.", extra={"state": chat.state})


def require_holder(chat: Chat, *, user: str, gen: int) -> None:
    """The fence in front of every act of an agent.

    Raises Refused: `not_found` when the chat is not at this desk, `stale_gen` when it is, or was, under another gen.
    """
    if chat.talk is None or chat.talk.agent != user:
        if gen <= chat.gen and gen > 0:
            holder = chat.talk.agent_name if chat.talk else ""
            raise Refused(Code.STALE_GEN, "This chat is no longer yours.", extra={"held_by": holder})
        raise Refused(Code.NOT_FOUND, "There is no such chat at your desk.")
    if chat.talk.gen != gen:
        raise Refused(Code.STALE_GEN, "This chat came to you anew meanwhile.", extra={"gen": chat.talk.gen})


def visitor_says(scene: Scene, *, text: str, client_id: str | None, choice: str | None) -> int:
    """The visitor writes; answers the event's number."""
    require_open(scene.chat)
    name = scene.chat.visitor.shown
    event = scene.happened(
        MessageSent, by=Party(Role.VISITOR, name=name), text=text, client_id=client_id, choice=choice
    )
    if scene.chat.unanswered_since is None:
        scene.change(unanswered_since=scene.now)
    silence_broken(scene)
    return event.seq


def agent_says(scene: Scene, *, user: str, gen: int, text: str, client_id: str, idle: tuple[int, int]) -> int:
    """The agent writes, under the gen of the assignment; the visitor's idle clock starts."""
    chat = scene.chat
    require_holder(chat, user=user, gen=gen)
    require_open(chat)
    assert chat.talk is not None
    event = scene.happened(
        MessageSent, by=Party(Role.AGENT, user, chat.talk.agent_name), text=text, client_id=client_id
    )
    scene.change(unanswered_since=None)
    warn, end = idle
    if warn:
        scene.arm(timers.IDLE_WARN, scene.now + warn * SECOND)
    if end:
        scene.arm(timers.IDLE_END, scene.now + end * SECOND)
    return event.seq


def silence_broken(scene: Scene) -> None:
    """The visitor is not idle: the clock of silence stops."""
    scene.disarm(timers.IDLE_WARN)
    scene.disarm(timers.IDLE_END)


def note(scene: Scene, *, by: Party, text: str, client_id: str | None) -> int:
    """A note among staff."""
    return scene.happened(NoteAdded, by=by, text=text, client_id=client_id).seq


def read_up_to(scene: Scene, *, role: Role, seq: int) -> bool:
    """Keep the newest read mark; answers whether it moved. Never beyond the log (I-19), never backwards."""
    upto = min(seq, scene.chat.last_seq)
    if upto <= scene.chat.read.get(role, 0):
        return False
    scene.change(read={**scene.chat.read, role.value: upto})
    return True


def rate(scene: Scene, *, score: int, comment: str, answers: dict[str, str] | None = None) -> None:
    """The visitor's word on the chat, possible once, from the agent's answer on and after the end too.

    Raises Refused (`wrong_state`) before anybody talked or after an earlier rating.
    """
    chat = scene.chat
    if chat.rating is not None:
        raise Refused(Code.WRONG_STATE, "This chat has been rated already.")
    if chat.answered_at is None and chat.open:
        raise Refused(Code.WRONG_STATE, "Nobody has answered this chat yet.")
    scene.change(rating=score)
    by = Party(Role.VISITOR, name=chat.visitor.shown)
    scene.happened(Rated, by=by, score=score, comment=comment, answers=answers or {})


def set_data(scene: Scene, *, by: Party, name: str, value: str | None) -> None:
    """Put a value on the clipboard, or take it off with None. Raises Refused when it would grow too large."""
    clipboard = dict(scene.chat.clipboard)
    if value is None:
        clipboard.pop(name, None)
    else:
        clipboard[name] = value
    if len(clipboard) > CLIPBOARD_ENTRIES:
        raise Refused(Code.INVALID, f"The clipboard holds at most {CLIPBOARD_ENTRIES} entries.")
    scene.change(clipboard=clipboard)
    scene.happened(DataChanged, by=by, name=name, value=value)


def set_class(scene: Scene, *, by: Party, call_class: str, weight: int) -> None:
    """The chat is of another class, and takes as many slots as that weighs from its next offer on."""
    scene.change(call_class=call_class, weight=weight)
    scene.happened(ClassChanged, by=by, call_class=call_class)


def set_priority(scene: Scene, *, by: Party, priority: int) -> None:
    """The chat's priority for every queue from now on, 1–99."""
    scene.change(priority=priority)
    scene.happened(PriorityChanged, by=by, priority=priority)


def leave_message(scene: Scene, *, fields: dict[str, str]) -> None:
    """The visitor leaves a message for later, in the fields that were asked for; a second one adds to the first."""
    left = {**scene.chat.left, **fields}
    scene.change(left=left)
    scene.happened(MessageLeft, by=Party(Role.VISITOR, name=scene.chat.visitor.shown), fields=fields)


def set_outcomes(scene: Scene, *, by: Party, outcomes: dict[str, str | None]) -> None:
    """What became of the chat, as its agent says."""
    scene.change(outcomes=outcomes)
    scene.happened(OutcomeSet, by=by, outcomes=outcomes)


def visitor_away(scene: Scene) -> None:
    """The visitor's window is gone; the place is kept for a while."""
    chat = scene.chat
    if not chat.open or chat.visitor_away_since is not None:
        return
    keep = timers.KEEP_TALK if chat.state is ChatState.TALKING else timers.KEEP_PLACE
    scene.change(visitor_away_since=scene.now)
    scene.arm(timers.VISITOR_GONE, scene.now + keep)
    scene.happened(VisitorAway)


def visitor_back(scene: Scene) -> None:
    """The visitor's window is there again."""
    if not scene.chat.open or scene.chat.visitor_away_since is None:
        return
    scene.change(visitor_away_since=None)
    scene.disarm(timers.VISITOR_GONE)
    scene.happened(VisitorBack)
