"""Chats as staff read them: searched, told, traced. Visitors' own paths are not for staff."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.chat.chat import ChatState
from cordboard.core.instant import Timestamp
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.ledgers import Wanted
from cordboard.switchboard.contacts import ContactLine, Reader, TracedRun, TraceLine, Transcript
from cordboard.switchboard.streams.desk_view import DeskChat
from cordboard.web.console.asking import BASE, READING
from cordboard.web.console.times import moment
from cordboard.web.listing import Items, counted
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/contacts"
Word = Annotated[str, Meta(max_length=200)]


class ContactQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which chats are wanted. `from` is included, `to` is not; `text` is part of the visitor's name."""

    state: Annotated[tuple[ChatState, ...], Meta(max_length=20)] = ()
    point: Word | None = None
    queue: Word | None = None
    agent: Word | None = None
    text: Word | None = None
    since: Timestamp | None = msgspec.field(default=None, name="from")
    until: Timestamp | None = msgspec.field(default=None, name="to")
    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=100)] | None = None


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that happened to a chat and why, in order; and which versions its runs are of."""

    chat_id: str
    lines: Sequence[TraceLine]
    runs: Sequence[TracedRun]


class JunkBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why, in words for staff."""

    reason: Annotated[str, Meta(max_length=500)] = ""


async def _searched(call: Call[None, ContactQuery]) -> Answer:
    asked = call.query
    wanted = Wanted(
        states=tuple(state.value for state in asked.state) or None,
        point=asked.point,
        queue=asked.queue,
        agent=asked.agent,
        text=asked.text,
        since=moment("from", asked.since),
        until=moment("to", asked.until),
    )
    found, following, total = await call.app.contacts.search(
        wanted, limit=asked.limit, after=asked.after, reader=_reader(call)
    )
    return Answer(counted(found, following, total))


async def _read(call: Call[None, None]) -> Answer:
    return Answer(await call.app.contacts.get(call.path["chat_id"], reader=_reader(call)))


async def _told(call: Call[None, None]) -> Answer:
    return Answer(await call.app.contacts.transcript(call.path["chat_id"], reader=_reader(call)))


async def _traced(call: Call[None, None]) -> Answer:
    chat_id = call.path["chat_id"]
    lines, runs = await call.app.contacts.trace(chat_id, reader=_reader(call))
    return Answer(Trace(chat_id=chat_id, lines=lines, runs=runs))


async def _junked(call: Call[JunkBody, None]) -> Answer:
    chat_id, user = call.path["chat_id"], call.staff.user
    await call.app.contacts.get(chat_id, reader=_reader(call))  # 404 for whom the chat is not there
    known = call.app.catalogues.current.users.get(user)
    name = known.full_name if known is not None else ""
    await call.app.junking.junk(chat_id, user=user, name=name, reason=call.body.reason)
    return Answer(await call.app.contacts.get(chat_id, reader=_reader(call)))


def _reader(call: Call[Any, Any]) -> Reader:
    return Reader(user=call.staff.user, permissions=call.staff.permissions)


_MAY = "With `contact:view` every contact, with `contact:view_own` those that one has handled."
_shared: dict[str, Any] = {"tag": "Contacts", "who": Who.STAFF, "description": _MAY}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_searched,
        summary="Search chats, newest first",
        query=ContactQuery,
        answer=Items[ContactLine],
        errors=(Code.INVALID, Code.FORBIDDEN),
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{chat_id}}",
        handler=_read,
        summary="Read a chat with the events that staff see",
        answer=DeskChat,
        errors=READING,
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{chat_id}}/transcript",
        handler=_told,
        summary="What visitor and staff said to each other",
        answer=Transcript,
        errors=READING,
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{chat_id}}/trace",
        handler=_traced,
        summary="Every event with its reason, as data and in plain sentences",
        answer=Trace,
        errors=READING,
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{PATH}/{{chat_id}}/junk",
        handler=_junked,
        summary="Throw a chat away as junk, in whatever state it is",
        permission="contact:junk",
        body=JunkBody,
        body_optional=True,
        answer=DeskChat,
        errors=(*READING, Code.WRONG_STATE),
        **_shared,
    ),
)
