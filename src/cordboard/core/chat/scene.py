"""The working set of one turn: a chat, the agents it touches, and what happens to them.

Verbs (`opening`, `words`, `waiting`, `ending`) change a scene and nothing else. When one of them refuses, the scene is
thrown away whole; what was loaded stays as it was.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from cordboard.core.chat.chat import MACHINE, Chat, Move, Timer
from cordboard.core.chat.events import ChatEvent
from cordboard.core.chat.party import SYSTEM, Party
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.queueing.agent import Agent, DeskEvent
from cordboard.core.reasons import Code


class Scene:
    """One chat and its agents at one moment. `events` and `desk` collect what happened, in order."""

    def __init__(self, *, chat: Chat, agents: Mapping[str, Agent], now: Millis) -> None:
        self.chat = chat
        self.agents = dict(agents)
        self.now = now
        self.at: Timestamp = rfc3339(now)
        self.events: list[ChatEvent] = []
        self.desk: dict[str, list[DeskEvent]] = {}

    def change(self, **fields: Any) -> None:
        """Replace fields of the chat."""
        self.chat = replace(self.chat, **fields)

    def move(self, move: Move) -> None:
        """Take a step of the chat's transition table. Raises IllegalMove."""
        self.change(state=MACHINE.after(self.chat.state, move, subject=self.chat.id))

    def happened(self, kind: Callable[..., ChatEvent], *, by: Party = SYSTEM, **fields: object) -> ChatEvent:
        """Record an event of the chat under the next number."""
        seq = self.chat.last_seq + 1
        event = kind(seq=seq, at=self.at, by=by, **fields)
        self.change(last_seq=seq)
        self.events.append(event)
        return event

    def agent(self, user: str) -> Agent:
        """An agent of this scene. Raises Refused when the turn does not hold that agent."""
        found = self.agents.get(user)
        if found is None:
            raise Refused(Code.UNKNOWN_DESTINATION, f"There is no agent {user!r}.")
        return found

    def change_agent(self, user: str, **fields: Any) -> Agent:
        """Replace fields of an agent."""
        changed = replace(self.agent(user), **fields)
        self.agents[user] = changed
        return changed

    def tell(self, user: str, kind: Callable[..., DeskEvent], **fields: object) -> None:
        """Record an entry of the agent's own log under its next number."""
        seq = self.agent(user).last_seq + 1
        self.desk.setdefault(user, []).append(kind(seq=seq, at=self.at, **fields))
        self.change_agent(user, last_seq=seq)

    def arm(self, name: str, due_at: Millis) -> None:
        """Set the timer of that name, in place of an earlier one."""
        others = tuple(timer for timer in self.chat.timers if timer.name != name)
        self.change(timers=(*others, Timer(name, due_at)))

    def disarm(self, name: str) -> None:
        """Take the timer of that name away, if it is set."""
        if any(timer.name == name for timer in self.chat.timers):
            self.change(timers=tuple(timer for timer in self.chat.timers if timer.name != name))
