"""The newest entries of one log in memory, shared by everybody on this node who reads it live."""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from cordboard.switchboard.ports import StoredEvent

TAIL = 256
"""Entries kept per log; who is further behind reads the database."""
PAGE = 500
"""Entries answered at once."""

ReadAfter = Callable[[int, int], Awaitable[Sequence[StoredEvent]]]


class LogTail:
    """Readers register before they read (subscribe, then read: no hole, I-7) and are woken by calling them."""

    __slots__ = ("_read", "_tail", "known", "wakes")

    def __init__(self, read: ReadAfter) -> None:
        self._read = read
        self._tail: deque[StoredEvent] = deque(maxlen=TAIL)
        self.known = -1
        """Newest number known to be committed; -1: nothing is known yet."""
        self.wakes: set[Callable[[], None]] = set()

    def append(self, events: Sequence[StoredEvent]) -> None:
        """New entries were committed here."""
        if not events:
            return
        if self._tail and self._tail[-1].seq + 1 != events[0].seq:
            self._tail.clear()
        self._tail.extend(events)
        self.known = max(self.known, events[-1].seq)
        self.wake()

    def heard(self, seq: int) -> None:
        """A hint: the log has reached `seq` somewhere else."""
        if seq > self.known:
            self.known = seq
            self.wake()

    def doubt(self) -> None:
        """There may be more than is known here: the next read asks the store."""
        self.known = -1

    def wake(self) -> None:
        """Let all readers look again."""
        for wake in tuple(self.wakes):
            wake()

    def has_after(self, seq: int) -> bool:
        """Whether reading after `seq` might bring something."""
        return self.known < 0 or self.known > seq

    async def after(self, seq: int) -> Sequence[StoredEvent]:
        """Entries after `seq`, in order, at most a page."""
        if not self.has_after(seq):
            return ()
        if (
            self.known >= 0
            and self._tail
            and self._tail[0].seq <= seq + 1
            and self._tail[-1].seq >= self.known
        ):
            # Numbers in the tail follow one another, so the place of the first is known.
            return [self._tail[index] for index in range(seq - self._tail[-1].seq, 0)]
        events = await self._read(seq, PAGE)
        if len(events) < PAGE:
            reached = events[-1].seq if events else seq
            self.known = max(self.known, reached) if self.known >= 0 else reached
        return events
