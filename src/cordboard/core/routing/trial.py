"""A page tried against the routing points: which one takes it, by which pattern, and why the others do not. Pure."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.page import Page, parse_page
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.url_pattern import warning


class Verdict(StrEnum):
    """What a point makes of a page. `later`: it would take it if none stood before it."""

    TAKES = "takes"
    LATER = "later"
    NO_MATCH = "no_match"
    NO_PATTERNS = "no_patterns"
    INACTIVE = "inactive"


class TriedPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One point and the page. `pattern`: the first of its patterns that fits, whatever comes of it."""

    name: str
    verdict: Verdict
    pattern: str | None
    sentence: str


class PageTrial(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a chat from the page, in words. `point` None: no point takes it.

    `points` stand in the managers' order. `notes` say what else a visitor would meet at the point that takes it,
    `warnings` what the pattern that decided lets in beyond what it seems to.
    """

    url: str
    point: str | None
    pattern: str | None
    sentence: str
    points: Sequence[TriedPoint]
    notes: Sequence[str] = ()
    warnings: Sequence[str] = ()


def try_page(url: str, points: Mapping[str, RoutingPoint], patterns: Patterns) -> PageTrial:
    """Try a page. A URL without a scheme is thought of as one with https.

    Raises Refused `invalid` for what is no page's URL.
    """
    text = url.strip()
    page = _page(text if "://" in text else f"https://{text}")
    taken = patterns.first_match(page)
    tried = [_tried(point, page, patterns, taken) for point in points.values()]
    if taken is None:
        sentence = "No routing point takes chats from this page: the widget does not work there."
        return PageTrial(url=text, point=None, pattern=None, sentence=sentence, points=tried)
    name, pattern = taken
    found = next((each for each in patterns.of_point(name) if each.text == pattern), None)
    doubt = None if found is None else warning(found)
    return PageTrial(
        url=text,
        point=name,
        pattern=pattern,
        sentence=f"{name} takes the chat: the page matches {pattern}.",
        points=tried,
        warnings=() if doubt is None else (doubt,),
    )


def _page(url: str) -> Page:
    try:
        return parse_page(url)
    except Refused as wrong:
        raise Refused(Code.INVALID, wrong.detail, extra={"field": "url"}) from wrong


def _tried(point: RoutingPoint, page: Page, patterns: Patterns, taken: tuple[str, str] | None) -> TriedPoint:
    pattern = patterns.accepted_by(point.name, page)
    verdict, sentence = _judged(point, pattern, taken)
    return TriedPoint(name=point.name, verdict=verdict, pattern=pattern, sentence=sentence)


def _judged(point: RoutingPoint, pattern: str | None, taken: tuple[str, str] | None) -> tuple[Verdict, str]:
    if not point.urls:
        no = "It has no patterns: it takes chats only from pages whose line names it."
        return Verdict.NO_PATTERNS, no
    if pattern is None:
        number = len(point.urls)
        return Verdict.NO_MATCH, (
            "Its pattern does not match." if number == 1 else f"None of its {number} patterns matches."
        )
    if not point.active:
        return Verdict.INACTIVE, f"It is not active; else {pattern} would match."
    assert taken is not None, "an active point with a pattern that matches is found"
    if point.name == taken[0]:
        place = point.urls.index(pattern) + 1
        which = "its pattern" if len(point.urls) == 1 else f"pattern {place} of {len(point.urls)}"
        return Verdict.TAKES, f"It takes the chat: {pattern} matches, {which}."
    return Verdict.LATER, f"{pattern} would match, but {taken[0]} stands before it."
