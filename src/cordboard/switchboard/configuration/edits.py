"""The one road by which configuration is written: plan, one transaction with its audit rows, next catalogue."""

import asyncio
import hashlib
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.outside.host import Host
from cordboard.core.outside.webhook import Webhook
from cordboard.core.reasons import Code
from cordboard.core.routing.blacklist import Blacklist
from cordboard.switchboard.configuration.book import Book, Change
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.references import NOUNS, in_use
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf, StaleBook
from cordboard.switchboard.ports import Clock, Connection, Store

TRIES = 30
"""How often an edit is worked out anew when another node changed the configuration in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that one edit writes. `also` runs in the same transaction, after the rows."""

    changes: Sequence[Change] = ()
    audit: Sequence[AuditRow] = ()
    also: Sequence[Callable[[Connection], None]] = field(default=())
    rows_tell_all: bool = False
    """Whether `changes` and `blacklist` are all that the next catalogue has to know: it is then not read again."""
    blacklist: Callable[[Blacklist], Blacklist] | None = None
    """What makes the next blacklist of the last: a million ranges are not read again for one."""


class Edits:
    """The one road by which configuration is written: lock, plan, transaction, swap of the catalogue."""

    def __init__(self, *, store: Store, shelf: Shelf, catalogues: Catalogues, clock: Clock) -> None:
        self._store = store
        self._shelf = shelf
        self._catalogues = catalogues
        self._clock = clock
        self._lock = asyncio.Lock()

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of now."""
        return self._catalogues.current

    async def carry_out(self, decide: Callable[[Catalogue], Plan], *, by: Actor) -> None:
        """Decide on the newest catalogue, write, and put the next catalogue in its place.

        `decide` may be called again when another node was first. Raises what it raises.
        """
        async with self._lock:
            for before in range(TRIES):
                catalogue = self._catalogues.current
                wanted = _seeded(decide(catalogue))
                if not wanted.changes and not wanted.also:
                    return
                try:
                    mark = await self._write(catalogue.book, wanted, by)
                except StaleBook:
                    # Nodes that edit side by side step out of each other's way, the later the farther.
                    await asyncio.sleep(random.uniform(0, 0.005 * before))  # noqa: S311
                    await self._catalogues.refresh()
                    continue
                if wanted.rows_tell_all:
                    await self._catalogues.advance(
                        wanted.changes,
                        seen=catalogue.version,
                        blacklist=wanted.blacklist,
                        mark=mark,
                    )
                if self._catalogues.current.version <= catalogue.version:
                    await self._catalogues.reload()
                return
        raise Refused(
            Code.BUSY, "The configuration is being changed by others; try again.", retry=True, retry_after=1
        )

    async def _write(self, book: Book, wanted: Plan, by: Actor) -> str:
        """Write all of it or nothing; the blacklist's mark after it."""
        now = self._clock.now()

        def work(connection: Connection) -> str:
            self._shelf.next_version(connection, seen=book.version)
            for change in wanted.changes:
                self._shelf.write(connection, change, at=now, by=by.user)
            for extra in wanted.also:
                extra(connection)
            for row in wanted.audit:
                self._shelf.record(connection, row, at=now, who=by.user, address=by.address)
            return self._shelf.blacklist_mark(connection)

        return await self._store.write(work)


def _seeded(wanted: Plan) -> Plan:
    """With a new seed in each host and webhook that is made: a name that comes again has other keys than the last."""

    def sown(change: Change) -> Change:
        entry = change.after
        if change.before is not None or entry is None or not isinstance(entry.value, (Host, Webhook)):
            return change
        value = msgspec.structs.replace(entry.value, seed=secrets.token_hex(16))
        return replace(change, after=replace(entry, value=value))

    return replace(wanted, changes=[sown(change) for change in wanted.changes])


def tag_of(value: msgspec.Struct) -> str:
    """The ETag of an object as it is shown: the same content has the same tag."""
    return f'"{hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:24]}"'


def check_tag(etag: str, if_match: str | None) -> None:
    """Raises Refused `changed_meanwhile` when the caller saw another state; without `if_match` any will do."""
    if if_match is None:
        return
    seen = {tag.strip().removeprefix("W/") for tag in if_match.split(",")}
    if "*" not in seen and etag not in seen:
        raise Refused(Code.CHANGED_MEANWHILE, "Somebody else changed it since you read it: read it again.")


def check_idle(shelf: Shelf, connection: Connection, table: str, name: str) -> None:
    """Raises Refused `in_use` when chats under way need the object; in the transaction that would remove it."""
    places = shelf.at_work(connection, table, name)
    if places:
        raise in_use(NOUNS.get(table, table), name, places)
