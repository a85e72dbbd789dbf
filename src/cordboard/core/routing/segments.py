"""Ranges of addresses, flattened into disjoint segments on sorted arrays: a look-up is one bisection."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush

_LOW = (1 << 64) - 1

Row = tuple[int, int, int, int]
"""First and last address, until when it holds, number of the entry."""
Segment = tuple[int, int, int]
"""First and last address, number of the entry that owns it."""


def flatten(rows: list[Row]) -> list[Segment]:
    """Disjoint segments in order. Where ranges overlap the one that holds longest owns the segment.

    So a segment whose owner has expired needs no second look: everything that covered it has expired too.
    `rows` must be sorted.
    """
    segments: list[Segment] = []
    covering: list[tuple[int, int, int]] = []
    here, taken = 0, 0
    while taken < len(rows) or covering:
        if not covering:
            here = rows[taken][0]
        while taken < len(rows) and rows[taken][0] <= here:
            _, last, until, number = rows[taken]
            heappush(covering, (-until, number, last))
            taken += 1
        while covering and covering[0][2] < here:
            heappop(covering)
        if not covering:
            continue
        _, owner, end = covering[0]
        if taken < len(rows):
            end = min(end, rows[taken][0] - 1)
        if segments and segments[-1][2] == owner and segments[-1][1] == here - 1:
            segments[-1] = (segments[-1][0], end, owner)
        else:
            segments.append((here, end, owner))
        here = end + 1
    return segments


class Segments4:
    """Segments of IPv4 addresses: 12 bytes each."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._first, self._last, self._owner = array("I"), array("I"), array("I")
        for first, last, owner in segments:
            self._first.append(first)
            self._last.append(last)
            self._owner.append(owner)

    def owner(self, address: int) -> int:
        """Number of the entry that owns the address; -1: none does."""
        place = bisect_right(self._first, address) - 1
        if place < 0 or address > self._last[place]:
            return -1
        return self._owner[place]


class Segments6:
    """Segments of IPv6 addresses, each bound kept as two halves: 36 bytes each."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._first_high, self._first_low = array("Q"), array("Q")
        self._last_high, self._last_low = array("Q"), array("Q")
        self._owner = array("I")
        for first, last, owner in segments:
            self._first_high.append(first >> 64)
            self._first_low.append(first & _LOW)
            self._last_high.append(last >> 64)
            self._last_low.append(last & _LOW)
            self._owner.append(owner)

    def owner(self, address: int) -> int:
        """Number of the entry that owns the address; -1: none does."""
        high, low = address >> 64, address & _LOW
        end = bisect_right(self._first_high, high)
        start = bisect_left(self._first_high, high, 0, end)
        # Among segments that begin in the same upper half the lower halves are in order.
        place = bisect_right(self._first_low, low, start, end) - 1
        if place < 0 or (high, low) > (self._last_high[place], self._last_low[place]):
            return -1
        return self._owner[place]
