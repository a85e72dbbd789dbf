"""Who did something to a chat."""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """The part somebody plays in a chat."""

    VISITOR = "visitor"
    AGENT = "agent"
    BOT = "bot"
    SCRIPT = "script"
    HOST = "host"
    MANAGER = "manager"
    SYSTEM = "system"


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did it: `id` is a user name for staff and never shown to visitors, `name` is for people."""

    role: Role
    id: str = ""
    name: str = ""


VISITOR = Party(Role.VISITOR)
SCRIPT = Party(Role.SCRIPT)
SYSTEM = Party(Role.SYSTEM)
