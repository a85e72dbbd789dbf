"""Test cases of scripts over HTTP: kept with the script, and all played through a version."""

from typing import Any

import msgspec

from cordboard.core.ids import Name
from cordboard.core.reasons import Code
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.switchboard.configuration.edits import tag_of
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.scripts.case_views import CaseLine, CasesRun, CaseView
from cordboard.web.console.asking import BASE, IF_MATCH, READING, WRITING, actor, if_match, tagged
from cordboard.web.console.script_rehearsal import version_of
from cordboard.web.console.script_versions import ONE as VERSION
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/scripts/{{name}}/cases"
ONE = f"{PATH}/{{case}}"
CASE_BODY = 256 * 1024
"""Bytes of a scenario that is kept."""


async def _listed(call: Call[None, Page]) -> Answer:
    cases = await call.app.script_cases.every(call.path["name"])
    return Answer(cut(cases, call.query, lambda case: case.name))


async def _read(call: Call[None, None]) -> Answer:
    return _answer(await call.app.script_cases.get(call.path["name"], call.path["case"]))


async def _put(call: Call[Scenario, None]) -> Answer:
    _check_name(call.body.name or call.path["case"])
    case = await call.app.script_cases.put(
        call.path["name"], call.path["case"], call.body, by=actor(call), if_match=if_match(call)
    )
    return _answer(case)


async def _removed(call: Call[None, None]) -> Answer:
    await call.app.script_cases.remove(call.path["name"], call.path["case"], by=actor(call))
    return Answer()


async def _run(call: Call[None, None]) -> Answer:
    return Answer(await call.app.script_cases.run(*version_of(call)))


def _check_name(name: str) -> None:
    try:
        msgspec.convert(name, Name)
    except msgspec.ValidationError:
        raise invalid("name", "A name has 1 to 100 characters, and no blanks at its ends.") from None


def _answer(case: CaseView) -> Answer:
    return Answer(case, headers=tagged(tag_of(case)))


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the test cases of a script",
        permission="script:view",
        query=Page,
        answer=Items[CaseLine],
        errors=READING,
        **_shared,
    ),
    Route(
        method="GET",
        path=ONE,
        handler=_read,
        summary="Read a test case with its scenario",
        permission="script:view",
        answer=CaseView,
        errors=READING,
        **_shared,
    ),
    Route(
        method="PUT",
        path=ONE,
        handler=_put,
        summary="Create or replace a test case; another name in the scenario renames it",
        permission="script:edit",
        body=Scenario,
        answer=CaseView,
        errors=WRITING,
        headers=(IF_MATCH,),
        max_body=CASE_BODY,
        **_shared,
    ),
    Route(
        method="DELETE",
        path=ONE,
        handler=_removed,
        summary="Remove a test case",
        permission="script:edit",
        status=204,
        errors=WRITING,
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{VERSION}/cases/run",
        handler=_run,
        summary="Play all test cases of a script through a version; nothing is written",
        permission="script:rehearse",
        answer=CasesRun,
        errors=(*READING, Code.SCRIPT_INVALID),
        **_shared,
    ),
)
