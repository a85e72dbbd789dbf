"""Lists on the wire: `?limit=&after=&filter=&sort=&order=` → `{"items": […], "next": …, "total": n}` (DESIGN §9).

What lies in memory is filtered, sorted and cut here; what lies in the database, by a query (`storage/listing.py`).
"""

import base64
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar, cast

import msgspec
from msgspec import UNSET, Meta, UnsetType

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.ledgers import MOST_COUNTED

T = TypeVar("T")

LONGEST = 200
"""Characters of a text that count for its place in a list: it travels in `next`."""

Place = tuple[tuple[int, float, str], str]
"""Where an item stands in a sorted list: the rank of its value, then its name, so that no two stand in one place."""


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of a list: at most `limit` items, after the one that `after` names (a former `next`).

    `filter`: every word of it is found somewhere in the item. `sort` names a field; empty: the list's own order.
    """

    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=2000)] | None = None
    filter: Annotated[str, Meta(max_length=200)] = ""
    sort: Annotated[str, Meta(max_length=100)] = ""
    order: Literal["asc", "desc"] = "asc"


class Items(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list; `next` None: nothing follows. `total`: how many there are in all parts, where it is counted.

    `more_than_total`: counting ended there, and there are more.
    """

    items: Sequence[T]
    next: str | None = None
    total: int | UnsetType = UNSET
    more_than_total: Literal[True] | UnsetType = UNSET


def counted(items: Sequence[T], following: str | None, total: int | None) -> Items[T]:
    """A part of a list that is counted as far as `MOST_COUNTED`: one more says that there are more; None: uncounted."""
    if total is None:
        return Items(items=items, next=following)
    more = True if total > MOST_COUNTED else UNSET
    return Items(items=items, next=following, total=min(total, MOST_COUNTED), more_than_total=more)


def cut(everything: Sequence[T], page: Page, name_of: Callable[[T], str]) -> Items[T]:
    """The page of a list that is in memory. Raises Refused `invalid` for a field or a place that there is not.

    In the list's own order an `after` that is gone answers the items from the start; sorted, the place stays where
    it was, whatever came or went meanwhile.
    """
    found = [item for item in everything if _matches(item, page.filter)] if page.filter else everything
    if page.sort:
        return _sorted(found, page, name_of)
    start = 0
    if page.after is not None:
        start = next((i + 1 for i, item in enumerate(found) if name_of(item) == page.after), 0)
    items = found[start : start + page.limit]
    more = start + page.limit < len(found)
    return Items(items=items, next=name_of(items[-1]) if more and items else None, total=len(found))


def _sorted(found: Sequence[T], page: Page, name_of: Callable[[T], str]) -> Items[T]:
    placed = sorted(
        ((rank(_value(item, page.sort)), name_of(item)), index) for index, item in enumerate(found)
    )
    places = [place for place, _ in placed]
    start = 0
    if page.after is not None:
        after = unpacked(page.after, tuple[tuple[int, float, str], str])
        # Backwards, what is passed already stands behind the place.
        start = (
            bisect_right(places, after) if page.order == "asc" else len(places) - bisect_left(places, after)
        )
    if page.order == "desc":
        placed.reverse()
    shown = placed[start : start + page.limit]
    more = start + page.limit < len(placed)
    following = packed(shown[-1][0]) if more and shown else None
    return Items(items=[found[index] for _, index in shown], next=following, total=len(found))


def packed(place: object) -> str:
    """A place in a list as the text that goes out as `next`."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def unpacked(after: str, kind: type[T]) -> T:
    """The place that a former `next` names. Raises Refused `invalid`."""
    try:
        place = msgspec.json.decode(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)), type=kind)
    except (ValueError, msgspec.MsgspecError):
        place = None
    if place is None or not _storable(place):
        raise Refused(
            Code.INVALID, "`after` must be a `next` of this list in this order.", extra={"field": "after"}
        )
    return place


def _storable(value: object) -> bool:
    """Whether every part of a place could stand in a column: a query with another would fail in the database."""
    if isinstance(value, str):
        return "\0" not in value
    if isinstance(value, int):
        return -(1 << 63) <= value < 1 << 63
    parts = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return all(_storable(part) for part in parts)


def words_of(text: str) -> list[str]:
    """The words of a filter, all of which must be found."""
    return folded(text).split()


def folded(text: str) -> str:
    """A text as it is compared: neither capitals nor accents tell apart."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def rank(value: Any) -> tuple[int, float, str]:
    """What a value is sorted by: nothing first, then numbers by their worth, then texts as people count."""
    if value is None or value is UNSET:
        return 0, 0.0, ""
    if isinstance(value, bool | int | float):
        return 1, float(value), ""
    text = folded(" ".join(_texts(value)))[:LONGEST]
    padded = re.sub(r"[0-9]+", lambda digits: digits[0].lstrip("0").rjust(20, "0"), text)
    return 2, 0.0, padded[:LONGEST]


def _matches(item: object, wanted: str) -> bool:
    fields = msgspec.structs.fields(type(item)) if isinstance(item, msgspec.Struct) else ()
    text = folded("\n".join(text for field in fields for text in _texts(getattr(item, field.name))))
    return all(word in text for word in words_of(wanted))


def _value(item: object, name: str) -> object:
    if isinstance(item, msgspec.Struct):
        for field in msgspec.structs.fields(type(item)):
            if field.encode_name == name:
                return getattr(item, field.name)
    raise Refused(Code.INVALID, f"The list has no field {name!r} to sort by.", extra={"field": "sort"})


def _texts(value: object) -> Iterator[str]:
    """What a person would read of a value: words, numbers, names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:g}" if isinstance(value, float) else str(value)
    elif isinstance(value, Mapping):
        yield from (str(name) for name in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    elif isinstance(value, Sequence):
        for each in value:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(each, str):
                yield each
