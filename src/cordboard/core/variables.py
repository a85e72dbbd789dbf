"""Global variables: typed values that managers change and running scripts read (domain.md §2.5)."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

MAX_TEXT = 4_000

CENTRE_CLOSED = "ContactCentreClosed"
"""The emergency switch: while it is yes, scripts that heed it take no chats."""

KNOWN: Mapping[str, bool] = {CENTRE_CLOSED: False}
"""Yes-or-no variables that the product knows: scripts read this value as long as nobody has made the variable."""


class Variable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`value` must be of `type`."""

    name: Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    description: Annotated[str, Meta(max_length=1000)] = ""
    type: Literal["text", "number", "yes_no"] = "text"
    value: Annotated[str, Meta(max_length=MAX_TEXT)] | float | bool = ""


def problem(variable: Variable) -> tuple[str, str] | None:
    """The field that is wrong and a sentence; None: the variable is sound."""
    if variable.name in KNOWN and variable.type != "yes_no":
        return "type", f"The product knows {variable.name} as a variable of type yes_no."
    value = variable.value
    fits = {
        "text": isinstance(value, str),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
        "yes_no": isinstance(value, bool),
    }
    if not fits[variable.type]:
        return "value", f"The value must be of the variable's type, {variable.type}."
    return None
