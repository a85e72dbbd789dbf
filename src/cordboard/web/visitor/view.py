"""What a visitor may see: the one place that decides it (SEC-15).

A closed family of its own: an event of a kind, or with a field, that is not written here never reaches a visitor.
"""

from collections.abc import Callable
from typing import Any, Literal, cast

import msgspec

from cordboard.core.chat import events as log
from cordboard.core.chat.events import ChatEvent, Visibility
from cordboard.core.chat.party import Party, Role
from cordboard.core.instant import Timestamp
from cordboard.core.reasons import Ended

SeenRole = Literal["visitor", "agent", "bot", "script", "system"]

_ROLES: dict[Role, SeenRole] = {
    Role.VISITOR: "visitor",
    Role.AGENT: "agent",
    Role.MANAGER: "agent",
    Role.BOT: "bot",
    Role.SCRIPT: "script",
    Role.HOST: "script",
    Role.SYSTEM: "system",
}

SeenEnd = Literal["visitor_left", "visitor_lost", "visitor_idle", "agent_ended", "ended"]

_ENDS: dict[Ended, SeenEnd] = {
    Ended.VISITOR_LEFT: "visitor_left",
    Ended.VISITOR_LOST: "visitor_lost",
    Ended.VISITOR_IDLE: "visitor_idle",
    Ended.AGENT_ENDED: "agent_ended",
}


class SeenParty(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did it, without the staff's ids."""

    role: SeenRole
    name: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all events have that a visitor sees. Numbers skip those that are not for visitors."""

    seq: int
    at: Timestamp
    by: SeenParty


class SeenChatOpened(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="chat_opened"):
    url: str
    title: str = ""
    visitor_name: str = ""


class SeenMessageSent(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="message_sent"):
    """`client_id` only of the visitor's own messages."""

    text: str
    markdown: bool = False
    client_id: str | None = None
    choice: str | None = None


class SeenQuestionAsked(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="question_asked"):
    text: str
    answer: str
    choices: tuple[str, ...] = ()


class SeenQuestionAnswered(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="question_answered"):
    value: str


class SeenQueued(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="queued"):
    """The visitor waits; for what queue is not told."""


class SeenAnswered(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="answered"):
    agent_name: str


class SeenAgentLeft(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="agent_left"):
    agent_name: str


class SeenTransferred(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="transferred"):
    """The chat goes to somebody else; to whom is not told."""


class SeenFileAdded(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="file_added"):
    file_id: str
    name: str
    media_type: str
    size: int
    client_id: str | None = None


class SeenChatEnded(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="chat_ended"):
    reason: SeenEnd
    message: str = ""


class SeenRated(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="rated"):
    score: int
    comment: str = ""


class SeenRedacted(Seen, frozen=True, kw_only=True, omit_defaults=True, tag="redacted"):
    target: int


SeenEvent = (
    SeenChatOpened
    | SeenMessageSent
    | SeenQuestionAsked
    | SeenQuestionAnswered
    | SeenQueued
    | SeenAnswered
    | SeenAgentLeft
    | SeenTransferred
    | SeenFileAdded
    | SeenChatEnded
    | SeenRated
    | SeenRedacted
)
"""Every kind of event that a visitor may see."""

_SAME_FIELDS: dict[type[Any], type[Any]] = {
    log.ChatOpened: SeenChatOpened,
    log.MessageSent: SeenMessageSent,
    log.QuestionAsked: SeenQuestionAsked,
    log.QuestionAnswered: SeenQuestionAnswered,
    log.Queued: SeenQueued,
    log.Answered: SeenAnswered,
    log.AgentLeft: SeenAgentLeft,
    log.Transferred: SeenTransferred,
    log.FileAdded: SeenFileAdded,
    log.ChatEnded: SeenChatEnded,
    log.Rated: SeenRated,
    log.Redacted: SeenRedacted,
}
"""Kind → what a visitor sees of it. Fields go over by name, those of the right-hand struct and no others."""

_decode = msgspec.json.Decoder(ChatEvent).decode
_encode = msgspec.json.Encoder().encode


def seen(event: ChatEvent) -> SeenEvent | None:
    """An event as the visitor sees it; None: not at all."""
    shape = _SAME_FIELDS.get(type(event))
    if shape is None or event.visibility is not Visibility.VISITOR:
        return None
    fields = {name: getattr(event, name) for name in _own(shape)}
    if "client_id" in fields and event.by.role is not Role.VISITOR:
        fields["client_id"] = None
    if isinstance(event, log.ChatEnded):
        fields["reason"] = _ENDS.get(event.reason, "ended")
    return cast("SeenEvent", shape(seq=event.seq, at=event.at, by=_party(event.by), **fields))


def seen_json(body: bytes) -> bytes | None:
    """As `seen`, from the JSON that was stored to the JSON that is sent."""
    event = seen(_decode(body))
    return None if event is None else _encode(event)


def _party(by: Party) -> SeenParty:
    return _NAMELESS[by.role] if not by.name else SeenParty(_ROLES[by.role], by.name)


_NAMELESS = {role: SeenParty(shown) for role, shown in _ROLES.items()}

_common = frozenset({"seq", "at", "by"})
_fields: dict[type[Any], tuple[str, ...]] = {
    shape: tuple(name for name in shape.__struct_fields__ if name not in _common)
    for shape in _SAME_FIELDS.values()
}
_own: Callable[[type[Any]], tuple[str, ...]] = _fields.__getitem__
