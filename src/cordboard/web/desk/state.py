"""The desk as a whole: its snapshot, its events, the agent's state."""

from collections.abc import Mapping

import msgspec

from cordboard.core.instant import rfc3339
from cordboard.core.queueing.agent import AgentState
from cordboard.core.reasons import Code
from cordboard.switchboard.streams.desk_view import DeskSnapshot
from cordboard.web.context import App
from cordboard.web.desk.bodies import DeskEvents, DeskEventsQuery, StateTaken, TakeState
from cordboard.web.dispatch import query_of
from cordboard.web.exchange import Exchange
from cordboard.web.route import Answer, AnyRoute, Call, Header, Route, Who
from cordboard.web.stream import Listening, poll, staff_view, stream, wants_stream
from cordboard.web.wire import ENCODER

TAG = "Desk"
USE = "desk:use"


async def snapshot(call: Call[None, None]) -> Answer:
    """Everything the desk shows, and the cursor from which events go on."""
    shown = await call.app.agents.snapshot(call.staff.user)
    # Only now: somebody who handles no chats has no desk that could be lost.
    call.app.presence.desk_seen(call.staff.user)
    return Answer(shown)


async def take_state(call: Call[TakeState, None]) -> Answer:
    """Ready or not ready."""
    agent = await call.app.agents.set_state(call.staff.user, AgentState(call.body.state), call.body.code)
    return Answer(StateTaken(state=agent.state, code=agent.code, since=rfc3339(agent.since)))


async def events(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """All that concerns the agent, after a cursor: a stream for who accepts one, else a long-poll."""
    _ = path
    staff = await app.doors.staff_may(exchange, USE)
    query = query_of(exchange, DeskEventsQuery)
    streaming = wants_stream(exchange)
    after = exchange.header(b"last-event-id") if streaming else None
    release = app.limits.desk_stream(staff.user)
    try:
        feed = await app.readers.desk(staff.user, after=after.decode("latin-1") if after else query.after)
        listening = Listening(feed, valid=lambda: app.sessions.still(staff, USE))
        app.streams.add(listening)
        try:
            if streaming:
                await stream(exchange, feed, view=staff_view, face=app.face, listening=listening)
            else:
                found = await poll(exchange, feed, view=staff_view, wait=query.wait, listening=listening)
                await exchange.answer(200, ENCODER.encode(_Page(found, feed.cursor)))
        finally:
            app.streams.remove(listening)
            app.readers.close(feed)
    finally:
        release()


class _Page(msgspec.Struct, frozen=True):
    events: list[msgspec.Raw]
    cursor: str


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/v1/desk",
        handler=snapshot,
        summary="The desk's snapshot",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        answer=DeskSnapshot,
    ),
    Route(
        method="GET",
        path="/api/v1/desk/events",
        plain=events,
        summary="Events of the desk, by stream or long-poll",
        description="As the visitor's events. The cursor is opaque.",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        query=DeskEventsQuery,
        answer=DeskEvents,
        streams=True,
        headers=(Header("Last-Event-ID", "Cursor to go on from; of a stream it wins over `after`."),),
    ),
    Route(
        method="PUT",
        path="/api/v1/desk/state",
        handler=take_state,
        summary="Be ready or not ready",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=TakeState,
        answer=StateTaken,
        errors=(Code.UNKNOWN_STATUS_CODE,),
    ),
)
