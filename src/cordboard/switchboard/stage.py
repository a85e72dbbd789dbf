"""A scene together with its script: the working set of a turn that may wake the director."""

from collections.abc import Mapping
from dataclasses import dataclass

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.scene import Scene
from cordboard.core.instant import Millis
from cordboard.core.queueing.agent import Agent
from cordboard.director.compiled import CompiledScript
from cordboard.director.run import Run
from cordboard.switchboard.ports import HostMessage, OutboxItem


class Stage(Scene):
    """What a turn holds. `script` is the version that `run` is pinned to; `outbox`: errands for after the commit."""

    def __init__(
        self,
        *,
        chat: Chat,
        agents: Mapping[str, Agent],
        now: Millis,
        run: Run | None = None,
        script: CompiledScript | None = None,
        called: Mapping[tuple[str, int], CompiledScript] | None = None,
        sent: Mapping[tuple[str, str], tuple[int, Millis, bytes]] | None = None,
    ) -> None:
        super().__init__(chat=chat, agents=agents, now=now)
        self.run = run
        self.script = script
        self.called = called or {}
        """The versions of called scripts that are under way in the run, by name and number."""
        self.sent = sent or {}
        """What clients sent so far: (author, client id) → (seq, at, digest of the body)."""
        self.outbox: list[OutboxItem] = []
        self.host_messages: list[HostMessage] = []
        self.leaving = False
        """The visitor is going: the script may only end, and say why in the trace."""

    def mark(self) -> "Mark":
        """The stage as it stands, to come back to."""
        return Mark(
            chat=self.chat,
            agents=dict(self.agents),
            run=self.run,
            script=self.script,
            events=len(self.events),
            desk={user: len(told) for user, told in self.desk.items()},
            outbox=len(self.outbox),
            host_messages=len(self.host_messages),
        )

    def rewind(self, mark: "Mark") -> None:
        """Undo everything since the mark: half of what was meant is worse than nothing."""
        self.chat, self.run, self.script = mark.chat, mark.run, mark.script
        self.agents = dict(mark.agents)
        self.desk = {user: self.desk[user][:length] for user, length in mark.desk.items()}
        del self.events[mark.events :], self.outbox[mark.outbox :], self.host_messages[mark.host_messages :]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A stage at one moment; of what only grows, how long it was."""

    chat: Chat
    agents: Mapping[str, Agent]
    run: Run | None
    script: CompiledScript | None
    events: int
    desk: Mapping[str, int]
    outbox: int
    host_messages: int
