"""Versions of scripts over HTTP: made, edited, locked, checked, activated, compared, exported."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.issues import Issue
from cordboard.director.script import Definition, encode_definition
from cordboard.switchboard.scripts.script_diff import Difference
from cordboard.switchboard.scripts.script_views import VersionDetail, VersionView, detail_tag
from cordboard.web.console.asking import BASE, IF_MATCH, READING, WRITING, actor, if_match, tagged
from cordboard.web.console.last_save import with_last_save
from cordboard.web.console.scripts import SCRIPT_BODY, Words
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/scripts/{{name}}/versions"
ONE = f"{PATH}/{{version}}"


class NewVersion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A definition, or a copy of version `from`; neither: a copy of the newest."""

    start_from: Annotated[int, Meta(ge=1)] | None = msgspec.field(default=None, name="from")
    definition: dict[str, Any] | None = None
    description: Words = ""


class VersionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    definition: dict[str, Any] | None = None
    description: Words | None = None


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """All that is wrong with a version, or doubtful."""

    issues: tuple[Issue, ...]


async def _listed(call: Call[None, Page]) -> Answer:
    versions = await call.app.scripts.versions.every(call.path["name"])
    return Answer(cut(versions, call.query, lambda version: str(version.version)))


async def _read(call: Call[None, None]) -> Answer:
    version = await call.app.scripts.versions.version(*_where(call))
    return _answer(await with_last_save(call, version))


async def _created(call: Call[NewVersion, None]) -> Answer:
    name, body = call.path["name"], call.body
    if body.start_from is not None and body.definition is not None:
        raise Refused(Code.INVALID, "Give either from or definition.", extra={"field": "from"})
    made = await call.app.scripts.versions.add_version(
        name,
        start_from=body.start_from,
        definition=body.definition,
        description=body.description,
        by=actor(call),
    )
    where = f"{BASE}/scripts/{quote(name, safe='')}/versions/{made.version}"
    return _answer(made, {"location": where})


async def _replaced(call: Call[VersionBody, None]) -> Answer:
    name, number = _where(call)
    version = await call.app.scripts.versions.change_version(
        name,
        number,
        definition=call.body.definition,
        description=call.body.description,
        by=actor(call),
        if_match=if_match(call),
    )
    return _answer(version)


async def _removed(call: Call[None, None]) -> Answer:
    await call.app.scripts.versions.remove_version(*_where(call), by=actor(call))
    return Answer()


async def _checked(call: Call[None, None]) -> Answer:
    return Answer(Checked(issues=tuple(await call.app.scripts.versions.check(*_where(call)))))


async def _locked(call: Call[None, None]) -> Answer:
    return _answer(await call.app.scripts.versions.lock(*_where(call), by=actor(call)))


async def _activated(call: Call[None, None]) -> Answer:
    return _answer(await call.app.scripts.releases.activate(*_where(call), by=actor(call)))


async def _deactivated(call: Call[None, None]) -> Answer:
    return _answer(await call.app.scripts.releases.deactivate(*_where(call), by=actor(call)))


async def _exported(call: Call[None, None]) -> Answer:
    name, number = _where(call)
    definition = await call.app.scripts.versions.definition(name, number)
    file = quote(f"{name} {number}.json", safe="")
    return Answer(
        raw=encode_definition(definition),
        headers={"content-disposition": f"attachment; filename*=UTF-8''{file}"},
    )


async def _compared(call: Call[None, None]) -> Answer:
    name, number = _where(call)
    return Answer(await call.app.scripts.versions.diff(name, number, _number(call.path["other"], name)))


def _where(call: Call[Any, Any]) -> tuple[str, int]:
    name = call.path["name"]
    return name, _number(call.path["version"], name)


def _number(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Refused(Code.NOT_FOUND, f"The script {name!r} has no version {text!r}.")
    return int(text)


def _answer(version: VersionDetail, headers: dict[str, str] | None = None) -> Answer:
    return Answer(version, headers={**tagged(detail_tag(version)), **(headers or {})})


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF}
_WRITING = (*WRITING, Code.SCRIPT_INVALID, Code.VERSION_LOCKED, Code.VERSION_ACTIVE)


def _act(
    word: str, summary: str, permission: str, handler: Callable[[Call[None, None]], Awaitable[Answer]]
) -> AnyRoute:
    return Route(
        method="POST",
        path=f"{ONE}/{word}",
        handler=handler,
        summary=summary,
        permission=permission,
        answer=VersionDetail,
        errors=_WRITING,
        **_shared,
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the versions of a script",
        permission="script:view",
        query=Page,
        answer=Items[VersionView],
        errors=READING,
        **_shared,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_created,
        summary="Make a version",
        permission="script:edit",
        body=NewVersion,
        body_optional=True,
        answer=VersionDetail,
        status=201,
        errors=_WRITING,
        max_body=SCRIPT_BODY,
        **_shared,
    ),
    Route(
        method="GET",
        path=ONE,
        handler=_read,
        summary="Read a version with its definition and its issues",
        permission="script:view",
        answer=VersionDetail,
        errors=READING,
        **_shared,
    ),
    Route(
        method="PUT",
        path=ONE,
        handler=_replaced,
        summary="Edit a version that is not locked",
        permission="script:edit",
        body=VersionBody,
        answer=VersionDetail,
        errors=_WRITING,
        headers=(IF_MATCH,),
        max_body=SCRIPT_BODY,
        **_shared,
    ),
    Route(
        method="DELETE",
        path=ONE,
        handler=_removed,
        summary="Remove a version that has not run and is not active",
        permission="script:edit",
        status=204,
        errors=_WRITING,
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{ONE}/check",
        handler=_checked,
        summary="Look for mistakes in a version",
        permission="script:view",
        answer=Checked,
        errors=READING,
        **_shared,
    ),
    _act("lock", "Lock a version: it never changes again", "script:edit", _locked),
    _act("activate", "Let new chats run a version; it is locked by that", "script:publish", _activated),
    _act("deactivate", "Let no new chat run the version", "script:publish", _deactivated),
    Route(
        method="GET",
        path=f"{ONE}/export",
        handler=_exported,
        summary="The definition of a version as a file",
        permission="script:view",
        answer=Definition,
        errors=READING,
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{ONE}/diff/{{other}}",
        handler=_compared,
        summary="What differs between two versions",
        permission="script:view",
        answer=Difference,
        errors=READING,
        **_shared,
    ),
)
