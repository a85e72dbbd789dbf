"""Messages that visitors left when nobody could answer: a list for staff to work off."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.reasons import Code
from cordboard.switchboard.ports import Clock, Connection, Store


class LeftMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message as its row tells it. `fields`: what was asked for, by name, in that order."""

    chat_id: str
    at: Millis
    point: str
    visitor: str
    url: str
    fields: dict[str, str]
    handled_at: Millis | None = None
    handled_by: str | None = None


class LeftRows(Protocol):
    """The messages as rows."""

    def page(
        self,
        connection: Connection,
        *,
        handled: bool | None,
        words: Sequence[str],
        down: bool,
        limit: int,
        after: tuple[Millis, str] | None = None,
    ) -> tuple[Sequence[LeftMessage], int]:
        """Oldest first, or newest with `down`, from the one behind the (at, chat) `after`, and how many in all.

        `handled` None: all; every word is found in what was left, the visitor's name or the point's.
        """
        ...

    def get(self, connection: Connection, chat_id: str) -> LeftMessage | None:
        """What was left in a chat."""
        ...

    def mark(self, connection: Connection, chat_id: str, *, at: Millis, by: str) -> None:
        """Somebody has seen to it; who was first stays."""
        ...


class LeftMessages:
    """The list of messages, oldest first."""

    def __init__(self, *, store: Store, rows: LeftRows, clock: Clock) -> None:
        self._store = store
        self._rows = rows
        self._clock = clock

    async def page(
        self,
        *,
        handled: bool | None,
        words: Sequence[str] = (),
        down: bool = False,
        limit: int,
        after: str | None,
    ) -> tuple[Sequence[LeftMessage], str | None, int]:
        """A page, where the next one begins (None: there is no more), and how many there are in all.

        Raises Refused for a bad `after`.
        """
        place = _place(after) if after is not None else None

        def work(connection: Connection) -> tuple[Sequence[LeftMessage], int]:
            return self._rows.page(
                connection, handled=handled, words=words, down=down, limit=limit + 1, after=place
            )

        found, total = await self._store.read(work)
        following = f"{found[limit - 1].at}.{found[limit - 1].chat_id}" if len(found) > limit else None
        return found[:limit], following, total

    async def mark(self, chat_id: str, *, by: str) -> LeftMessage:
        """Somebody has seen to a message; a second time changes nothing. Raises Refused `not_found`."""
        found = await self._store.write(lambda c: self._marked(c, chat_id, by))
        if found is None:
            raise Refused(Code.NOT_FOUND, "No message was left in such a chat.")
        return found

    def _marked(self, connection: Connection, chat_id: str, by: str) -> LeftMessage | None:
        self._rows.mark(connection, chat_id, at=self._clock.now(), by=by)
        return self._rows.get(connection, chat_id)


def _place(after: str) -> tuple[Millis, str]:
    at, _, chat_id = after.partition(".")
    if not (at.isascii() and at.isdigit() and len(at) < 16 and chat_id):
        raise Refused(Code.INVALID, "after is no place in this list.", extra={"field": "after"})
    return int(at), chat_id
