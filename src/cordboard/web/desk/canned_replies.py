"""Canned replies as the desk offers them."""

from cordboard.core.canned_reply import CannedReply
from cordboard.web.desk.state import TAG, USE
from cordboard.web.listing import Items
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


async def _listed(call: Call[None, None]) -> Answer:
    return Answer(Items(items=list(call.app.catalogues.current.canned_replies.values())))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/api/v1/desk/canned-replies",
        handler=_listed,
        summary="All canned replies; which of them fit a chat is told by their queues and classes",
        tag=TAG,
        who=Who.STAFF,
        permission=USE,
        answer=Items[CannedReply],
    ),
)
