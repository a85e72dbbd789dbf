"""The driver and the floor of a rehearsal: where the chat waits, who answers it, and when a route has failed."""

import msgspec

from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import RouteFailure
from cordboard.director.rehearsal.scenario import RouteSays, Scenario
from cordboard.director.rehearsal.staffing import SOMEBODY
from cordboard.director.rehearsal.world import World

ANSWER_TIMEOUT = 20
"""Seconds that a chat rings at one agent if the order does not say (DESIGN §11)."""


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """Where the chat waits, and on which terms."""

    places: tuple[str, ...]
    since: Millis
    due_at: Millis | None = None
    """When the route has failed."""
    skills: dict[str, int] = {}
    preferred_skills: dict[str, int] = {}
    preferred_agent: str = ""
    answer_timeout: int | None = None
    says: RouteSays = RouteSays()
    """What the scenario says of this try."""
    by_host: bool = False
    """An outside host named it."""
    fallback: bool = False

    @property
    def to(self) -> str:
        """The place named first."""
        return self.places[0]

    @property
    def agent(self) -> str:
        """The one agent at whom it rings; empty: it waits in queues and groups."""
        return self.to[6:] if self.to.startswith("agent:") else ""

    @property
    def queue(self) -> str:
        """The first queue's name."""
        return next((place[6:] for place in self.places if place.startswith("queue:")), "")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a route will end if nothing comes between: an agent's answer, or why it fails."""

    at: Millis
    agent: str = ""
    fails: RouteFailure | None = None


def enterable(places: tuple[str, ...], world: World) -> tuple[tuple[str, ...], RouteFailure | None]:
    """Those of the places in which the chat can wait now; without any, why not."""
    closed = {place: world.closed(place) for place in dict.fromkeys(places)}
    open_ = tuple(place for place, why in closed.items() if why is None)
    if open_:
        return open_, None
    reasons = list(closed.values())
    if len(reasons) == 1:
        return (), reasons[0]
    return (), RouteFailure.FULL if RouteFailure.FULL in reasons else RouteFailure.UNKNOWN


def outcome_of(
    route: Route, scenario: Scenario, world: World, *, now: Millis, arrived_at: Millis
) -> Outcome | None:
    """How the route ends as things stand now; None: the chat waits on, until its timeout."""
    says = route.says
    if says.fails is not None or says.answers:
        at = _later(now, route.since, says.after)
        return Outcome(at=at, agent=says.answers, fails=says.fails)
    if route.agent:
        return _of_agent(route, scenario, world, now=now, arrived_at=arrived_at)
    free: list[tuple[Millis, int, int, int, str]] = []
    for number, each in enumerate(world.ready(route.places, route.skills)):
        preferred = sum(each.skills.get(skill, 0) >= least for skill, least in route.preferred_skills.items())
        rank = (int(each.name != route.preferred_agent), -preferred, number)
        if each.answers_after is not None:
            free.append((_later(now, route.since, each.answers_after), *rank, each.name))
        if scenario.answers_after is not None and scenario.answered_by in ("", each.name):
            free.append((_later(now, arrived_at, scenario.answers_after), *rank, each.name))
    anybody = not world.names_agents and any(world.somebody_on(place) for place in route.places)
    if scenario.answers_after is not None and anybody:
        name = scenario.answered_by or SOMEBODY
        free.append((_later(now, arrived_at, scenario.answers_after), 0, 0, 0, name))
    if not free:
        return None
    return Outcome(at=min(free)[0], agent=min(free)[4])


def who_answers(route: Route, world: World, named: str) -> str:
    """The agent who answers when a step says that one does."""
    able = world.ready(route.places, route.skills)
    return named or route.agent or next((each.name for each in able), SOMEBODY)


def _of_agent(route: Route, scenario: Scenario, world: World, *, now: Millis, arrived_at: Millis) -> Outcome:
    rings = route.answer_timeout or ANSWER_TIMEOUT
    missed = Outcome(at=_later(now, route.since, rings), fails=RouteFailure.TIMEOUT)
    says = world.agent(route.agent)
    ends = [missed]
    if says is not None:
        if says.answers_after is not None:
            ends.append(Outcome(at=_later(now, route.since, says.answers_after), agent=says.name))
        if says.declines_after is not None:
            at = _later(now, route.since, says.declines_after)
            ends.append(Outcome(at=at, fails=RouteFailure.DECLINED))
    if len(ends) == 1 and scenario.answers_after is not None and scenario.answered_by in ("", route.agent):
        ends.append(Outcome(at=_later(now, arrived_at, scenario.answers_after), agent=route.agent))
    # An answer in the last moment counts.
    return min(ends, key=lambda each: (each.at, not each.agent))


def _later(now: Millis, since: Millis, seconds: float) -> Millis:
    return max(now, since + round(seconds * SECOND))
