"""Admission: whether a visitor's chat is let in, and at which routing point (DESIGN §9.1, §10)."""

from collections.abc import Mapping

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.page import Page, parse_page
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import RoutingPoint


class Admitted(msgspec.Struct, frozen=True, kw_only=True):
    """The chat is let in at this point; `why` names the pattern that decided."""

    point: RoutingPoint
    why: str


def admit(
    *,
    url: str,
    point: str | None,
    points: Mapping[str, RoutingPoint],
    patterns: Patterns,
    blacklisted_by: str | None = None,
    retry_after: int | None = None,
) -> Admitted:
    """Decide about a new chat.

    `blacklisted_by` is the entry that holds the caller's address, `retry_after` the seconds after which the
    limits allow the call: None both when nothing is against it. A named point must accept the page by its
    patterns too; one without patterns accepts every page when named, and none when not.

    Raises Refused: blacklisted (before all else), rate_limited, url_not_accepted, unknown_point,
    point_inactive, not_handled (neither script nor host).
    """
    if blacklisted_by is not None:
        raise Refused(Code.BLACKLISTED, "Chats from this address are not accepted.")
    if retry_after is not None:
        raise Refused(
            Code.RATE_LIMITED, "Too many chats from this address.", retry=True, retry_after=retry_after
        )
    page = parse_page(url)
    by_page = point is None
    admitted = _by_page(page, points, patterns) if by_page else _by_name(point, page, points, patterns)
    if admitted.point.script is None and admitted.point.host is None:
        raise Refused(Code.NOT_HANDLED, f"The routing point {admitted.point.name} handles no chats.")
    return admitted


def _by_page(page: Page, points: Mapping[str, RoutingPoint], patterns: Patterns) -> Admitted:
    match = patterns.first_match(page)
    if match is None:
        raise Refused(Code.URL_NOT_ACCEPTED, "No routing point accepts chats from this page.")
    name, pattern = match
    return Admitted(point=points[name], why=f"the page matches {pattern}")


def _by_name(name: str, page: Page, points: Mapping[str, RoutingPoint], patterns: Patterns) -> Admitted:
    point = points.get(name)
    if point is None:
        raise Refused(Code.UNKNOWN_POINT, f"There is no routing point {name!r}.")
    if not point.active:
        raise Refused(Code.POINT_INACTIVE, f"The routing point {name} is not active.")
    if not point.urls:
        return Admitted(point=point, why="the point was named and has no patterns")
    pattern = patterns.accepted_by(name, page)
    if pattern is None:
        raise Refused(Code.URL_NOT_ACCEPTED, f"The routing point {name} accepts no chats from this page.")
    return Admitted(point=point, why=f"the point was named and the page matches {pattern}")
