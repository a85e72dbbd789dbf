"""Lists on the wire: `?limit=&after=` → `{"items": […], "next": …}` (DESIGN §9)."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

T = TypeVar("T")


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of a list: at most `limit` items, after the one that `after` names (a former `next`)."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=500)] | None = None


class Items(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list; `next` None: nothing follows."""

    items: Sequence[T]
    next: str | None = None


def cut(everything: Sequence[T], page: Page, name_of: Callable[[T], str]) -> Items[T]:
    """The page of a list that is in memory. An `after` that is gone answers the items from the start."""
    start = 0
    if page.after is not None:
        start = next((i + 1 for i, item in enumerate(everything) if name_of(item) == page.after), 0)
    items = everything[start : start + page.limit]
    more = start + page.limit < len(everything)
    return Items(items=items, next=name_of(items[-1]) if more and items else None)
