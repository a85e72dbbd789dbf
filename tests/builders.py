"""Tiny builders of core values for tests: what a test does not name is ordinary."""

from typing import Any

from cordboard.core.chat.chat import Chat, ChatState, Page, Visitor
from cordboard.core.queueing.agent import Agent, AgentState
from cordboard.switchboard.ports import AgentChange, ChatChange, NewAgentEvent, NewEvent, Unit

NOON = 1_800_000_000_000
"""A point in time, in milliseconds."""


def a_chat(chat_id: str = "c1", **given: Any) -> Chat:
    """A chat as it is just opened, by a visitor of its own."""
    ordinary: dict[str, Any] = {
        "point": "demo",
        "layout": "Default",
        "call_class": "General",
        "opened_at": NOON,
        "visitor": Visitor(id=f"v-{chat_id}", number=1),
        "page": Page(url="https://shop.example/cart"),
        "state": ChatState.ROUTING,
        "version": 1,
    }
    return Chat(id=chat_id, **(ordinary | given))


def an_agent(user: str = "ann", **given: Any) -> Agent:
    """An agent who is ready, with three slots."""
    ordinary: dict[str, Any] = {
        "full_name": user.title(),
        "state": AgentState.READY,
        "since": NOON,
        "version": 1,
    }
    return Agent(user=user, **(ordinary | given))


def an_event(
    seq: int = 1, *, text: str = "Hello", client_id: str | None = None, author: str = "v1"
) -> NewEvent:
    """A visitor's message, as a row of a chat's log."""
    return NewEvent(
        seq=seq,
        at=NOON + seq,
        kind="message_sent",
        visibility="visitor",
        role="visitor",
        author=author,
        client_id=client_id,
        body_hash=text.encode() if client_id else None,
        body=f'{{"seq":{seq},"text":"{text}"}}'.encode(),
    )


def an_agent_event(seq: int = 1) -> NewAgentEvent:
    """An entry of an agent's own log."""
    return NewAgentEvent(
        seq=seq, at=NOON + seq, kind="state_changed", body=f'{{"seq":{seq},"state":"ready"}}'.encode()
    )


def opened(chat: Chat, **given: Any) -> Unit:
    """The unit that stores a new chat."""
    return Unit(chat=ChatChange(before=None, after=chat), at=NOON, **given)


def changed(before: Chat, after: Chat, *events: NewEvent, **given: Any) -> Unit:
    """The unit that stores a change of a chat."""
    return Unit(chat=ChatChange(before=before, after=after, events=events), at=NOON, **given)


def signed_in(agent: Agent) -> Unit:
    """The unit that stores a new agent."""
    return Unit(agents=(AgentChange(before=None, after=agent),), at=NOON)
