"""The audit: who did what to which object, newest first."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.instant import Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.ledgers import MOST_COUNTED, AuditEntry, Sought
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.ports import Connection
from cordboard.web.console.asking import BASE
from cordboard.web.console.audit_label import label_of
from cordboard.web.console.times import moment
from cordboard.web.listing import Items, counted
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

Word = Annotated[str, Meta(max_length=200)]


class AuditQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which acts are wanted. `from` is included, `to` is not."""

    who: Word | None = None
    kind: Word | None = None
    name: Word | None = None
    since: Timestamp | None = msgspec.field(default=None, name="from")
    until: Timestamp | None = msgspec.field(default=None, name="to")
    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=20)] | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act. `before` and `after` show the object; null: it was not, or is no more, there.

    `label`: what people call the object, where `name` is an id or says too little.
    """

    id: int
    at: Timestamp
    who: str
    what: str
    kind: str
    name: str
    label: str
    before: msgspec.Raw | None
    after: msgspec.Raw | None
    address: str


async def _listed(call: Call[None, AuditQuery]) -> Answer:
    wanted = call.query
    if wanted.after is not None and not (wanted.after.isascii() and wanted.after.isdigit()):
        raise invalid("after", "`after` must be a `next` of this list.")
    sought = Sought(
        who=wanted.who,
        object_kind=wanted.kind,
        object_name=wanted.name,
        since=moment("from", wanted.since),
        until=moment("to", wanted.until),
    )
    before = None if wanted.after is None else int(wanted.after[:18])
    audit = call.app.audit

    def read(connection: Connection) -> tuple[Sequence[AuditEntry], int]:
        found = audit.page(connection, sought, limit=wanted.limit + 1, before_id=before)
        if before is None and len(found) <= wanted.limit:
            return found, len(found)
        return found, audit.count(connection, sought, most=MOST_COUNTED)

    rows, total = await call.app.store.read(read)
    acts = [
        Act(
            id=row.id,
            at=rfc3339(row.at),
            who=row.who,
            what=row.what,
            kind=row.object_kind,
            name=row.object_name,
            label=label_of(row.object_kind, row.object_name, row.before, row.after),
            before=_raw(row.before),
            after=_raw(row.after),
            address=row.address,
        )
        for row in rows[: wanted.limit]
    ]
    return Answer(counted(acts, str(acts[-1].id) if len(rows) > wanted.limit else None, total))


def _raw(text: str | None) -> msgspec.Raw | None:
    return None if text is None else msgspec.Raw(text)


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{BASE}/audit",
        handler=_listed,
        summary="Search the audit, newest first",
        tag="Audit",
        who=Who.STAFF,
        permission="audit:view",
        query=AuditQuery,
        answer=Items[Act],
        errors=(Code.INVALID,),
    ),
)
