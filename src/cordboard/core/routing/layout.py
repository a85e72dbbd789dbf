"""A layout: what the visitor's chat window looks like, asks and says. Design tokens and texts, never code."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`texts` is language → key → text; the widget has its own text for a key that is missing.

    Supplied layouts are read-only; a new one is made by cloning (domain.md §1.4). `idle_warn` and `idle_end` are
    seconds of a visitor's silence while the agent waits for an answer; 0: never.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    title: Annotated[str, Meta(min_length=1, max_length=60)] = "Chat with us"
    colour: Colour = "#0f766e"
    accent_text: Colour = "#ffffff"
    radius: Annotated[int, Meta(ge=0, le=32)] = 12
    position: Literal["right", "left"] = "right"
    texts: dict[str, dict[str, Annotated[str, Meta(max_length=2000)]]] = {}
    idle_warn: Annotated[int, Meta(ge=0, le=86_400)] = 270
    idle_end: Annotated[int, Meta(ge=0, le=86_400)] = 300
    supplied: bool = False
