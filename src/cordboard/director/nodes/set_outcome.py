"""Notes what became of the chat: an outcome with its value, as an agent would after the talk."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import OutcomeName, Text
from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.orders import SetOutcome as Order
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"next": "When it is set."}
MAX_VALUE = 1_000


class SetOutcome(Node, frozen=True, kw_only=True, tag="set_outcome"):
    """Settings of the outcome."""

    outcome: Annotated[OutcomeName, Meta(description="The outcome.")] = ""
    value: Annotated[Text, Meta(description="Its value, if its type has one.")] = ""


def enter(settings: SetOutcome, sprint: Sprint) -> Step:
    """Orders it."""
    name = sprint.text(settings.outcome).strip()
    if not name or not sprint.facts.has("outcome", name):
        raise NodeError(f"There is no outcome “{name}”")
    value = sprint.text(settings.value).strip()
    sprint.order(Order(outcome=name, value=value[:MAX_VALUE] or None))
    return NEXT


def check(settings: SetOutcome) -> Iterator[Issue]:
    """The outcome must be named."""
    if not settings.outcome.strip():
        yield Issue(code="no_outcome", sentence="No outcome is named.", field="outcome")


KIND = Kind(settings=SetOutcome, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
