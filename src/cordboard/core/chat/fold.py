"""The fold: what a reader knows of a chat from its events alone.

`apply` over all events of a chat gives the same as `of` its document, after every command; clients do the same in
`reduce.ts`. A test listens to every committed turn and compares the two.
"""

from typing import assert_never

import msgspec
from msgspec.structs import replace

from cordboard.core.chat import events as e
from cordboard.core.chat.chat import Chat, ChatState
from cordboard.core.chat.party import Role
from cordboard.core.instant import Timestamp, rfc3339


class ChatView(msgspec.Struct, frozen=True, kw_only=True):
    """A chat as its staff readers know it."""

    point: str = ""
    call_class: str = ""
    state: ChatState = ChatState.ROUTING
    last_seq: int = 0
    queue: str = ""
    """The first of `queues`."""
    queues: tuple[str, ...] = ()
    """Where the chat waits."""
    ringing: dict[str, int] = {}
    """Agents at whom it rings, each with the offer's gen."""
    agent: str | None = None
    gen: int = 0
    waiting_since: Timestamp | None = None
    visitor_away: bool = False
    clipboard: dict[str, str] = {}
    outcomes: dict[str, str | None] = {}
    rating: int | None = None
    ended_at: Timestamp | None = None
    wrap_up_ends_at: Timestamp | None = None


def of(chat: Chat) -> ChatView:
    """What the fold must arrive at."""
    talk = chat.talk
    return ChatView(
        point=chat.point,
        call_class=chat.call_class,
        state=chat.state,
        last_seq=chat.last_seq,
        queue=chat.route.queue if chat.route is not None else "",
        queues=chat.route.queues if chat.route is not None else (),
        ringing={held.agent: held.gen for held in chat.offers},
        agent=talk.agent if talk is not None else None,
        gen=talk.gen if talk is not None else 0,
        waiting_since=_time(chat.unanswered_since),
        visitor_away=chat.visitor_away_since is not None,
        clipboard=chat.clipboard,
        outcomes=chat.outcomes,
        rating=chat.rating,
        ended_at=_time(chat.ended_at),
        wrap_up_ends_at=_time(chat.wrap_up_at),
    )


def apply(view: ChatView, event: e.ChatEvent) -> ChatView:
    """The view after one more event. Events come in order of their numbers, each once."""
    return replace(_after(view, event), last_seq=event.seq)


def _after(view: ChatView, event: e.ChatEvent) -> ChatView:
    match event:
        case e.ChatOpened():
            return replace(view, point=event.point, call_class=event.call_class, clipboard=event.clipboard)
        case e.MessageSent():
            if event.by.role is Role.VISITOR:
                return replace(view, waiting_since=view.waiting_since or event.at)
            return replace(view, waiting_since=None) if event.by.role is Role.AGENT else view
        case e.RouteRequested():
            return replace(view, point=event.point, state=ChatState.ROUTING)
        case e.ReRouted():
            return replace(view, state=ChatState.ROUTING)
        case e.Queued():
            return replace(view, state=ChatState.QUEUED, queue=event.queue, queues=_queues(event))
        case e.LeftQueue():
            rest = tuple(name for name in view.queues if name not in _queues(event))
            return replace(view, queue=next(iter(rest), ""), queues=rest)
        case e.Offered():
            ringing = {**view.ringing, event.agent: event.gen}
            return replace(view, state=ChatState.OFFERED, ringing=ringing)
        case e.Declined() | e.OfferExpired() | e.OfferWithdrawn():
            ringing = {name: gen for name, gen in view.ringing.items() if gen != event.gen}
            return replace(view, ringing=ringing, state=view.state if ringing else ChatState.QUEUED)
        case e.Answered():
            return replace(
                view,
                state=ChatState.TALKING,
                ringing={},
                queue="",
                queues=(),
                agent=event.agent,
                gen=event.gen,
            )
        case e.AgentLeft():
            return replace(view, agent=None, gen=0)
        case e.DataChanged():
            clipboard = {name: value for name, value in view.clipboard.items() if name != event.name}
            if event.value is not None:
                clipboard[event.name] = event.value
            return replace(view, clipboard=clipboard)
        case e.ClassChanged():
            return replace(view, call_class=event.call_class)
        case e.VisitorAway():
            return replace(view, visitor_away=True)
        case e.VisitorBack():
            return replace(view, visitor_away=False)
        case e.ChatEnded():
            state = ChatState(event.state)
            agent, gen = (view.agent, view.gen) if state is ChatState.WRAP_UP else (None, 0)
            return replace(
                view,
                state=state,
                agent=agent,
                gen=gen,
                ended_at=event.at,
                visitor_away=False,
                wrap_up_ends_at=event.wrap_up_ends_at,
            )
        case e.Rated():
            return replace(view, rating=event.score)
        case e.OutcomeSet():
            return replace(view, outcomes=event.outcomes)
        case e.WrapUpDone():
            return replace(view, state=ChatState.CLOSED, agent=None, gen=0, wrap_up_ends_at=None)
        case e.Junked():
            return replace(view, state=ChatState.JUNK, agent=None, gen=0, wrap_up_ends_at=None)
        case (
            e.QuestionAsked()
            | e.QuestionAnswered()
            | e.RouteSelected()
            | e.RouteUsed()
            | e.RouteEnded()
            | e.RouteRejected()
            | e.NodeEntered()
            | e.ExitTaken()
            | e.RunNoted()
            | e.TermsChanged()
            | e.Considered()
            | e.Transferred()
            | e.NoteAdded()
            | e.PriorityChanged()
            | e.MessageLeft()
            | e.FileAdded()
            | e.TranscriptRequested()
            | e.Redacted()
        ):
            return view
        case _:
            assert_never(event)


def _queues(event: e.Queued | e.LeftQueue) -> tuple[str, ...]:
    return event.queues or ((event.queue,) if event.queue else ())


def _time(at: int | None) -> Timestamp | None:
    return rfc3339(at) if at is not None else None
