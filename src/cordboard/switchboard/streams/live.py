"""What is live: who reads which log on this node, and the small things told without a number.

Truth is in the store; hints only say where to look. Whoever misses one looks again within two seconds.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from cordboard.core.chat.party import Party
from cordboard.switchboard.ports import Fanout, Store, StoredEvent
from cordboard.switchboard.streams.cursor import chat_cursor
from cordboard.switchboard.streams.log_tail import LogTail
from cordboard.switchboard.turn import Done

_encode = msgspec.json.encode


class Whisper(msgspec.Struct, frozen=True):
    """Something told without a number: typing, a read mark, a place in line. Lost is lost."""

    chat: str
    kind: str
    by: Party
    body: dict[str, Any] = {}


class Live:
    """Logs with readers, and hints from and to other nodes."""

    def __init__(self, *, store: Store, fanout: Fanout, node: str) -> None:
        self._store = store
        self._fanout = fanout
        self.node = node
        self.epoch = ""
        self._chats: dict[str, LogTail] = {}
        self._agents: dict[str, LogTail] = {}
        self._ears: dict[str, set[Callable[[Whisper], None]]] = {}
        self.on_remote_chat: Callable[[str], None] = lambda _: None
        """Told when another node has committed a turn of a chat."""
        self.on_remote_agent: Callable[[str], None] = lambda _: None

    async def start(self) -> None:
        """Learn the epoch and begin to listen."""
        self.epoch = await self._store.epoch()
        self._fanout.subscribe("chat.>", self._chat_hint)
        self._fanout.subscribe("agent.>", self._agent_hint)
        self._fanout.subscribe("whisper.>", self._whisper_hint)

    def cursor(self, seq: int) -> str:
        """The visitor's cursor after event `seq`."""
        return chat_cursor(self.epoch, seq)

    def committed(self, done: Done) -> None:
        """A turn of this node: pass its events to readers here, and a hint to other nodes."""
        if done.chat is not None:
            tail = self._chats.get(done.chat.id)
            if tail is not None:
                tail.append([StoredEvent(row.seq, row.kind, row.visibility, row.body) for row in done.events])
                tail.heard(done.chat.last_seq)
            self._fanout.publish(f"chat.{done.chat.id}", f"{self.node} {done.chat.last_seq}")
        for agent in done.agents:
            tail = self._agents.get(agent.user)
            rows = done.agent_events.get(agent.user, ())
            if tail is not None:
                tail.append([StoredEvent(row.seq, row.kind, "staff", row.body) for row in rows])
            self._fanout.publish(f"agent.{agent.user}", f"{self.node} {agent.last_seq}")

    def chat_tail(self, chat_id: str) -> LogTail:
        """The log of a chat, for a reader who registers with it."""
        tail = self._chats.get(chat_id)
        if tail is None:
            tail = self._chats[chat_id] = LogTail(partial(self._read_chat, chat_id))
        return tail

    def agent_tail(self, user: str) -> LogTail:
        """The agent's own log, for a reader who registers with it."""
        tail = self._agents.get(user)
        if tail is None:
            tail = self._agents[user] = LogTail(partial(self._read_agent, user))
        return tail

    def drop_idle(self, *, chat_id: str | None = None, user: str | None = None) -> None:
        """Forget logs that nobody reads any more."""
        if chat_id is not None and chat_id in self._chats and not self._chats[chat_id].wakes:
            del self._chats[chat_id]
        if user is not None and user in self._agents and not self._agents[user].wakes:
            del self._agents[user]

    def listen(self, chat_id: str, ear: Callable[[Whisper], None]) -> Callable[[], None]:
        """Hear the whispers of a chat; answers how to stop."""
        self._ears.setdefault(chat_id, set()).add(ear)

        def stop() -> None:
            ears = self._ears.get(chat_id)
            if ears is not None:
                ears.discard(ear)
                if not ears:
                    del self._ears[chat_id]

        return stop

    def typing(self, chat_id: str, *, by: Party) -> None:
        """Somebody types."""
        self._whisper(Whisper(chat_id, "typing", by))

    def read(self, chat_id: str, *, by: Party, seq: int) -> None:
        """Somebody has seen everything up to `seq`."""
        self._whisper(Whisper(chat_id, "read", by, {"seq": seq}))

    def look_again(self) -> None:
        """Every reader looks at the store once, in case a hint was lost."""
        for tail in (*self._chats.values(), *self._agents.values()):
            tail.doubt()
            tail.wake()

    def _whisper(self, whisper: Whisper) -> None:
        self._hear(whisper)
        self._fanout.publish(f"whisper.{whisper.chat}", f"{self.node} {_encode(whisper).decode()}")

    def _hear(self, whisper: Whisper) -> None:
        for ear in tuple(self._ears.get(whisper.chat, ())):
            ear(whisper)

    def _chat_hint(self, subject: str, note: str) -> None:
        node, _, seq = note.partition(" ")
        if node == self.node or not seq.isdigit():
            return
        chat_id = subject[5:]
        self.on_remote_chat(chat_id)
        tail = self._chats.get(chat_id)
        if tail is not None:
            tail.heard(int(seq))

    def _agent_hint(self, subject: str, note: str) -> None:
        node, _, seq = note.partition(" ")
        if node == self.node or not seq.isdigit():
            return
        user = subject[6:]
        self.on_remote_agent(user)
        tail = self._agents.get(user)
        if tail is not None:
            tail.heard(int(seq))

    def _whisper_hint(self, subject: str, note: str) -> None:
        node, _, body = note.partition(" ")
        if node == self.node or subject[8:] not in self._ears:
            return
        try:
            self._hear(msgspec.json.decode(body, type=Whisper))
        except msgspec.DecodeError:
            return

    async def _read_chat(self, chat_id: str, seq: int, limit: int) -> list[StoredEvent]:
        return list(await self._store.events_after(chat_id, seq=seq, limit=limit))

    async def _read_agent(self, user: str, seq: int, limit: int) -> list[StoredEvent]:
        rows = await self._store.agent_events_after(user, seq=seq, limit=limit)
        return [StoredEvent(number, _kind(body), "staff", body) for number, body in rows]


class _Kind(msgspec.Struct):
    kind: str


def _kind(body: bytes) -> str:
    return msgspec.json.decode(body, type=_Kind).kind
