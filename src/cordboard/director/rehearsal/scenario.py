"""A scenario: what a rehearsed chat is like, what its surroundings answer and what happens to it.

Every field has a default, so that a scenario tells only what matters. Times are seconds and may have decimals.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.core.instant import Timestamp
from cordboard.core.reasons import RouteFailure
from cordboard.director.rehearsal.expected import Expected

MAX_SECONDS = 30 * 86_400
START: Timestamp = "2030-01-07T10:00:00.000Z"
"""When a chat begins if its scenario does not say: a Monday morning, the same one for ever."""

Seconds = Annotated[int, Meta(ge=0, le=MAX_SECONDS)] | Annotated[float, Meta(ge=0, le=MAX_SECONDS)]
Word = Annotated[str, Meta(max_length=200)]
Words = Annotated[str, Meta(max_length=4_000)]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a scenario have."""


class VisitorSays(Part, frozen=True, kw_only=True):
    """Who chats. `key`: what is the same for all chats of this visitor (`split`); empty: the id."""

    id: Word = ""
    name: Word = ""
    email: Word = ""
    number: int = 1
    language: Word = ""
    verified: bool = False
    last_agent: Word = ""
    key: Word = ""


class PageSays(Part, frozen=True, kw_only=True):
    """From where the chat is opened."""

    url: Annotated[str, Meta(max_length=2_048)] = "https://shop.example/"
    title: Annotated[str, Meta(max_length=1_000)] = ""
    referrer: Annotated[str, Meta(max_length=2_048)] = ""


class QueueSays(Part, frozen=True, kw_only=True):
    """How a queue stands, without this chat: one agent is ready, and nobody waits."""

    waiting: Annotated[int, Meta(ge=0)] = 0
    oldest: Annotated[int, Meta(ge=0)] = 0
    ready: Annotated[int, Meta(ge=0)] = 1
    logged_on: Annotated[int, Meta(ge=0)] = 1
    estimated_wait: Annotated[int, Meta(ge=0)] | None = None
    full: bool = False


class AgentSays(Part, frozen=True, kw_only=True):
    """An agent. Without `answers_after` and `declines_after` a chat that rings there is never answered.

    Both count from when the chat begins to wait where the agent serves. `queues` empty: those that the groups
    serve; if that is not known, every queue.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    full_name: Word = ""
    state: Literal["ready", "not_ready", "busy", "signed_out"] = "ready"
    groups: tuple[Word, ...] = ()
    queues: tuple[Word, ...] = ()
    skills: dict[str, int] = {}
    answers_after: Seconds | None = None
    declines_after: Seconds | None = None


class CallSays(Part, frozen=True, kw_only=True):
    """How an outside call ends, and after how long. After the call's own timeout it ends by that."""

    outcome: Literal["succeeded", "empty", "failed", "timeout"] = "succeeded"
    value: Any = None
    detail: Words = ""
    after: Seconds = 0


class HostSays(Part, frozen=True, kw_only=True):
    """How an outside host answers a RouteRequest or ReRoute: it `selects` a route, `rejects`, `fails`, or is silent."""

    selects: Word = ""
    alternate_routes: tuple[Word, ...] = ()
    priority: Annotated[int, Meta(ge=1, le=99)] | None = None
    timeout: Annotated[int, Meta(ge=0, le=MAX_SECONDS)] | None = None
    remain_retries: int | None = None
    """How many more routes it has; 0: when these fail, the dialog is over."""
    clipboard: dict[str, str] = {}
    rejects: Word | bool = False
    """The cause; `true`: none is told."""
    fails: Word = ""
    """Why the dialog ends."""
    after: Seconds = 0


class RouteSays(Part, frozen=True, kw_only=True):
    """What becomes of one try of a route, whatever else the scenario says; neither: the usual."""

    fails: RouteFailure | None = None
    answers: Word = ""
    """The agent who answers."""
    after: Seconds = 0


CalendarSays = bool | dict[str, Any] | None
"""Open or closed; a calendar's body; null: there is no such calendar."""


class Step(Part, frozen=True, kw_only=True):
    """Something that happens `after` so many seconds from the chat's beginning.

    `queue` empty: all queues. `changes` puts other values in the place of what the scenario said of these queues,
    calendars and variables.
    """

    after: Seconds = 0
    do: Literal[
        "writes",
        "chooses",
        "leaves",
        "agent_answers",
        "agent_declines",
        "nobody_on",
        "everybody_on",
        "queue_full",
        "queue_free",
        "changes",
    ]
    text: Words = ""
    choice: Words = ""
    agent: Word = ""
    queue: Word = ""
    queues: dict[str, QueueSays | None] = {}
    calendars: dict[str, CalendarSays] = {}
    variables: dict[str, str | float | bool] = {}
    anybody: bool | None = None


class Scenario(Part, frozen=True, kw_only=True):
    """A chat to rehearse.

    `queues`: those that are not named have one agent ready; null: there is no such queue. `agents`: who is signed
    in; without any, one agent who is in all groups and has all skills. `answers_after`: when an agent is free for a
    chat that waits in a queue or group, counted from its first arrival in line; without it only steps and `agents`
    bring an answer. `calendars`: those not named are the real ones where these are known, else open. `calls`:
    answers by the node's id, in their order; without one a call fails at once. `hosts`: answers by the host's name,
    in their order; without one it is silent. `routes`: what becomes of `queue:NAME`, `agent:NAME`, `group:NAME`,
    try by try. `scripts`: definitions of scripts that are called. `hunting`: how many chats of the point wait.
    """

    name: Word = ""
    at: Timestamp = START
    chat_id: Word = "rehearsal"
    settings: dict[str, Any] = {}
    visitor: VisitorSays = VisitorSays()
    page: PageSays = PageSays()
    form: dict[str, Any] = {}
    clipboard: dict[str, str] = {}
    message: Words | None = None
    call_class: Word = ""
    """Empty: the point's own, if the point is known; else `General`."""
    point: Word = ""
    priority: Annotated[int, Meta(ge=1, le=99)] = 50
    debug: bool = False
    fallback_queue: Word | None = None
    """Null: the point's own, if the point is known."""
    hunting: Annotated[int, Meta(ge=0)] = 0
    variables: dict[str, str | float | bool] = {}
    queues: dict[str, QueueSays | None] = {}
    anybody: bool = True
    """Whether anybody is signed in whom a script looks for itself (find_agents, hunt); see `agents`."""
    agents: Annotated[tuple[AgentSays, ...], Meta(max_length=1_000)] = ()
    answers_after: Seconds | None = None
    answered_by: Word = ""
    calendars: dict[str, CalendarSays] = {}
    calls: dict[str, tuple[CallSays, ...]] = {}
    hosts: dict[str, tuple[HostSays | Literal["silent"], ...]] = {}
    routes: dict[str, tuple[RouteSays, ...]] = {}
    scripts: dict[str, dict[str, Any]] = {}
    steps: Annotated[tuple[Step, ...], Meta(max_length=1_000)] = ()
    until: Seconds | None = None
    """The rehearsal stops here, whatever would come; null: it goes on to the end."""
    expect: Expected | None = None
