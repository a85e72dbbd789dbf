"""What the list of scripts tells beside each: who uses it, and what `check` finds in the version that runs."""

from collections.abc import Mapping

import msgspec

from cordboard.core.routing.point import RoutingPoint
from cordboard.director.check import check, errors
from cordboard.switchboard.configuration.book import Book
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.scripts.script_names import known


class UsedBy(msgspec.Struct, frozen=True, kw_only=True):
    """Routing points whose chats run the script, in their order, and scripts that call it."""

    points: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


class ScriptHealth(msgspec.Struct, frozen=True, kw_only=True):
    """How many errors and warnings `check` finds in the active version, as the configuration stands."""

    errors: int
    warnings: int


def uses(book: Book) -> Mapping[str, UsedBy]:
    """Of each script that is used: by whom. A script that calls itself is no use of it."""
    points: dict[str, list[str]] = {}
    for point in book.values("routing_points", RoutingPoint):
        if point.script is not None:
            points.setdefault(point.script, []).append(point.name)
    callers: dict[str, list[str]] = {}
    for head in book.scripts.values():
        for table, name in head.names:
            if table == "scripts" and name != head.name:
                callers.setdefault(name, []).append(head.name)
    return {
        name: UsedBy(points=tuple(points.get(name, ())), scripts=tuple(sorted(callers.get(name, ()))))
        for name in {*points, *callers}
    }


class HealthChecks:
    """The health of active versions, worked out again only when a version or what it may name has changed."""

    def __init__(self) -> None:
        # One value, swapped whole: two readers may work it out side by side.
        self._kept: tuple[tuple[object, ...], Mapping[str, tuple[str, ScriptHealth]]] = ((), {})

    def of(self, catalogue: Catalogue) -> Mapping[str, ScriptHealth]:
        """Of each script with an active version that can be read."""
        under = _surroundings(catalogue.book)
        before_under, before_found = self._kept
        kept = before_found if _same(under, before_under) else _NOTHING
        names = known(catalogue.book)
        found: dict[str, tuple[str, ScriptHealth]] = {}
        for name, script in catalogue.scripts.items():
            before = kept.get(name)
            if before is not None and before[0] == script.compiled.sha256:
                found[name] = before
                continue
            issues = check(script.compiled.definition, names)
            wrong = len(errors(issues))
            found[name] = (script.compiled.sha256, ScriptHealth(errors=wrong, warnings=len(issues) - wrong))
        self._kept = (under, found)
        return {name: health for name, (_, health) in found.items()}


_NOTHING: Mapping[str, tuple[str, ScriptHealth]] = {}


def _surroundings(book: Book) -> tuple[object, ...]:
    """All on which `check` depends beside the definition. Tables that did not change are the same objects."""
    scripts = {name: (head.labels, head.arguments) for name, head in book.scripts.items()}
    return (scripts, *(book.rows[table] for table in sorted(book.rows)))


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if len(one) != len(other) or not one:
        return False
    return one[0] == other[0] and all(a is b for a, b in zip(one[1:], other[1:], strict=True))
