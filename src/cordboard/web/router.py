"""From method and path to a route: a tree of path segments, built once from the table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.route import AnyRoute


@dataclass(frozen=True, slots=True)
class Entry:
    """A route with what is made of it once: its decoder and the names of its path's parameters."""

    route: AnyRoute
    decoder: msgspec.json.Decoder[Any] | None
    parameters: tuple[str, ...]


@dataclass(slots=True)
class _Place:
    """One spot in the tree: fixed segments first, then the one that takes any text."""

    fixed: dict[str, "_Place"] = field(default_factory=dict[str, "_Place"])
    any: "_Place | None" = None
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])


class Hot:
    """The busiest routes by two look-ups instead of a walk: plain ones of the form `…/{chat_id}/word`."""

    def __init__(self, routes: Iterable[AnyRoute]) -> None:
        self._tables: dict[str, dict[tuple[str, str], AnyRoute]] = {}
        for route in routes:
            prefix, parameter, word = route.path.partition("{chat_id}/")
            if route.plain is not None and parameter and "/" not in word:
                self._tables.setdefault(prefix, {})[route.method, word] = route

    def find(self, method: str, path: str) -> tuple[AnyRoute, str] | None:
        """The route and the chat's id; None: ask the router. `path` is percent-encoded."""
        head, _, word = path.rpartition("/")
        prefix, slash, chat_id = head.rpartition("/")
        route = self._tables.get(prefix + slash, _NONE).get((method, word))
        return None if route is None or not chat_id.isalnum() else (route, chat_id)


_NONE: dict[tuple[str, str], AnyRoute] = {}


class Router:
    """Finds the route of a request. A fixed segment wins over a parameter at the same spot."""

    def __init__(self, routes: Iterable[AnyRoute]) -> None:
        self._root = _Place()
        for route in routes:
            self._add(route)

    def find(self, method: str, path: str) -> tuple[Entry, dict[str, str]]:
        """The route, and the values of its path's parameters. `path` is as it came, percent-encoded.

        Raises Refused: `not_found`, or `method_not_allowed` with the allowed methods as `allow`.
        """
        segments = _decoded(path)
        place, values = _walk(self._root, segments, 0)
        if place is None:
            raise Refused(Code.NOT_FOUND, "There is nothing at this address.")
        entry = place.entries.get(method)
        if entry is None:
            allow = ", ".join(sorted(place.entries))
            raise Refused(Code.METHOD_NOT_ALLOWED, f"Allowed here: {allow}.", extra={"allow": allow})
        return entry, dict(zip(entry.parameters, values, strict=True))

    def _add(self, route: AnyRoute) -> None:
        place = self._root
        parameters: list[str] = []
        for segment in route.path[1:].split("/"):
            if segment.startswith("{"):
                parameters.append(segment[1:-1])
                place.any = place.any or _Place()
                place = place.any
            else:
                place = place.fixed.setdefault(segment, _Place())
        if route.method in place.entries:
            raise ValueError(f"two routes for {route.method} {route.path}")
        decoder = None if route.body is None else msgspec.json.Decoder(route.body)
        place.entries[route.method] = Entry(route, decoder, tuple(parameters))


def _walk(place: _Place, segments: list[str], at: int) -> tuple[_Place | None, list[str]]:
    if at == len(segments):
        return (place if place.entries else None), []
    segment = segments[at]
    deeper = place.fixed.get(segment)
    if deeper is not None:
        found, values = _walk(deeper, segments, at + 1)
        if found is not None:
            return found, values
    if place.any is not None and segment:
        found, values = _walk(place.any, segments, at + 1)
        return found, [segment, *values]
    return None, []


def _decoded(path: str) -> list[str]:
    segments = path[1:].split("/")
    if "%" not in path:
        return segments
    try:
        decoded = [unquote_to_bytes(segment).decode() for segment in segments]
    except UnicodeDecodeError:
        decoded = ["\0"]
    if any("\0" in segment for segment in decoded):
        raise Refused(Code.NOT_FOUND, "There is nothing at this address.")
    return decoded
