"""What there is to permit: the objects and their tasks, from which roles are made."""

import msgspec

from cordboard.core.permissions import TASKS
from cordboard.web.console.asking import BASE
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who


class PermissionObject(msgspec.Struct, frozen=True, kw_only=True):
    """An object with its tasks: a permission is `object:task`."""

    object: str
    tasks: tuple[str, ...]


OBJECTS = tuple(PermissionObject(object=name, tasks=tasks) for name, tasks in TASKS.items())


async def _listed(call: Call[None, Page]) -> Answer:
    return Answer(cut(OBJECTS, call.query, lambda each: each.object))


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{BASE}/permissions",
        handler=_listed,
        summary="List every permission there is, by object",
        tag="Configuration",
        who=Who.STAFF,
        permission="role:view",
        query=Page,
        answer=Items[PermissionObject],
    ),
)
