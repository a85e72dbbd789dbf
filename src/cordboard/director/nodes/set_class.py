"""Puts the chat into another call class, which decides its weight, its place in reports and what agents see."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import ClassName
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import SetClass as Order
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "When it is set."}


class SetClass(Node, frozen=True, kw_only=True, tag="set_class"):
    """Settings of the change."""

    value: Annotated[ClassName, Meta(title="Call class", description="The call class.")] = ""


def enter(settings: SetClass, sprint: Sprint) -> Step:
    """Orders it; `chat.class` says so at once."""
    name = sprint.text(settings.value).strip()
    if not name or not sprint.facts.has("call_class", name):
        raise NodeError(f"There is no call class “{name}”")
    sprint.make_known("chat", "class", name)
    sprint.order(Order(call_class=name))
    return NEXT


def check(settings: SetClass) -> Iterator[Issue]:
    """The class must be named."""
    if not settings.value.strip():
        yield Issue(code="no_class", sentence="No call class is named.", field="value")


KIND = Kind(settings=SetClass, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
