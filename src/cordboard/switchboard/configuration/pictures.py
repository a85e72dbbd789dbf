"""Logos of layouts: taken in, given out. Which layout wears which is the layout's own field."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from msgspec.structs import replace

from cordboard.core.instant import Millis
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.picture import type_of
from cordboard.switchboard.configuration.configuration import Configuration, Found
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.subjects import LAYOUTS
from cordboard.switchboard.ports import Clock, Connection, Store

REMEMBERED = 64
"""Pictures held in memory, for pages ask for the same few over and over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Bytes and what they are."""

    type: str
    content: bytes


class PictureRows(Protocol):
    """Pictures in the database."""

    def put(self, connection: Connection, picture_id: str, picture: Picture, *, at: Millis, by: str) -> None:
        """Keep a picture; one that is there already stays as it is."""
        ...

    def get(self, connection: Connection, picture_id: str) -> Picture | None:
        """A picture."""
        ...

    def keep_only(self, connection: Connection, wanted: "set[str]") -> None:
        """Remove every picture but these."""
        ...


class Pictures:
    """Takes logos in and gives them out."""

    def __init__(
        self, *, store: Store, rows: PictureRows, configuration: Configuration, clock: Clock
    ) -> None:
        self._store = store
        self._rows = rows
        self._configuration = configuration
        self._clock = clock
        self._known: OrderedDict[str, Picture] = OrderedDict()

    async def put_logo(self, layout: str, content: bytes, *, by: Actor, if_match: str | None) -> Found:
        """A layout wears this picture from now on. Raises Refused, see `picture.type_of` and `plans.plan`."""
        picture = Picture(type=type_of(content), content=content)
        picture_id = hashlib.sha256(content).hexdigest()
        now = self._clock.now()
        found = self._configuration.get(LAYOUTS, layout)
        before = found.value
        assert isinstance(before, Layout)
        return await self._configuration.replace(
            LAYOUTS,
            layout,
            replace(before, logo=picture_id),
            by=by,
            if_match=if_match or found.etag,
            also=lambda c: self._rows.put(c, picture_id, picture, at=now, by=by.user),
        )

    async def get(self, picture_id: str) -> Picture | None:
        """A picture that some layout wears, or wore a moment ago."""
        known = self._known.get(picture_id)
        if known is None:
            known = await self._store.read(lambda c: self._rows.get(c, picture_id))
            if known is None:
                return None
            self._known[picture_id] = known
        self._known.move_to_end(picture_id)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return known
