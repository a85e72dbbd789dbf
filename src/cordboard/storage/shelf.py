"""Implements `switchboard.shelf.Shelf`: what the rooms of configuration ask of storage, put together from its parts."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection

from cordboard.core.instant import Millis
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.storage import (
    at_work,
    audit,
    blacklist,
    configuration,
    draft_sittings,
    figures,
    meta,
    people,
    pictures,
    scripts,
)
from cordboard.storage.configuration import Stored
from cordboard.switchboard.configuration.book import Change, ScriptHead, VersionHead
from cordboard.switchboard.configuration.shelf import AuditRow, Sitting, StaleBook, StoredRow
from cordboard.switchboard.ports import Conflict
from cordboard.switchboard.scripts.script_figures import Happening


class SqlShelf:
    """Has no state: every function runs inside a transaction of the store."""

    def version(self, connection: Connection) -> int:
        """The configuration's version."""
        return int(meta.value(connection, meta.CONFIG_VERSION))

    def next_version(self, connection: Connection, *, seen: int) -> int:
        """Counts a change. Raises StaleBook unless the version is still the one seen."""
        if not meta.replace(connection, meta.CONFIG_VERSION, str(seen + 1), seen=str(seen)):
            raise StaleBook(f"the configuration is no longer at {seen}")
        return seen + 1

    def rows(self, connection: Connection, table: str) -> Sequence[StoredRow]:
        """Every document of one subject."""
        return [
            StoredRow(name=row.name, position=row.position, version=row.version, doc=row.doc.encode())
            for row in configuration.every(connection, table)
        ]

    def write(self, connection: Connection, change: Change, *, at: Millis, by: str) -> None:
        """Writes one row of a subject. Raises StaleBook when it is no longer as `change.before` says."""
        before, after = change.before, change.after
        try:
            if after is None:
                if before is not None:
                    configuration.remove(connection, change.table, change.key, seen=before.row_version)
                return
            row = Stored(
                name=change.key,
                position=after.position,
                version=after.row_version,
                doc=msgspec.json.encode(after.value).decode(),
                updated_at=at,
                updated_by=by,
            )
            if before is None:
                configuration.add(connection, change.table, row)
            else:
                configuration.change(connection, change.table, row, seen=before.row_version)
        except Conflict as conflict:
            raise StaleBook(f"{change.table} {change.key!r}: {conflict.what}") from conflict

    def record(self, connection: Connection, row: AuditRow, *, at: Millis, who: str, address: str) -> None:
        """Adds a row to the audit."""
        audit.append(
            connection,
            audit.AuditRow(
                at=at,
                who=who,
                what=row.what,
                object_kind=row.kind,
                object_name=row.name,
                before=None if row.before is None else row.before.decode(),
                after=None if row.after is None else row.after.decode(),
                address=address,
            ),
        )

    def set_password(
        self, connection: Connection, user: str, secret: str, *, must_change: bool, at: Millis
    ) -> None:
        """Keeps the hash of a user's password."""
        people.set_password(connection, user, people.PasswordRow(hash=secret, must_change=must_change), at)

    def must_change(self, connection: Connection, user: str, wanted: bool, *, at: Millis) -> None:
        """Whether the user has to choose another password at the next sign-in; nothing if there is none yet."""
        known = people.password(connection, user)
        if known is not None and known.must_change is not wanted:
            people.set_password(connection, user, people.PasswordRow(hash=known.hash, must_change=wanted), at)

    def must_change_all(self, connection: Connection) -> Collection[str]:
        """The users who have to choose another password."""
        return people.must_change(connection)

    def end_sessions(self, connection: Connection, user: str, *, at: Millis) -> None:
        """Revokes the sessions of a user."""
        people.revoke_sessions(connection, user, at, None)

    def scripts(self, connection: Connection) -> Sequence[ScriptHead]:
        """Every script with the heads of its versions."""
        return scripts.heads(connection)

    def definition(self, connection: Connection, script: str, number: int) -> bytes | None:
        """The definition of a version, as JSON."""
        return scripts.definition(connection, script, number)

    def put_script(self, connection: Connection, head: ScriptHead, *, new: bool) -> None:
        """Writes a script's own row, without its versions."""
        scripts.put(connection, head, new=new)

    def drop_script(self, connection: Connection, name: str) -> None:
        """Removes a script with its versions."""
        scripts.drop(connection, name)

    def put_version(
        self,
        connection: Connection,
        script: str,
        version: VersionHead,
        *,
        definition: bytes | None,
        new: bool,
    ) -> None:
        """Writes a version; `definition` None leaves the stored one."""
        scripts.put_version(connection, script, version, definition=definition, new=new)

    def at_work(self, connection: Connection, table: str, name: str) -> Sequence[str]:
        """In what ways chats under way need the object; empty: they do not."""
        return at_work.uses(connection, table, name)

    def has_run(self, connection: Connection, script: str, number: int) -> bool:
        """Whether any chat on record has run this version."""
        return at_work.has_run(connection, script, number)

    def became(
        self, connection: Connection, script: str, number: int, *, since: Millis, most: int
    ) -> tuple[Sequence[str], Sequence[Happening]]:
        """The chats opened `since` among the newest `most` runs of a version, and what happened in them."""
        return figures.of_version(connection, script, number, since=since, most=most)

    def drop_version(self, connection: Connection, script: str, number: int) -> None:
        """Removes a version."""
        scripts.drop_version(connection, script, number)

    def sittings(self, connection: Connection, script: str) -> Sequence[Sitting]:
        """The sittings over drafts of a script."""
        return draft_sittings.of_script(connection, script)

    def sittings_over(
        self, connection: Connection, *, silent: Millis, begun: Millis, most: int
    ) -> Sequence[Sitting]:
        """At most so many sittings, of all scripts, without a save since `silent` or begun before `begun`."""
        return draft_sittings.over(connection, silent=silent, begun=begun, most=most)

    def put_sitting(self, connection: Connection, sitting: Sitting) -> None:
        """Writes the sitting over a draft, in the place of what was there."""
        draft_sittings.put(connection, sitting)

    def drop_sitting(self, connection: Connection, sitting: Sitting) -> bool:
        """Removes a sitting; False when it is no longer as it was read."""
        return draft_sittings.drop(connection, sitting.script, sitting.number, saves=sitting.saves)

    def keep_pictures(self, connection: Connection, wanted: Collection[str]) -> None:
        """Removes every picture but these."""
        pictures.keep_only(connection, wanted)

    def blacklist_mark(self, connection: Connection) -> str:
        """Changes when an entry is added, changed or removed."""
        return blacklist.mark(connection)

    def blacklist(self, connection: Connection) -> Sequence[BlacklistEntry]:
        """Every entry of the blacklist."""
        return blacklist.every(connection)

    def put_blacklisted(
        self, connection: Connection, entries: Sequence[BlacklistEntry], *, new: bool
    ) -> None:
        """Writes entries of the blacklist."""
        blacklist.put_all(connection, entries, new=new)

    def drop_blacklisted(self, connection: Connection, entry_ids: Sequence[str]) -> None:
        """Removes entries of the blacklist."""
        blacklist.drop_all(connection, entry_ids)
