"""Who else has a version open in the editor: they say so every few seconds, and who is silent has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from cordboard.core.instant import SECOND, Millis, Timestamp, rfc3339
from cordboard.core.people import User
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Clock, Connection, Store
from cordboard.switchboard.scripts.script_views import find_version, version_tag

SILENCE: Millis = 45 * SECOND
"""Who was not seen for so long has gone: three beats of the editor were missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A user who has a version open, and since when."""

    user: str
    since: Millis


class ScriptEditor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has the version open in the editor."""

    user_name: str
    full_name: str
    since: Timestamp


class ScriptEditors(msgspec.Struct, frozen=True, kw_only=True):
    """All who have the version open, oneself among them. `etag`: the version's ETag at this moment."""

    editors: tuple[ScriptEditor, ...]
    etag: str


class EditorRows(Protocol):
    """Who has which version open, as rows. A module that has these functions fits as well as an object."""

    def see(self, connection: Connection, script: str, number: int, user: str, *, at: Millis) -> None:
        """The user has the version open at this moment."""
        ...

    def leave(self, connection: Connection, script: str, number: int, user: str) -> None:
        """The user has closed the version."""
        ...

    def forget(self, connection: Connection, *, before: Millis) -> None:
        """Remove those who were last seen before that."""
        ...

    def present(self, connection: Connection, script: str, number: int) -> Sequence[Seen]:
        """Who has the version open, the longest first."""
        ...


class Editing:
    """The verbs of the editor's presence. No part of the configuration: nothing of it is audited."""

    def __init__(self, *, store: Store, rows: EditorRows, catalogues: Catalogues, clock: Clock) -> None:
        self._store = store
        self._rows = rows
        self._catalogues = catalogues
        self._clock = clock

    async def here(self, name: str, number: int, *, user: str) -> ScriptEditors:
        """The user has the version open, for a while from now on. Raises Refused `not_found`."""
        head = find_version(self._catalogues.current.book, name, number)
        now = self._clock.now()

        def work(connection: Connection) -> Sequence[Seen]:
            self._rows.forget(connection, before=now - SILENCE)
            self._rows.see(connection, name, number, user, at=now)
            return self._rows.present(connection, name, number)

        seen = await self._store.write(work)
        return ScriptEditors(editors=tuple(map(self._shown, seen)), etag=version_tag(name, head))

    async def gone(self, name: str, number: int, *, user: str) -> None:
        """The user has closed the version; no fault if it is no more."""
        await self._store.write(lambda c: self._rows.leave(c, name, number, user))

    def _shown(self, seen: Seen) -> ScriptEditor:
        user = self._catalogues.current.book.value("users", seen.user, User)
        return ScriptEditor(
            user_name=seen.user, full_name=user.full_name if user else "", since=rfc3339(seen.since)
        )
