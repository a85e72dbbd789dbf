"""What an agent is at logon: groups and own settings put together (DESIGN §7)."""

from collections.abc import Sequence

import msgspec

from cordboard.core.people import User, UserGroup
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.skill import effective_skills


class AgentProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What an agent brings to the floor."""

    user: str
    full_name: str
    capacity: int
    wrap_up: int
    """Seconds of wrap-up: the longest of the agent's groups."""
    groups: tuple[str, ...]
    queues: tuple[str, ...]
    skills: dict[str, int]


def profile_of(
    user: User, *, groups: Sequence[AgentGroup], team: UserGroup | None, queues: tuple[str, ...]
) -> AgentProfile:
    """The profile of a user who is a member of these agent groups, at least one, which serve these queues."""
    skills = [group.skills for group in groups] + ([team.skills] if team else [])
    capacity = max(group.max_chats for group in groups)
    return AgentProfile(
        user=user.user_name,
        full_name=user.full_name or user.user_name,
        capacity=capacity if user.max_chats is None else user.max_chats,
        wrap_up=max(group.wrap_up_timeout for group in groups),
        groups=tuple(group.name for group in groups),
        queues=queues,
        skills=effective_skills(groups=list(skills), own=user.skills),
    )
