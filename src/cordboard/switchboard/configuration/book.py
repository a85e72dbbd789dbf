"""The book of configuration: every named document as stored, in one immutable value.

It is what edits are judged by. What running chats need, compiled, is `catalogue.py`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

import msgspec

from cordboard.core.instant import Millis

S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document with its row: `row_version` guards against lost updates, `position` is the managers' order."""

    value: msgspec.Struct
    row_version: int = 1
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHead:
    """A script version without its definition."""

    number: int
    description: str
    locked: bool
    active: bool
    system: bool
    has_run: bool
    sha256: str
    created_by: str
    created_at: Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptHead:
    """A script and the heads of its versions, in the order of their numbers."""

    name: str
    description: str
    supplied: bool
    row_version: int
    updated_at: Millis
    updated_by: str
    versions: tuple[VersionHead, ...] = ()
    next: int | None = None
    """The candidate: a version that a share of new chats run; None: there is none."""
    share: int = 0
    """In percent of new chats, for the candidate."""
    since: Millis | None = None
    """When the candidate was put to the test."""
    names: frozenset[tuple[str, str]] = frozenset()
    """(table, name) of every object that the active version or the candidate names."""
    setting_tables: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of their settings that name objects: which table."""
    labels: tuple[str, ...] = ()
    """The labels of the active version's ends."""
    arguments: frozenset[str] = frozenset()
    """The active version's properties: what a caller may give."""

    @property
    def active(self) -> VersionHead | None:
        """The version that new chats run."""
        return next((version for version in self.versions if version.active), None)

    @property
    def candidate(self) -> VersionHead | None:
        """The version that a share of new chats run."""
        return self.version(self.next) if self.next is not None else None

    def version(self, number: int) -> VersionHead | None:
        """The version of this number."""
        return next((version for version in self.versions if version.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row to be written. `before` None: it is new; `after` None: it goes."""

    table: str
    key: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All configuration at one `version`. Rows of a table are in the managers' order, then by name."""

    version: int = 0
    rows: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict[str, Mapping[str, Entry]])
    scripts: Mapping[str, ScriptHead] = field(default_factory=dict[str, ScriptHead])

    def entries(self, table: str) -> Mapping[str, Entry]:
        """The rows of one table."""
        return self.rows.get(table, _NONE)

    def values(self, table: str, kind: type[S]) -> list[S]:
        """The documents of one table, which are of this struct."""
        return [_as(entry.value, kind) for entry in self.entries(table).values()]

    def value(self, table: str, key: str, kind: type[S]) -> S | None:
        """One document; None: there is none of this name."""
        entry = self.entries(table).get(key)
        return None if entry is None else _as(entry.value, kind)

    def has(self, table: str, key: str) -> bool:
        """Whether an object exists; table `scripts` too."""
        return key in (self.scripts if table == "scripts" else self.entries(table))

    def changed(self, changes: Iterable[Change], *, version: int) -> "Book":
        """The book after these changes."""
        rows = dict(self.rows)
        mixed: dict[str, bool] = {}
        """Tables that are touched, each copied once, and whether their order may be another now."""
        for change in changes:
            name, after = change.table, change.after
            if name not in mixed:
                rows[name], mixed[name] = dict(rows.get(name, {})), False
            table = cast("dict[str, Entry]", rows[name])
            old = table.get(change.key)
            if after is None:
                table.pop(change.key, None)
            else:
                mixed[name] |= old is None or old.position != after.position
                table[change.key] = after
        for name, is_mixed in mixed.items():
            if is_mixed:
                rows[name] = in_order(rows[name])
        return replace(self, version=version, rows=rows)

    def with_scripts(self, scripts: Mapping[str, ScriptHead], *, version: int) -> "Book":
        """The book with other scripts."""
        return replace(self, version=version, scripts=dict(sorted(scripts.items())))


_NONE: Mapping[str, Entry] = {}


def fingerprint(definition: bytes) -> str:
    """The `sha256` of a version, from its definition as stored."""
    return hashlib.sha256(definition).hexdigest()


def in_order(rows: Mapping[str, Entry]) -> dict[str, Entry]:
    """Rows by position, then by name."""
    return dict(sorted(rows.items(), key=lambda pair: (pair[1].position, pair[0])))


def _as(value: msgspec.Struct, kind: type[S]) -> S:
    assert isinstance(value, kind), f"{type(value).__name__} is no {kind.__name__}"
    return value
