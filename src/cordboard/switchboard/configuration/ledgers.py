"""Long lists in the database that managers read: blacklist, audit, contacts, API tokens.

Every function runs inside a transaction of the store. A module that has them all fits as well as an object.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.core.routing.blacklist_row import RowContent
from cordboard.switchboard.ports import Connection

MOST_COUNTED = 10_000
"""How far a list is counted that grows without end."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a long list is looked at: rows that hold every word, in the order of a field; empty: the list's own."""

    words: tuple[str, ...] = ()
    sort: str = ""
    down: bool = False


class BlacklistRows(Protocol):
    """The blacklist as rows. Whom an entry stops is decided in memory."""

    def find(
        self, connection: Connection, look: Look, *, limit: int, after: tuple[int | str, str] | None
    ) -> tuple[Sequence[BlacklistEntry], tuple[int | str, str] | None, int]:
        """Entries, the place to go on from (None: nothing follows), and how many there are in all.

        Raises Refused `invalid` for a field that it cannot be sorted by.
        """
        ...

    def page(
        self, connection: Connection, *, limit: int, after: tuple[Millis, str] | None = None
    ) -> Sequence[BlacklistEntry]:
        """Entries, oldest first, from the one behind the (created at, id) `after`."""
        ...

    def every(self, connection: Connection, *, but: str = "") -> Sequence[BlacklistEntry]:
        """All entries, oldest first; with those of the import `but`, which may be under way still."""
        ...

    def get(self, connection: Connection, entry_id: str) -> BlacklistEntry | None:
        """One entry."""
        ...

    def overlapping(
        self, connection: Connection, start: str, end: str, *, limit: int = ..., but: str = ""
    ) -> tuple[Sequence[BlacklistEntry], int]:
        """Entries that share an address with this range, `but` one, and how many there are in all.

        Raises Refused for what is no range.
        """
        ...

    def put(self, connection: Connection, entry: BlacklistEntry, *, new: bool) -> None:
        """Write an entry."""
        ...

    def drop(self, connection: Connection, entry_id: str) -> None:
        """Remove an entry."""
        ...


class ImportRows(Protocol):
    """Rows of an import of the blacklist: written piece by piece, and nothing before it is finished."""

    def begin(self, connection: Connection, import_id: str, *, at: Millis) -> None:
        """An import begins."""
        ...

    def stage(
        self,
        connection: Connection,
        import_id: str,
        rows: Sequence[RowContent],
        *,
        first: int,
        by: str,
        at: Millis,
    ) -> None:
        """Write rows, the first of them the import's row number `first`."""
        ...

    def finish(self, connection: Connection, import_id: str) -> bool:
        """From now on its rows count. False: it is not under way (any more)."""
        ...

    def drop(self, connection: Connection, import_id: str, *, limit: int) -> bool:
        """Take away some rows of an import that came to nothing, at the end the import; whether that was the end."""
        ...

    def abandoned(self, connection: Connection, *, before: Millis) -> Sequence[str]:
        """Imports at which nobody has worked since."""
        ...


class AuditEntry(Protocol):
    """A row of the audit as read back."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> Millis: ...
    @property
    def who(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def object_kind(self) -> str: ...
    @property
    def object_name(self) -> str: ...
    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str | None: ...
    @property
    def address(self) -> str: ...


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Which acts are looked for; None: any. `since` is included, `until` is not."""

    who: str | None = None
    object_kind: str | None = None
    object_name: str | None = None
    """The name of an object, or of API tokens that go by ids."""
    since: Millis | None = None
    until: Millis | None = None


class AuditRows(Protocol):
    """The audit as rows."""

    def page(
        self, connection: Connection, sought: Sought, *, limit: int, before_id: int | None = None
    ) -> Sequence[AuditEntry]:
        """Rows, newest first, from the one before `before_id`."""
        ...

    def count(self, connection: Connection, sought: Sought, *, most: int) -> int:
        """How many rows there are; one more than `most`: there are more, and they are not counted."""
        ...


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A chat as a line of a list. `queue` and `agent` are the newest it had."""

    id: str
    state: str
    point: str
    visitor: str
    call_class: str
    opened_at: Millis
    ended_at: Millis | None
    visitor_name: str
    url: str
    queue: str | None
    agent: str | None
    last_seq: int


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; None: any. `since` is included, `until` is not; `text` is part of the visitor's name."""

    states: tuple[str, ...] | None = None
    point: str | None = None
    queue: str | None = None
    agent: str | None = None
    """An agent who ever had the chat."""
    visitor: str | None = None
    text: str | None = None
    since: Millis | None = None
    until: Millis | None = None


class ContactRows(Protocol):
    """Chats as rows."""

    def count(self, connection: Connection, wanted: Wanted, *, most: int) -> int | None:
        """How many there are, counted as that of the audit; None: that would take looking at every chat."""
        ...

    def search(
        self,
        connection: Connection,
        wanted: Wanted,
        *,
        limit: int,
        before: tuple[Millis, str] | None = None,
    ) -> Sequence[Contact]:
        """Newest first, from the one behind the (opened at, id) `before`."""
        ...

    def runs_of(self, connection: Connection, chat_id: str) -> Sequence[tuple[int, str, int]]:
        """(number, script, version) of each run of a chat, in their order."""
        ...


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """An API token as a line of a list; the secret is known only by its digest."""

    id: str
    name: str
    user: str
    permissions: tuple[str, ...]
    created_at: Millis
    expires_at: Millis | None = None
    last_used_at: Millis | None = None
    revoked_at: Millis | None = None


class ApiTokenRows(Protocol):
    """API tokens as rows."""

    def api_tokens_in_use(self, connection: Connection) -> Sequence[ApiToken]:
        """All that are not revoked, oldest first."""
        ...

    def put_api_token(self, connection: Connection, token: ApiToken, *, token_hash: bytes) -> None:
        """A new token."""
        ...

    def revoke_api_token(self, connection: Connection, token_id: str, *, at: Millis) -> None:
        """End a token; ending it twice is no fault."""
        ...
