"""Rehearsals over HTTP: a version against a scenario, on a virtual clock and without effects."""

from typing import Any

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.switchboard.scripts.rehearsals import Rehearsals
from cordboard.web.console.asking import READING
from cordboard.web.console.script_versions import ONE
from cordboard.web.console.scripts import SCRIPT_BODY
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


async def _rehearsed(call: Call[Scenario, None]) -> Answer:
    rehearsals = Rehearsals(catalogues=call.app.catalogues, versions=call.app.scripts.versions)
    return Answer(await rehearsals.rehearse(*version_of(call), call.body))


def version_of(call: Call[Any, Any]) -> tuple[str, int]:
    """Script and number that the path names. Raises Refused `not_found` for what is no number."""
    name, version = call.path["name"], call.path["version"]
    if not (version.isascii() and version.isdigit() and len(version) <= 9):
        raise Refused(Code.NOT_FOUND, f"The script {name!r} has no version {version!r}.")
    return name, int(version)


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{ONE}/rehearse",
        handler=_rehearsed,
        summary="Rehearse a version against a scenario; nothing is written",
        permission="script:rehearse",
        body=Scenario,
        body_optional=True,
        answer=Rehearsed,
        errors=(*READING, Code.INVALID, Code.SCRIPT_INVALID),
        max_body=SCRIPT_BODY,
        **_shared,
    ),
)
