"""Verbs: the chat's routing dialogs, each message an event of the chat's log.

A chat has one dialog with the first host of its point, and at most one `nested` in it: a script's own question to a
host outside.
"""

from msgspec.structs import replace

from cordboard.core.chat.chat import Chat
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
from cordboard.core.routing.dialog import Dialog, DialogMove, DialogState, Terms, moved

HOST = Party(Role.HOST)


def request_route(
    scene: Scene,
    *,
    host: str,
    reply_timeout: int,
    outside: bool = False,
    nested: bool = False,
    asked: tuple[str, ...] = (),
    message: str | None = None,
) -> Dialog:
    """RouteRequest: a new dialog, under a cross-reference that is never used again. `reply_timeout` in seconds.

    `outside`: the host is a program outside. `asked`: the registrations that are asked, all at once; the first valid
    selection wins. `message`: what the visitor wrote when opening the chat.
    """
    chat = scene.chat
    number = chat.dialogs + 1
    dialog = Dialog(
        cross_ref=f"{chat.id}.{number}",
        host=host,
        outside=outside,
        requested_at=scene.now,
        reply_timeout=reply_timeout if outside else 0,
        asked=asked,
        heard=asked,
        message=message,
    )
    _keep(scene, moved(dialog, DialogMove.ROUTE_REQUEST), nested=nested)
    scene.change(dialogs=number)
    scene.happened(
        RouteRequested,
        cross_ref=dialog.cross_ref,
        point=chat.point,
        host=host,
        current_route=f"point:{chat.point}",
        priority=chat.priority,
        reply_timeout=reply_timeout,
    )
    return dialog_of(scene.chat, nested=nested)


def select_route(
    scene: Scene,
    *,
    route: str,
    priority: int | None = None,
    alternate_routes: tuple[str, ...] = (),
    remain_retries: int | None = None,
    nested: bool = False,
    used_wanted: bool = True,
    timeout: int | None = None,
    speakers: tuple[str, ...] = (),
) -> None:
    """RouteSelect by the host; with the registrations that said it (`speakers`) the dialog goes on.

    Raises Refused when it comes out of turn.
    """
    dialog = moved(dialog_of(scene.chat, nested=nested), DialogMove.ROUTE_SELECT)
    dialog = replace(
        dialog,
        route=route,
        alternate_routes=alternate_routes,
        remain_retries=remain_retries,
        used_wanted=used_wanted,
        terms=Terms(priority, timeout) if dialog.outside else None,
        tried=(*dialog.tried, route) if dialog.outside else (),
        heard=speakers or dialog.heard,
    )
    _keep(scene, dialog, nested=nested)
    scene.happened(
        RouteSelected,
        by=HOST,
        cross_ref=dialog.cross_ref,
        route=route,
        priority=priority,
        alternate_routes=alternate_routes,
        remain_retries=remain_retries,
    )


def take_alternate(scene: Scene, *, nested: bool = False) -> str | None:
    """The next of the alternate routes takes the place of the one that failed; None: all have been tried."""
    dialog = dialog_of(scene.chat, nested=nested)
    if not dialog.alternate_routes:
        return None
    route, *rest = dialog.alternate_routes
    tried = (*dialog.tried, route)
    _keep(scene, replace(dialog, route=route, alternate_routes=tuple(rest), tried=tried), nested=nested)
    return route


def re_route(scene: Scene, *, why: str, nested: bool = False) -> None:
    """ReRoute by the driver: the route led to nobody, give another."""
    before = dialog_of(scene.chat, nested=nested)
    _keep(scene, moved(before, DialogMove.RE_ROUTE), nested=nested)
    scene.happened(ReRouted, cross_ref=before.cross_ref, route=before.route, why=why)


def route_used(scene: Scene, *, nested: bool = False) -> None:
    """RouteUsed by the driver: an agent answered."""
    dialog = moved(dialog_of(scene.chat, nested=nested), DialogMove.ROUTE_USED)
    _keep(scene, dialog, nested=nested)
    scene.happened(RouteUsed, cross_ref=dialog.cross_ref, route=dialog.route)


def reject_route(scene: Scene, *, cause: RejectCause, nested: bool = False) -> None:
    """RouteReject by the host: the chat is handed back for other treatment. Raises Refused when out of turn."""
    dialog = moved(dialog_of(scene.chat, nested=nested), DialogMove.ROUTE_REJECT)
    _keep(scene, dialog, nested=nested)
    scene.happened(RouteRejected, by=HOST, cross_ref=dialog.cross_ref, cause=cause)


def drop_out(scene: Scene, *, speakers: tuple[str, ...], nested: bool = False) -> None:
    """Some of several registrations want no part in the dialog any more; it goes on with the others."""
    dialog = dialog_of(scene.chat, nested=nested)
    heard = tuple(each for each in dialog.heard if each not in speakers)
    _keep(scene, replace(dialog, heard=heard), nested=nested)


def end_dialog(
    scene: Scene,
    *,
    by_host: bool,
    error: RouteError = RouteError.NONE,
    reason: str = "",
    nested: bool = False,
) -> None:
    """RouteEnd by either side; nothing when the dialog is over already."""
    if not in_dialog(scene, nested=nested):
        return
    move = DialogMove.HOST_END if by_host else DialogMove.DRIVER_END
    dialog = moved(dialog_of(scene.chat, nested=nested), move)
    _keep(scene, dialog, nested=nested)
    by = HOST if by_host else SYSTEM
    scene.happened(RouteEnded, by=by, cross_ref=dialog.cross_ref, error=error, reason=reason)


def count_told(scene: Scene, *, nested: bool = False) -> int:
    """The number of the driver's next message in the dialog, from 1."""
    dialog = dialog_of(scene.chat, nested=nested)
    _keep(scene, replace(dialog, told=dialog.told + 1), nested=nested)
    return dialog.told + 1


def in_dialog(scene: Scene, *, nested: bool = False) -> bool:
    """Whether a dialog is going on about the chat."""
    dialog = scene.chat.outside if nested else scene.chat.dialog
    return dialog is not None and dialog.state is not DialogState.ENDED


def dialog_of(chat: Chat, *, nested: bool = False) -> Dialog:
    """The dialog with the point's first host, or the one nested in it. There must be one."""
    dialog = chat.outside if nested else chat.dialog
    assert dialog is not None, f"{chat.id} has no such dialog"
    return dialog


def _keep(scene: Scene, dialog: Dialog, *, nested: bool) -> None:
    if nested:
        scene.change(outside=dialog)
    else:
        scene.change(dialog=dialog)
