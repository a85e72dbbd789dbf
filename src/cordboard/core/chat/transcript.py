"""The transcript: what visitor and staff said to each other, as plain text."""

from collections.abc import Iterable

from cordboard.core.chat.events import (
    AgentLeft,
    Answered,
    ChatEnded,
    ChatEvent,
    MessageSent,
    QuestionAnswered,
    QuestionAsked,
)
from cordboard.core.chat.party import Role

_NAMES = {Role.VISITOR: "Visitor", Role.SCRIPT: "Automatic", Role.SYSTEM: "System", Role.BOT: "Bot"}


def lines(events: Iterable[ChatEvent]) -> list[str]:
    """One line per thing said or done that the visitor saw: `HH:MM name: text`, times in UTC."""
    told: list[str] = []
    for event in events:
        clock = event.at[11:16]
        name = event.by.name or _NAMES.get(event.by.role, event.by.role)
        match event:
            case MessageSent() | QuestionAsked():
                told.append(f"{clock} {name}: {event.text}")
            case QuestionAnswered():
                told.append(f"{clock} {name} answered: {event.value}")
            case Answered():
                told.append(f"{clock} {event.agent_name} joined the chat.")
            case AgentLeft():
                told.append(f"{clock} {event.agent_name} left the chat.")
            case ChatEnded():
                told.append(f"{clock} The chat ended.")
            case _:
                continue
    return told
