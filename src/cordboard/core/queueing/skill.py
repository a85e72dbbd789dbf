"""Skills and their levels: 1–10, higher is better."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name

Level = Annotated[int, Meta(ge=1, le=10)]


class Skill(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something an agent can do, for example a language."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""


def effective_skills(*, groups: list[Mapping[str, int]], own: Mapping[str, int]) -> dict[str, int]:
    """The union of the groups' and the user's skills; the user's level wins (domain.md §4.5).

    Between groups the higher level counts.
    """
    skills: dict[str, int] = {}
    for group in groups:
        for name, level in group.items():
            skills[name] = max(level, skills.get(name, 0))
    return {**skills, **own}
