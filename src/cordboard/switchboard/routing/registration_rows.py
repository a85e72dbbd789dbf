"""Registrations of outside routing hosts as rows: what the room needs from storage."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from cordboard.core.instant import Millis
from cordboard.switchboard.ports import Connection, StoredEvent


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    """A program that asks to route the chats of these points, in the name of a configured host or of none."""

    id: str
    user: str
    host: str
    points: tuple[str, ...]
    last_seq: int = 0
    """Number of the newest message to it."""
    created_at: Millis
    seen_at: Millis


class RegistrationRows(Protocol):
    """Every function runs inside a transaction of the store; a module that has them all fits as well as an object."""

    def every(self, connection: Connection) -> Iterable[Registration]:
        """All registrations, oldest first."""
        ...

    def put(self, connection: Connection, registration: Registration, *, most: int) -> bool:
        """Store a new one; False, and nothing stored, when its user has `most` already."""
        ...

    def seen(self, connection: Connection, registration: str, *, at: Millis) -> None:
        """Its host listens."""
        ...

    def drop(self, connection: Connection, registration: str, *, unseen_since: Millis | None = None) -> bool:
        """Remove one, if it has not been seen since; whether it was there to be removed."""
        ...

    def messages_after(
        self, connection: Connection, registration: str, *, seq: int, limit: int
    ) -> Sequence[StoredEvent]:
        """Messages to a registration after number `seq`, in order."""
        ...

    def reach(self, connection: Connection, registration: str) -> tuple[int, int]:
        """The numbers of the oldest message that is still there and of the newest one that ever was.

        The first is one more than the second when there is none; (1, 0) for a registration that is gone.
        """
        ...

    def forget_messages(self, connection: Connection, *, before: Millis) -> int:
        """Remove messages that were written before this time; answers how many."""
        ...
