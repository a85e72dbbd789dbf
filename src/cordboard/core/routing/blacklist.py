"""The blacklist: inclusive ranges of addresses that get nothing from the system (domain.md §1.5)."""

from array import array
from collections.abc import Collection, Iterable
from functools import lru_cache
from heapq import merge
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.routing.address import address_number, address_range
from cordboard.core.routing.segments import Row, Segment, Segments4, Segments6, flatten

AddressText = Annotated[str, Meta(min_length=2, max_length=45)]

_FOREVER = (1 << 63) - 1
_PIECE = 10_000
"""Rows sorted at once."""


class BlacklistEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One entry as stored. `hits`: how often it turned somebody away; `expires_at` None: it stays."""

    id: str
    description: Annotated[str, Meta(max_length=1000)] = ""
    start: AddressText
    end: AddressText
    expires_at: Millis | None = None
    created_by: str = ""
    created_at: Millis = 0
    hits: int = 0

    @property
    def count(self) -> str:
        """How many addresses it covers, as decimal text: IPv6 counts do not fit a JSON number."""
        covered = address_range(self.start, self.end)
        return str(covered.last - covered.first + 1)


def covers(entry: BlacklistEntry, address: str) -> bool:
    """Whether the entry's range holds the address, expired or not: what a guard rail asks (SEC-82)."""
    covered = address_range(entry.start, entry.end)
    family, number = _key(address)
    return family == covered.family and covered.first <= number <= covered.last


class Blacklist:
    """All entries, found by bisection. Never changed: `with_changes` makes the next one.

    A large base is flattened once; later edits are kept in a small overlay before it, so an edit does not
    cost a rebuild. When `edits` has become large, build a new one from all entries.
    """

    def __init__(self, entries: Iterable[BlacklistEntry] = ()) -> None:
        self._base = _Ranges(entries)
        self._overlay = _Ranges(())
        self._added: dict[str, BlacklistEntry] = {}
        self._dropped: frozenset[str] = frozenset()

    @property
    def edits(self) -> int:
        """How much lies in the overlay."""
        return len(self._added) + len(self._dropped)

    @property
    def unusable(self) -> list[str]:
        """Ids of entries whose bounds are no range of addresses: they block nobody."""
        return [*self._base.unusable, *self._overlay.unusable]

    def find(self, address: str, now: Millis) -> str | None:
        """Id of an entry that holds the address and has not expired; None: the address is free.

        Text that is no address is never found. Of several that hold it, the one that lasts longest is named.
        """
        family, number = _key(address)
        found = self._overlay.find(family, number, now)
        if found is None:
            found = self._base.find(family, number, now)
            if found in self._dropped:
                return None
        return found

    def with_changes(
        self, *, put: Collection[BlacklistEntry] = (), dropped: Collection[str] = ()
    ) -> "Blacklist":
        """The blacklist after entries were created, changed (same id) or deleted."""
        gone = self._dropped | {*dropped, *(entry.id for entry in put)}
        # What the base hides below a range that goes away must be seen again.
        added = {entry.id: entry for entry in self._base.hidden if entry.id not in gone} if gone else {}
        added |= {name: entry for name, entry in self._added.items() if name not in dropped}
        added |= {entry.id: entry for entry in put}
        following = Blacklist()
        following._base = self._base
        following._added = added
        following._overlay = _Ranges(added.values())
        following._dropped = gone
        return following


class _Ranges:
    """Entries of both families, flattened, with what a hit must tell: the entry's id and its end in time."""

    def __init__(self, entries: Iterable[BlacklistEntry]) -> None:
        rows: dict[int, list[Row]] = {4: [], 6: []}
        names = bytearray()
        self._name_ends = array("I", [0])
        self._until = array("q")
        self.unusable: list[str] = []
        kept: list[BlacklistEntry] = []
        for entry in entries:
            try:
                covered = address_range(entry.start, entry.end)
            except Refused:
                self.unusable.append(entry.id)
                continue
            until = _FOREVER if entry.expires_at is None else entry.expires_at
            rows[covered.family].append((covered.first, covered.last, until, len(kept)))
            kept.append(entry)
            names += entry.id.encode()
            self._name_ends.append(len(names))
            self._until.append(until)
        self._names = bytes(names)
        segments = {family: flatten(_in_order(found)) for family, found in rows.items()}
        self._segments4, self._segments6 = Segments4(segments[4]), Segments6(segments[6])
        self.hidden = [
            kept[number] for family in (4, 6) for number in _hidden(rows[family], segments[family])
        ]

    def find(self, family: int, number: int, now: Millis) -> str | None:
        owner = (self._segments4 if family == 4 else self._segments6).owner(number)
        if owner < 0 or self._until[owner] <= now:
            return None
        return self._names[self._name_ends[owner] : self._name_ends[owner + 1]].decode()


def _in_order(rows: list[Row]) -> list[Row]:
    """The rows sorted in pieces: a million at once would hold up every other thread for seconds."""
    pieces = (rows[first : first + _PIECE] for first in range(0, len(rows), _PIECE))
    return list(merge(*map(sorted, pieces)))


def _hidden(rows: list[Row], segments: list[Segment]) -> list[int]:
    """Numbers of the entries that do not own all of their range."""
    owned = [0] * (max((row[3] for row in rows), default=-1) + 1)
    for first, last, owner in segments:
        owned[owner] += last - first + 1
    return [number for first, last, _, number in rows if owned[number] != last - first + 1]


@lru_cache(maxsize=20_000)
def _key(address: str) -> tuple[int, int]:
    """Family and number of an address; the same callers come again and again. (0, 0): no address."""
    try:
        return address_number(address)
    except ValueError:
        return 0, 0
