"""Status codes and outcomes: the managers' words for why an agent is away and what became of a chat."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name


class StatusCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reason for being not ready. Codes of managers stay below 10000 (domain.md §4.7)."""

    name: Name
    code: Annotated[int, Meta(ge=1, le=99_999)]
    description: Annotated[str, Meta(max_length=1000)] = ""
    supplied: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wrap-up code, typed and in categories (domain.md §4.9)."""

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    type: Literal["none", "integer", "enumerated", "string", "money", "date", "time"] = "none"
    choices: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    reportable: bool = True
