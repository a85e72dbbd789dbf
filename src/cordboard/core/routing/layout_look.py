"""The colours a window really has, and how well each text is read on its ground (WCAG 2.2)."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from cordboard.core.routing import layout_css
from cordboard.core.routing.layout import Layout

Scheme = Literal["light", "dark"]

ENOUGH = 4.5
"""What small text needs."""

PAIRS = (
    ("header", "header_text"),
    ("accent", "accent_text"),
    ("background", "text"),
    ("bubble", "bubble_text"),
    ("own", "own_text"),
)
"""Ground and text."""

ICONS: Mapping[str, str] = {
    "bubble": "M2 3h20v15h-9l-5 4v-4H2z",
    "question": (
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1 15h2v2h-2z"
        "m1-12a4 4 0 0 1 4 4c0 2.5-3 2.8-3 6h-2c0-4 3-4.2 3-6a2 2 0 1 0-4 0H8a4 4 0 0 1 4-4z"
    ),
    "headset": (
        "M12 2a9 9 0 0 0-9 9v7a3 3 0 0 0 3 3h3v-9H5v-1a7 7 0 0 1 14 0v1h-4v8h4v1h-7v2h6"
        "a3 3 0 0 0 3-3v-9a9 9 0 0 0-9-9z"
    ),
    "envelope": "M2 5h20v.6l-10 6.6L2 5.6zm0 2.9V19h20V7.9l-10 6.6z",
    "hand": "M12 2a2 2 0 0 0-2 2v7H9V6a2 2 0 1 0-4 0v9a7 7 0 0 0 14 0V9a2 2 0 1 0-4 0v2h-1V4a2 2 0 0 0-2-2z",
}
"""Pictures of the launcher, each one path in a field of 24 × 24."""

_GROUND: Mapping[Scheme, Mapping[str, str]] = {
    "light": {"background": "#ffffff", "text": "#1a1f1e", "bubble": "#eceff0"},
    "dark": {"background": "#1b2120", "text": "#eef2f1", "bubble": "#323a39"},
}


def colours(layout: Layout, scheme: Scheme) -> dict[str, str]:
    """Every colour of a scheme by name: what the layout says, else what follows from its two main colours."""
    palette = layout.light if scheme == "light" else layout.dark
    own: dict[str, str | None] = msgspec.structs.asdict(palette)
    ground = _GROUND[scheme]
    accent = own["accent"] or layout.colour
    on_accent = own["accent_text"] or layout.accent_text
    text = own["text"] or ground["text"]
    derived = {
        "header": accent,
        "header_text": on_accent,
        "accent": accent,
        "accent_text": on_accent,
        "background": ground["background"],
        "text": text,
        "bubble": ground["bubble"],
        "bubble_text": text,
        "own": accent,
        "own_text": on_accent,
    }
    return {name: own[name] or follows for name, follows in derived.items()}


def sheet(layout: Layout) -> str:
    """The style sheet that the window gets behind its own: colours and sizes as variables, then the layout's CSS."""
    if layout.scheme == "auto":
        ground = f":host{{{_variables(layout, 'light')}}}"
        ground += f"@media (prefers-color-scheme:dark){{:host{{{_variables(layout, 'dark')}}}}}"
    else:
        ground = f":host{{color-scheme:{layout.scheme};{_variables(layout, layout.scheme)}}}"
    size, side, bottom = layout.launcher.size, layout.offset_side, layout.offset_bottom
    places = (
        f".launcher{{min-width:{size}px;height:{size}px}}"
        f".root:not(.open){{bottom:{bottom}px;{layout.position}:{side}px}}"
        f"@media (min-width:480.1px) and (min-height:480.1px){{.open{{bottom:{bottom}px;{layout.position}:{side}px}}"
        f".window{{max-height:calc(100vh - {bottom + 20}px)}}}}"
    )
    return ground + _GROUND_RULES + places + (layout_css.checked(layout.css)[0] if layout.css_on else "")


_GROUND_RULES = (
    ".root{color:var(--text)}.window{background:var(--background)}.head{background:var(--header);color:var(--header_text)}"
    ".bubble{background:var(--bubble);color:var(--bubble_text)}"
    ".mine:where(:not(.failed,.removed)) .bubble{background:var(--own);color:var(--own_text)}"
)


def _variables(layout: Layout, scheme: Scheme) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours(layout, scheme).items())


class Contrast(msgspec.Struct, frozen=True, kw_only=True):
    """How well a text is read on its ground: 1 not at all, 21 black on white; `enough` for small text."""

    scheme: Scheme
    ground: str
    text: str
    ratio: float
    enough: bool


def contrasts(layout: Layout) -> list[Contrast]:
    """Every pair of colours that the layout can show."""
    schemes: tuple[Scheme, ...] = ("light", "dark") if layout.scheme == "auto" else (layout.scheme,)
    found: list[Contrast] = []
    for scheme in schemes:
        worn = colours(layout, scheme)
        for ground, text in PAIRS:
            ratio = contrast(worn[ground], worn[text])
            found.append(
                Contrast(
                    scheme=scheme,
                    ground=ground,
                    text=text,
                    ratio=int(ratio * 100) / 100,
                    enough=ratio >= ENOUGH,
                )
            )
    return found


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours `#rrggbb`."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
