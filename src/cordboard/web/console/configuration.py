"""The whole configuration as one document: taken out, and brought in with a look beforehand."""

from typing import Literal

import msgspec

from cordboard.core.reasons import Code
from cordboard.switchboard.transfer.document import Document
from cordboard.switchboard.transfer.telling import Imported
from cordboard.web.console.asking import BASE, actor
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PATH = f"{BASE}/configuration"
LARGEST = 128 * 1024 * 1024
"""Bytes of a document: a blacklist of a million ranges fits."""


class Export(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`blacklist` false leaves the blacklist out: it may be long."""

    blacklist: bool = True


class Import(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`dry_run`: only tell. `merge` adds and changes; `replace` also removes what is not in the document."""

    dry_run: bool = False
    mode: Literal["merge", "replace"] = "merge"


async def _exported(call: Call[None, Export]) -> Answer:
    document = await call.app.transfer.export(blacklist=call.query.blacklist)
    return Answer(document, headers={"content-disposition": 'attachment; filename="cordboard.json"'})


async def _imported(call: Call[Document, Import]) -> Answer:
    asked = call.query
    told = await call.app.transfer.bring_in(call.body, mode=asked.mode, dry_run=asked.dry_run, by=actor(call))
    return Answer(told)


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=_exported,
        summary="The configuration as one document, without secrets, passwords and what is supplied",
        tag="Configuration",
        who=Who.STAFF,
        permission="configuration:view",
        query=Export,
        answer=Document,
    ),
    Route(
        method="POST",
        path=PATH,
        handler=_imported,
        summary="Bring a configuration in: all of it or nothing, or only tell what would change",
        description="`problems` in a 422 are all reasons; a dry run answers them with the differences.",
        tag="Configuration",
        who=Who.STAFF,
        permission="configuration:edit",
        body=Document,
        query=Import,
        answer=Imported,
        errors=(Code.INVALID, Code.IN_USE, Code.BUSY, Code.VERSION_LOCKED),
        max_body=LARGEST,
    ),
)
