"""Routing hosts come to us: they register for points, and listen to what the driver tells them."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.core.routing.messages import (
    ReRouteMessage,
    RouteEndMessage,
    RouteRequestMessage,
    RouteUsedMessage,
)
from cordboard.switchboard.routing.registrations import ROUTE
from cordboard.web.context import App
from cordboard.web.dispatch import query_of
from cordboard.web.exchange import Exchange
from cordboard.web.principal import Staff
from cordboard.web.route import Answer, AnyRoute, Call, Header, Route, Who
from cordboard.web.stream import Listening, poll, staff_view, stream, wants_stream
from cordboard.web.visitor.bodies import Bye, EventsQuery, PointName, Resync
from cordboard.web.wire import ENCODER

TAG = "Routing hosts"
BASE = "/api/v1/routing"
_ONE = f"{BASE}/registrations/{{id}}"


class Register(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`points`: whose chats the program routes. `host`: the configured host in whose name it does, if any.

    A point that names a host asks only programs of that host. Scripts may ask a host's programs whatever their points:
    with a host the list may be empty.
    """

    points: Annotated[tuple[PointName, ...], Meta(max_length=100)]
    host: Name | None = None


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    registration_id: str
    points: tuple[str, ...]
    host: str | None
    created_at: Timestamp
    cursor: str
    """Where its messages begin."""


class RouteRegisterAbort(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="route_register_abort"
):
    """The registration is over, by nobody's listening or because its points, host or permission are gone."""

    registration_id: str


class HostEvents(msgspec.Struct, frozen=True, kw_only=True):
    """Messages after the cursor that was given, and the next one."""

    events: list[
        RouteRequestMessage
        | ReRouteMessage
        | RouteUsedMessage
        | RouteEndMessage
        | RouteRegisterAbort
        | Resync
        | Bye
    ]
    cursor: str


async def register(call: Call[Register, None]) -> Answer:
    """Register for points."""
    body = call.body
    made = await call.app.registrations.register(call.staff.user, points=body.points, host=body.host or "")
    answer = Registered(
        registration_id=made.id,
        points=made.points,
        host=made.host or None,
        created_at=rfc3339(made.created_at),
        cursor=call.app.registrations.cursor(0),
    )
    return Answer(answer, headers={"location": f"{BASE}/registrations/{made.id}"})


async def unregister(call: Call[None, None]) -> Answer:
    """End a registration."""
    await call.app.registrations.unregister(call.staff.user, call.path["id"])
    return Answer()


async def events(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """Messages to the registration after a cursor: a stream for who accepts one, else a long-poll."""
    staff = await app.doors.staff_may(exchange, ROUTE)
    query = query_of(exchange, EventsQuery)
    streaming = wants_stream(exchange)
    after = exchange.header(b"last-event-id") if streaming else None
    release = app.limits.host_stream(staff.user)
    try:
        given = after.decode("latin-1") if after else query.after
        feed = await app.registrations.reader(staff.user, path["id"], after=given)
        listening = Listening(feed, valid=lambda: _still(app, staff, path["id"]))
        app.streams.add(listening)
        try:
            if streaming:
                await stream(exchange, feed, view=staff_view, face=app.face, listening=listening)
            else:
                found = await poll(exchange, feed, view=staff_view, wait=query.wait, listening=listening)
                await exchange.answer(200, ENCODER.encode(_Page(found, feed.cursor)))
        finally:
            app.streams.remove(listening)
            app.registrations.close(feed)
    finally:
        release()


async def _still(app: App, staff: Staff, registration: str) -> bool:
    return app.registrations.there(registration) and await app.sessions.still(staff, ROUTE)


class _Page(msgspec.Struct, frozen=True):
    events: list[msgspec.Raw]
    cursor: str


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{BASE}/registrations",
        handler=register,
        summary="Register to route the chats of some points",
        description=(
            "From the answer on, new chats of the points are asked of the program. A registration to which nobody "
            "listens, by stream or poll, lapses after a minute. Each user has at most 100."
        ),
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        body=Register,
        answer=Registered,
        status=201,
        errors=(Code.UNKNOWN_REFERENCE, Code.TOO_MANY_REGISTRATIONS),
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handler=unregister,
        summary="End a registration",
        description="Chats that wait for its answer are routed by default when their time is over.",
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        status=204,
        errors=(Code.NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=f"{_ONE}/events",
        plain=events,
        summary="Messages of the routing dialogs, by stream or long-poll",
        description=(
            "As the visitor's events; messages are kept for an hour. `resync`: some are gone, and the dialogs they "
            "were about as well. `route_register_abort`: register anew."
        ),
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        query=EventsQuery,
        answer=HostEvents,
        streams=True,
        headers=(Header("Last-Event-ID", "Cursor to go on from; of a stream it wins over `after`."),),
        errors=(Code.NOT_FOUND, Code.RATE_LIMITED),
    ),
)
