"""What can start a run or wake it: a closed family."""

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


class VisitorLeft(Stimulus, frozen=True, kw_only=True, tag="visitor_left"):
    """The visitor is gone: the run ends, wherever it stood."""


AnyStimulus = Started | VisitorWrote | TimerDue | RouteAnswered | RouteFailed | VisitorLeft
