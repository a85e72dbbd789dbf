"""Who stands at a door: nobody, the visitor of one chat, or a member of staff."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Nobody:
    """No credentials, or none that hold."""


@dataclass(frozen=True, slots=True)
class VisitorOf:
    """The holder of one chat's token."""

    chat_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A signed-in user, or an API token acting for one. Permissions are `object:task`, as of this second."""

    user: str
    full_name: str
    role: str
    rank: int
    permissions: frozenset[str]
    via: Literal["session", "api_token"]
    key: bytes
    """Digest of the session's or token's secret: names it in the database without being able to open it."""
    csrf: str = ""
    must_change_password: bool = False

    def may(self, permission: str | None) -> bool:
        """Whether the user holds a permission; None asks for nothing."""
        return permission is None or permission in self.permissions


Principal = Nobody | VisitorOf | Staff

NOBODY = Nobody()
