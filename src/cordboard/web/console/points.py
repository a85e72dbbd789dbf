"""Beside the collection of routing points: which point takes a page, and how many chats each has now."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.reasons import Code
from cordboard.core.routing.page import MAX_URL
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.trial import PageTrial
from cordboard.switchboard.configuration.trying import tried
from cordboard.switchboard.open_chats import PointNow
from cordboard.web.console.asking import BASE
from cordboard.web.console.collections import LARGE_BODY
from cordboard.web.listing import Items
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/routing-points"

Url = Annotated[str, Meta(min_length=1, max_length=MAX_URL)]


class TryQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The page's URL; without a scheme it is thought of as one with https."""

    url: Url


class TryBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page's URL, and a routing point as it is being edited; its name may still be empty."""

    url: Url
    point: RoutingPoint | None = None


class PointFigures(PointNow, frozen=True, kw_only=True):
    """How many chats are open at a point: with its script, waiting for an agent, talking to one."""

    name: Name


async def _tried(call: Call[None, TryQuery]) -> Answer:
    app = call.app
    return Answer(tried(app.catalogues.current, call.query.url, unsaved=None, now=app.clock.now()))


async def _tried_unsaved(call: Call[TryBody, None]) -> Answer:
    app, body = call.app, call.body
    return Answer(tried(app.catalogues.current, body.url, unsaved=body.point, now=app.clock.now()))


async def _now(call: Call[None, None]) -> Answer:
    open_now = call.app.open_chats.points()
    none = PointNow()
    return Answer(
        Items(
            items=[
                PointFigures(name=name, **msgspec.structs.asdict(open_now.get(name, none)))
                for name in call.app.catalogues.current.points
            ]
        )
    )


_TRYING = (
    "What a chat from the page would meet: which point takes it by which pattern, and why the others do not. "
    "Nothing is opened, and the caller's address plays no part."
)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{PATH}/try",
        handler=_tried,
        summary="Which routing point takes chats from a page, and why",
        description=_TRYING,
        tag="Configuration",
        who=Who.STAFF,
        permission="routing_point:view",
        query=TryQuery,
        answer=PageTrial,
        errors=(Code.INVALID,),
    ),
    Route(
        method="POST",
        path=f"{PATH}/try",
        handler=_tried_unsaved,
        summary="The same with a routing point that is not saved yet",
        description=f"{_TRYING} `point` stands in the place of the point of its name; a new one stands last.",
        tag="Configuration",
        who=Who.STAFF,
        permission="routing_point:view",
        body=TryBody,
        answer=PageTrial,
        errors=(Code.INVALID,),
        max_body=LARGE_BODY,
    ),
    Route(
        method="GET",
        path=f"{PATH}/now",
        handler=_now,
        summary="How many chats are open at each routing point now",
        tag="Configuration",
        who=Who.STAFF,
        permission="routing_point:view",
        answer=Items[PointFigures],
    ),
)
