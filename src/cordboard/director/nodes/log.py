"""Writes a remark into the chat's trace; nobody else sees it."""

from typing import Annotated

from msgspec import Meta

from cordboard.director.marks import Text
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.sprint import Sprint

EXITS = {"next": "At once."}
MAX_REMARK = 1_000


class Log(Node, frozen=True, kw_only=True, tag="log"):
    """Settings of a remark."""

    text: Annotated[Text, Meta(description="The remark.")] = ""


def enter(settings: Log, sprint: Sprint) -> Step:
    """Notes it."""
    sprint.remark(sprint.text(settings.text)[:MAX_REMARK])
    return NEXT


KIND = Kind(settings=Log, group=Group.ADVANCED, exits=EXITS, enter=enter)
