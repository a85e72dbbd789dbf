"""Scripts over HTTP: the named scripts themselves; their versions are `script_versions.py`."""

from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.ids import Name
from cordboard.core.reasons import Code
from cordboard.switchboard.scripts.script_views import ScriptView, script_tag
from cordboard.web.console.asking import BASE, IF_MATCH, READING, WRITING, actor, if_match, tagged
from cordboard.web.console.first import who_was_first
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/scripts"
SCRIPT_BODY = 2 * 1024 * 1024
"""Bytes of a body that may carry a definition."""

Words = Annotated[str, Meta(max_length=1000)]


class NewScript(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`template` names a script whose active version is copied; `import` is a definition. Neither: the empty script."""

    name: Name
    description: Words = ""
    template: str | None = None
    imported: dict[str, Any] | None = msgspec.field(default=None, name="import")


class ScriptBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of a script itself can be changed."""

    name: Name
    description: Words = ""


async def _listed(call: Call[None, Page]) -> Answer:
    return Answer(cut(await call.app.scripts.every(), call.query, lambda script: script.name))


async def _read(call: Call[None, None]) -> Answer:
    return _answer(await call.app.scripts.get(call.path["name"]))


async def _created(call: Call[NewScript, None]) -> Answer:
    body = call.body
    if body.template is not None and body.imported is not None:
        raise Refused(Code.INVALID, "Give either template or import.", extra={"field": "template"})
    made = await call.app.scripts.create(
        body.name,
        description=body.description,
        template=body.template,
        imported=body.imported,
        by=actor(call),
    )
    return _answer(made, {"location": f"{PATH}/{quote(made.name, safe='')}"})


async def _replaced(call: Call[ScriptBody, None]) -> Answer:
    name = call.path["name"]
    if call.body.name != name:
        raise Refused(
            Code.INVALID, "A script keeps its name: import it under another.", extra={"field": "name"}
        )
    async with who_was_first(call, "script", name):
        script = await call.app.scripts.describe(
            name, call.body.description, by=actor(call), if_match=if_match(call)
        )
    return _answer(script)


async def _removed(call: Call[None, None]) -> Answer:
    await call.app.scripts.remove(call.path["name"], by=actor(call))
    return Answer()


def _answer(script: ScriptView, headers: dict[str, str] | None = None) -> Answer:
    return Answer(script, headers={**tagged(script_tag(script)), **(headers or {})})


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF}
_WRITING = (*WRITING, Code.SCRIPT_INVALID)

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_listed,
        summary="List the routing scripts",
        permission="script:view",
        query=Page,
        answer=Items[ScriptView],
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{PATH}/{{name}}",
        handler=_read,
        summary="Read a script",
        permission="script:view",
        answer=ScriptView,
        errors=READING,
        **_shared,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_created,
        summary="Create a script from a template or an import, with version 1",
        permission="script:edit",
        body=NewScript,
        answer=ScriptView,
        status=201,
        errors=_WRITING,
        max_body=SCRIPT_BODY,
        **_shared,
    ),
    Route(
        method="PUT",
        path=f"{PATH}/{{name}}",
        handler=_replaced,
        summary="Describe a script anew",
        permission="script:edit",
        body=ScriptBody,
        answer=ScriptView,
        errors=WRITING,
        headers=(IF_MATCH,),
        **_shared,
    ),
    Route(
        method="DELETE",
        path=f"{PATH}/{{name}}",
        handler=_removed,
        summary="Remove a script with its versions",
        permission="script:edit",
        status=204,
        errors=WRITING,
        **_shared,
    ),
)
