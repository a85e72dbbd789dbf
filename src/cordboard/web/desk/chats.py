"""An agent and one chat: take it or not, write, hand it on, end it, wrap up."""

from collections.abc import Mapping

import msgspec

from cordboard.core.reasons import Code
from cordboard.switchboard.streams.desk_view import DeskChat
from cordboard.switchboard.turn import digest
from cordboard.switchboard.visitors import Said
from cordboard.web.context import App
from cordboard.web.desk.bodies import AgentMessage, ByGen, Decline, Earlier, Note, Read, SetOutcomes, Transfer
from cordboard.web.desk.state import TAG, USE
from cordboard.web.exchange import Exchange
from cordboard.web.route import BODY_LIMIT, Answer, AnyRoute, Call, Route, Who
from cordboard.web.visitor.bodies import MessageTaken
from cordboard.web.wire import ENCODER, check_json_type, decode, read_body

_CHAT = "/api/v1/desk/chats/{chat_id}"
_message = msgspec.json.Decoder(AgentMessage)


async def send_message(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """The agent writes: 201, or 200 with the first answer for a `client_id` that was there before."""
    staff = await app.doors.staff_may(exchange, USE)
    raw = await read_body(exchange.scope, exchange.receive, limit=BODY_LIMIT)
    check_json_type(exchange.header(b"content-type"))
    body = decode(_message, raw)
    said = await app.agents.say(
        staff.user,
        path["chat_id"],
        gen=body.gen,
        client_id=body.client_id,
        text=body.text,
        body_hash=_hash("message", body.text),
    )
    answer = _taken(said)
    await exchange.answer(answer.status or 201, ENCODER.encode(answer.body))


async def note(call: Call[Note, None]) -> Answer:
    """A note for staff."""
    body = call.body
    return _taken(
        await call.app.agents.note(
            call.staff.user,
            call.path["chat_id"],
            client_id=body.client_id,
            text=body.text,
            body_hash=_hash("note", body.text),
        )
    )


async def accept(call: Call[ByGen, None]) -> Answer:
    """Take an offered chat; taking it twice is no fault."""
    return Answer(await call.app.agents.accept(call.staff.user, call.path["chat_id"], call.body.gen))


async def decline(call: Call[Decline, None]) -> Answer:
    """Let an offer go to others."""
    await call.app.agents.decline(call.staff.user, call.path["chat_id"], call.body.gen, call.body.reason)
    return Answer()


async def pick(call: Call[None, None]) -> Answer:
    """Take a waiting chat by hand."""
    return Answer(await call.app.agents.pick(call.staff.user, call.path["chat_id"]))


async def typing(call: Call[None, None]) -> Answer:
    """The agent types: told to the visitor, stored nowhere."""
    await call.app.agents.typing(call.staff.user, call.path["chat_id"])
    return Answer()


async def read(call: Call[Read, None]) -> Answer:
    """The agent has seen everything up to `seq`."""
    await call.app.agents.read(call.staff.user, call.path["chat_id"], call.body.seq)
    return Answer()


async def transfer(call: Call[Transfer, None]) -> Answer:
    """Hand the chat on."""
    body = call.body
    await call.app.agents.transfer(
        call.staff.user, call.path["chat_id"], gen=body.gen, to=body.to, note=body.note
    )
    return Answer()


async def end(call: Call[ByGen, None]) -> Answer:
    """End the conversation; wrap-up begins."""
    await call.app.agents.end(call.staff.user, call.path["chat_id"], call.body.gen)
    return Answer()


async def set_outcomes(call: Call[SetOutcomes, None]) -> Answer:
    """What became of the chat."""
    await call.app.agents.set_outcomes(call.staff.user, call.path["chat_id"], dict(call.body.outcomes))
    return Answer()


async def wrap_up_done(call: Call[ByGen, None]) -> Answer:
    """The agent has finished with the chat."""
    await call.app.agents.wrap_up_done(call.staff.user, call.path["chat_id"], call.body.gen)
    return Answer()


async def show(call: Call[None, None]) -> Answer:
    """A chat at this desk, with its events."""
    return Answer(await call.app.agents.chat(call.staff.user, call.path["chat_id"]))


async def history(call: Call[None, None]) -> Answer:
    """Earlier chats of the same visitor."""
    return Answer(Earlier(items=await call.app.agents.history(call.staff.user, call.path["chat_id"])))


def _taken(said: Said) -> Answer:
    return Answer(MessageTaken(said.seq, said.at), status=200 if said.repeated else 201)


def _hash(kind: str, text: str) -> bytes:
    """What a repeat is compared by: kind and words. The gen may have changed since the first try."""
    return digest(f"{kind}:{text}".encode())


PICKING = (
    Code.NOT_FOUND,
    Code.PICK_NOT_ALLOWED,
    Code.NOT_READY,
    Code.AT_CAPACITY,
    Code.OFFER_GONE,
    Code.WRONG_STATE,
    Code.UNKNOWN_DESTINATION,
)
_FENCED = (Code.NOT_FOUND, Code.STALE_GEN)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=_CHAT,
        handler=show,
        summary="A chat at this desk",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        answer=DeskChat,
        errors=(Code.NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=f"{_CHAT}/history",
        handler=history,
        summary="Earlier chats of the same visitor",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        answer=Earlier,
        errors=(Code.NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/accept",
        handler=accept,
        summary="Take an offered chat",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=ByGen,
        answer=DeskChat,
        errors=(*_FENCED, Code.OFFER_GONE, Code.WRONG_STATE),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/decline",
        handler=decline,
        summary="Decline an offer",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=Decline,
        status=204,
        errors=(*_FENCED, Code.OFFER_GONE, Code.WRONG_STATE),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/pick",
        handler=pick,
        summary="Take a waiting chat by hand",
        tag=TAG,
        who=Who.STAFF,
        permission="desk:pick",
        answer=DeskChat,
        errors=PICKING,
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/messages",
        plain=send_message,
        summary="Send a message",
        description="201 means that it is stored for good. The same `client_id` again: 200 with the first answer.",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=AgentMessage,
        answer=MessageTaken,
        status=201,
        answers=(200,),
        errors=(*_FENCED, Code.CHAT_ENDED, Code.IDEMPOTENCY_CONFLICT),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/notes",
        handler=note,
        summary="Add a note for staff",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=Note,
        answer=MessageTaken,
        status=201,
        answers=(200,),
        errors=(Code.NOT_FOUND, Code.IDEMPOTENCY_CONFLICT),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/typing",
        handler=typing,
        summary="Tell that the agent types",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        status=204,
        errors=(Code.NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/read",
        handler=read,
        summary="Tell up to where the agent has read",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=Read,
        status=204,
        errors=(Code.NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/transfer",
        handler=transfer,
        summary="Hand the chat to a queue, an agent or a point",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=Transfer,
        status=204,
        errors=(
            *_FENCED,
            Code.CHAT_ENDED,
            Code.UNKNOWN_DESTINATION,
            Code.NOT_READY,
            Code.AT_CAPACITY,
            Code.WRONG_STATE,
        ),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/end",
        handler=end,
        summary="End the conversation",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=ByGen,
        status=204,
        errors=_FENCED,
    ),
    Route(
        method="PUT",
        path=f"{_CHAT}/outcomes",
        handler=set_outcomes,
        summary="Set the chat's outcomes",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=SetOutcomes,
        status=204,
        errors=(Code.NOT_FOUND, Code.UNKNOWN_OUTCOME),
    ),
    Route(
        method="POST",
        path=f"{_CHAT}/wrap-up-done",
        handler=wrap_up_done,
        summary="Finish the wrap-up",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        body=ByGen,
        status=204,
        errors=(*_FENCED, Code.WRONG_STATE, Code.OUTCOMES_REQUIRED),
    ),
)
