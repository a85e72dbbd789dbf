"""An agent group: who serves queues, with what capacity and which skills."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.queueing.skill import Level


class AgentGroup(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of an agent group (DESIGN §9.4). `wrap_up_timeout` in seconds, 0: no wrap-up."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    users: tuple[str, ...] = ()
    wrap_up_timeout: Annotated[int, Meta(ge=0, le=900)] = 30
    max_chats: Annotated[int, Meta(ge=0, le=30)] = 3
    skills: dict[str, Level] = {}
