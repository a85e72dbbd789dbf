"""“Which point takes this page, and why?”, also with a point that is not saved yet."""

from collections.abc import Iterator

from msgspec.structs import replace

from cordboard.core.calendar import is_open
from cordboard.core.errors import Refused
from cordboard.core.instant import Millis
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.trial import PageTrial, try_page
from cordboard.core.routing.url_pattern import parse_pattern
from cordboard.director.script import PropertyType
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.rules import invalid


def tried(catalogue: Catalogue, url: str, *, unsaved: RoutingPoint | None, now: Millis) -> PageTrial:
    """What becomes of a chat from the page. `unsaved` stands in the place of the point of its name, or last.

    Raises Refused `invalid`, at the URL or at the pattern that cannot be used.
    """
    if unsaved is None:
        trial = try_page(url, catalogue.points, catalogue.patterns)
        points = catalogue.points
    else:
        _check(unsaved)
        points = {**catalogue.points, unsaved.name: unsaved}
        trial = try_page(url, points, Patterns(points.values()))
    taker = points[trial.point] if trial.point is not None else None
    return trial if taker is None else replace(trial, notes=tuple(_notes(catalogue, taker, now)))


def _check(point: RoutingPoint) -> None:
    for index, text in enumerate(point.urls):
        try:
            parse_pattern(text)
        except Refused as wrong:
            raise invalid(f"urls[{index}]", wrong.detail) from wrong


def _notes(catalogue: Catalogue, point: RoutingPoint, now: Millis) -> Iterator[str]:
    """What a chat would meet at the point, as far as the configuration tells."""
    if point.host is not None:
        yield f"The outside host {point.host} routes the chat; the script is what follows if it does not answer."
    if point.script is None:
        if point.host is None:
            yield "It has no script: the chat is refused as not handled."
        return
    script = catalogue.scripts.get(point.script)
    if script is None:
        yield f"Its script {point.script} has no active version: the chat is refused as not handled."
        return
    yield f"Its script is {point.script}, version {script.version}."
    for each in script.compiled.definition.properties:
        if each.type is not PropertyType.CALENDAR:
            continue
        named = point.settings.get(each.name, each.default)
        calendar = catalogue.calendars.get(named) if isinstance(named, str) else None
        if calendar is not None:
            state = "open" if is_open(calendar, now) else "closed"
            yield f"The calendar {calendar.name}, which the script asks, is {state} now."
