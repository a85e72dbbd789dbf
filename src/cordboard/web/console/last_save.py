"""Who changed a version of a script last, and when: of a draft that is being saved by its sitting, else by the audit.

A name is all that is told of a user: whoever edits the same draft has to know whom to speak to.
"""

from typing import Any

import msgspec

from cordboard.core.instant import Millis, parse_rfc3339, rfc3339
from cordboard.switchboard.configuration.ledgers import AuditEntry, Sought
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.scripts.script_views import VersionDetail
from cordboard.web.console.first import name_of
from cordboard.web.route import Call

LOOKED_AT = 200
"""Acts on versions of the script that are looked through for one on this version."""


async def with_last_save(call: Call[Any, Any], version: VersionDetail) -> VersionDetail:
    """The version, with who saved it last as far as that is known."""
    rows, versions = call.app.audit, call.app.scripts.versions

    def newest(connection: Connection) -> tuple[str, Millis] | None:
        sitting = versions.sitting(connection, version.script, version.version)
        if sitting is not None:
            return sitting.user, sitting.saved_at
        saves = Sought(object_kind="script_version", object_name=version.script)
        acts = rows.page(connection, saves, limit=LOOKED_AT)
        return next((told for act in acts if (told := _told(act, version.version)) is not None), None)

    found = await call.app.store.read(newest)
    if found is None:
        return version
    who, at = found
    return msgspec.structs.replace(version, saved_by=name_of(call, who), saved_at=rfc3339(at))


def _told(act: AuditEntry, number: int) -> tuple[str, Millis] | None:
    """Who and when, if the act was one on this version; a sitting that is over was over before it was told."""
    if act.after is None:
        return None
    after = msgspec.json.decode(act.after, type=_After)
    if after.version != number:
        return None
    return act.who, act.at if after.until is None else parse_rfc3339(after.until)


class _After(msgspec.Struct, frozen=True):
    version: int | None = None
    until: str | None = None
