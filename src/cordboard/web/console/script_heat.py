"""How many chats went which way through a script version, over HTTP."""

import msgspec

from cordboard.core.instant import Timestamp
from cordboard.core.reasons import Code
from cordboard.switchboard.scripts.heat import Heat
from cordboard.web.console.asking import READING
from cordboard.web.console.script_rehearsal import version_of
from cordboard.web.console.script_versions import ONE
from cordboard.web.console.times import moment
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


class Period(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Chats opened in it: `from` is included, `to` is not; neither: all."""

    since: Timestamp | None = msgspec.field(default=None, name="from")
    until: Timestamp | None = msgspec.field(default=None, name="to")


async def _counted(call: Call[None, Period]) -> Answer:
    since, until = moment("from", call.query.since), moment("to", call.query.until)
    return Answer(await call.app.heats.of_version(*version_of(call), since=since, until=until))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{ONE}/heat",
        handler=_counted,
        summary="Count the chats of a period by the ways they went through a version",
        tag="Scripts",
        who=Who.STAFF,
        permission="script:view",
        query=Period,
        answer=Heat,
        errors=(*READING, Code.INVALID),
    ),
)
