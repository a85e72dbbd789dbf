"""Chats as staff read them afterwards, and while they last: found, told, traced."""

from collections.abc import Sequence

import msgspec

from cordboard.core.chat.chat import OPEN, Chat, ChatState
from cordboard.core.chat.events import ChatEvent
from cordboard.core.chat.transcript import lines
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.ledgers import MOST_COUNTED, Contact, ContactRows, Wanted
from cordboard.switchboard.ports import Connection, Store, StoredEvent
from cordboard.switchboard.sentences import sentence
from cordboard.switchboard.streams.desk_view import DeskChat, desk_chat

VIEW, VIEW_OWN, VIEW_LIVE = "contact:view", "contact:view_own", "contact:view_live"
_AT_ONCE = 1_000
_MOST_EVENTS = 20_000

_event = msgspec.json.Decoder(ChatEvent)


class ContactLine(msgspec.Struct, frozen=True, kw_only=True):
    """A chat in a list. `queue` and `agent` are the newest it had."""

    chat_id: str
    state: str
    point: str
    call_class: str
    opened_at: Timestamp
    ended_at: Timestamp | None
    visitor_name: str
    url: str
    queue: str | None
    agent: str | None


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """What visitor and staff saw of each other: as lines of text (times in UTC), and as the events themselves."""

    chat_id: str
    lines: Sequence[str]
    events: Sequence[msgspec.Raw]


class TraceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event, as a sentence and as data."""

    seq: int
    sentence: str
    event: msgspec.Raw


class TracedRun(msgspec.Struct, frozen=True, kw_only=True):
    """Which version a run of the chat was of. Versions of scripts that it called stand in its remarks."""

    run: int
    script: str
    version: int


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks: what a user may see of contacts follows from the permissions."""

    user: str
    permissions: frozenset[str]


class Contacts:
    """Reading chats. Whoever may only see their own contacts finds no others: 404, as if there were none."""

    def __init__(self, *, store: Store, rows: ContactRows, catalogues: Catalogues) -> None:
        self._store = store
        self._rows = rows
        self._catalogues = catalogues

    async def search(
        self, wanted: Wanted, *, limit: int, after: str | None, reader: Reader
    ) -> tuple[Sequence[ContactLine], str | None, int | None]:
        """Chats, newest first, the place to go on from, and how many there are; `after` is such a place.

        They are counted as far as `MOST_COUNTED`, one more says that there are more; None: they are not counted.
        """
        wanted = _narrowed(wanted, reader)
        before = _place(after) if after else None

        def read(connection: Connection) -> tuple[Sequence[Contact], int | None]:
            found = self._rows.search(connection, wanted, limit=limit + 1, before=before)
            if before is None and len(found) <= limit:
                return found, len(found)
            return found, self._rows.count(connection, wanted, most=MOST_COUNTED)

        found, total = await self._store.read(read)
        shown = [
            ContactLine(
                chat_id=each.id,
                state=each.state,
                point=each.point,
                call_class=each.call_class,
                opened_at=rfc3339(each.opened_at),
                ended_at=None if each.ended_at is None else rfc3339(each.ended_at),
                visitor_name=each.visitor_name,
                url=each.url,
                queue=each.queue,
                agent=each.agent,
            )
            for each in found[:limit]
        ]
        last = found[limit - 1] if len(found) > limit else None
        return shown, f"{last.opened_at}.{last.id}" if last else None, total

    async def get(self, chat_id: str, *, reader: Reader) -> DeskChat:
        """A chat with the events that staff see. Raises Refused `not_found`."""
        chat, events = await self._read(chat_id, reader)
        shown = [msgspec.Raw(each.body) for each in events if each.visibility != "trace"]
        layout = self._catalogues.current.layouts.get(chat.layout)
        return desk_chat(chat, events=shown, layout=layout)

    async def transcript(self, chat_id: str, *, reader: Reader) -> Transcript:
        """What was said. Raises Refused `not_found`."""
        _, events = await self._read(chat_id, reader)
        shown = [each for each in events if each.visibility == "visitor"]
        return Transcript(
            chat_id=chat_id,
            lines=lines(_event.decode(each.body) for each in shown),
            events=[msgspec.Raw(each.body) for each in shown],
        )

    async def trace(self, chat_id: str, *, reader: Reader) -> tuple[Sequence[TraceLine], Sequence[TracedRun]]:
        """Everything that happened and why, and the runs of its scripts. Raises Refused `not_found`."""
        _, events = await self._read(chat_id, reader)
        runs = await self._store.read(lambda c: self._rows.runs_of(c, chat_id))
        lines = [
            TraceLine(seq=each.seq, sentence=sentence(_event.decode(each.body)), event=msgspec.Raw(each.body))
            for each in events
        ]
        return lines, [TracedRun(run=run, script=script, version=version) for run, script, version in runs]

    async def _read(self, chat_id: str, reader: Reader) -> tuple[Chat, Sequence[StoredEvent]]:
        loaded = await self._store.load_chat(chat_id)
        if loaded is None:
            raise _absent()
        events: list[StoredEvent] = []
        while len(events) < _MOST_EVENTS:
            seq = events[-1].seq if events else 0
            more = await self._store.events_after(chat_id, seq=seq, limit=_AT_ONCE)
            events.extend(more)
            if len(more) < _AT_ONCE:
                break
        if not _may_see(loaded.chat, events, reader):
            raise _absent()
        return loaded.chat, events


def _narrowed(wanted: Wanted, reader: Reader) -> Wanted:
    """What is looked for, less what the reader may not see. Raises Refused `forbidden`."""
    if VIEW not in reader.permissions:
        if VIEW_OWN not in reader.permissions:
            raise Refused(Code.FORBIDDEN, f"This takes the permission {VIEW} or {VIEW_OWN}.")
        if wanted.agent not in (None, reader.user):
            raise Refused(Code.FORBIDDEN, f"Other agents' contacts take the permission {VIEW}.")
        return msgspec.structs.replace(wanted, agent=reader.user)
    if VIEW_LIVE in reader.permissions:
        return wanted
    over = tuple(state.value for state in ChatState if state not in OPEN)
    states = tuple(state for state in wanted.states or over if state in over)
    return msgspec.structs.replace(wanted, states=states)


def _may_see(chat: Chat, events: Sequence[StoredEvent], reader: Reader) -> bool:
    if VIEW in reader.permissions:
        return chat.state not in OPEN or VIEW_LIVE in reader.permissions
    return VIEW_OWN in reader.permissions and any(
        each.kind == "answered" and msgspec.json.decode(each.body).get("agent") == reader.user
        for each in events
    )


def _absent() -> Refused:
    return Refused(Code.NOT_FOUND, "There is no such contact.")


def _place(after: str) -> tuple[Millis, str]:
    opened, _, chat_id = after.partition(".")
    if not opened.isdecimal() or len(opened) > 18:
        raise Refused(Code.INVALID, "`after` must be a `next` of this list.", extra={"field": "after"})
    return int(opened), chat_id
