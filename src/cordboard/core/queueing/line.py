"""The chats of one queue in order: who is first, at which place somebody stands, who has waited longest."""

from bisect import bisect_left, insort

from cordboard.core.instant import Millis
from cordboard.core.queueing.lazy_heap import LazyHeap
from cordboard.core.queueing.waiting import Turn


class Line:
    """A sorted list: a place is found by bisection; an insertion moves the pointers behind it."""

    __slots__ = ("_arrivals", "_turns")

    def __init__(self) -> None:
        self._turns: list[Turn] = []
        self._arrivals: LazyHeap[tuple[Millis, str]] = LazyHeap()

    def __len__(self) -> int:
        return len(self._turns)

    def put(self, turn: Turn) -> None:
        """Add a chat that is not in the line."""
        insort(self._turns, turn)
        self._arrivals.put(turn.chat, (turn.arrived_at, turn.chat))

    def drop(self, turn: Turn) -> None:
        """Take a chat out that is in the line."""
        del self._turns[bisect_left(self._turns, turn)]
        self._arrivals.drop(turn.chat)

    def place(self, turn: Turn) -> int:
        """The chat's place; the next one to go stands at 1."""
        return bisect_left(self._turns, turn) + 1

    def oldest(self) -> Millis | None:
        """First arrival of the chat that has waited longest, whatever its priority."""
        first = self._arrivals.peek()
        return None if first is None else first[0]
