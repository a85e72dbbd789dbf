"""A webhook: an outside program that is told what happens to chats."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.outside.host import url_problem

EventKind = Literal[
    "chat_opened",
    "message_sent",
    "queued",
    "answered",
    "transferred",
    "agent_left",
    "chat_ended",
    "rated",
    "message_left",
    "outcome_set",
    "wrap_up_done",
    "junked",
]
"""What happens to a chat and is worth telling outside; nothing that only the trace tells is among it."""

EVENT_KINDS: tuple[str, ...] = get_args(EventKind)


class Webhook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a webhook. Without `points` it is told of the chats of all.

    `key` counts the signing keys and `seed` is the server's own, as of a host: the keys themselves are derived,
    never stored (`signing.py`).
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    url: Annotated[str, Meta(max_length=2048)]
    events: Annotated[tuple[EventKind, ...], Meta(min_length=1, max_length=50)]
    points: Annotated[tuple[str, ...], Meta(max_length=1000)] = ()
    active: bool = True
    key: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    seed: Annotated[str, Meta(max_length=64)] = ""

    def wants(self, kind: str, point: str) -> bool:
        """Whether it is to be told of this."""
        return self.active and kind in self.events and (not self.points or point in self.points)


def problems(webhook: Webhook) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything that makes a webhook unfit."""
    wrong = url_problem(webhook.url)
    if wrong:
        yield "url", wrong
    for field in ("events", "points"):
        named: tuple[str, ...] = getattr(webhook, field)
        for index, each in enumerate(named):
            if each in named[:index]:
                yield f"{field}[{index}]", f"{each!r} is listed twice."
