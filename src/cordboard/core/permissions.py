"""Permissions, and the supplied roles that hold them: DESIGN §9.7 as data."""

from collections.abc import Mapping
from itertools import product

from cordboard.core.people import RoleDefinition

_CRUD = ("view", "new", "edit", "delete")
_FLOOR = (
    *("routing_point", "layout", "blacklist", "queue", "agent_group", "skill", "call_class", "calendar"),
    *("variable", "outcome", "canned_reply"),
)
_PEOPLE = ("user", "user_group", "role", "status_code")
_SYSTEM = ("host", "data_source", "webhook", "api_token", "setting", "configuration")

TASKS: Mapping[str, tuple[str, ...]] = {
    "desk": ("use", "pick", "block_visitor"),
    "contact": ("view_own", "view", "view_live", "junk", "edit_data", "erase"),
    "agent": ("monitor", "whisper", "join", "take_over", "ready", "not_ready", "logoff", "release", "message"),
    "report": ("view", "export", "wallboard"),
    **dict.fromkeys(_FLOOR, _CRUD),
    "script": ("view", "edit", "publish", "rehearse", "replay"),
    **dict.fromkeys(_PEOPLE, (*_CRUD, "password")),
    **dict.fromkeys(_SYSTEM, _CRUD),
    "audit": ("view",),
}
"""Every object and what can be done to it."""

PERMISSIONS: frozenset[str] = frozenset(
    f"{thing}:{task}" for thing, tasks in TASKS.items() for task in tasks
)
"""Every `object:task` there is."""


def _of(things: tuple[str, ...] | str, tasks: tuple[str, ...] | str | None = None) -> frozenset[str]:
    """Permissions of objects: the tasks named, or all."""
    names = (things,) if isinstance(things, str) else things
    if tasks is None:
        return frozenset(f"{thing}:{task}" for thing in names for task in TASKS[thing])
    return frozenset(f"{thing}:{task}" for thing, task in product(names, (tasks,) if isinstance(tasks, str) else tasks))


_AGENT = _of("desk", "use") | _of("contact", "view_own")
_OBSERVER = (
    _of("contact", ("view", "view_live"))
    | _of("agent", "monitor")
    | _of("report", ("view", "wallboard"))
    | _of((*_FLOOR, "script"), "view")
)
_TEAM_LEADER = (
    _of("desk")
    | _of("contact", ("view", "view_live", "junk", "edit_data"))
    | (_of("agent") - _of("agent", "release"))
    | _of("report", ("view", "wallboard"))
    | _of(_FLOOR, "view")
    | _of("variable", "edit")
    | _of("canned_reply")
    | _of("script", ("view", "rehearse"))
    | _of(_PEOPLE, "view")
)
_MANAGER = (
    _of(("desk", "agent", "report", "script"))
    | (_of("contact") - _of("contact", "erase"))
    | _of((*_FLOOR, *_PEOPLE))
    | _of("audit", "view")
)

_RANKS = (
    ("Agent", 10, _AGENT, "Answers chats."),
    ("Observer", 20, _OBSERVER, "Looks on."),
    ("Team Leader", 30, _TEAM_LEADER, "Answers chats and helps a team."),
    ("Manager", 50, _MANAGER, "Sets up everything that chats need."),
    ("Administrator", 100, PERMISSIONS, "May do everything."),
)

SUPPLIED_ROLES: tuple[RoleDefinition, ...] = tuple(
    RoleDefinition(name=name, description=about, permissions=tuple(sorted(may)), rank=rank, supplied=True)
    for name, rank, may, about in _RANKS
)
"""The roles of a new system, lowest first."""
