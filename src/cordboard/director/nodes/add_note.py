"""Writes a note into the chat that agents read and the visitor does not.

A note that comes out empty is not written.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import Text
from cordboard.director.node import NEXT, Group, Kind, Leave, Node, Step
from cordboard.director.nodes.send_message import MAX_MESSAGE
from cordboard.director.orders import AddNote as Order
from cordboard.director.sprint import Sprint

EXITS = {"next": "When it is written."}


class AddNote(Node, frozen=True, kw_only=True, tag="add_note"):
    """Settings of the note."""

    value: Annotated[Text, Meta(title="Note", description="The note.")] = ""


def enter(settings: AddNote, sprint: Sprint) -> Step:
    """Orders it."""
    text = sprint.text(settings.value)
    if not text.strip():
        return Leave("next", "the note is empty, nothing is written")
    sprint.order(Order(text=text[:MAX_MESSAGE]))
    return NEXT


def check(settings: AddNote) -> Iterator[Issue]:
    """A note without any text is probably forgotten."""
    if not settings.value.strip():
        sentence = "The note has no text; nothing will be written."
        yield Issue(code="empty_text", sentence=sentence, severity=Severity.WARNING, field="value")


KIND = Kind(settings=AddNote, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
