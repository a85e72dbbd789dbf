"""Puts a value on the chat's clipboard, where agents and later scripts find it.

An empty value removes the entry.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import Text
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import SetData
from cordboard.director.sprint import Sprint

EXITS = {"next": "When it is set."}


class SetClipboard(Node, frozen=True, kw_only=True, tag="set_clipboard"):
    """Settings of an entry."""

    name: Annotated[str, Meta(title="Entry", max_length=100, description="The name of the entry.")] = ""
    value: Annotated[Text, Meta(description="The value.")] = ""


def enter(settings: SetClipboard, sprint: Sprint) -> Step:
    """Orders it, and lets the nodes that follow read it."""
    value = sprint.text(settings.value) or None
    sprint.set_clipboard(settings.name, value)
    sprint.order(SetData(name=settings.name, value=value))
    return NEXT


def check(settings: SetClipboard) -> Iterator[Issue]:
    """An entry needs a name."""
    if not settings.name.strip():
        yield Issue(code="no_name", sentence="The clipboard entry has no name.", field="name")


KIND = Kind(settings=SetClipboard, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
