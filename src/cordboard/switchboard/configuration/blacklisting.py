"""Edits of the blacklist, with its guard rails: nobody shuts themselves or a proxy out by mistake (SEC-82)."""

from collections.abc import Sequence

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.reasons import Code
from cordboard.core.routing.address import address_range, parse_address
from cordboard.core.routing.blacklist import BlacklistEntry
from cordboard.switchboard.configuration.blacklist_rails import LiveAddresses, Rails
from cordboard.switchboard.configuration.edits import Edits, Plan, check_tag, tag_of
from cordboard.switchboard.configuration.ledgers import BlacklistRows, Look
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.ports import Clock, Connection, Ids, Store

KIND = "blacklist"
PREVIEWED = 10
"""Overlapping entries that a preview tells; the others are counted."""


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry would do. `covers`: whom of the house it shuts out; `live_chats`: how many would end now."""

    start: str
    end: str
    count: str
    overlaps: Sequence[BlacklistEntry]
    overlap_count: int
    covers: Sequence[str]
    live_chats: int


class Blacklisting:
    """The managers' verbs on the blacklist. An entry's id is made here and never given again."""

    def __init__(
        self,
        *,
        store: Store,
        edits: Edits,
        rows: BlacklistRows,
        clock: Clock,
        ids: Ids,
        rails: Rails,
    ) -> None:
        self._store = store
        self._edits = edits
        self._rows = rows
        self._clock = clock
        self._ids = ids
        self._rails = rails

    async def page(
        self, look: Look, *, limit: int, after: tuple[int | str, str] | None
    ) -> tuple[Sequence[BlacklistEntry], tuple[int | str, str] | None, int]:
        """Entries, oldest first unless sorted, the place to go on from, and how many there are in all."""
        return await self._store.read(lambda c: self._rows.find(c, look, limit=limit, after=after))

    async def get(self, entry_id: str) -> tuple[BlacklistEntry, Sequence[str]]:
        """An entry, and the ids of those that overlap it, of the first hundred. Raises Refused `not_found`."""

        def work(connection: Connection) -> tuple[BlacklistEntry, Sequence[str]]:
            entry = self._found(connection, entry_id)
            return entry, self._overlaps(connection, entry)

        return await self._store.read(work)

    async def preview(
        self, start: str, end: str | None, *, entry_id: str, live: LiveAddresses, by: Actor
    ) -> Preview:
        """What an entry of these bounds would do, in the place of `entry_id` if that is given.

        Raises Refused `invalid`.
        """
        covered = address_range(start, end)
        start, end = str(parse_address(start)), str(parse_address(end or start))
        overlaps, number = await self._store.read(
            lambda c: self._rows.overlapping(c, start, end, limit=PREVIEWED, but=entry_id)
        )
        live.meet(covered)
        return Preview(
            start=start,
            end=end,
            count=str(covered.last - covered.first + 1),
            overlaps=overlaps,
            overlap_count=number,
            covers=self._rails.hit_by(covered, by.address),
            live_chats=live.met,
        )

    async def part(self, *, limit: int, after: tuple[int, str] | None) -> Sequence[BlacklistEntry]:
        """Entries, oldest first, from the one behind the (created at, id) `after`."""
        return await self._store.read(lambda c: self._rows.page(c, limit=limit, after=after))

    async def lookup(self, address: str) -> Sequence[BlacklistEntry]:
        """The entries that hold an address and have not expired. Raises Refused `invalid`."""
        try:
            asked = str(parse_address(address))
        except ValueError as wrong:
            raise Refused(Code.INVALID, f"Not an IP address: {wrong}.", extra={"field": "address"}) from None
        now = self._clock.now()
        found, _ = await self._store.read(lambda c: self._rows.overlapping(c, asked, asked))
        return [entry for entry in found if entry.expires_at is None or entry.expires_at > now]

    async def create(
        self,
        *,
        description: str,
        start: str,
        end: str | None,
        expires_at: Millis | None,
        confirm: bool,
        by: Actor,
    ) -> tuple[BlacklistEntry, Sequence[str]]:
        """A new entry. Raises Refused: invalid, confirm_needed."""
        entry = BlacklistEntry(
            id=self._ids.new("b"),
            description=description,
            start=start,
            end=end or start,
            expires_at=expires_at,
            created_by=by.user,
            created_at=self._clock.now(),
        )
        return await self._put(entry, before=None, confirm=confirm, by=by)

    async def replace(
        self,
        entry_id: str,
        *,
        description: str,
        start: str,
        end: str | None,
        expires_at: Millis | None,
        confirm: bool,
        by: Actor,
        if_match: str | None,
    ) -> tuple[BlacklistEntry, Sequence[str]]:
        """Other content for an entry. Raises Refused: not_found, changed_meanwhile, invalid, confirm_needed."""
        before, _ = await self.get(entry_id)
        check_tag(entry_tag(before), if_match)
        entry = msgspec.structs.replace(
            before, description=description, start=start, end=end or start, expires_at=expires_at
        )
        return await self._put(entry, before=before, confirm=confirm, by=by)

    async def remove(self, entry_id: str, *, by: Actor, if_match: str | None) -> None:
        """Remove an entry. Raises Refused: not_found, changed_meanwhile."""
        before, _ = await self.get(entry_id)
        check_tag(entry_tag(before), if_match)
        row = AuditRow(what="delete", kind=KIND, name=entry_id, before=msgspec.json.encode(before))

        def write(connection: Connection) -> None:
            self._check_same(connection, before)
            self._rows.drop(connection, entry_id)

        await self._edits.carry_out(
            lambda _: Plan(
                also=(write,),
                audit=(row,),
                rows_tell_all=True,
                blacklist=lambda old: old.with_changes(dropped=(entry_id,)),
            ),
            by=by,
        )

    async def _put(
        self, entry: BlacklistEntry, *, before: BlacklistEntry | None, confirm: bool, by: Actor
    ) -> tuple[BlacklistEntry, Sequence[str]]:
        entry = _normal(entry)
        if not confirm:
            self._check_rails(entry, by)
        overlaps: list[str] = []

        def write(connection: Connection) -> None:
            if before is not None:
                self._check_same(connection, before)
            overlaps[:] = self._overlaps(connection, entry)
            self._rows.put(connection, entry, new=before is None)

        row = AuditRow(
            what="create" if before is None else "edit",
            kind=KIND,
            name=entry.id,
            before=None if before is None else msgspec.json.encode(before),
            after=msgspec.json.encode(entry),
        )
        await self._edits.carry_out(
            lambda _: Plan(
                also=(write,),
                audit=(row,),
                rows_tell_all=True,
                blacklist=lambda old: old.with_changes(put=(entry,)),
            ),
            by=by,
        )
        return entry, overlaps

    def _check_rails(self, entry: BlacklistEntry, by: Actor) -> None:
        hit = self._rails.hit_by(address_range(entry.start, entry.end), by.address)
        if hit:
            raise Refused(
                Code.CONFIRM_NEEDED,
                f"The entry of {entry.count} addresses covers {' and '.join(hit)}: repeat with ?confirm=true.",
                extra={"covers": hit, "count": entry.count},
            )

    def _found(self, connection: Connection, entry_id: str) -> BlacklistEntry:
        entry = self._rows.get(connection, entry_id)
        if entry is None:
            raise Refused(Code.NOT_FOUND, f"There is no blacklist entry {entry_id!r}.")
        return entry

    def _check_same(self, connection: Connection, before: BlacklistEntry) -> None:
        """Raises Refused: not_found, changed_meanwhile; in the transaction that would write."""
        if entry_tag(self._found(connection, before.id)) != entry_tag(before):
            raise Refused(
                Code.CHANGED_MEANWHILE, "Somebody else changed it since you read it: read it again."
            )

    def _overlaps(self, connection: Connection, entry: BlacklistEntry) -> list[str]:
        found, _ = self._rows.overlapping(connection, entry.start, entry.end, but=entry.id)
        return [other.id for other in found]


def entry_tag(entry: BlacklistEntry) -> str:
    """The ETag of an entry; being hit does not change it."""
    return tag_of(msgspec.structs.replace(entry, hits=0))


def _normal(entry: BlacklistEntry) -> BlacklistEntry:
    """The entry with its bounds in one spelling. Raises Refused `invalid`."""
    address_range(entry.start, entry.end)
    return msgspec.structs.replace(
        entry, start=str(parse_address(entry.start)), end=str(parse_address(entry.end))
    )
