"""The blacklist: ranges of addresses that get nothing, with guard rails, and a look-up of one address."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.core.routing.blacklist import AddressText, BlacklistEntry
from cordboard.switchboard.configuration.blacklist_rails import LiveAddresses
from cordboard.switchboard.configuration.blacklisting import entry_tag
from cordboard.switchboard.configuration.ledgers import Look
from cordboard.web.console.asking import BASE, IF_MATCH, READING, WRITING, actor, if_match, tagged
from cordboard.web.console.first import who_was_first
from cordboard.web.console.times import moment
from cordboard.web.listing import Items, Page, packed, unpacked, words_of
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/blacklist"


class NewEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A range of addresses, both ends included. Without `end` it is one address, without `expires_at` it stays."""

    start: AddressText
    end: AddressText | None = None
    description: Annotated[str, Meta(max_length=1000)] = ""
    expires_at: Timestamp | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it is shown. `count` is decimal text: IPv6 counts do not fit a JSON number."""

    id: str
    description: str
    start: str
    end: str
    count: str
    expires_at: Timestamp | None
    hits: int
    created_by: str
    created_at: Timestamp


class EntryDetail(Entry, frozen=True, kw_only=True):
    """An entry with the ids of those that share addresses with it, the first hundred."""

    overlaps: tuple[str, ...]


class Confirm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`confirm`: also when it covers one's own address, a trusted proxy or this machine."""

    confirm: bool = False


class Lookup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The address that is asked about."""

    address: AddressText


class PreviewQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds as they are being entered; `id`: of the entry that is edited."""

    start: AddressText
    end: AddressText | None = None
    id: Annotated[str, Meta(max_length=100)] = ""


class Previewed(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry would do. `overlaps` holds the first ten of `overlap_count`.

    `covers`: whom of the house it shuts out (then saving takes `?confirm=true`); `live_chats`: how many would end.
    """

    start: str
    end: str
    count: str
    overlaps: tuple[Entry, ...]
    overlap_count: int
    covers: tuple[str, ...]
    live_chats: int


class LookedUp(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the address gets nothing now, and by which entries."""

    address: str
    blacklisted: bool
    entries: tuple[Entry, ...]


async def _listed(call: Call[None, Page]) -> Answer:
    asked = call.query
    look = Look(words=tuple(words_of(asked.filter)), sort=asked.sort, down=asked.order == "desc")
    after = None if asked.after is None else unpacked(asked.after, tuple[int | str, str])
    found, following, total = await call.app.blacklisting.page(look, limit=asked.limit, after=after)
    items = [Entry(**_fields(entry)) for entry in found]
    return Answer(Items(items=items, next=None if following is None else packed(following), total=total))


async def _read(call: Call[None, None]) -> Answer:
    entry, overlaps = await call.app.blacklisting.get(call.path["id"])
    return _answer(entry, overlaps)


async def _created(call: Call[NewEntry, Confirm]) -> Answer:
    body = call.body
    entry, overlaps = await call.app.blacklisting.create(
        description=body.description,
        start=body.start,
        end=body.end,
        expires_at=moment("expires_at", body.expires_at),
        confirm=call.query.confirm,
        by=actor(call),
    )
    return _answer(entry, overlaps, {"location": f"{PATH}/{entry.id}"})


async def _replaced(call: Call[NewEntry, Confirm]) -> Answer:
    body, entry_id = call.body, call.path["id"]
    async with who_was_first(call, "blacklist", entry_id):
        entry, overlaps = await call.app.blacklisting.replace(
            entry_id,
            description=body.description,
            start=body.start,
            end=body.end,
            expires_at=moment("expires_at", body.expires_at),
            confirm=call.query.confirm,
            by=actor(call),
            if_match=if_match(call),
        )
    return _answer(entry, overlaps)


async def _removed(call: Call[None, None]) -> Answer:
    entry_id = call.path["id"]
    async with who_was_first(call, "blacklist", entry_id):
        await call.app.blacklisting.remove(entry_id, by=actor(call), if_match=if_match(call))
    return Answer()


async def _looked_up(call: Call[None, Lookup]) -> Answer:
    found = await call.app.blacklisting.lookup(call.query.address)
    entries = tuple(Entry(**_fields(entry)) for entry in found)
    return Answer(LookedUp(address=call.query.address, blacklisted=bool(entries), entries=entries))


async def _previewed(call: Call[None, PreviewQuery]) -> Answer:
    asked = call.query
    found = await call.app.blacklisting.preview(
        asked.start,
        asked.end,
        entry_id=asked.id,
        live=LiveAddresses(address for _, address in call.app.open_chats.addresses()),
        by=actor(call),
    )
    return Answer(
        Previewed(
            start=found.start,
            end=found.end,
            count=found.count,
            overlaps=tuple(Entry(**_fields(entry)) for entry in found.overlaps),
            overlap_count=found.overlap_count,
            covers=tuple(found.covers),
            live_chats=found.live_chats,
        )
    )


def _answer(entry: BlacklistEntry, overlaps: Any, headers: dict[str, str] | None = None) -> Answer:
    detail = EntryDetail(**_fields(entry), overlaps=tuple(overlaps))
    return Answer(detail, headers={**tagged(entry_tag(entry)), **(headers or {})})


def _fields(entry: BlacklistEntry) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(entry),
        "count": entry.count,
        "created_at": rfc3339(entry.created_at),
        "expires_at": None if entry.expires_at is None else rfc3339(entry.expires_at),
    }


_WRITING = (*WRITING, Code.CONFIRM_NEEDED)
_shared: dict[str, Any] = {"tag": "Blacklist", "who": Who.STAFF}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the blacklist, oldest entry first",
        permission="blacklist:view",
        query=Page,
        answer=Items[Entry],
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/lookup",
        handler=_looked_up,
        summary="Which entries hold an address now",
        permission="blacklist:view",
        query=Lookup,
        answer=LookedUp,
        errors=(Code.INVALID,),
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/preview",
        handler=_previewed,
        summary="What an entry would do: overlaps, whom of the house it shuts out, chats that would end",
        permission="blacklist:view",
        query=PreviewQuery,
        answer=Previewed,
        errors=(Code.INVALID,),
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{id}}",
        handler=_read,
        summary="Read an entry of the blacklist",
        permission="blacklist:view",
        answer=EntryDetail,
        errors=READING,
        **_shared,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_created,
        summary="Blacklist a range of addresses",
        permission="blacklist:new",
        body=NewEntry,
        query=Confirm,
        answer=EntryDetail,
        status=201,
        errors=_WRITING,
        **_shared,
    ),
    Route(
        method="PUT",
        path=f"{PATH}/{{id}}",
        handler=_replaced,
        summary="Replace an entry of the blacklist",
        permission="blacklist:edit",
        body=NewEntry,
        query=Confirm,
        answer=EntryDetail,
        errors=_WRITING,
        headers=(IF_MATCH,),
        **_shared,
    ),
    Route(
        method="DELETE",
        path=f"{PATH}/{{id}}",
        handler=_removed,
        summary="Remove an entry of the blacklist",
        permission="blacklist:delete",
        status=204,
        errors=WRITING,
        headers=(IF_MATCH,),
        **_shared,
    ),
)
