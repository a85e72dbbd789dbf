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
    """RouteSelect: send the chat to `queue:NAME` or `agent:NAME`.

    All times in seconds; None means the queue's own value. `timeout`: how long the chat may wait there.
    `hunt_interval`: time between the offers of one chat to successive agents; `maximum_matches`: to how many
    agents it may ring at once; `max_hunt_calls`: how many chats of the point may wait so at a time, 0 no
    limit (domain.md §1.3).
    """

    route: str
    alternate_routes: tuple[str, ...] = ()
    priority: int | None = None
    timeout: int | None = None
    answer_timeout: int | None = None
    hunt_interval: int = 0
    maximum_matches: int = 1
    max_hunt_calls: int = 0


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
    node: str
    note: str


AnyOrder = (
    Say
    | Ask
    | TakeAnswer
    | SelectRoute
    | SetData
    | Clear
    | Finish
    | GiveUp
    | TraceEntered
    | TraceExit
    | TraceNote
)
