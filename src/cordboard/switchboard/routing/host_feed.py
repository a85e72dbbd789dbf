"""What the readers of a registration get: its numbered messages, in order and once, from where they stand."""

from collections.abc import Sequence
from functools import partial

from cordboard.switchboard.ports import Fanout, Store, StoredEvent
from cordboard.switchboard.routing.registration_rows import RegistrationRows
from cordboard.switchboard.streams.cursor import parse_chat_cursor
from cordboard.switchboard.streams.feeds import Feed, Item
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.streams.log_tail import LogTail


class HostFeed(Feed):
    """The messages to one registration after `seq`."""

    __slots__ = ("_tail", "registration", "seq")

    def __init__(self, live: Live, tail: LogTail, *, registration: str, seq: int) -> None:
        super().__init__(live)
        self.registration = registration
        self.seq = seq
        self._tail = tail
        tail.wakes.add(self._wake)

    @property
    def cursor(self) -> str:
        """Where the reader stands."""
        return self._live.cursor(self.seq)

    async def next(self, timeout: float) -> list[Item]:
        """What is new, at once if there is anything, else within `timeout` seconds; an empty list after that."""
        while True:
            seen = self._wakes
            messages = await self._tail.after(self.seq)
            items = self._told()
            for message in messages:
                self.seq = message.seq
                items.append(Item(self.cursor, message.kind, message.body))
            if items:
                return items
            if not await self._pause(timeout, seen=seen):
                return []
            if not self._whispers and not self._tail.has_after(self.seq):
                return []

    def close(self) -> None:
        self._tail.wakes.discard(self._wake)
        super().close()


class HostTails:
    """The feeds that are open on this node, and the hints by which they learn of new messages."""

    def __init__(self, *, store: Store, rows: RegistrationRows, fanout: Fanout, live: Live) -> None:
        self._store = store
        self._rows = rows
        self._fanout = fanout
        self._live = live
        self._tails: dict[str, LogTail] = {}
        self._feeds: dict[str, set[HostFeed]] = {}

    def start(self) -> None:
        """Begin to listen to other nodes."""
        self._fanout.subscribe("host.>", lambda subject, _note: self._doubt(subject[5:]))

    async def open(self, registration: str, *, after: str | None) -> HostFeed:
        """A feed from a cursor; it begins with `resync` where messages are missing. Raises Refused `invalid`."""
        place = parse_chat_cursor(after, epoch=self._live.epoch) if after else 0
        oldest, newest = await self._store.read(lambda c: self._rows.reach(c, registration))
        unknown = place is None or place > newest
        seq = newest if place is None or unknown else max(place, oldest - 1)
        tail = self._tails.get(registration)
        if tail is None:
            tail = self._tails[registration] = LogTail(partial(self._read, registration))
        feed = HostFeed(self._live, tail, registration=registration, seq=seq)
        if unknown or (after and place != seq):
            feed.whisper("resync", {})
        self._feeds.setdefault(registration, set()).add(feed)
        return feed

    def close(self, feed: HostFeed) -> None:
        """The reader is gone."""
        feed.close()
        feeds = self._feeds.get(feed.registration, set())
        feeds.discard(feed)
        if not feeds:
            self._feeds.pop(feed.registration, None)
            self._tails.pop(feed.registration, None)

    def read_now(self) -> tuple[str, ...]:
        """Registrations that somebody reads at this moment, on this node."""
        return tuple(self._feeds)

    def heard(self, registration: str) -> None:
        """A turn of this node has committed messages."""
        self._doubt(registration)
        self._fanout.publish(f"host.{registration}", "")

    def reached(self, registration: str, seq: int) -> None:
        """The log has come to `seq`, as the table says."""
        tail = self._tails.get(registration)
        if tail is not None:
            tail.heard(seq)

    def abort(self, registration: str) -> None:
        """The registration is over: whoever reads it is told (RouteRegisterAbort)."""
        for feed in self._feeds.get(registration, ()):
            feed.whisper("route_register_abort", {"registration_id": registration})

    def _doubt(self, registration: str) -> None:
        tail = self._tails.get(registration)
        if tail is not None:
            tail.doubt()
            tail.wake()

    async def _read(self, registration: str, seq: int, limit: int) -> Sequence[StoredEvent]:
        return await self._store.read(
            lambda c: self._rows.messages_after(c, registration, seq=seq, limit=limit)
        )
