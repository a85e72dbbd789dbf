"""A visitor listens: the chat's events by stream or long-poll, from one cursor."""

from collections.abc import Mapping

import msgspec

from cordboard.core.reasons import Code
from cordboard.web.context import App
from cordboard.web.dispatch import query_of
from cordboard.web.exchange import Exchange
from cordboard.web.route import AnyRoute, Header, Route, Who
from cordboard.web.stream import Listening, Told, poll, stream, wants_stream
from cordboard.web.visitor.bodies import EventsQuery, VisitorEvents
from cordboard.web.visitor.opening import TAG
from cordboard.web.visitor.view import seen_json
from cordboard.web.wire import ENCODER

_PASSING = frozenset({"typing", "read", "position", "resync"})
"""What visitors are told without a number."""


def visitor_view(item: Told) -> bytes | None:
    """What a visitor sees of an item of the feed."""
    if item.cursor is None:
        return item.body if item.kind in _PASSING else None
    return seen_json(item.body) if item.visibility == "visitor" else None


async def events(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """Events after a cursor: a stream for who accepts one, else an answer as soon as there is something."""
    chat_id = path["chat_id"]
    app.doors.visitor(exchange, chat_id)
    query = query_of(exchange, EventsQuery)
    streaming = wants_stream(exchange)
    after = exchange.header(b"last-event-id") if streaming else None
    release = app.limits.visitor_stream(chat_id, exchange.address, stream=streaming)
    try:
        feed = await app.readers.visitor(chat_id, after=after.decode("latin-1") if after else query.after)
        listening = Listening(feed, valid=lambda: _still(app, exchange.address))
        app.streams.add(listening)
        try:
            if streaming:
                await stream(exchange, feed, view=visitor_view, face=app.face, listening=listening)
            else:
                found = await poll(exchange, feed, view=visitor_view, wait=query.wait, listening=listening)
                await exchange.answer(200, ENCODER.encode(_Page(found, feed.cursor)))
        finally:
            app.streams.remove(listening)
            app.readers.close(feed)
    finally:
        release()


async def _still(app: App, address: str) -> bool:
    return not app.gate.barred(address)


class _Page(msgspec.Struct, frozen=True):
    events: list[msgspec.Raw]
    cursor: str


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/v1/chats/{chat_id}/events",
        plain=events,
        summary="Events of the chat, by stream or long-poll",
        description=(
            "With `Accept: text/event-stream` a stream: `id` is the cursor after the event, `data` the event; a "
            "comment at least every 15 s; it ends itself after 30 minutes with a `retry`. Otherwise an answer at "
            "once, or within `wait` seconds."
        ),
        tag=TAG,
        who=Who.VISITOR,
        query=EventsQuery,
        answer=VisitorEvents,
        streams=True,
        headers=(Header("Last-Event-ID", "Cursor to go on from; of a stream it wins over `after`."),),
        errors=(Code.BLACKLISTED, Code.NOT_FOUND, Code.RATE_LIMITED),
    ),
)
