"""The messages of the routing dialog as outside hosts see them (DESIGN §5; CSTA, domain.md §7.1)."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.chat.chat import Chat
from cordboard.core.reasons import RejectCause, RouteError
from cordboard.core.routing.dialog import Dialog

_WORD = r"[^\s\x00-\x1f\x7f]"
RouteName = Annotated[
    str,
    Meta(
        min_length=7,
        max_length=110,
        pattern=rf"^(queue|agent|point):{_WORD}([^\x00-\x1f\x7f]*{_WORD})?$",
    ),
]
FieldName = Annotated[str, Meta(min_length=1, max_length=100)]
FieldText = Annotated[str, Meta(max_length=2_000)]
RegistrationId = Annotated[str, Meta(max_length=100)]


class CallingDevice(msgspec.Struct, frozen=True, kw_only=True):
    """The visitor. `id` is the system's own; `claimed_id` is the page's word, proven only when `verified`."""

    id: str
    number: int
    name: str
    email: str
    claimed_id: str
    verified: bool


class CallingPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page from which the chat was opened."""

    url: str
    title: str
    referrer: str


class ToHost(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every message of the driver carries: the dialog and the chat it is about."""

    cross_ref: str
    chat: str


class RouteRequestMessage(ToHost, frozen=True, kw_only=True, tag="route_request"):
    """A chat has arrived: where shall it go? `reply_timeout` in seconds; after it the chat is routed by default.

    `device_history`: routing points at which the chat was before. `subject`: what the visitor wrote first, else the
    title of the page.
    """

    point: str
    current_route: str
    calling_device: CallingDevice
    priority: int
    reply_timeout: int
    subject: str
    language: str
    clipboard: dict[str, str]
    call_class: str
    device_history: tuple[str, ...]
    form: dict[str, Any]
    page: CallingPage


class ReRouteMessage(ToHost, frozen=True, kw_only=True, tag="re_route"):
    """`route` led to nobody, for the reason `why`: give another within `reply_timeout` seconds."""

    route: str
    why: str
    tried: tuple[str, ...]
    reply_timeout: int
    clipboard: dict[str, str]


class RouteUsedMessage(ToHost, frozen=True, kw_only=True, tag="route_used"):
    """The chat was answered by `agent`, or went to another routing point."""

    route_used: str
    agent: str
    queue: str
    calling_device: CallingDevice


class RouteEndMessage(ToHost, frozen=True, kw_only=True, tag="route_end"):
    """The dialog is over; its cross-reference is dead."""

    error: RouteError


DriverMessage = RouteRequestMessage | ReRouteMessage | RouteUsedMessage | RouteEndMessage


class RouteSelect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The host's answer: send the chat to `queue:NAME`, `agent:NAME` or `point:NAME`.

    `alternate_routes` are tried in order when the route leads to nobody. `remain_retries`: how many more routes the
    host has for a ReRoute; 0 none, -1 it keeps no list, -2 it does not count; absent: not said. `route_used_req`: tell
    of the answer. `timeout`: seconds that the chat may wait on each route. `registration_id`: which of the user's
    registrations speaks; without one all of them do.
    """

    route: RouteName
    alternate_routes: Annotated[tuple[RouteName, ...], Meta(max_length=20)] = ()
    remain_retries: Annotated[int, Meta(ge=-2, le=1_000)] | None = None
    route_used_req: bool = False
    clipboard: Annotated[dict[FieldName, FieldText | None], Meta(max_length=50)] = {}
    priority: Annotated[int, Meta(ge=1, le=99)] | None = None
    timeout: Annotated[int, Meta(ge=1, le=86_400)] | None = None
    registration_id: RegistrationId = ""


class RouteReject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The host does not route the chat: it is routed by default."""

    cause: RejectCause = RejectCause.UNKNOWN
    registration_id: RegistrationId = ""


class HostRouteEnd(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The host ends the dialog. A chat that has no route yet is routed by default; one that waits goes on waiting."""

    error: RouteError = RouteError.NONE
    registration_id: RegistrationId = ""


HostAnswer = RouteSelect | RouteReject | HostRouteEnd
"""Whatever a host may say. The three never stand in one JSON union: how they come tells which it is."""

ANSWERS: dict[str, type[RouteSelect] | type[RouteReject] | type[HostRouteEnd]] = {
    "route_select": RouteSelect,
    "route_reject": RouteReject,
    "route_end": HostRouteEnd,
}
"""By the `kind` that an answer carries in the reply to a message."""


def route_request(chat: Chat, dialog: Dialog, *, subject: str) -> RouteRequestMessage:
    """The request of a dialog that has just begun."""
    return RouteRequestMessage(
        cross_ref=dialog.cross_ref,
        chat=chat.id,
        point=chat.point,
        current_route=f"point:{chat.point}",
        calling_device=calling_device(chat),
        priority=chat.priority,
        reply_timeout=dialog.reply_timeout,
        subject=subject or chat.page.title,
        language=chat.visitor.language,
        clipboard=chat.clipboard,
        call_class=chat.call_class,
        device_history=chat.device_history,
        form=chat.form,
        page=CallingPage(url=chat.page.url, title=chat.page.title, referrer=chat.page.referrer),
    )


def calling_device(chat: Chat) -> CallingDevice:
    """The chat's visitor, as hosts see one: without an address."""
    visitor = chat.visitor
    return CallingDevice(
        id=visitor.id,
        number=visitor.number,
        name=visitor.name,
        email=visitor.email,
        claimed_id=visitor.claimed_id,
        verified=visitor.verified,
    )
