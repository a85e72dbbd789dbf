"""A visitor leaves a message where no chat can be had."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.layout_form import ABOUT_VISITOR, refuse, told_of
from cordboard.core.routing.layout_rules import fields_of_page
from cordboard.switchboard.turn import digest
from cordboard.switchboard.visitors import OpenChat
from cordboard.web.route import Answer, AnyRoute, Call, Header, Route, Who
from cordboard.web.visitor.bodies import LANGUAGE, FieldName, FieldValue, PointName, Url
from cordboard.web.visitor.opening import TAG, idempotency_key
from cordboard.web.wire import ENCODER


class OfflineMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A message for later: the fields that the point's layout asks for."""

    url: Url
    point: PointName | None = None
    title: Annotated[str, Meta(max_length=500)] = ""
    referrer: Annotated[str, Meta(max_length=8_192)] = ""
    language: Annotated[str, Meta(max_length=35, pattern=LANGUAGE)] = ""
    fields: Annotated[dict[FieldName, FieldValue], Meta(max_length=20)]


class MessageKept(msgspec.Struct, frozen=True, kw_only=True):
    """Committed; staff find it under this id."""

    chat_id: str


async def leave(call: Call[OfflineMessage, None]) -> Answer:
    """Keep a message. The same Idempotency-Key with the same body answers the first one."""
    app, body = call.app, call.body
    app.limits.create(call.address)
    catalogue = app.catalogues.current
    point = catalogue.admit(url=body.url, point=body.point)
    layout = catalogue.layouts.get(point.layout)
    if layout is None or layout.offline.when == "never":
        raise Refused(Code.WRONG_STATE, "No messages are taken here.")
    asked = fields_of_page(layout.offline.fields, body.url)
    refuse("fields", asked, body.fields, complete=True)
    app.limits.leave(point.name)
    told = {field.name: told_of(body.fields.get(field.name)) for field in asked}
    about = {name: told.get(name, "") for name in ABOUT_VISITOR}
    opened = await app.visitors.leave_message(
        OpenChat(
            point=point.name,
            url=body.url,
            title=body.title,
            referrer=body.referrer,
            language=body.language,
            visitor_name=about["name"][:100],
            visitor_email=about["email"],
            address=call.address,
            idempotency_key=idempotency_key(call.headers.get("idempotency-key")),
            body_hash=digest(ENCODER.encode(body)),
        ),
        fields={name: value for name, value in told.items() if value},
        mail_to=layout.offline.mail_to,
    )
    return Answer(MessageKept(chat_id=opened.chat.id))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path="/api/v1/offline-messages",
        handler=leave,
        summary="Leave a message where no chat can be had",
        description="The fields are those of the layout's offline form; all of them are checked against it.",
        tag=TAG,
        who=Who.ANYONE,
        body=OfflineMessage,
        answer=MessageKept,
        status=201,
        headers=(Header("Idempotency-Key", "Made by the client: the same again leaves no second message."),),
        errors=(
            Code.BLACKLISTED,
            Code.URL_NOT_ACCEPTED,
            Code.UNKNOWN_POINT,
            Code.POINT_INACTIVE,
            Code.NOT_HANDLED,
            Code.WRONG_STATE,
            Code.IDEMPOTENCY_CONFLICT,
            Code.RATE_LIMITED,
        ),
    ),
)
