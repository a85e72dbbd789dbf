"""A visitor's chat begins: availability, and creating it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_form import FIRST_WORDS, refuse
from cordboard.core.routing.layout_rules import fields_of_page
from cordboard.switchboard.turn import digest
from cordboard.switchboard.visitors import OpenChat
from cordboard.web.auth import visitor_token
from cordboard.web.context import App
from cordboard.web.exchange import Exchange
from cordboard.web.route import BODY_LIMIT, Answer, AnyRoute, Call, Header, Route, Who
from cordboard.web.visitor.bodies import (
    AvailabilityAnswer,
    AvailabilityQuery,
    ChatCreated,
    CreateChat,
)
from cordboard.web.visitor.worn import shown_layout, wishes
from cordboard.web.wire import ENCODER, check_json_type, decode, read_body

TAG = "Visitor"
MAX_KEY = 200

_create = msgspec.json.Decoder(CreateChat)


async def availability(call: Call[None, AvailabilityQuery]) -> Answer:
    """Whether a chat from this page would be taken now."""
    call.app.limits.availability(call.address)
    found = call.app.visitors.availability(url=call.query.url, point=call.query.point)
    wanted = wishes(call.query.language, accept_language=call.headers.get("accept-language", ""))
    answer = AvailabilityAnswer(
        accepts=found.accepts,
        reason=found.reason,
        point=found.point,
        layout=None
        if found.layout is None
        else shown_layout(found.layout, wanted=wanted, url=call.query.url),
        agents_ready=found.agents_ready,
        waiting=found.waiting,
        estimated_wait=found.estimated_wait,
        offline=found.offline,
    )
    return Answer(answer)


async def create_chat(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """Open a chat. The same Idempotency-Key with the same body answers the same chat."""
    _ = path
    app.limits.create(exchange.address)
    raw = await read_body(exchange.scope, exchange.receive, limit=BODY_LIMIT)
    check_json_type(exchange.header(b"content-type"))
    body = decode(_create, raw)
    point = app.catalogues.current.admit(url=body.url, point=body.point)
    layout = app.catalogues.current.layouts.get(point.layout)
    if layout is not None:
        _check_form(layout, body)
    claimed_id, verified = _identity(app, body, point.name)
    opened = await app.visitors.open_chat(
        OpenChat(
            point=point.name,
            url=body.url,
            title=body.title,
            referrer=body.referrer,
            language=body.language,
            visitor_name=body.visitor.name,
            visitor_email=body.visitor.email,
            claimed_id=claimed_id,
            verified=verified,
            form=dict[str, Any](body.form),
            clipboard=body.clipboard,
            message=body.message,
            address=exchange.address,
            idempotency_key=idempotency_key(_key_of(exchange)),
            body_hash=digest(ENCODER.encode(body)),
        )
    )
    answer = ChatCreated(
        chat_id=opened.chat.id,
        token=visitor_token(app.face.secret, opened.chat.id),
        point=opened.chat.point,
        state=opened.chat.state,
        layout=shown_layout(opened.layout, wanted=_wishes(exchange, body), url=body.url),
        cursor=opened.cursor,
    )
    await exchange.answer(201, ENCODER.encode(answer))


def _identity(app: App, body: CreateChat, point: str) -> tuple[str, bool]:
    """The visitor's id, and whether it is proven. Raises Refused `identity_refused`."""
    if body.identity is None:
        return body.visitor.id, False
    proven = app.identities.claimed_id(body.identity, point=point, now=app.clock.now())
    if body.visitor.id not in {"", proven}:
        raise Refused(Code.IDENTITY_REFUSED, "The identity is of another visitor than visitor.id.")
    return proven, True


def _check_form(layout: Layout, body: CreateChat) -> None:
    """Holds the form against what the layout asks for on this page. Raises Refused `invalid` naming the field.

    Programs may send what they like beside it, and leave out what they like, unless they say that the form was shown.
    """
    if not layout.form:
        return
    asked = fields_of_page(layout.form, body.url)
    about = {"name": body.visitor.name, "email": body.visitor.email, FIRST_WORDS: body.message}
    known = {field.name for field in asked}
    answers: dict[str, Any] = {name: value for name, value in about.items() if name in known and value}
    refuse("form", asked, {**answers, **body.form}, complete=body.form_shown)


def _wishes(exchange: Exchange, body: CreateChat) -> list[str]:
    return wishes(
        body.language, accept_language=(exchange.header(b"accept-language") or b"").decode("latin-1")
    )


def _key_of(exchange: Exchange) -> str | None:
    value = exchange.header(b"idempotency-key")
    return None if value is None else value.decode("latin-1")


def idempotency_key(key: str | None) -> str | None:
    """The key if there is a proper one. Raises Refused `invalid`."""
    if key is None:
        return None
    if not 0 < len(key) <= MAX_KEY or not key.isascii() or not key.isprintable():
        raise Refused(Code.INVALID, f"Idempotency-Key must be 1 to {MAX_KEY} printable ASCII characters.")
    return key


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/v1/availability",
        handler=availability,
        summary="Whether a chat from a page would be taken now",
        tag=TAG,
        who=Who.ANYONE,
        query=AvailabilityQuery,
        answer=AvailabilityAnswer,
        errors=(Code.BLACKLISTED, Code.RATE_LIMITED),
    ),
    Route(
        method="POST",
        path="/api/v1/chats",
        plain=create_chat,
        summary="Open a chat",
        description="The chat's token is told here and nowhere else; it goes in `Authorization: Bearer`.",
        tag=TAG,
        who=Who.ANYONE,
        body=CreateChat,
        answer=ChatCreated,
        status=201,
        headers=(
            Header(
                "Idempotency-Key",
                "Made by the client, not to be guessed: the same again opens no second chat.",
            ),
        ),
        errors=(
            Code.BLACKLISTED,
            Code.URL_NOT_ACCEPTED,
            Code.UNKNOWN_POINT,
            Code.POINT_INACTIVE,
            Code.NOT_HANDLED,
            Code.IDENTITY_REFUSED,
            Code.INVALID,
            Code.IDEMPOTENCY_CONFLICT,
            Code.RATE_LIMITED,
            Code.TOO_MANY_OPEN,
        ),
    ),
)
