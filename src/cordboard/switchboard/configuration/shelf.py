"""Where configuration lies in the database: what the rooms of configuration ask of storage.

Every function runs inside a transaction of the store. A module that has them all fits as well as an object.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from cordboard.core.instant import Millis
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.switchboard.configuration.book import Change, ScriptHead, VersionHead
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.scripts.script_figures import Happening


class StaleBook(Exception):
    """The configuration was changed by another node since the book was read; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """What was done to which object. `before` and `after` are its JSON; no secret is ever in it."""

    what: str
    kind: str
    name: str
    before: bytes | None = None
    after: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One user's saves of a draft, one soon after the other, which the audit tells as one.

    `before` and `after`: the version's JSON for the audit, before the first save and after the last. `definition`: that
    before the first.
    """

    script: str
    number: int
    user: str
    address: str
    began_at: Millis
    saved_at: Millis
    saves: int
    before: bytes
    after: bytes
    definition: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRow:
    """A named document as it lies there."""

    name: str
    position: int
    version: int
    doc: bytes


class Shelf(Protocol):
    """Named documents, scripts, the blacklist, and the audit's next row."""

    def version(self, connection: Connection) -> int:
        """The configuration's version: grows with every change."""
        ...

    def next_version(self, connection: Connection, *, seen: int) -> int:
        """Count a change. Raises StaleBook unless the version is still the one seen."""
        ...

    def rows(self, connection: Connection, table: str) -> Sequence[StoredRow]:
        """Every document of one subject."""
        ...

    def write(self, connection: Connection, change: Change, *, at: Millis, by: str) -> None:
        """Write one row of a subject."""
        ...

    def record(self, connection: Connection, row: AuditRow, *, at: Millis, who: str, address: str) -> None:
        """Add a row to the audit."""
        ...

    def set_password(
        self, connection: Connection, user: str, secret: str, *, must_change: bool, at: Millis
    ) -> None:
        """Keep the hash of a user's password."""
        ...

    def must_change(self, connection: Connection, user: str, wanted: bool, *, at: Millis) -> None:
        """Whether the user has to choose another password at the next sign-in; nothing if there is none yet."""
        ...

    def must_change_all(self, connection: Connection) -> Collection[str]:
        """The users who have to choose another password."""
        ...

    def end_sessions(self, connection: Connection, user: str, *, at: Millis) -> None:
        """Revoke the sessions of a user."""
        ...

    def scripts(self, connection: Connection) -> Sequence[ScriptHead]:
        """Every script with the heads of its versions; what follows from definitions is left empty."""
        ...

    def definition(self, connection: Connection, script: str, number: int) -> bytes | None:
        """The definition of a version, as JSON."""
        ...

    def put_script(self, connection: Connection, head: ScriptHead, *, new: bool) -> None:
        """Write a script's own row, without its versions."""
        ...

    def drop_script(self, connection: Connection, name: str) -> None:
        """Remove a script with its versions."""
        ...

    def put_version(
        self,
        connection: Connection,
        script: str,
        version: VersionHead,
        *,
        definition: bytes | None,
        new: bool,
    ) -> None:
        """Write a version; `definition` None leaves the stored one."""
        ...

    def drop_version(self, connection: Connection, script: str, number: int) -> None:
        """Remove a version."""
        ...

    def sittings(self, connection: Connection, script: str) -> Sequence[Sitting]:
        """The sittings over drafts of a script."""
        ...

    def sittings_over(
        self, connection: Connection, *, silent: Millis, begun: Millis, most: int
    ) -> Sequence[Sitting]:
        """At most so many sittings, of all scripts, without a save since `silent` or begun before `begun`."""
        ...

    def put_sitting(self, connection: Connection, sitting: Sitting) -> None:
        """Write the sitting over a draft, in the place of what was there."""
        ...

    def drop_sitting(self, connection: Connection, sitting: Sitting) -> bool:
        """Remove a sitting; False when it is no longer as it was read."""
        ...

    def at_work(self, connection: Connection, table: str, name: str) -> Sequence[str]:
        """In what ways chats under way need the object, as words for a manager; empty: they do not."""
        ...

    def has_run(self, connection: Connection, script: str, number: int) -> bool:
        """Whether any chat on record has run this version."""
        ...

    def became(
        self, connection: Connection, script: str, number: int, *, since: Millis, most: int
    ) -> tuple[Sequence[str], Sequence[Happening]]:
        """The chats opened `since` among the newest `most` runs of a version, and what happened in them."""
        ...

    def keep_pictures(self, connection: Connection, wanted: Collection[str]) -> None:
        """Remove every picture but these."""
        ...

    def blacklist_mark(self, connection: Connection) -> str:
        """Changes when an entry is added, changed or removed."""
        ...

    def blacklist(self, connection: Connection) -> Sequence[BlacklistEntry]:
        """Every entry of the blacklist."""
        ...

    def put_blacklisted(
        self, connection: Connection, entries: Sequence[BlacklistEntry], *, new: bool
    ) -> None:
        """Write entries of the blacklist."""
        ...

    def drop_blacklisted(self, connection: Connection, entry_ids: Sequence[str]) -> None:
        """Remove entries of the blacklist."""
        ...
