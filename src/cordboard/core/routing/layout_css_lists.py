"""What the CSS of a layout may use: names of parts, states, properties, functions, and how much of each unit."""

CLASSES = frozenset(
    [
        "launcher",
        "label",
        "badge",
        "window",
        "head",
        "logo",
        "scroll",
        "line",
        "mine",
        "theirs",
        "notice",
        "bubble",
        "soft",
        "foot",
        "row",
        "choice",
        "strong",
        "base",
        "send",
        "box",
        "field",
        "star",
        "link",
    ]
)
"""Names of the window's parts that a selector may use."""
STATES = frozenset(
    {"hover", "focus", "focus-visible", "active", "disabled", "checked", "first-child", "last-child"}
)
VARIABLES = frozenset(
    [
        "--header",
        "--header_text",
        "--accent",
        "--accent_text",
        "--background",
        "--text",
        "--bubble",
        "--bubble_text",
        "--own",
        "--own_text",
        "--radius",
    ]
)
FUNCTIONS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "oklch", "color-mix", "min", "max", "clamp", "var", "linear-gradient"}
)
MEDIA = frozenset(
    {"prefers-color-scheme", "prefers-reduced-motion", "prefers-contrast", "min-width", "max-width"}
)
_SIDES = (
    "",
    "-top",
    "-right",
    "-bottom",
    "-left",
    "-inline",
    "-block",
    "-inline-start",
    "-inline-end",
    "-block-start",
    "-block-end",
)
_CORNERS = (
    "top-left",
    "top-right",
    "bottom-left",
    "bottom-right",
    "start-start",
    "start-end",
    "end-start",
    "end-end",
)
PROPERTIES = frozenset(
    {
        *[
            "color",
            "background",
            "background-color",
            "box-shadow",
            "text-shadow",
            "opacity",
            "outline-color",
            "caret-color",
            "accent-color",
        ],
        *[
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "font-variant",
            "line-height",
            "letter-spacing",
            "word-spacing",
        ],
        *[
            "text-align",
            "text-transform",
            "text-decoration",
            "text-decoration-color",
            "text-decoration-style",
            "text-underline-offset",
        ],
        *[
            "gap",
            "row-gap",
            "column-gap",
            "transition",
            "transition-property",
            "transition-duration",
            "border-radius",
        ],
        *(f"padding{side}" for side in _SIDES),
        *(f"margin{side}" for side in _SIDES),
        *(f"border{side}{part}" for side in _SIDES for part in ("", "-color", "-style", "-width")),
        *(f"border-{corner}-radius" for corner in _CORNERS),
    }
)
MOST = {"px": 100, "em": 6, "rem": 6, "ch": 40, "%": 100, "deg": 360, "s": 1, "ms": 1000, "": 1000}
"""Units, and how much of each there may be either way."""
NOT_NEGATIVE = ("margin", "padding", "gap", "row-gap", "column-gap", "opacity")
