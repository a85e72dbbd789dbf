"""The agent's feed: the own log and every chat at hand, each in order, and nothing of what others say later."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from cordboard.core.chat.party import Role
from cordboard.switchboard.ports import StoredEvent
from cordboard.switchboard.streams.cursor import desk_cursor, desk_place
from cordboard.switchboard.streams.feeds import Feed, Item
from cordboard.switchboard.streams.live import Live, Whisper
from cordboard.switchboard.streams.log_tail import PAGE, LogTail

_LETTING_GO = frozenset({"agent_left", "wrap_up_done", "chat_ended", "junked"})


class _Place(msgspec.Struct, frozen=True):
    chat_id: str
    gen: int = 0
    from_seq: int = 0


class _LetGo(msgspec.Struct, frozen=True):
    agent: str = ""
    gen: int | None = None
    state: str = ""


class _Watched(NamedTuple):
    """A chat at hand: its log, what is called when it has news, and what ends listening to its whispers."""

    log: LogTail
    wake: Callable[[], None]
    stop: Callable[[], None]


class DeskFeed(Feed):
    """All that concerns one agent: the own log, and every chat at hand.

    `left`: places in chats that went away while nobody listened. Their last words, up to the agent's leaving and no
    further, come with the `chat_released` of the own log, which also proves that the agent had them.
    """

    __slots__ = ("_fresh", "_gone", "_left", "_logs", "_own", "_places", "chats", "seq", "user")

    def __init__(
        self, live: Live, *, user: str, seq: int, chats: dict[str, int], left: dict[str, int] | None = None
    ) -> None:
        super().__init__(live)
        self.user = user
        self.seq = seq
        self.chats: dict[str, int] = {}
        self._left = dict(left or {})
        self._places = {chat_id: desk_place(chat_id, place) for chat_id, place in self._left.items()}
        """Places as they stand in the cursor: most stay while one moves."""
        self._logs: dict[str, _Watched] = {}
        self._fresh: set[str] = set()
        """Chats with news since they were last looked at."""
        self._gone: set[str] = set()
        """Chats that the agent has left and whose release is still to be told: what follows there is for others."""
        self._own = live.agent_tail(user)
        self._own.wakes.add(self._wake)
        for chat_id, place in chats.items():
            self._watch(chat_id, place)

    @property
    def cursor(self) -> str:
        """Where the reader stands, in every log."""
        return "~".join((desk_cursor(self._live.epoch, self.seq, {}), *self._places.values()))

    async def next(self, timeout: float) -> list[Item]:
        """What is new, at once if there is anything, else within `timeout` seconds; an empty list after that."""
        while True:
            seen = self._wakes
            items = await self._gather()
            if items:
                return items
            if not await self._pause(timeout, seen=seen):
                return []
            if not self._whispers and not self._news():
                return []

    def _news(self) -> bool:
        return self._own.has_after(self.seq) or any(
            self._logs[chat_id].log.has_after(self.chats[chat_id])
            for chat_id in self._fresh
            if chat_id not in self._gone
        )

    async def _gather(self) -> list[Item]:
        items = self._told()
        told: dict[str, int] = {}
        fresh, self._fresh = self._fresh, set()
        for chat_id in fresh:
            if chat_id in self._logs:
                await self._read_chat(chat_id, items)
        for event in await self._own.after(self.seq):
            if event.kind == "chat_released":
                # Its last words were committed with the release: they come first. The release may have been read from
                # the store before this node's loop was told of the commit, so the chat's log is read there too.
                released = msgspec.json.decode(event.body, type=_Place)
                if released.chat_id in self.chats:
                    self._logs[released.chat_id].log.doubt()
                    await self._read_chat(released.chat_id, items)
                    told[released.chat_id] = self.chats[released.chat_id]
                    self._unwatch(released.chat_id)
                elif released.chat_id in self._left:
                    await self._last_words(released, items)
            self.seq = event.seq
            if event.kind == "chat_taken":
                place = msgspec.json.decode(event.body, type=_Place)
                if place.chat_id not in self.chats:
                    # It may have gone and come back since the last look: nothing is told twice.
                    self._watch(place.chat_id, max(place.from_seq, told.get(place.chat_id, 0)))
            items.append(Item(self.cursor, event.kind, event.body))
            if event.kind == "chat_taken":
                await self._read_chat(msgspec.json.decode(event.body, type=_Place).chat_id, items)
        return items

    async def _read_chat(self, chat_id: str, items: list[Item]) -> None:
        log = self._logs[chat_id].log
        while chat_id not in self._gone:
            events = await log.after(self.chats[chat_id])
            for event in events:
                self._stand(chat_id, event.seq)
                if event.visibility != "trace":
                    items.append(Item(self.cursor, event.kind, with_chat(chat_id, event)))
                if self._lets_go(event):
                    self._gone.add(chat_id)
                    break
            if len(events) < PAGE:
                break

    def _lets_go(self, event: StoredEvent) -> bool:
        """Whether this agent has left the chat with this event."""
        if event.kind not in ("agent_left", "wrap_up_done"):
            return False
        return msgspec.json.decode(event.body, type=_LetGo).agent == self.user

    async def _last_words(self, released: _Place, items: list[Item]) -> None:
        chat_id = released.chat_id
        place = self._left.pop(chat_id)
        self._places.pop(chat_id, None)
        found: list[StoredEvent] = []
        log = self._live.chat_tail(chat_id)
        log.doubt()
        for event in await log.after(place):
            found.append(event)
            if event.kind in _LETTING_GO:
                let_go = msgspec.json.decode(event.body, type=_LetGo)
                if let_go.gen == released.gen or (let_go.gen is None and let_go.state != "wrap_up"):
                    items.extend(
                        Item(self.cursor, last.kind, with_chat(chat_id, last))
                        for last in found
                        if last.visibility != "trace"
                    )
                    break
        self._live.drop_idle(chat_id=chat_id)

    def _watch(self, chat_id: str, place: int) -> None:
        log = self._live.chat_tail(chat_id)

        def wake() -> None:
            self._fresh.add(chat_id)
            self._woken()

        log.wakes.add(wake)
        self._stand(chat_id, place)
        self._fresh.add(chat_id)
        self._logs[chat_id] = _Watched(log, wake, self._live.listen(chat_id, self._heard))

    def _stand(self, chat_id: str, place: int) -> None:
        self.chats[chat_id] = place
        self._places[chat_id] = desk_place(chat_id, place)

    def _unwatch(self, chat_id: str) -> None:
        self._gone.discard(chat_id)
        self._fresh.discard(chat_id)
        watched = self._logs.pop(chat_id)
        watched.log.wakes.discard(watched.wake)
        watched.stop()
        del self.chats[chat_id]
        del self._places[chat_id]
        self._live.drop_idle(chat_id=chat_id)

    def _heard(self, whisper: Whisper) -> None:
        if whisper.by.role is Role.AGENT and whisper.by.id == self.user:
            return
        by = {"role": whisper.by.role, "id": whisper.by.id, "name": whisper.by.name}
        self.whisper(whisper.kind, {"chat_id": whisper.chat, "by": by, **whisper.body})

    def close(self) -> None:
        for chat_id in tuple(self.chats):
            self._unwatch(chat_id)
        self._own.wakes.discard(self._wake)
        super().close()
        self._live.drop_idle(user=self.user)


def with_chat(chat_id: str, event: StoredEvent) -> bytes:
    """The event's JSON with the chat's id as its first member, without decoding it."""
    return b'{"chat_id":"' + chat_id.encode() + b'",' + event.body[1:]
