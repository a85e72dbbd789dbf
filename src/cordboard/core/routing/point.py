"""A routing point: where chats arrive, and what is to be done with them (domain.md §1.2, §1.3)."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name

UrlPatternText = Annotated[str, Meta(min_length=1, max_length=2048)]


class RoutingPoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a routing point (DESIGN §9.4). Points are tried in the managers' order.

    `script` None: chats are refused as not handled. `call_class` None on the wire means `General`. `settings`
    override the script's exposed properties. `fallback_queue` takes the chats whose script fails.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    urls: Annotated[tuple[UrlPatternText, ...], Meta(max_length=500)] = ()
    layout: str = "Default"
    script: str | None = None
    call_class: str | None = msgspec.field(default=None, name="class")
    settings: dict[str, Any] = {}
    debug: bool = False
    active: bool = True
    host: str | None = None
    fallback_queue: str | None = None


GENERAL_CLASS = "General"
"""The call class of points that name none."""
