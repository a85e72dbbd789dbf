"""What the launcher looks like at a point, in front of the widget's script: pages need not ask before it is opened."""

from urllib.parse import parse_qsl

import msgspec

from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.web.visitor.worn import look_of

NAME = "cordboardLook"
"""The member of the window under which the widget finds it."""


class Looks:
    """Looks by point, made once per catalogue."""

    def __init__(self, catalogues: Catalogues) -> None:
        self._catalogues = catalogues
        self._seen: object = None
        self._known: dict[str, bytes] = {}

    def of_query(self, query: str) -> bytes:
        """A statement for `?point=NAME`; nothing for a point that is not there."""
        names = [value for name, value in parse_qsl(query[:1_000]) if name == "point"]
        catalogue = self._catalogues.current
        if self._seen is not catalogue:
            self._seen = catalogue
            self._known = {}
        point = catalogue.points.get(names[0]) if len(names) == 1 else None
        layout = catalogue.layouts.get(point.layout) if point is not None else None
        if point is None or layout is None:
            return b""
        if point.name not in self._known:
            # JSON is JavaScript; the sheet's `</` would end a script element, should anybody put this file into one.
            told = msgspec.json.encode(look_of(layout)).replace(b"</", b"<\\/")
            self._known[point.name] = b"window.%s=%s;\n" % (NAME.encode(), told)
        return self._known[point.name]
