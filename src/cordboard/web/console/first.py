"""Who was first: a refusal because of somebody else's change says whose it was and of when, as the audit has it.

A name is all that it tells of a user: whoever may edit the object has to know whom to speak to.
"""

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import rfc3339
from cordboard.core.people import User
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.ledgers import AuditEntry, Sought
from cordboard.switchboard.configuration.subjects import AGENT_GROUPS, USERS
from cordboard.switchboard.ports import Connection
from cordboard.web.route import Call

LOOKED_AT = 200
"""Acts on users that are looked through for a change of a group's members."""


@contextlib.asynccontextmanager
async def who_was_first(call: Call[Any, Any], kind: str, name: str) -> AsyncIterator[None]:
    """Adds `changed_by` and `changed_at` to a refusal `changed_meanwhile` of the object `name`."""
    try:
        yield
    except Refused as refused:
        if refused.code is not Code.CHANGED_MEANWHILE:
            raise
        extra = {**refused.extra, **await first_of(call, kind, name)}
        raise Refused(refused.code, refused.detail, retry=refused.retry, extra=extra) from refused


async def first_of(call: Call[Any, Any], kind: str, name: str) -> dict[str, object]:
    """Who changed the object last, and when; nothing when the audit does not know."""
    rows = call.app.audit

    def newest(connection: Connection) -> AuditEntry | None:
        found = list(rows.page(connection, Sought(object_kind=kind, object_name=name), limit=1))
        if kind == AGENT_GROUPS.kind:  # its members are told with the users
            acts = rows.page(connection, Sought(object_kind=USERS.kind), limit=LOOKED_AT)
            found += [
                act for act in acts if (name in _groups(act.before)) is not (name in _groups(act.after))
            ]
        if kind == "script":  # a draft that is saved does not change it
            drafts = Sought(object_kind="script_version", object_name=name)
            acts = rows.page(connection, drafts, limit=LOOKED_AT)
            found += [act for act in acts if act.what != "edit"]
        return max(found, key=lambda each: each.id, default=None)

    act = await call.app.store.read(newest)
    if act is None:
        return {}
    return {"changed_by": name_of(call, act.who), "changed_at": rfc3339(act.at)}


def name_of(call: Call[Any, Any], who: str) -> str:
    """What a user is called: the full name, as long as there is the user and the name."""
    user = call.app.catalogues.current.book.value(USERS.table, who, User)
    return who if user is None else user.full_name or who


def _groups(doc: str | None) -> tuple[str, ...]:
    """The agent groups of a user as the audit has them."""
    return () if doc is None else msgspec.json.decode(doc, type=_Grouped).agent_groups


class _Grouped(msgspec.Struct, frozen=True):
    agent_groups: tuple[str, ...] = ()
