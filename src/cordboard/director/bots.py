"""What director and bot tell each other (docs/protocol.md): a bot is an outside program that talks with visitors."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.director.sprint import NodeError, Sprint

MAX_TURNS = 100
"""Messages to the bot in one conversation."""
MAX_WORDS = 4_000

Choice = Annotated[str, Meta(min_length=1, max_length=200)]
EntryName = Annotated[str, Meta(min_length=1, max_length=100)]


class BotMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the bot says. With `choices` it is a question."""

    text: Annotated[str, Meta(min_length=1, max_length=MAX_WORDS)]
    markdown: bool = False
    choices: Annotated[tuple[Choice, ...], Meta(max_length=20)] = ()


class BotReply(msgspec.Struct, frozen=True, kw_only=True):
    """What the bot answers. Members that are not listed here are passed over."""

    state: Literal["waiting", "handed_over", "resolved"]
    messages: Annotated[tuple[BotMessage, ...], Meta(max_length=10)] = ()
    reason: Annotated[str, Meta(max_length=1_000)] = ""
    data: Annotated[dict[EntryName, Annotated[str, Meta(max_length=MAX_WORDS)]], Meta(max_length=50)] = (
        msgspec.field(default_factory=dict[str, str])
    )


def understood_reply(value: Any) -> BotReply:
    """The bot's reply, checked member by member. Raises NodeError with what is wrong."""
    try:
        return msgspec.convert(value, BotReply)
    except msgspec.ValidationError as mistake:
        raise NodeError(f"The bot's reply is malformed: {mistake}") from None


def message_to_bot(sprint: Sprint, *, turn: int, text: str, choice: str | None) -> dict[str, Any]:
    """What the bot is told: the words, and what is known of the chat at this moment. `turn` counts from 1."""
    chat, visitor = sprint.known("chat"), sprint.known("visitor")
    message: dict[str, Any] = {
        "kind": "bot_started" if turn == 1 else "bot_message",
        "chat": chat.get("id", ""),
        "run": sprint.run,
        "turn": turn,
        "text": text[:MAX_WORDS],
        "language": visitor.get("language"),
        "visitor": {name: visitor.get(name) for name in ("id", "name", "email", "number", "verified")},
        "page": {name: chat.get(name) for name in ("url", "title", "referrer")},
        "clipboard": dict(sprint.known("clipboard")),
        "form": dict(sprint.known("form")),
    }
    if choice is not None:
        message["choice"] = choice
    return message
