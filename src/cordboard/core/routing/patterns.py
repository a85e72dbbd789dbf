"""All URL patterns of all routing points, indexed by host: a page's point is found without trying each."""

from collections.abc import Iterable, Iterator

from cordboard.core.errors import Refused
from cordboard.core.routing.page import Page, parse_page
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.url_pattern import UrlPattern, parse_pattern

_Ranked = tuple[int, str, UrlPattern]
"""Place in the managers' order, name of the point, pattern."""


class Patterns:
    """An index over the points in the managers' order; inactive points are never found by their patterns.

    It is never changed: another one is built when a point is. A stored pattern that cannot be understood
    matches nothing and is listed in `unusable`.
    """

    def __init__(self, points: Iterable[RoutingPoint]) -> None:
        self.unusable: list[str] = []
        self._of_point: dict[str, list[UrlPattern]] = {}
        self._exact: dict[str, list[_Ranked]] = {}
        self._ending: dict[str, list[_Ranked]] = {}
        self._anywhere: list[_Ranked] = []
        place = 0
        for point in points:
            patterns = self._of_point[point.name] = list(self._compiled(point))
            for pattern in patterns if point.active else ():
                self._add((place, point.name, pattern))
                place += 1

    def first_match(self, url: str | Page) -> tuple[str, str] | None:
        """The first active point that accepts the page, and by which pattern; None: no point does.

        Raises Refused(url_not_accepted) when the URL is not one of a page.
        """
        page = parse_page(url) if isinstance(url, str) else url
        best: _Ranked | None = None
        for candidates in self._candidates(page.host):
            for ranked in candidates:
                if best is not None and ranked[0] > best[0]:
                    break
                if ranked[2].matches(page):
                    best = ranked
                    break
        return None if best is None else (best[1], best[2].text)

    def accepted_by(self, point: str, page: Page) -> str | None:
        """The pattern by which a named point accepts the page; None if none does."""
        return next((each.text for each in self._of_point.get(point, ()) if each.matches(page)), None)

    def allows_origin(self, origin: str) -> bool:
        """Whether a page of this origin may show the widget of some active point (CORS)."""
        try:
            page = parse_page(origin)
        except Refused:
            return False
        return any(each[2].matches_origin(page) for found in self._candidates(page.host) for each in found)

    def of_point(self, point: str) -> list[UrlPattern]:
        """The compiled patterns of a point."""
        return self._of_point.get(point, [])

    def _compiled(self, point: RoutingPoint) -> Iterator[UrlPattern]:
        for text in point.urls:
            try:
                yield parse_pattern(text)
            except Refused as wrong:
                self.unusable.append(f"{point.name}: {wrong.detail}")

    def _add(self, ranked: _Ranked) -> None:
        pieces = ranked[2].host.pieces
        ending = pieces[-1].partition(".")[2]
        if len(pieces) == 1:
            self._exact.setdefault(pieces[0], []).append(ranked)
        elif ending:
            self._ending.setdefault(ending, []).append(ranked)
        else:
            self._anywhere.append(ranked)

    def _candidates(self, host: str) -> Iterator[list[_Ranked]]:
        """Every list that may hold a pattern for the host: its own, one for each ending, and the rest."""
        yield self._exact.get(host, [])
        ending = host
        while ending:
            if ending in self._ending:
                yield self._ending[ending]
            ending = ending.partition(".")[2]
        yield self._anywhere
