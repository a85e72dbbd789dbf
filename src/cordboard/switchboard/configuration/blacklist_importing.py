"""The blacklist filled from a table: checked and written while it comes, all of it or nothing.

Rows are written in small transactions, between which chats go on, and count for nothing until the last step makes all
of them count at once. What an import leaves behind that came to nothing is taken away, in small pieces too.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import MINUTE, Millis
from cordboard.core.reasons import Code
from cordboard.core.routing.blacklist import Blacklist
from cordboard.core.routing.blacklist_row import RowContent
from cordboard.core.routing.blacklist_table import LineError, TableReader
from cordboard.switchboard.configuration.blacklist_rails import LiveAddresses, Rails
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ledgers import BlacklistRows, ImportRows
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.ports import Clock, Connection, Ids, Store, Unavailable

AT_ONCE = 1_000
"""Rows in one transaction: a chat's commit waits no longer than these take."""
ABANDONED: Millis = 15 * MINUTE
"""After so long without a row, an import belongs to a node that is no more."""
MOST_COVERED = 100
"""Rows that are told of those that shut the house out."""

log = logging.getLogger("cordboard.blacklist")


class Covering(msgspec.Struct, frozen=True):
    """A row that shuts out somebody of the house."""

    row: int
    start: str
    end: str
    covers: Sequence[str]


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a table. `rows` are those that are right; `errors` and `covering` hold the first hundred.

    `covering` names rows that shut out one's own address, a trusted proxy or this machine: they take a confirmation.
    `live_chats` would end, or have ended if `imported`.
    """

    rows: int
    error_count: int
    errors: Sequence[LineError]
    covering_count: int
    covering: Sequence[Covering]
    live_chats: int
    imported: bool = False


class BlacklistImports:
    """One import at a time on a node."""

    def __init__(
        self,
        *,
        store: Store,
        edits: Edits,
        entries: BlacklistRows,
        rows: ImportRows,
        clock: Clock,
        ids: Ids,
        rails: Rails,
    ) -> None:
        self._store = store
        self._edits = edits
        self._entries = entries
        self._rows = rows
        self._clock = clock
        self._ids = ids
        self._rails = rails
        self._busy = False
        self._cleaning: set[asyncio.Task[None]] = set()

    async def run(
        self,
        pieces: AsyncIterator[bytes],
        *,
        live: LiveAddresses,
        dry_run: bool,
        confirm: bool,
        by: Actor,
    ) -> ImportReport:
        """Read a table, and unless `dry_run` blacklist its rows.

        Raises Refused, with the report's fields: `invalid` when anything is wrong, `confirm_needed` when a row shuts
        the house out and `confirm` is not given; `busy` while another import is under way. What `pieces` raises goes
        through. In each case nothing is blacklisted.
        """
        if self._busy:
            raise Refused(
                Code.BUSY,
                "Another import is under way; try again when it is done.",
                retry=True,
                retry_after=10,
            )
        self._busy = True
        work = _Work(self._ids.new("b"), self._rails, live, by)
        done = False
        try:
            await self._forget_abandoned()
            await self._read(work, pieces, writing=not dry_run, confirm=confirm)
            report = work.report()
            if not dry_run:
                _check(report, confirm=confirm)
                await self._finish(work, report)
                report = msgspec.structs.replace(report, imported=True)
            done = True
            return report
        finally:
            self._busy = False
            if work.written and (dry_run or not done):
                self._clean_up(work.id)

    async def _read(
        self, work: "_Work", pieces: AsyncIterator[bytes], *, writing: bool, confirm: bool
    ) -> None:
        async for piece in pieces:
            await self._take(
                work, await asyncio.to_thread(work.feed, piece), writing=writing, confirm=confirm
            )
        await self._take(work, await asyncio.to_thread(work.close), writing=writing, confirm=confirm)

    async def _take(self, work: "_Work", rows: Sequence[RowContent], *, writing: bool, confirm: bool) -> None:
        """Write rows, as long as there is hope that they will count."""
        if not writing or work.table.wrong or (work.covering_count and not confirm):
            return
        for first in range(0, len(rows), AT_ONCE):
            await self._write(work, rows[first : first + AT_ONCE])

    async def _write(self, work: "_Work", rows: Sequence[RowContent]) -> None:
        now = self._clock.now()
        begins = work.written == 0
        work.begun_at = work.begun_at or now

        def write(connection: Connection) -> None:
            if begins:
                self._rows.begin(connection, work.id, at=now)
            self._rows.stage(connection, work.id, rows, first=work.written, by=work.by.user, at=work.begun_at)

        await self._store.write(write)
        work.written += len(rows)

    async def _finish(self, work: "_Work", report: ImportReport) -> None:
        """Make the rows count. The index is made before, beside the one that is asked meanwhile."""
        seen = self._edits.catalogue.blacklist
        entries = await self._store.read(lambda c: self._entries.every(c, but=work.id))
        index = await asyncio.to_thread(Blacklist, entries)
        del entries

        def finish(connection: Connection) -> None:
            if not self._rows.finish(connection, work.id):
                raise Refused(
                    Code.BUSY, "The import took too long and was given up; begin again.", retry=True
                )

        after = {"rows": report.rows, "covering": msgspec.to_builtins(report.covering)}
        row = AuditRow(
            what="import", kind="blacklist", name=work.id, before=None, after=msgspec.json.encode(after)
        )

        def decide(catalogue: Catalogue) -> Plan:
            # Somebody else may have changed the list meanwhile: then it is read again as a whole.
            fresh = catalogue.blacklist is seen
            return Plan(
                also=(finish,),
                audit=(row,),
                rows_tell_all=fresh,
                blacklist=(lambda _: index) if fresh else None,
            )

        await self._edits.carry_out(decide, by=work.by)
        log.info("blacklist_imported id=%s rows=%d by=%s", work.id, report.rows, work.by.user)

    async def _forget_abandoned(self) -> None:
        before = self._clock.now() - ABANDONED
        for import_id in await self._store.read(lambda c: self._rows.abandoned(c, before=before)):
            self._clean_up(import_id)

    def _clean_up(self, import_id: str) -> None:
        task = asyncio.create_task(self._dropped(import_id))
        self._cleaning.add(task)
        task.add_done_callback(self._cleaning.discard)

    async def _dropped(self, import_id: str) -> None:
        try:
            while not await self._store.write(lambda c: self._rows.drop(c, import_id, limit=AT_ONCE)):
                pass
        except Unavailable:
            log.warning("import_left_behind id=%s", import_id)  # the next import finds it abandoned


class _Work:
    """One import: the table, and what is noted of its rows."""

    def __init__(self, import_id: str, rails: Rails, live: LiveAddresses, by: Actor) -> None:
        self.id = import_id
        self.table = TableReader()
        self.by = by
        self.covering_count = 0
        self.written = 0
        self.begun_at: Millis = 0
        self._covering: list[Covering] = []
        self._rails = rails
        self._live = live
        self._seen = 0

    def feed(self, piece: bytes) -> Sequence[RowContent]:
        return self._noted(self.table.feed(piece))

    def close(self) -> Sequence[RowContent]:
        return self._noted(self.table.close())

    def report(self) -> ImportReport:
        return ImportReport(
            rows=self.table.rows,
            error_count=self.table.wrong,
            errors=tuple(self.table.errors),
            covering_count=self.covering_count,
            covering=tuple(self._covering),
            live_chats=self._live.met,
        )

    def _noted(self, rows: Sequence[RowContent]) -> Sequence[RowContent]:
        for row in rows:
            self._seen += 1
            self._live.meet(row.covered)
            covers = self._rails.hit_by(row.covered, self.by.address)
            if covers:
                self.covering_count += 1
                if len(self._covering) < MOST_COVERED:
                    self._covering.append(Covering(self._seen, row.start, row.end, covers))
        return rows


def _check(report: ImportReport, *, confirm: bool) -> None:
    extra = msgspec.to_builtins(report)
    if report.error_count:
        lines = "line is" if report.error_count == 1 else "lines are"
        raise Refused(Code.INVALID, f"{report.error_count} {lines} wrong; nothing was imported.", extra=extra)
    if not report.rows:
        raise Refused(Code.INVALID, "The table has no rows; nothing was imported.", extra=extra)
    if report.covering_count and not confirm:
        named = sorted({name for each in report.covering for name in each.covers})
        raise Refused(
            Code.CONFIRM_NEEDED,
            f"Rows of it cover {' and '.join(named)}: repeat with ?confirm=true.",
            extra={**extra, "covers": named},
        )
