"""Candidates of scripts over HTTP: a version for a share of new chats, compared, promoted or dropped."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.reasons import Code
from cordboard.switchboard.scripts.script_releases import NextView
from cordboard.switchboard.scripts.script_views import VersionDetail, detail_tag
from cordboard.web.console.asking import READING, WRITING, actor, tagged
from cordboard.web.console.scripts import PATH
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

NEXT = f"{PATH}/{{name}}/next"


class Trial(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`share`: how many percent of new chats run `version`."""

    version: Annotated[int, Meta(ge=1, le=999_999_999)]
    share: Annotated[int, Meta(ge=1, le=99)]


async def _read(call: Call[None, None]) -> Answer:
    return Answer(await call.app.scripts.releases.candidate(call.path["name"]))


async def _put(call: Call[Trial, None]) -> Answer:
    trial = call.body
    return Answer(
        await call.app.scripts.releases.try_out(
            call.path["name"], trial.version, share=trial.share, by=actor(call)
        )
    )


async def _dropped(call: Call[None, None]) -> Answer:
    await call.app.scripts.releases.drop(call.path["name"], by=actor(call))
    return Answer()


async def _promoted(call: Call[None, None]) -> Answer:
    version = await call.app.scripts.releases.promote(call.path["name"], by=actor(call))
    return Answer(version, headers=tagged(detail_tag(version)))


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF}
_WRITING = (*WRITING, Code.SCRIPT_INVALID, Code.VERSION_ACTIVE, Code.WRONG_STATE)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=NEXT,
        handler=_read,
        summary="Compare the candidate of a script with its active version",
        permission="script:view",
        answer=NextView,
        errors=READING,
        **_shared,
    ),
    Route(
        method="PUT",
        path=NEXT,
        handler=_put,
        summary="Give a share of new chats to a candidate version; it is locked by that",
        description="Which visitors get it is the same every time for each of them.",
        permission="script:publish",
        body=Trial,
        answer=NextView,
        errors=_WRITING,
        **_shared,
    ),
    Route(
        method="DELETE",
        path=NEXT,
        handler=_dropped,
        summary="Drop the candidate of a script",
        permission="script:publish",
        status=204,
        errors=WRITING,
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{NEXT}/promote",
        handler=_promoted,
        summary="Activate the candidate of a script",
        permission="script:publish",
        answer=VersionDetail,
        errors=_WRITING,
        **_shared,
    ),
)
