"""Users as they stand now, and *apply now*: what was configured since an agent's logon counts at once."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.people import UserNameText
from cordboard.core.reasons import Code
from cordboard.switchboard.staff_now import StaffNow, UserState
from cordboard.web.console.asking import BASE
from cordboard.web.context import App
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/user-states"


class ApplyNow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`users`: whose settings are taken now; null: of everybody whose logon is outdated."""

    users: Annotated[tuple[UserNameText, ...], Meta(max_length=5_000)] | None = None


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """Who took other settings. Who is signed out, or has the newest, is not among them."""

    users: tuple[str, ...]


def _staff(app: App) -> StaffNow:
    return StaffNow(
        store=app.store,
        people=app.people,
        catalogues=app.catalogues,
        clock=app.clock,
        staffing=app.agents.staffing,
    )


async def _listed(call: Call[None, Page]) -> Answer:
    states = await _staff(call.app).every(idle=call.app.face.session_idle)
    return Answer(cut(states, call.query, lambda each: each.user_name))


async def _applied(call: Call[ApplyNow, None]) -> Answer:
    applied = await _staff(call.app).apply_now(call.body.users)
    return Answer(Applied(users=tuple(applied)))


_shared: dict[str, Any] = {"tag": "Configuration", "who": Who.STAFF}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the users as they stand now: signed in, ready, with how many chats",
        permission="user:view",
        query=Page,
        answer=Items[UserState],
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{PATH}/apply-now",
        handler=_applied,
        summary="Let agents who are on take groups, queues, skills and capacity as configured now",
        description="Otherwise they are taken at the next logon. Chats under way are not touched.",
        permission="user:edit",
        body=ApplyNow,
        answer=Applied,
        errors=(Code.NOT_FOUND,),
        **_shared,
    ),
)
