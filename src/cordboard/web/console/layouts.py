"""What layouts need beside the calls that all collections have: a logo, the texts there are, and a look at a draft."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing import layout_css
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.layout_css import CssProblem
from cordboard.core.routing.layout_look import Contrast, contrasts
from cordboard.core.routing.layout_rules import layout_problems
from cordboard.core.routing.layout_texts import TEXTS
from cordboard.core.routing.picture import LARGEST
from cordboard.switchboard.configuration.subjects import LAYOUTS
from cordboard.web.console.asking import BASE, IF_MATCH, WRITING, actor, if_match, tagged
from cordboard.web.console.first import who_was_first
from cordboard.web.listing import Items, Page, cut
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who
from cordboard.web.visitor.worn import ShownLayout, language_of, shown_layout

TAG = "Configuration"


class LayoutText(msgspec.Struct, frozen=True, kw_only=True):
    """A text of the window: its key, and what the widget itself says by language. `{}` is where a value goes."""

    key: str
    texts: dict[str, str]


class Draft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A layout that is being worked on. `url`: as if on that page; without one all pages' fields are there.

    `scheme`: as if the visitor's browser asked for it.
    """

    layout: Layout
    language: Annotated[str, Meta(max_length=35)] = ""
    url: Annotated[str, Meta(max_length=8_192)] | None = None
    scheme: Literal["light", "dark"] | None = None


class FieldProblem(msgspec.Struct, frozen=True):
    """Why a field would be refused."""

    field: str
    reason: str


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What the widget would be told, and what is to be said of it before it is saved."""

    shown: ShownLayout
    contrast: list[Contrast]
    css: list[CssProblem]
    problems: list[FieldProblem]


async def _logo(call: Call[None, None]) -> Answer:
    if not call.raw:
        raise Refused(Code.INVALID, "The body holds no picture.", extra={"field": "logo"})
    name = call.path["name"]
    async with who_was_first(call, "layout", name):
        found = await call.app.pictures.put_logo(name, call.raw, by=actor(call), if_match=if_match(call))
    return Answer(found.value, headers=tagged(found.etag))


async def _texts(call: Call[None, Page]) -> Answer:
    keys = TEXTS["en"]
    items = [
        LayoutText(key=key, texts={code: texts[key] for code, texts in TEXTS.items() if key in texts})
        for key in keys
    ]
    return Answer(cut(items, call.query, lambda item: item.key))


async def _preview(call: Call[Draft, None]) -> Answer:
    layout, wanted = call.body.layout, [call.body.language] if call.body.language else []
    worn = (
        replace(layout, scheme=call.body.scheme) if call.body.scheme and layout.scheme == "auto" else layout
    )
    if layout.offline.when == "never":  # it is looked at before it is switched on
        worn = replace(worn, offline=replace(layout.offline, when="no_agents"))
    css = layout_css.checked(layout.css)[1] if layout.css_on else ()
    return Answer(
        Preview(
            shown=shown_layout(worn, wanted=[language_of(layout, wanted)], url=call.body.url),
            contrast=contrasts(layout),
            css=list(css),
            problems=[FieldProblem(field, reason) for field, reason in layout_problems(layout)],
        )
    )


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="PUT",
        path=f"{BASE}/{LAYOUTS.path}/{{name}}/logo",
        handler=_logo,
        summary="Give a layout a logo",
        description="The body is the picture: PNG, JPEG or WebP, told by its bytes. `logo: null` takes it off again.",
        tag=TAG,
        who=Who.STAFF,
        permission="layout:edit",
        raw_body=True,
        answer=Layout,
        errors=WRITING,
        headers=(IF_MATCH,),
        max_body=LARGEST + 1,
    ),
    Route(
        method="GET",
        path=f"{BASE}/layout-texts",
        handler=_texts,
        summary="The texts of the chat window, with those of the widget itself",
        tag=TAG,
        who=Who.STAFF,
        permission="layout:view",
        query=Page,
        answer=Items[LayoutText],
    ),
    Route(
        method="POST",
        path=f"{BASE}/layout-preview",
        handler=_preview,
        summary="What the widget would be told of a layout, and how well its colours can be read",
        tag=TAG,
        who=Who.STAFF,
        permission="layout:view",
        body=Draft,
        answer=Preview,
        max_body=1024 * 1024,
    ),
)
