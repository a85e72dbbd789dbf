"""Waits until the visitor writes.

What the visitor wrote when opening the chat does not count; it is in `script.first_message`.
"""

from typing import Annotated

from msgspec import Meta

from cordboard.director.marks import Seconds, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus, VisitorWrote

EXITS = {"message": "The visitor wrote.", "timeout": "The visitor did not write in time."}


class WaitForMessage(Node, frozen=True, kw_only=True, tag="wait_for_message"):
    """Settings of the wait."""

    timeout: Annotated[Seconds, Meta(description="Seconds to wait; 0: for ever.")] = 300
    into: Annotated[VariableName, Meta(description="The script variable that takes the text.")] = ""


def enter(settings: WaitForMessage, sprint: Sprint) -> Step:
    """Stands still."""
    seconds = sprint.seconds(settings.timeout, called="The timeout") or None
    return Pause(accepts=("visitor_wrote", "timer_due"), seconds=seconds)


def resume(settings: WaitForMessage, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Keeps what was written."""
    if not isinstance(stimulus, VisitorWrote):
        return Leave("timeout", "the visitor did not write in time")
    sprint.set_variable(settings.into, stimulus.text)
    return Leave("message")


KIND = Kind(settings=WaitForMessage, group=Group.GENERAL, exits=EXITS, enter=enter, resume=resume, waits=True)
