"""A visitor in a chat: write, type, read, end, rate, have the transcript mailed."""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from cordboard.core.reasons import Code
from cordboard.switchboard.turn import digest
from cordboard.web.context import App
from cordboard.web.exchange import Exchange
from cordboard.web.route import BODY_LIMIT, Answer, AnyRoute, Call, Route, Who
from cordboard.web.visitor.bodies import ChatShown, MailTranscript, MessageTaken, NewMessage, Rate, ReadUpTo
from cordboard.web.visitor.opening import TAG
from cordboard.web.wire import ENCODER, check_json_type, decode, read_body

_CHAT = "/api/v1/chats/{chat_id}"
_message = msgspec.json.Decoder(NewMessage)


async def send_message(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """The visitor writes: 201, or 200 with the first answer for a `client_id` that was there before."""
    chat_id = path["chat_id"]
    app.doors.visitor(exchange, chat_id)
    app.limits.message(chat_id)
    raw = await read_body(exchange.scope, exchange.receive, limit=BODY_LIMIT)
    check_json_type(exchange.header(b"content-type"))
    body = decode(_message, raw)
    said = await app.visitors.say(
        chat_id,
        client_id=body.client_id,
        text=body.text,
        choice=body.choice,
        body_hash=digest(ENCODER.encode(body)),
    )
    app.presence.visitor_seen(chat_id)
    await exchange.answer(200 if said.repeated else 201, ENCODER.encode(MessageTaken(said.seq, said.at)))


async def typing(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """The visitor types: told to the agent, stored nowhere; more than one in two seconds is dropped silently."""
    chat_id = path["chat_id"]
    app.doors.visitor(exchange, chat_id)
    app.presence.visitor_seen(chat_id)
    if app.limits.typing(chat_id):
        await app.visitors.typing(chat_id)
    await exchange.answer(204, b"", ())


async def show(call: Call[None, None]) -> Answer:
    """Where the chat stands now."""
    call.app.limits.small(call.chat_id)
    status = await call.app.visitors.status(call.chat_id)
    call.app.presence.visitor_seen(call.chat_id)
    return Answer(msgspec.convert(status, ChatShown, from_attributes=True))


async def read(call: Call[ReadUpTo, None]) -> Answer:
    """The visitor has seen everything up to `seq`."""
    call.app.limits.small(call.chat_id)
    await call.app.visitors.read(call.chat_id, call.body.seq)
    return Answer()


async def end(call: Call[None, None]) -> Answer:
    """The visitor leaves the chat; leaving twice is no fault."""
    call.app.limits.small(call.chat_id)
    await call.app.visitors.end(call.chat_id)
    return Answer()


async def rate(call: Call[Rate, None]) -> Answer:
    """The visitor's rating, given once."""
    call.app.limits.small(call.chat_id)
    body = call.body
    await call.app.visitors.rate(call.chat_id, score=body.score, comment=body.comment, answers=body.answers)
    return Answer()


async def mail_transcript(call: Call[MailTranscript, None]) -> Answer:
    """Have the transcript mailed; the same address again sends no second mail."""
    call.app.limits.small(call.chat_id)
    key = blake2b(call.body.email.lower().encode(), digest_size=12, key=call.app.face.secret[:32]).hexdigest()
    await call.app.visitors.mail_transcript(call.chat_id, email=call.body.email, key=key)
    return Answer()


_ALL = (Code.BLACKLISTED, Code.NOT_FOUND, Code.RATE_LIMITED)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=_CHAT,
        handler=show,
        summary="Where the chat stands",
        tag=TAG,
        who=Who.VISITOR,
        answer=ChatShown,
        errors=_ALL,
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/messages",
        plain=send_message,
        summary="Send a message",
        description="201 means that it is stored for good. The same `client_id` again: 200 with the first answer.",
        tag=TAG,
        who=Who.VISITOR,
        body=NewMessage,
        answer=MessageTaken,
        status=201,
        answers=(200,),
        errors=(*_ALL, Code.CHAT_ENDED, Code.IDEMPOTENCY_CONFLICT),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/typing",
        plain=typing,
        summary="Tell that the visitor types",
        tag=TAG,
        who=Who.VISITOR,
        status=204,
        errors=_ALL,
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/read",
        handler=read,
        summary="Tell up to where the visitor has read",
        tag=TAG,
        who=Who.VISITOR,
        body=ReadUpTo,
        status=204,
        errors=_ALL,
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/end",
        handler=end,
        summary="Leave the chat",
        tag=TAG,
        who=Who.VISITOR,
        status=204,
        errors=_ALL,
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/rating",
        handler=rate,
        summary="Rate the chat",
        tag=TAG,
        who=Who.VISITOR,
        body=Rate,
        status=204,
        errors=(*_ALL, Code.WRONG_STATE),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/transcript",
        handler=mail_transcript,
        summary="Have the transcript mailed",
        tag=TAG,
        who=Who.VISITOR,
        body=MailTranscript,
        status=204,
        errors=(*_ALL, Code.NO_MAIL, Code.WRONG_STATE),
    ),
)
