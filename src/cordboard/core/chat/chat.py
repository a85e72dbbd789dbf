"""The chat: its state, its transition table and what it carries. The verbs stand in the files beside this one."""

from enum import StrEnum
from typing import Any

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.machine import Machine
from cordboard.core.reasons import Ended
from cordboard.core.routing.dialog import Dialog


class ChatState(StrEnum):
    """Where a chat stands. `abandoned` and `junk` are closed kinds."""

    ROUTING = "routing"
    QUEUED = "queued"
    OFFERED = "offered"
    TALKING = "talking"
    WRAP_UP = "wrap_up"
    CLOSED = "closed"
    ABANDONED = "abandoned"
    JUNK = "junk"


class Move(StrEnum):
    """What may happen to a chat."""

    QUEUE = "queue"
    OFFER = "offer"
    LAST_OFFER_OVER = "lose the last offer"
    ROUTE_FAILED = "fail the route"
    ANSWER = "answer"
    TRANSFER = "transfer"
    TRANSFER_TO_POINT = "transfer to a point"
    LOSE_AGENT = "lose the agent"
    END = "end"
    ABANDON = "abandon"
    WRAP_UP = "wrap up"
    WRAP_UP_DONE = "finish the wrap-up"
    JUNK = "junk"


_S, _M = ChatState, Move

TABLE: dict[ChatState, dict[Move, ChatState]] = {
    _S.ROUTING: {
        _M.QUEUE: _S.QUEUED,
        _M.END: _S.CLOSED,
        _M.ABANDON: _S.ABANDONED,
        _M.JUNK: _S.JUNK,
    },
    _S.QUEUED: {
        _M.QUEUE: _S.QUEUED,
        _M.OFFER: _S.OFFERED,
        _M.ROUTE_FAILED: _S.ROUTING,
        _M.END: _S.CLOSED,
        _M.ABANDON: _S.ABANDONED,
        _M.JUNK: _S.JUNK,
    },
    _S.OFFERED: {
        _M.OFFER: _S.OFFERED,
        _M.ANSWER: _S.TALKING,
        _M.LAST_OFFER_OVER: _S.QUEUED,
    },
    _S.TALKING: {
        _M.TRANSFER: _S.QUEUED,
        _M.TRANSFER_TO_POINT: _S.ROUTING,
        _M.LOSE_AGENT: _S.QUEUED,
        _M.WRAP_UP: _S.WRAP_UP,
        _M.END: _S.CLOSED,
        _M.JUNK: _S.JUNK,
    },
    _S.WRAP_UP: {_M.WRAP_UP_DONE: _S.CLOSED, _M.JUNK: _S.JUNK},
    _S.CLOSED: {_M.JUNK: _S.JUNK},
    _S.ABANDONED: {_M.JUNK: _S.JUNK},
    _S.JUNK: {},
}

MACHINE = Machine("chat", TABLE)

OPEN = frozenset({_S.ROUTING, _S.QUEUED, _S.OFFERED, _S.TALKING})
"""States in which the visitor's side is open: messages are taken."""
WAITING = frozenset({_S.QUEUED, _S.OFFERED})


class Visitor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who chats. `id` is ours; `claimed_id` is what the page said, proven only when `verified`."""

    id: str
    number: int = 0
    name: str = ""
    email: str = ""
    claimed_id: str = ""
    verified: bool = False
    address: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        """What earlier chats of the same person are found by; empty for who has proven nothing."""
        return f"id:{self.claimed_id}" if self.verified and self.claimed_id else ""

    @property
    def shown(self) -> str:
        """The name that people read."""
        return self.name or f"Visitor {self.number}"


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page from which the visitor opened the chat. All of it is the visitor's word."""

    url: str
    title: str = ""
    referrer: str = ""


class Route(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the chat waits: queues, groups or one agent, with the terms on which it is offered. Times in seconds."""

    to: str
    """`queue:NAME`, `group:NAME` or `agent:NAME`."""
    also: tuple[str, ...] = ()
    """More of `queue:NAME` and `group:NAME` in which the chat waits at the same time; the first answer wins."""
    skills: dict[str, int] = {}
    """Required skills with their least levels."""
    preferred_skills: dict[str, int] = {}
    """Agents who have these go first; the one named last is given up first."""
    preferred_agent: str = ""
    """Who gets the chat if able, before any other. Empty: the chat's own preferred agent, if it has one."""
    priority: int = 50
    since: Millis = 0
    answer_timeout: int | None = None
    hunt_interval: int = 0
    maximum_matches: int = 1
    next_offer_at: Millis = 0
    """No further offer before this time (hunt interval)."""
    refused: dict[str, Millis] = {}
    """Agents who declined or missed it, and until when they are passed over: the round (DESIGN §7)."""
    fallback: str = ""
    """Where the chat goes when a route without a script fails (a transfer to an agent who does not answer)."""

    @property
    def places(self) -> tuple[str, ...]:
        """Every place where the chat waits, each once, in order of preference."""
        return (self.to, *dict.fromkeys(place for place in self.also if place != self.to))

    @property
    def queues(self) -> tuple[str, ...]:
        """The names of the queues among the places, in order."""
        return tuple(place[6:] for place in self.places if place.startswith("queue:"))

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the agent groups among the places, in order."""
        return tuple(place[6:] for place in self.places if place.startswith("group:"))

    @property
    def queue(self) -> str:
        """The first queue's name; empty for a route to an agent or to groups alone."""
        return next(iter(self.queues), "")

    @property
    def agent(self) -> str:
        """The one agent's name; empty for queues and groups."""
        return self.to[6:] if self.to.startswith("agent:") else ""


class Offer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The chat is held for this agent until answered, declined, timed out or withdrawn."""

    agent: str
    gen: int
    slots: tuple[int, ...]
    queue: str
    """By which queue it came; empty: by a group, or for this agent alone."""
    group: str = ""
    """By which group it came."""
    offered_at: Millis
    due_at: Millis
    why: str = ""
    auto: bool = False


class Talk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The agent who has the chat, talking or wrapping up."""

    agent: str
    agent_name: str
    gen: int
    slots: tuple[int, ...]
    queue: str
    group: str = ""
    answered_at: Millis


class Timer(msgspec.Struct, frozen=True):
    """Something that is due. The name says what; at most one of a name per chat."""

    name: str
    due_at: Millis


class Chat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A chat as a document. Rows that SQL guards (assignments, slots, waiting, timers) follow from it."""

    id: str
    point: str
    layout: str
    call_class: str
    weight: int = 1
    opened_at: Millis
    visitor: Visitor
    page: Page
    form: dict[str, Any] = {}
    clipboard: dict[str, str] = {}
    priority: int = 50
    debug: bool = False

    version: int = 0
    last_seq: int = 0
    gen: int = 0
    """Newest fencing number; every assignment gets the next one."""
    state: ChatState = ChatState.ROUTING
    arrived_at: Millis | None = None
    """First arrival in any queue; the place in line goes by it, through overflow, transfer and re-route."""
    route: Route | None = None
    offers: tuple[Offer, ...] = ()
    talk: Talk | None = None
    device_history: tuple[str, ...] = ()
    """Routing points at which the chat was before `point`, the first one first."""
    dialog: Dialog | None = None
    """With the first host of the point: its script, or a program outside."""
    outside: Dialog | None = None
    """Nested in it: the newest dialog that the script itself opened with a program outside."""
    dialogs: int = 0
    runs: int = 0
    timers: tuple[Timer, ...] = ()
    preferred: str | None = None
    last_agent: str = ""
    """Who talked with the visitor last, in an earlier chat or in this one before it was handed on."""
    talked_with: str = ""
    """Who talked with the visitor in this chat last, and does no longer: the last agent of the next chat."""
    left: dict[str, str] = {}
    """The message that the visitor left for later, field by field; empty: none."""
    visitor_away_since: Millis | None = None
    unanswered_since: Millis | None = None
    """When the visitor wrote the oldest word that no agent has answered."""
    read: dict[str, int] = {}
    """Newest event read, by role."""
    answered_at: Millis | None = None
    """First answer by an agent."""
    ended_at: Millis | None = None
    ended: Ended | None = None
    outcomes: dict[str, str | None] = {}
    rating: int | None = None
    transcripts: tuple[str, ...] = ()
    """Keys under which the visitor has asked for a transcript by mail."""
    wrap_up_at: Millis | None = None
    """When the wrap-up ends by itself."""

    @property
    def open(self) -> bool:
        """Whether the visitor's side is open."""
        return self.state in OPEN
