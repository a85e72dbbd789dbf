"""Global variables: typed values that managers change and running scripts read (domain.md §2.5)."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class Variable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`value` must be of `type`."""

    name: Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    description: Annotated[str, Meta(max_length=1000)] = ""
    type: Literal["text", "number", "yes_no"] = "text"
    value: str | float | bool = ""
