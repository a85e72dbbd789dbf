"""Routing hosts answer: where the chat of a dialog shall go, or that they do not route it."""

from collections.abc import Mapping

from cordboard.core.reasons import Code
from cordboard.core.routing.messages import HostAnswer, HostRouteEnd, RouteReject, RouteSelect
from cordboard.switchboard.routing.registrations import ROUTE
from cordboard.web.context import App
from cordboard.web.principal import Staff
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who
from cordboard.web.routing.registrations import BASE, TAG

_ONE = f"{BASE}/dialogs/{{cross_ref}}"
_ERRORS = (Code.INVALID_CROSS_REF, Code.WRONG_STATE)


async def select(call: Call[RouteSelect, None]) -> Answer:
    """RouteSelect."""
    return await _say(call.app, call.path, call.staff, call.body)


async def reject(call: Call[RouteReject, None]) -> Answer:
    """RouteReject."""
    return await _say(call.app, call.path, call.staff, call.body)


async def end(call: Call[HostRouteEnd, None]) -> Answer:
    """RouteEnd."""
    return await _say(call.app, call.path, call.staff, call.body)


async def _say(app: App, path: Mapping[str, str], staff: Staff, said: HostAnswer) -> Answer:
    await app.hosts.say(path["cross_ref"], said, user=staff.user)
    return Answer()


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{_ONE}/select",
        handler=select,
        summary="Choose the chat's route (RouteSelect)",
        description=(
            "204: taken. The first valid selection wins; one that comes late is 409 `wrong_state`, one for a dialog "
            "that is over or was asked of others 404 `invalid_cross_ref`. A route that leads to nobody is answered by "
            "`re_route` on the stream, or by `route_end` when `remain_retries` was 0."
        ),
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        body=RouteSelect,
        status=204,
        errors=_ERRORS,
    ),
    Route(
        method="POST",
        path=f"{_ONE}/reject",
        handler=reject,
        summary="Do not route the chat (RouteReject)",
        description="The chat is routed by default: by the point's script, or into its fallback queue.",
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        body=RouteReject,
        body_optional=True,
        status=204,
        errors=_ERRORS,
    ),
    Route(
        method="POST",
        path=f"{_ONE}/end",
        handler=end,
        summary="End the dialog (RouteEnd)",
        description="A chat without a route is routed by default; one that waits on the host's route goes on waiting.",
        tag=TAG,
        who=Who.STAFF,
        permission=ROUTE,
        body=HostRouteEnd,
        body_optional=True,
        status=204,
        errors=_ERRORS,
    ),
)
