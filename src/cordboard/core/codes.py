"""Status codes and outcomes: the managers' words for why an agent is away and what became of a chat."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.text_pattern import LONGEST_PATTERN

Bound = Annotated[float, Meta(ge=-1e12, le=1e12)]
Count = Annotated[int, Meta(ge=0, le=50)]


class StatusCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reason for being not ready. Codes of managers stay below 10000 (domain.md §4.7)."""

    name: Name
    code: Annotated[int, Meta(ge=1, le=99_999)]
    description: Annotated[str, Meta(max_length=1000)] = ""
    supplied: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wrap-up code, typed and in categories (domain.md §4.9).

    `pattern` is what a text must look like (`core/text_pattern.py`), `hint` says so in words to agents; `minimum` and
    `maximum` bound whole numbers and amounts of money.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    type: Literal["none", "integer", "enumerated", "string", "money", "date", "time"] = "none"
    choices: tuple[str, ...] = ()
    pattern: Annotated[str, Meta(max_length=LONGEST_PATTERN)] = ""
    hint: Annotated[str, Meta(max_length=200)] = ""
    minimum: Bound | None = None
    maximum: Bound | None = None
    categories: tuple[str, ...] = ()
    reportable: bool = True


class OutcomeCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of a heading that outcomes stand under (domain.md §4.9).

    `selectable`: agents choose from it; otherwise only scripts do. `minimum` and `maximum` are how many of its outcomes
    an agent chooses for one chat; a maximum of None: as many as there are.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    reportable: bool = True
    selectable: bool = True
    minimum: Count = 0
    maximum: Annotated[int, Meta(ge=1, le=50)] | None = None
