"""A canned reply: words that agents use again and again, kept by managers."""

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name

Shortcut = Annotated[str, Meta(max_length=40, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Language = Annotated[str, Meta(max_length=35, pattern=r"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$")]

PLACEHOLDERS = (
    "visitor.name",
    "visitor.email",
    "agent.name",
    "queue",
    "class",
    "point",
    "page.title",
    "page.url",
)
"""What `{{…}}` may name; the desk fills it in when the reply is taken. `{{visitor.name|there}}`: else *there*."""

_PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")


class CannedReply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a canned reply. `queues` and `classes`: for chats of these only; none named: for all.

    `language` is a language tag (`de`, `pt-BR`); empty: for every language. `shortcut` finds it at the desk.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    shortcut: Shortcut | None = None
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    language: Language = ""
    queues: Annotated[tuple[str, ...], Meta(max_length=500)] = ()
    classes: Annotated[tuple[str, ...], Meta(max_length=500)] = ()


def problems(reply: CannedReply) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that makes a reply unfit."""
    if not reply.text.strip():
        yield "text", "A reply needs words."
    for found in _PLACEHOLDER.findall(reply.text):
        name = found.partition("|")[0].strip()
        if name not in PLACEHOLDERS:
            known = ", ".join(PLACEHOLDERS)
            yield "text", f"There is no placeholder {{{{{name}}}}}; there are: {known}."
