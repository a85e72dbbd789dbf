"""The blacklist as a table: read in and given out piece by piece, however long it is."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Mapping

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.blacklist_row import ASKED, TOLD, cells_of
from cordboard.switchboard.configuration.blacklist_importing import ImportReport
from cordboard.switchboard.configuration.blacklist_rails import LiveAddresses
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.web.console.asking import BASE
from cordboard.web.context import App
from cordboard.web.dispatch import query_of
from cordboard.web.exchange import Exchange
from cordboard.web.route import AnyRoute, Header, Route, Who
from cordboard.web.wire import ENCODER, Gone, too_large

PATH = f"{BASE}/blacklist"
LARGEST = 256 * 1024 * 1024
"""Bytes of a table: a million rows with long descriptions."""
PIECE = 128 * 1024
"""Bytes that are looked at together."""
PATIENCE = 60.0
"""Seconds for a piece to come: a sender who has fallen asleep must not keep others from importing."""
PART = 1_000
"""Entries that are given out together."""


class Importing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`dry_run`: only look whether it is right. `confirm`: also rows that shut out the house."""

    dry_run: bool = False
    confirm: bool = False


async def import_table(app: App, exchange: Exchange, _path: Mapping[str, str]) -> None:
    """Blacklist the rows of a table: all of them or none."""
    staff = await app.doors.staff_may(exchange, "blacklist:new")
    query = query_of(exchange, Importing)
    kind = (exchange.header(b"content-type") or b"").partition(b";")[0].strip().lower()
    if kind != b"text/csv":
        raise Refused(Code.UNSUPPORTED_MEDIA_TYPE, "The body must be text/csv in UTF-8.")
    announced = exchange.header(b"content-length")
    if announced is not None and announced.isdigit() and int(announced) > LARGEST:
        raise too_large(LARGEST)
    report = await app.blacklist_imports.run(
        _pieces(exchange),
        live=LiveAddresses(address for _, address in app.open_chats.addresses()),
        dry_run=query.dry_run,
        confirm=query.confirm,
        by=Actor(user=staff.user, rank=staff.rank, permissions=staff.permissions, address=exchange.address),
    )
    await exchange.answer(200, ENCODER.encode(report))


async def _pieces(exchange: Exchange) -> AsyncIterator[bytes]:
    """The body as it comes. What is not asked for yet waits with the sender."""
    size, more = 0, True
    while more:
        kept = bytearray()
        try:
            async with asyncio.timeout(PATIENCE):
                while more and len(kept) < PIECE:
                    message = await exchange.receive()
                    if message["type"] == "http.disconnect":
                        raise Gone
                    kept += message.get("body", b"")
                    more = message.get("more_body", False)
        except TimeoutError:
            raise Refused(
                Code.MALFORMED, "The rest of the table did not come; nothing was imported."
            ) from None
        size += len(kept)
        if size > LARGEST:
            raise too_large(LARGEST)
        yield bytes(kept)


async def export_table(app: App, exchange: Exchange, _path: Mapping[str, str]) -> None:
    """Give out every entry, oldest first."""
    await app.doors.staff_may(exchange, "blacklist:view")
    if exchange.scope.get("query_string"):
        raise Refused(Code.INVALID, "This call takes no query.")
    part = await app.blacklisting.part(limit=PART, after=None)
    await exchange.begin(
        200,
        (
            (b"content-type", b"text/csv; charset=utf-8"),
            (b"content-disposition", b'attachment; filename="blacklist.csv"'),
        ),
    )
    rows: list[list[str]] = [[*ASKED, *TOLD]]
    while True:
        rows += map(cells_of, part)
        await exchange.send({"type": "http.response.body", "body": _written(rows), "more_body": bool(part)})
        if not part:
            return
        rows = []
        part = await app.blacklisting.part(limit=PART, after=(part[-1].created_at, part[-1].id))


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


_COLUMNS = (
    "The first line names the columns: `description`, `start`, `end`, `expires_at`, of which only `start` is needed; "
    "the other columns of an export are passed over. Without an end a row is one address; a start such as "
    "`198.51.100.0/24` is that whole network. Comma, semicolon or tab divide the cells."
)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{PATH}/import",
        plain=import_table,
        summary="Blacklist the rows of a CSV table, all of them or none",
        description=(
            f"{_COLUMNS} The table is read as it is sent, up to a million rows. With anything wrong in it nothing is "
            "blacklisted: 422 with `errors` (line, column, sentence; the first hundred) and `error_count`."
        ),
        tag="Blacklist",
        who=Who.STAFF,
        permission="blacklist:new",
        query=Importing,
        raw_body=True,
        answer=ImportReport,
        max_body=LARGEST,
        headers=(Header("Content-Type", "`text/csv`, in UTF-8.", required=True),),
        errors=(Code.INVALID, Code.CONFIRM_NEEDED, Code.BUSY, Code.TOO_LARGE, Code.UNSUPPORTED_MEDIA_TYPE),
    ),
    Route(
        method="GET",
        path=f"{PATH}/export",
        plain=export_table,
        summary="The whole blacklist as a CSV table",
        description=(
            "An import takes it as it is. What a spreadsheet could take for a formula has a quotation mark before it."
        ),
        tag="Blacklist",
        who=Who.STAFF,
        permission="blacklist:view",
        media_type="text/csv",
    ),
)
