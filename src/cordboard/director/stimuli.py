"""What can start a run or wake it: a closed family."""

from typing import Any, Literal

import msgspec

from cordboard.core.reasons import RouteFailure


class Stimulus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """Something that happened to the chat, told to the script."""


class Started(Stimulus, frozen=True, kw_only=True, tag="started"):
    """The chat arrived. `message`: what the visitor wrote when opening it, if anything."""

    message: str | None = None


class VisitorWrote(Stimulus, frozen=True, kw_only=True, tag="visitor_wrote"):
    text: str
    choice: str | None = None


class TimerDue(Stimulus, frozen=True, kw_only=True, tag="timer_due"):
    """The time of the run's wait is over."""


class RouteAnswered(Stimulus, frozen=True, kw_only=True, tag="route_answered"):
    """An agent answered the chat on the route that the run selected."""

    agent: str
    queue: str = ""


class RouteFailed(Stimulus, frozen=True, kw_only=True, tag="route_failed"):
    """The route that the run selected led to nobody (the driver's ReRoute)."""

    why: RouteFailure


class CallReturned(Stimulus, frozen=True, kw_only=True, tag="call_returned"):
    """An outside call that the run ordered has come to its end. `call` is its number in the run.

    `value` is what the other side answered, as JSON; `detail` says in words what went wrong.
    """

    call: int
    outcome: Literal["succeeded", "empty", "failed", "timeout"]
    value: Any = None
    detail: str = ""


class HostEnded(Stimulus, frozen=True, kw_only=True, tag="host_ended"):
    """The outside host that the run asked for a route gave none that led to an answer."""

    how: Literal["rejected", "timeout", "failed"]
    detail: str = ""


class VisitorLeft(Stimulus, frozen=True, kw_only=True, tag="visitor_left"):
    """The visitor is gone: the run ends, wherever it stood."""


AnyStimulus = (
    Started | VisitorWrote | TimerDue | RouteAnswered | RouteFailed | CallReturned | HostEnded | VisitorLeft
)
