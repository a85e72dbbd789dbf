"""What scripts are made of, for who writes or draws them: kinds of node, the expression language, what can be named."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.director.language import Language, Mistake, language, mistakes
from cordboard.director.marks import Holds
from cordboard.director.palette import NodeKind, palette
from cordboard.director.script import PropertyType
from cordboard.switchboard.scripts.nameable import Nameable, nameable
from cordboard.web.console.asking import BASE
from cordboard.web.listing import Items
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

PropertyName = Annotated[str, Meta(max_length=64)]


class Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text as it is being written. `settings`: the script's properties with their types."""

    text: Annotated[str, Meta(max_length=4_000)]
    holds: Literal["template", "expression"] = "template"
    settings: Annotated[dict[PropertyName, PropertyType], Meta(max_length=200)] = {}


class CheckedText(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with it; empty: nothing that can be seen in the text alone."""

    issues: list[Mistake]


async def _kinds(call: Call[None, None]) -> Answer:
    _ = call
    return Answer(Items[NodeKind](items=palette()))


async def _language(call: Call[None, None]) -> Answer:
    _ = call
    return Answer(language())


async def _checked(call: Call[Written, None]) -> Answer:
    body = call.body
    return Answer(CheckedText(issues=mistakes(body.text, Holds(body.holds), body.settings)))


async def _names(call: Call[None, None]) -> Answer:
    return Answer(nameable(call.app.catalogues.current))


_shared: dict[str, Any] = {"tag": "Scripts", "who": Who.STAFF, "permission": "script:view"}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{BASE}/script-kinds",
        handler=_kinds,
        summary="List the kinds of node, each with its settings and exits",
        answer=Items[NodeKind],
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{BASE}/script-language",
        handler=_language,
        summary="Tell the functions and names of expressions",
        answer=Language,
        **_shared,
    ),
    Route(
        method="POST",
        path=f"{BASE}/script-language/check",
        handler=_checked,
        summary="Check a text with placeholders or an expression; nothing is stored",
        body=Written,
        answer=CheckedText,
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{BASE}/script-names",
        handler=_names,
        summary="Tell what the nodes of a script may name: queues, skills, scripts with their properties …",
        answer=Nameable,
        **_shared,
    ),
)
