"""What a role may do: the table of permissions `object:task` (DESIGN §9.7) as data."""

from collections.abc import Collection, Iterable

_CONFIGURED = ("view", "new", "edit", "delete")

TASKS: dict[str, tuple[str, ...]] = {
    "desk": ("use", "pick", "block_visitor"),
    "contact": ("view_own", "view", "view_live", "junk", "edit_data", "erase"),
    "agent": (
        "monitor",
        "whisper",
        "join",
        "take_over",
        "ready",
        "not_ready",
        "logoff",
        "release",
        "message",
    ),
    "report": ("view", "export", "wallboard"),
    "routing_point": _CONFIGURED,
    "layout": _CONFIGURED,
    "blacklist": _CONFIGURED,
    "queue": _CONFIGURED,
    "agent_group": _CONFIGURED,
    "skill": _CONFIGURED,
    "call_class": _CONFIGURED,
    "calendar": _CONFIGURED,
    "variable": _CONFIGURED,
    "outcome": _CONFIGURED,
    "canned_reply": _CONFIGURED,
    "script": ("view", "edit", "publish", "rehearse", "replay"),
    "user": (*_CONFIGURED, "password"),
    "user_group": _CONFIGURED,
    "role": _CONFIGURED,
    "status_code": _CONFIGURED,
    "host": (*_CONFIGURED, "route"),
    "data_source": _CONFIGURED,
    "webhook": _CONFIGURED,
    "api_token": _CONFIGURED,
    "setting": _CONFIGURED,
    "configuration": _CONFIGURED,
    "audit": ("view",),
}
"""Object → tasks: every permission there is."""

ROUTING_OBJECTS = (
    "routing_point",
    "layout",
    "blacklist",
    "queue",
    "agent_group",
    "skill",
    "call_class",
    "calendar",
    "variable",
    "outcome",
    "canned_reply",
)
PEOPLE_OBJECTS = ("user", "user_group", "role", "status_code")


def every(*objects: str, but: Collection[str] = ()) -> tuple[str, ...]:
    """All permissions on the objects, except for the tasks in `but`."""
    return tuple(f"{name}:{task}" for name in objects for task in TASKS[name] if task not in but)


def some(name: str, *tasks: str) -> tuple[str, ...]:
    """The named permissions on one object."""
    return tuple(f"{name}:{task}" for task in tasks)


PERMISSIONS = frozenset(every(*TASKS))


def allowed(permissions: Collection[str], wanted: str) -> bool:
    """Whether the permissions hold the wanted `object:task`.

    Raises KeyError when there is no such permission at all: a misspelt check must not pass for a refusal.
    """
    if wanted not in PERMISSIONS:
        raise KeyError(f"there is no permission {wanted!r}")
    return wanted in permissions


def unknown_permissions(permissions: Iterable[str]) -> list[str]:
    """Those that do not exist, in the order given."""
    return [permission for permission in permissions if permission not in PERMISSIONS]


def outranks(other: int, own: int) -> bool:
    """Whether the other role's rank is above one's own: such users and roles cannot be edited (DESIGN §9.7)."""
    return other > own
