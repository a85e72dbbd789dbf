"""Waits for a time."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.issues import Issue
from cordboard.director.marks import Seconds
from cordboard.director.node import Group, Kind, Leave, Node, Pause, Step
from cordboard.director.sprint import Sprint
from cordboard.director.stimuli import AnyStimulus

EXITS = {"done": "When the time is over; at once if it is 0."}


class Wait(Node, frozen=True, kw_only=True, tag="wait"):
    """Settings of a wait."""

    seconds: Annotated[Seconds, Meta(description="How many seconds.")] = 5


def enter(settings: Wait, sprint: Sprint) -> Step:
    """Stands still."""
    seconds = sprint.seconds(settings.seconds, called="The time") or 0
    if seconds == 0:
        return Leave("done", "no time to wait")
    return Pause(accepts=("timer_due",), seconds=seconds)


def resume(settings: Wait, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Goes on."""
    _ = settings, sprint, stimulus
    return Leave("done")


def check(settings: Wait) -> Iterator[Issue]:
    """A wait of no time is none: a loop through it would not stop."""
    if settings.seconds == 0:
        yield Issue(code="no_time", sentence="The time to wait is 0.", field="seconds")


KIND = Kind(
    settings=Wait,
    group=Group.GENERAL,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    at_once=lambda settings: ("done",) if isinstance(settings.seconds, str) else (),
)
