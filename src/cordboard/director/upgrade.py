"""Carries old definitions forward: one small named step per format, on raw JSON, applied in order."""

from collections.abc import Callable, Mapping
from typing import Any

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.script import FORMAT

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""From one format to the next. Its docstring says what changed and why; it must not alter its argument."""

STEPS: Mapping[int, Step] = {}
"""Step n makes format n + 1 of format n. Format 1 is the first."""


def upgraded(
    raw: Mapping[str, Any], *, steps: Mapping[int, Step] = STEPS, to: int = FORMAT
) -> dict[str, Any]:
    """The definition in the present format.

    Raises Refused(SCRIPT_INVALID) when its format is missing or newer than this product knows.
    """
    found = raw.get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise Refused(Code.SCRIPT_INVALID, 'The definition names no format; the present one is "format": 1.')
    if found > to:
        raise Refused(
            Code.SCRIPT_INVALID, f"The definition has format {found}; this version knows up to {to}."
        )
    definition = dict(raw)
    for number in range(found, to):
        definition = {**steps[number](definition), "format": number + 1}
    return definition
