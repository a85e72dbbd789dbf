"""What a script asks for: a closed family of verbs. The switchboard performs them, never the director."""

from typing import Any

import msgspec


class Order(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """Something to be done to the chat, in the order given."""


class Say(Order, frozen=True, kw_only=True, omit_defaults=True, tag="say"):
    """Send a message of the script to the visitor."""

    text: str
    markdown: bool = False


class Ask(Order, frozen=True, kw_only=True, omit_defaults=True, tag="ask"):
    """Put a question; the next words of the visitor answer it."""

    text: str
    answer: str = "text"
    choices: tuple[str, ...] = ()


class TakeAnswer(Order, frozen=True, kw_only=True, omit_defaults=True, tag="take_answer"):
    """The question is answered with this value."""

    value: str
    into: str = ""


class SelectRoute(Order, frozen=True, kw_only=True, omit_defaults=True, tag="select_route"):
    """RouteSelect: send the chat to `queue:NAME`, `agent:NAME` or `group:NAME`.

    `also`: more queues or groups in which it waits at the same time; the first answer wins. `skills`: what an
    agent must have, with least levels; `preferred_skills`: who has these goes first, and the last named is given
    up first.

    All times in seconds; None means the queue's own value. `timeout`: how long the chat may wait there.
    `hunt_interval`: time between the offers of one chat to successive agents; `maximum_matches`: to how many
    agents it may ring at once; `max_hunt_calls`: how many chats of the point may wait so at a time, 0 no
    limit (domain.md §1.3).
    """

    route: str
    also: tuple[str, ...] = ()
    skills: dict[str, int] = {}
    preferred_skills: dict[str, int] = {}
    preferred_agent: str = ""
    alternate_routes: tuple[str, ...] = ()
    priority: int | None = None
    timeout: int | None = None
    answer_timeout: int | None = None
    hunt_interval: int = 0
    maximum_matches: int = 1
    max_hunt_calls: int = 0


class ChangeTerms(Order, frozen=True, kw_only=True, omit_defaults=True, tag="change_terms"):
    """The chat waits on with other terms, in its place: what a relaxation does. None: as it was."""

    skills: dict[str, int] | None = None
    preferred_skills: dict[str, int] | None = None
    priority: int | None = None


class LeavePlace(Order, frozen=True, kw_only=True, tag="leave_place"):
    """The chat gives up its place in line: the next queue counts from its arrival there."""


class AskHost(Order, frozen=True, kw_only=True, omit_defaults=True, tag="ask_host"):
    """Open a routing dialog with an outside host (RouteRequest). `reply_timeout` in seconds; None: the host's own.

    The run hears RouteAnswered when an agent answered on the host's route, else HostEnded.
    """

    host: str
    reply_timeout: int | None = None


class Call(Order, frozen=True, kw_only=True, omit_defaults=True):
    """Something to be asked outside after the commit; the run hears CallReturned.

    `call` counts the run's outside calls from 1 and makes, with chat and run, the key that is the same on every
    try. `timeout` in seconds.
    """

    call: int
    timeout: int


class HttpCall(Call, frozen=True, kw_only=True, omit_defaults=True, tag="http_call"):
    method: str
    url: str
    headers: dict[str, str] = {}
    body: str = ""


class QueryCall(Call, frozen=True, kw_only=True, omit_defaults=True, tag="query_call"):
    """A stored statement of a data source, with its arguments by name."""

    source: str
    statement: str
    arguments: dict[str, str | int | float | bool | None] = {}


class BotCall(Call, frozen=True, kw_only=True, omit_defaults=True, tag="bot_call"):
    """A message to an outside program that talks with the visitor; `bot` names a host of the configuration."""

    bot: str
    message: dict[str, Any] = {}


class SetGlobal(Order, frozen=True, kw_only=True, tag="set_global"):
    """Give a global variable another value, for all running scripts."""

    name: str
    value: str | float | bool


class SetClass(Order, frozen=True, kw_only=True, tag="set_class"):
    call_class: str


class SetPriority(Order, frozen=True, kw_only=True, tag="set_priority"):
    priority: int


class SetOutcome(Order, frozen=True, kw_only=True, omit_defaults=True, tag="set_outcome"):
    outcome: str
    value: str | None = None


class AddNote(Order, frozen=True, kw_only=True, tag="add_note"):
    """A note that only staff read."""

    text: str


class LeaveMessage(Order, frozen=True, kw_only=True, omit_defaults=True, tag="leave_message"):
    """Keep what the visitor leaves for later, and mail it to `mail_to` if that is given and mail can be sent."""

    fields: dict[str, str]
    mail_to: str = ""
    subject: str = ""


class SetData(Order, frozen=True, kw_only=True, omit_defaults=True, tag="set_data"):
    """Set (or, with None, remove) a value on the chat's clipboard."""

    name: str
    value: str | None


class Clear(Order, frozen=True, kw_only=True, omit_defaults=True, tag="clear"):
    """End the chat (the original's Clear Call): RouteEnd with the reason, after an optional last message."""

    reason: str = ""
    message: str = ""


class Finish(Order, frozen=True, kw_only=True, omit_defaults=True, tag="finish"):
    """The run reached its end. A chat that nobody answered and that waits nowhere ends with it."""

    label: str = ""


class GiveUp(Order, frozen=True, kw_only=True, omit_defaults=True, tag="give_up"):
    """The script failed: the point's fallback queue takes the chat, with a note for the agent."""

    node: str
    note: str


class TraceEntered(Order, frozen=True, kw_only=True, omit_defaults=True, tag="trace_entered"):
    node: str
    node_kind: str


class TraceExit(Order, frozen=True, kw_only=True, omit_defaults=True, tag="trace_exit"):
    node: str
    exit: str
    to: str | None = None
    why: str = ""
    read: dict[str, Any] = {}


class TraceNote(Order, frozen=True, kw_only=True, omit_defaults=True, tag="trace_note"):
    """A remark. `script` and `version`: of a script that the node calls and that begins now."""

    node: str
    note: str
    script: str = ""
    version: int = 0


AnyOrder = (
    Say
    | Ask
    | TakeAnswer
    | SelectRoute
    | ChangeTerms
    | LeavePlace
    | AskHost
    | HttpCall
    | QueryCall
    | BotCall
    | SetGlobal
    | SetClass
    | SetPriority
    | SetOutcome
    | AddNote
    | LeaveMessage
    | SetData
    | Clear
    | Finish
    | GiveUp
    | TraceEntered
    | TraceExit
    | TraceNote
)
