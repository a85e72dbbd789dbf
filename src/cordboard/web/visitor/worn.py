"""A layout as the widget gets it: one language, the fields of one page, colours worked out, CSS as it was allowed."""

from typing import Literal

import msgspec

from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_form import Condition, FormField
from cordboard.core.routing.layout_look import ICONS, sheet
from cordboard.core.routing.layout_rules import fields_of_page
from cordboard.core.routing.layout_texts import TEXTS

BUILT_IN = ("en", "de", "fr", "es", "ar")
"""Languages whose words the product has."""
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
PICTURES = "/api/v1/pictures"


class ShownChoice(msgspec.Struct, frozen=True, kw_only=True):
    value: str
    label: str


class ShownField(msgspec.Struct, frozen=True, kw_only=True):
    """A field in the visitor's language; without a label its name stands there."""

    name: str
    type: str
    label: str
    required: bool
    choices: tuple[ShownChoice, ...]
    when: Condition | None


class ShownLauncher(msgspec.Struct, frozen=True, kw_only=True):
    """`icon` is a path in a field of 24 × 24; `label`: the text `open` stands beside it."""

    icon: str
    label: bool


class ShownLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A layout for the widget; `texts` are of the visitor's language, a missing one is the widget's own.

    `form` is asked before the chat, `offline` in its place when the answer about availability says so, `survey` after
    it beside the rating. `logo` is a path on this server. `css` holds all colours and sizes as variables, and what the
    layout's own CSS says, as far as it is allowed.
    """

    name: str
    title: str
    colour: str
    accent_text: str
    radius: int
    position: Literal["right", "left"]
    texts: dict[str, str]
    language: str
    direction: Literal["ltr", "rtl"]
    scheme: Literal["auto", "light", "dark"]
    launcher: ShownLauncher
    logo: str | None
    form: tuple[ShownField, ...]
    offline: tuple[ShownField, ...]
    rating: bool
    survey: tuple[ShownField, ...]
    css: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What the launcher needs before a word is exchanged with the server; part of `widget.js?point=…`."""

    title: str
    colour: str
    accent_text: str
    radius: int
    position: str
    launcher: ShownLauncher
    css: str


def wishes(*asked: str, accept_language: str = "") -> list[str]:
    """Languages that a visitor wants, best first: what the page says, then what the browser says."""
    listed = [part.split(";")[0].strip() for part in accept_language[:500].split(",")]
    return [each for each in (*asked, *listed) if each and each != "*"]


def language_of(layout: Layout, wanted: list[str]) -> str:
    """The first wish that the layout or the widget has texts for, else the layout's own language."""
    for wish in wanted:
        for each in (wish, wish.partition("-")[0]):
            if each in layout.texts or each.lower() in BUILT_IN:
                return each
    return layout.default_language


def shown_layout(layout: Layout, *, wanted: list[str], url: str | None) -> ShownLayout:
    """The layout as the widget gets it. `url` None: the fields of every page."""
    language = language_of(layout, wanted)
    base = language.partition("-")[0]
    own = {**layout.texts.get(base, {}), **layout.texts.get(language, {})}
    # The window says English by itself; its words in other languages come with the layout.
    texts = own if base == "en" else {**TEXTS.get(base.lower(), {}), **own}
    look = look_of(layout)
    return ShownLayout(
        name=layout.name,
        texts=texts,
        language=language,
        scheme=layout.scheme,
        direction="rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
        logo=f"{PICTURES}/{layout.logo}" if layout.logo else None,
        form=_fields(layout.form, layout, language, url),
        offline=_fields(layout.offline.fields, layout, language, url)
        if layout.offline.when != "never"
        else (),
        rating=layout.survey.shown,
        survey=_fields(layout.survey.questions, layout, language, url),
        **{name: getattr(look, name) for name in Look.__struct_fields__ if name != "title"},
        title=own.get("title") or _title(layout, language),
    )


def _title(layout: Layout, language: str) -> str:
    """The title; where nobody has chosen one, the widget's own in its language."""
    untouched = layout.title == msgspec.structs.fields(Layout)[_TITLE].default
    return "" if untouched and language.partition("-")[0].lower() in BUILT_IN[1:] else layout.title


_TITLE = Layout.__struct_fields__.index("title")


def look_of(layout: Layout) -> Look:
    """What the launcher looks like."""
    return Look(
        title=layout.title,
        colour=layout.colour,
        accent_text=layout.accent_text,
        radius=layout.radius,
        position=layout.position,
        launcher=ShownLauncher(icon=ICONS[layout.launcher.icon], label=layout.launcher.label),
        css=sheet(layout),
    )


def _fields(
    fields: tuple[FormField, ...], layout: Layout, language: str, url: str | None
) -> tuple[ShownField, ...]:
    chosen = fields if url is None else fields_of_page(fields, url)
    return tuple(_field(field, layout, language) for field in chosen)


def _field(field: FormField, layout: Layout, language: str) -> ShownField:
    return ShownField(
        name=field.name,
        type=field.type,
        label=_word(field.label, layout, language),
        required=field.required,
        choices=tuple(
            ShownChoice(value=each.value, label=_word(each.label, layout, language) or each.value)
            for each in field.choices
        ),
        when=field.when,
    )


def _word(words: dict[str, str], layout: Layout, language: str) -> str:
    for each in (language, language.partition("-")[0], layout.default_language, "en"):
        if words.get(each):
            return words[each]
    return next(iter(words.values()), "")
