"""Messages that visitors left for later: listed, and marked when somebody has seen to them."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.instant import Timestamp, rfc3339
from cordboard.switchboard.left_messages import LeftMessage
from cordboard.web.console.asking import BASE, READING, actor
from cordboard.web.listing import Items
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/left-messages"


class LeftQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`handled`: only those that somebody has seen to, or only the others. `order`: `desc` is the newest first."""

    handled: bool | None = None
    filter: Annotated[str, Meta(max_length=200)] = ""
    order: Literal["asc", "desc"] = "asc"
    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=100)] | None = None


class LeftMessageView(msgspec.Struct, frozen=True, kw_only=True):
    """A message that a visitor left. `fields`: what was asked for, by name."""

    chat_id: str
    at: Timestamp
    point: str
    visitor: str
    url: str
    fields: dict[str, str]
    handled_at: Timestamp | None
    handled_by: str | None


async def _listed(call: Call[None, LeftQuery]) -> Answer:
    asked = call.query
    found, following, total = await call.app.left_messages.page(
        handled=asked.handled,
        words=asked.filter.split(),
        down=asked.order == "desc",
        limit=asked.limit,
        after=asked.after,
    )
    return Answer(Items(items=[_view(each) for each in found], next=following, total=total))


async def _handled(call: Call[None, None]) -> Answer:
    return Answer(_view(await call.app.left_messages.mark(call.path["chat_id"], by=actor(call).user)))


def _view(message: LeftMessage) -> LeftMessageView:
    return LeftMessageView(
        chat_id=message.chat_id,
        at=rfc3339(message.at),
        point=message.point,
        visitor=message.visitor,
        url=message.url,
        fields=message.fields,
        handled_at=None if message.handled_at is None else rfc3339(message.handled_at),
        handled_by=message.handled_by,
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the messages that visitors left, the oldest first",
        tag="Contacts",
        who=Who.STAFF,
        permission="contact:view",
        query=LeftQuery,
        answer=Items[LeftMessageView],
    ),
    Route(
        method="POST",
        path=f"{PATH}/{{chat_id}}/handled",
        handler=_handled,
        summary="Mark a message as seen to",
        tag="Contacts",
        who=Who.STAFF,
        permission="contact:edit_data",
        answer=LeftMessageView,
        errors=READING,
    ),
)
