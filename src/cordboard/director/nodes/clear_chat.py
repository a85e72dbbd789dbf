"""Ends the chat, with a last message to the visitor.

The original product calls it Clear Call. The reason goes into the RouteEnd of the routing dialog and into the reports.
"""

from typing import Annotated

from msgspec import Meta

from cordboard.director.marks import Text
from cordboard.director.node import STOP, Group, Kind, Node, Step
from cordboard.director.nodes.send_message import MAX_MESSAGE
from cordboard.director.orders import Clear
from cordboard.director.sprint import Sprint

EXITS: dict[str, str] = {}


class ClearChat(Node, frozen=True, kw_only=True, tag="clear_chat"):
    """Settings of the ending."""

    reason: Annotated[Text, Meta(description="Why, in a few words; the visitor does not see it.")] = ""
    message: Annotated[Text, Meta(description="The last words to the visitor; empty: none.")] = ""


def enter(settings: ClearChat, sprint: Sprint) -> Step:
    """Orders the end of the chat; the run ends with it."""
    message = sprint.text(settings.message)[:MAX_MESSAGE]
    sprint.order(Clear(reason=sprint.text(settings.reason)[:200], message=message))
    return STOP


KIND = Kind(settings=ClearChat, group=Group.GENERAL, exits=EXITS, enter=enter)
