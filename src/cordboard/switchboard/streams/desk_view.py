"""The desk as its agent sees it: the snapshot that events are then applied to."""

from typing import Any

import msgspec

from cordboard.core.chat.chat import Chat, ChatState
from cordboard.core.codes import Outcome, OutcomeCategory
from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.outcomes import OutcomeLimits
from cordboard.core.queueing.agent import AgentState, OfferMade
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_asked import Asked, asked_by


class DeskVisitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who chats, as staff may know it."""

    name: str
    email: str
    number: int
    verified: bool
    language: str
    claimed_id: str


class DeskPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page the visitor came from; the visitor's word."""

    url: str
    title: str
    referrer: str


class DeskChat(msgspec.Struct, frozen=True, kw_only=True):
    """A chat at hand. `waiting_since`: the visitor's oldest word without an answer.

    `asked`: the questions whose answers are in `form` and in the event of the rating.
    """

    chat_id: str
    gen: int
    state: ChatState
    queue: str
    agent: str | None
    point: str
    call_class: str
    layout: str
    priority: int
    opened_at: Timestamp
    arrived_at: Timestamp | None
    answered_at: Timestamp | None
    ended_at: Timestamp | None
    wrap_up_ends_at: Timestamp | None
    waiting_since: Timestamp | None
    visitor: DeskVisitor
    page: DeskPage
    form: dict[str, Any]
    asked: Asked
    clipboard: dict[str, str]
    outcomes: dict[str, str | None]
    read: dict[str, int]
    visitor_away: bool
    last_seq: int
    events: list[msgspec.Raw]


class DeskQueue(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as it stands; `mine`: the agent serves it. `oldest` in whole seconds."""

    name: str
    mine: bool
    waiting: int
    oldest: int
    ready: int
    logged_on: int


class DeskMe(msgspec.Struct, frozen=True, kw_only=True):
    """The agent."""

    user_name: str
    full_name: str
    role: str
    permissions: list[str]


class DeskSlots(msgspec.Struct, frozen=True):
    """Capacity: how many slots there are, and how many are taken."""

    capacity: int
    taken: int


class DeskColleague(msgspec.Struct, frozen=True, kw_only=True):
    """Another agent who is signed in; `free`: slots that a chat could be handed to now."""

    user_name: str
    full_name: str
    state: AgentState
    free: int


class DeskPoint(msgspec.Struct, frozen=True):
    """A routing point that a chat can be handed to: its script decides anew."""

    name: str
    description: str


class DeskStatusCode(msgspec.Struct, frozen=True):
    code: int
    name: str


class DeskSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a desk shows, as of `cursor`. `outcomes` are those that agents choose; `outcome_limits` are theirs."""

    me: DeskMe
    state: AgentState
    code: int | None
    since: Timestamp
    slots: DeskSlots
    offers: list[OfferMade]
    chats: list[DeskChat]
    queues: list[DeskQueue]
    colleagues: list[DeskColleague]
    points: list[DeskPoint]
    status_codes: list[DeskStatusCode]
    outcomes: list[Outcome]
    outcome_categories: list[OutcomeCategory]
    outcome_limits: OutcomeLimits
    cursor: str


class EarlierRating(msgspec.Struct, frozen=True, kw_only=True):
    """What the visitor thought of it; `asked` are the questions whose answers these are."""

    score: int
    comment: str
    answers: dict[str, str]
    asked: dict[str, dict[str, str]]
    language: str


class EarlierChat(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier chat of the same visitor."""

    chat_id: str
    point: str
    opened_at: Timestamp
    ended_at: Timestamp | None
    state: ChatState
    agent: str | None
    outcomes: dict[str, str | None]
    rating: EarlierRating | None


def desk_chat(chat: Chat, *, events: list[msgspec.Raw], layout: Layout | None) -> DeskChat:
    """The chat as staff may see it, with its events so far. `layout`: the chat's own; None: it is gone."""
    talk = chat.talk
    return DeskChat(
        chat_id=chat.id,
        gen=talk.gen if talk is not None else chat.gen,
        state=chat.state,
        queue=talk.queue if talk is not None else (chat.route.queue if chat.route is not None else ""),
        agent=talk.agent if talk is not None else None,
        point=chat.point,
        call_class=chat.call_class,
        layout=chat.layout,
        priority=chat.priority,
        opened_at=rfc3339(chat.opened_at),
        arrived_at=_time(chat.arrived_at),
        answered_at=_time(talk.answered_at if talk is not None else chat.answered_at),
        ended_at=_time(chat.ended_at),
        wrap_up_ends_at=_time(chat.wrap_up_at),
        waiting_since=_time(chat.unanswered_since),
        visitor=DeskVisitor(
            name=chat.visitor.shown,
            email=chat.visitor.email,
            number=chat.visitor.number,
            verified=chat.visitor.verified,
            language=chat.visitor.language,
            claimed_id=chat.visitor.claimed_id,
        ),
        page=DeskPage(url=chat.page.url, title=chat.page.title, referrer=chat.page.referrer),
        form=chat.form,
        asked=asked_by(layout),
        clipboard=chat.clipboard,
        outcomes=chat.outcomes,
        read=chat.read,
        visitor_away=chat.visitor_away_since is not None,
        last_seq=chat.last_seq,
        events=events,
    )


def offer_made(chat: Chat, *, user: str, now: int, seq: int) -> OfferMade | None:
    """The offer of a chat that rings at an agent, as the agent's log told it; None: it does not ring there."""
    for held in chat.offers:
        if held.agent == user:
            arrived = chat.arrived_at if chat.arrived_at is not None else held.offered_at
            return OfferMade(
                seq=seq,
                at=rfc3339(held.offered_at),
                chat_id=chat.id,
                gen=held.gen,
                queue=held.queue,
                expires_at=rfc3339(held.due_at),
                waited=max(0, now - arrived) // 1000,
                arrived_at=rfc3339(arrived),
                visitor_name=chat.visitor.shown,
                url=chat.page.url,
                point=chat.point,
                call_class=chat.call_class,
                priority=chat.priority,
                why=held.why,
                auto=held.auto,
            )
    return None


def _time(at: int | None) -> Timestamp | None:
    return rfc3339(at) if at is not None else None
