"""Users, user groups and roles: who may work here (DESIGN §9.4, §9.7)."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.codes import Count
from cordboard.core.ids import Name
from cordboard.core.queueing.skill import Level

UserNameText = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]*$")]
Password = Annotated[str, Meta(min_length=8, max_length=256)]


class User(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user as others may see it; the password is never among the fields read back."""

    user_name: UserNameText
    full_name: Annotated[str, Meta(max_length=200)] = ""
    email: Annotated[str, Meta(max_length=254)] = ""
    role: str = "Agent"
    user_group: str | None = None
    agent_groups: tuple[str, ...] = ()
    skills: dict[str, Level] = {}
    max_chats: Annotated[int, Meta(ge=0, le=30)] | None = None
    must_change_password: bool = False
    active: bool = True


class UserGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Users with common skills.

    `minimum_outcomes` and `maximum_outcomes`: how many outcomes its users choose for one chat (domain.md §4.3); a
    maximum of None: as many as there are.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    skills: dict[str, Level] = {}
    minimum_outcomes: Count = 0
    maximum_outcomes: Annotated[int, Meta(ge=1, le=50)] | None = None


class RoleDefinition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named set of permissions `object:task`. `rank` orders roles: nobody edits a user of a higher rank."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    permissions: tuple[str, ...] = ()
    rank: Annotated[int, Meta(ge=0, le=100)] = 10
    supplied: bool = False
