"""Who has a version of a script open in the editor, over HTTP."""

from typing import Any

from cordboard.switchboard.scripts.editing import ScriptEditors
from cordboard.web.console.asking import READING
from cordboard.web.console.script_rehearsal import version_of
from cordboard.web.console.script_versions import ONE
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

EDITING = f"{ONE}/editing"


async def _here(call: Call[None, None]) -> Answer:
    return Answer(await call.app.editing.here(*version_of(call), user=call.staff.user))


async def _gone(call: Call[None, None]) -> Answer:
    await call.app.editing.gone(*version_of(call), user=call.staff.user)
    return Answer()


_shared: dict[str, Any] = {
    "tag": "Scripts",
    "who": Who.STAFF,
    "permission": "script:edit",
    "errors": READING,
}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="PUT",
        path=EDITING,
        handler=_here,
        summary="Say that one has the version open in the editor; who is silent for 45 s has gone",
        answer=ScriptEditors,
        **_shared,
    ),
    Route(
        method="DELETE",
        path=EDITING,
        handler=_gone,
        summary="Say that one has closed the version",
        status=204,
        **_shared,
    ),
)
