"""Says something to the visitor.

A text that comes out empty is not said: a message that a manager left blank is no message.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import Text
from cordboard.director.node import NEXT, Group, Kind, Leave, Node, Step
from cordboard.director.orders import Say
from cordboard.director.sprint import Sprint

EXITS = {"next": "When the message is on its way."}
MAX_MESSAGE = 4_000


class SendMessage(Node, frozen=True, kw_only=True, tag="send_message"):
    """Settings of a message."""

    text: Annotated[Text, Meta(description="What is said.")] = ""
    markdown: Annotated[
        bool, Meta(description="The text is Markdown; values that are put in are escaped for it.")
    ] = False


def enter(settings: SendMessage, sprint: Sprint) -> Step:
    """Says the text, cut to what a message may hold."""
    text = sprint.text(settings.text, markdown=settings.markdown)
    if not text.strip():
        return Leave("next", "the text is empty, nothing is said")
    sprint.order(Say(text=text[:MAX_MESSAGE], markdown=settings.markdown))
    return NEXT


def check(settings: SendMessage) -> Iterator[Issue]:
    """A message without any text is probably forgotten."""
    if not settings.text.strip():
        sentence = "The message has no text; nothing will be said."
        yield Issue(code="empty_text", sentence=sentence, severity=Severity.WARNING, field="text")


KIND = Kind(settings=SendMessage, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
