"""A call class: a label on every chat of a routing point, with the weight of such a chat."""

from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name


class CallClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`weight` is in slots: how much of an agent's capacity one chat of the class takes."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    weight: Annotated[int, Meta(ge=1, le=30)] = 1
