"""A layout: what the visitor's chat window looks like, asks and says. Design tokens and texts, never code."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.routing.layout_form import Fields, FormField, Language

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
PictureId = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
TextKey = Annotated[str, Meta(min_length=1, max_length=60)]
LONGEST_CSS = 8_000


class Palette(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Colours of one scheme; None: follows from the layout's own `colour` and `accent_text` (`layout_look`)."""

    header: Colour | None = None
    header_text: Colour | None = None
    accent: Colour | None = None
    accent_text: Colour | None = None
    background: Colour | None = None
    text: Colour | None = None
    bubble: Colour | None = None
    bubble_text: Colour | None = None
    own: Colour | None = None
    own_text: Colour | None = None


class Launcher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The button that opens the window. `size` in pixels; `label`: its text `open` stands beside the picture."""

    icon: Literal["bubble", "question", "headset", "envelope", "hand"] = "bubble"
    size: Annotated[int, Meta(ge=44, le=80)] = 56
    label: bool = False


class Offline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The form that takes a message instead of a chat. `calendar` says when it is closed; `mail_to` gets it too."""

    when: Literal["never", "no_agents", "closed", "closed_or_no_agents"] = "never"
    calendar: str | None = None
    fields: Fields = (
        FormField(name="name"),
        FormField(name="email", type="email", required=True),
        FormField(name="message", type="long_text", required=True),
    )
    mail_to: Annotated[str, Meta(max_length=254)] = ""


class Survey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked after an answered chat: a rating of 1 to 5, and these questions."""

    shown: bool = True
    questions: Fields = ()


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`texts` is language → key → text; the widget has its own text for a key that is missing.

    Supplied layouts are read-only; a new one is made by cloning (domain.md §1.4). `idle_warn` and `idle_end` are
    seconds of a visitor's silence while the agent waits for an answer; 0: never. `css` counts only when `css_on`.
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
    scheme: Literal["auto", "light", "dark"] = "auto"
    light: Palette = Palette()
    dark: Palette = Palette()
    offset_side: Annotated[int, Meta(ge=0, le=200)] = 20
    offset_bottom: Annotated[int, Meta(ge=0, le=200)] = 20
    launcher: Launcher = Launcher()
    logo: PictureId | None = None
    default_language: Language = "en"
    form: Fields = ()
    offline: Offline = Offline()
    survey: Survey = Survey()
    css_on: bool = False
    css: Annotated[str, Meta(max_length=LONGEST_CSS)] = ""
