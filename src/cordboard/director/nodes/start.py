"""Where the script begins.

Every script has one. What the visitor wrote when opening the chat can be read as `script.first_message`.
"""

from cordboard.director.node import NEXT, Group, Kind, Node, Step
from cordboard.director.sprint import Sprint

EXITS = {"next": "At once."}


class Start(Node, frozen=True, kw_only=True, tag="start"):
    """No settings."""


def enter(settings: Start, sprint: Sprint) -> Step:
    """Goes on."""
    _ = settings, sprint
    return NEXT


KIND = Kind(settings=Start, group=Group.GENERAL, exits=EXITS, enter=enter, can_fail=False)
