"""Verbs: the chat's routing dialog, each message an event of the chat's log."""

from msgspec.structs import replace

from cordboard.core.chat.events import (
    ReRouted,
    RouteEnded,
    RouteRejected,
    RouteRequested,
    RouteSelected,
    RouteUsed,
)
from cordboard.core.chat.party import SYSTEM, Party, Role
from cordboard.core.chat.scene import Scene
from cordboard.core.reasons import RejectCause, RouteError
from cordboard.core.routing.dialog import Dialog, DialogMove, DialogState, moved

HOST = Party(Role.HOST)


def request_route(scene: Scene, *, host: str, reply_timeout: int) -> Dialog:
    """RouteRequest: a new dialog, under a cross-reference that is never used again."""
    chat = scene.chat
    number = chat.dialogs + 1
    dialog = Dialog(cross_ref=f"{chat.id}.{number}", host=host, requested_at=scene.now)
    dialog = moved(dialog, DialogMove.ROUTE_REQUEST)
    scene.change(dialog=dialog, dialogs=number)
    scene.happened(
        RouteRequested,
        cross_ref=dialog.cross_ref,
        point=chat.point,
        host=host,
        current_route=f"point:{chat.point}",
        priority=chat.priority,
        reply_timeout=reply_timeout,
    )
    return dialog


def select_route(
    scene: Scene,
    *,
    route: str,
    priority: int | None = None,
    alternate_routes: tuple[str, ...] = (),
    remain_retries: int | None = None,
) -> None:
    """RouteSelect by the host. Raises Refused when it comes out of turn."""
    dialog = moved(_dialog(scene), DialogMove.ROUTE_SELECT)
    scene.change(
        dialog=replace(dialog, route=route, alternate_routes=alternate_routes, remain_retries=remain_retries)
    )
    scene.happened(
        RouteSelected,
        by=HOST,
        cross_ref=dialog.cross_ref,
        route=route,
        priority=priority,
        alternate_routes=alternate_routes,
        remain_retries=remain_retries,
    )


def re_route(scene: Scene, *, why: str) -> None:
    """ReRoute by the driver: the route led to nobody, give another."""
    before = _dialog(scene)
    scene.change(dialog=moved(before, DialogMove.RE_ROUTE))
    scene.happened(ReRouted, cross_ref=before.cross_ref, route=before.route, why=why)


def route_used(scene: Scene) -> None:
    """RouteUsed by the driver: an agent answered."""
    dialog = moved(_dialog(scene), DialogMove.ROUTE_USED)
    scene.change(dialog=dialog)
    scene.happened(RouteUsed, cross_ref=dialog.cross_ref, route=dialog.route)


def reject_route(scene: Scene, *, cause: RejectCause) -> None:
    """RouteReject by the host: the chat is handed back for other treatment."""
    dialog = moved(_dialog(scene), DialogMove.ROUTE_REJECT)
    scene.change(dialog=dialog)
    scene.happened(RouteRejected, by=HOST, cross_ref=dialog.cross_ref, cause=cause)


def end_dialog(scene: Scene, *, by_host: bool, error: RouteError = RouteError.NONE) -> None:
    """RouteEnd by either side; nothing when the dialog is over already."""
    if not in_dialog(scene):
        return
    dialog = moved(_dialog(scene), DialogMove.HOST_END if by_host else DialogMove.DRIVER_END)
    scene.change(dialog=dialog)
    scene.happened(RouteEnded, by=HOST if by_host else SYSTEM, cross_ref=dialog.cross_ref, error=error)


def in_dialog(scene: Scene) -> bool:
    """Whether a dialog is going on about the chat."""
    dialog = scene.chat.dialog
    return dialog is not None and dialog.state is not DialogState.ENDED


def _dialog(scene: Scene) -> Dialog:
    dialog = scene.chat.dialog
    assert dialog is not None
    return dialog
