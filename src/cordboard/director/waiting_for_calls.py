"""What the kinds of node that call outside have in common: how long they wait, and what a return means."""

from cordboard.director.issues import Issue
from cordboard.director.node import Pause
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus, CallReturned

LONGEST = 60
"""Seconds that one outside call may take."""


def call_timeout(sprint: Sprint, setting: int | str | None, *, called: str = "The timeout") -> int:
    """Seconds for an outside call. Raises NodeError when it is none, or too long."""
    seconds = sprint.whole_number(setting, called=called, least=1, most=LONGEST)
    if seconds is None:
        raise NodeError(f"{called} is empty")
    return seconds


def timeout_issue(setting: int | str | None, *, field: str) -> Issue | None:
    """What is wrong with such a setting, as far as that can be seen before the run."""
    if setting == "" or setting is None or (isinstance(setting, int) and not 1 <= setting <= LONGEST):
        return Issue(code="out_of_range", sentence=f"It must be from 1 to {LONGEST} seconds.", field=field)
    return None


def until_returned(call: int, seconds: int) -> Pause:
    """The wait for the end of an outside call."""
    return Pause(accepts=("call_returned", "timer_due"), seconds=seconds, call=call)


def brought(stimulus: AnyStimulus) -> CallReturned | None:
    """What the call brought, if it came to an end with an answer; None: the time is over.

    Raises NodeError when it failed.
    """
    if not isinstance(stimulus, CallReturned) or stimulus.outcome == "timeout":
        return None
    if stimulus.outcome == "failed":
        raise NodeError(stimulus.detail or "The call failed")
    return stimulus
