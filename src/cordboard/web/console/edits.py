"""Several objects of several collections replaced by one call, all or none."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.errors import Refused
from cordboard.core.ids import Name
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.batches import SUBJECTS, NotAll, Wish
from cordboard.switchboard.configuration.subjects import AGENT_GROUPS
from cordboard.web.console.asking import BASE, WRITING, actor
from cordboard.web.console.first import first_of
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

MOST = 2_000
TOLD = 20
"""Refusals for which the audit is asked who was first."""
BODY = 4 * 1024 * 1024


class EditedObject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object to be replaced: `value` as its own PUT takes it, `etag` as `If-Match`; null: any state will do."""

    collection: Annotated[str, Meta(max_length=40)]
    name: Name
    etag: Annotated[str, Meta(max_length=200)] | None = None
    value: msgspec.Raw


class EditsBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All the objects, each once."""

    edits: Annotated[tuple[EditedObject, ...], Meta(min_length=1, max_length=MOST)]


class ReplacedObject(msgspec.Struct, frozen=True, kw_only=True):
    """An object as this call has written it."""

    collection: str
    name: str
    etag: str
    value: msgspec.Raw


class ReplacedObjects(msgspec.Struct, frozen=True, kw_only=True):
    """The objects in the order in which they were given."""

    items: tuple[ReplacedObject, ...]


async def _replaced(call: Call[EditsBody, None]) -> Answer:
    edits = call.body.edits
    wishes: list[Wish] = []
    refusals: list[tuple[int, Refused]] = []
    for index, edit in enumerate(edits):
        try:
            wishes.append(_wish(edit))
        except Refused as refused:
            refusals.append((index, refused))
    if refusals:
        raise await _refusal(call, refusals)
    try:
        found = await call.app.batches.replace(wishes, by=actor(call))
    except NotAll as not_all:
        raise await _refusal(call, not_all.refusals) from None
    items = tuple(
        ReplacedObject(
            collection=edit.collection,
            name=edit.name,
            etag=each.etag,
            value=msgspec.Raw(msgspec.json.encode(each.value)),
        )
        for edit, each in zip(edits, found, strict=True)
    )
    return Answer(ReplacedObjects(items=items))


def _wish(edit: EditedObject) -> Wish:
    subject = SUBJECTS.get(edit.collection)
    if subject is None:
        raise Refused(Code.INVALID, f"Objects of {edit.collection!r} are replaced one by one.")
    try:
        value = msgspec.json.decode(edit.value, type=subject.struct)
    except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
        raise Refused(Code.INVALID, f"{wrong}.") from wrong
    told = msgspec.json.decode(edit.value, type=dict[str, msgspec.Raw])
    return Wish(
        subject=subject,
        name=edit.name,
        value=value,
        if_match=edit.etag,
        keep_members=subject is AGENT_GROUPS and "users" not in told,
    )


async def _refusal(call: Call[EditsBody, None], refusals: Sequence[tuple[int, Refused]]) -> Refused:
    """One refusal that tells of every object: the first one's code, and `problems` with the place of each."""
    edits = call.body.edits
    problems: list[dict[str, object]] = []
    asked = 0
    for index, refused in refusals:
        edit = edits[index]
        more: dict[str, object] = {}
        if refused.code is Code.CHANGED_MEANWHILE and asked < TOLD:
            asked += 1
            more = await first_of(call, SUBJECTS[edit.collection].kind, edit.name)
        problems.append(
            {
                **refused.extra,
                **more,
                "index": index,
                "collection": edit.collection,
                "name": edit.name,
                "code": refused.code.value,
                "detail": refused.detail,
            }
        )
    index, first = refusals[0]
    edit = edits[index]
    return Refused(
        first.code,
        f"Nothing was changed. {edit.collection} {edit.name!r}: {first.detail}",
        extra={"problems": problems},
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="POST",
        path=f"{BASE}/edits",
        handler=_replaced,
        summary="Replace several objects at once, all or none",
        description=(
            "Queues, agent groups, user groups and users. Each takes the permission to edit its collection. A refusal "
            "has `problems`: `index`, `collection`, `name`, `code` and `detail` of each object that stands in the way."
        ),
        tag="Configuration",
        who=Who.STAFF,
        body=EditsBody,
        answer=ReplacedObjects,
        errors=WRITING,
        max_body=BODY,
    ),
)
