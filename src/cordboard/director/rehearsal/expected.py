"""What a scenario demands of its end, path and words: with it a scenario is a test case."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.director.rehearsal.rehearsed import Ending, Rehearsed


class ExpectedEnd(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Fields of the end that must be so; those left out do not matter."""

    how: Literal["answered", "ended", "abandoned", "fallback", "waiting"] | None = None
    destination: str | None = None
    agent: str | None = None
    queue: str | None = None
    waited: int | None = None
    label: str | None = None
    reason: str | None = None


class Expected(ExpectedEnd, frozen=True, kw_only=True):
    """All of it must hold.

    `end`, or its fields at this level: as above. `waited_most`: at most so many seconds until the answer. `path`:
    nodes (`queue`) or exits (`queue.timeout`) that are passed in this order, with others between them. `not_path`:
    those that are not. `said`: texts each of which occurs in something that the script said. `variables` and
    `clipboard`: values at the end; null: none.
    """

    end: ExpectedEnd | None = None
    waited_most: Annotated[int, Meta(ge=0)] | None = None
    path: tuple[str, ...] = ()
    not_path: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    variables: dict[str, Any] = {}
    clipboard: dict[str, str | None] = {}


def failures_of(expected: Expected, found: Rehearsed) -> Iterator[str]:
    """Why the rehearsal does not come up to what was expected, as sentences; none: it does."""
    for fields in (expected, expected.end):
        if fields is not None:
            yield from _of_end(fields, found.end)
    waited = found.end.waited
    if expected.waited_most is not None and (waited is None or waited > expected.waited_most):
        was = "nobody answered" if waited is None else f"it was {waited} s"
        yield f"The wait should be {expected.waited_most} s at most; {was}."
    passed = {step for each in found.path for step in (each.node, each.step)}
    missing = _first_missing(expected.path, found)
    if missing:
        yield f"The path should come to {missing}; it is {' → '.join(each.step for each in found.path)}."
    for step in expected.not_path:
        if step in passed:
            yield f"The path should not come to {step}."
    told = [each.text for each in found.said if each.who == "script"]
    for text in expected.said:
        if not any(text in each for each in told):
            yield f"“{text}” should be said; the script said {_listed(told)}."
    for text in expected.not_said:
        if any(text in each for each in told):
            yield f"“{text}” should not be said."
    yield from _of_values("script.", expected.variables, found.variables)
    yield from _of_values("clipboard.", expected.clipboard, found.clipboard)


def _of_end(expected: ExpectedEnd, end: Ending) -> Iterator[str]:
    for field in ExpectedEnd.__struct_fields__:
        wanted, was = getattr(expected, field), getattr(end, field)
        if wanted is not None and wanted != was:
            yield f"The end's {field} should be {wanted!r}; it is {was!r}."


def _first_missing(wanted: Iterable[str], found: Rehearsed) -> str:
    """The first of the steps that does not come, in this order."""
    rest = iter(found.path)
    for step in wanted:
        if not any(step in (each.node, each.step) for each in rest):
            return step
    return ""


def _of_values(root: str, wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for name, value in wanted.items():
        if found.get(name) != value:
            yield f"{root}{name} should be {value!r}; it is {found.get(name)!r}."


def _listed(told: list[str]) -> str:
    return ", ".join(f"“{text}”" for text in told) or "nothing"
