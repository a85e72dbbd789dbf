"""The outside of a rehearsed chat as it stands at a moment: queues, agents, calendars, variables."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict, replace

from cordboard.core.calendar import Calendar
from cordboard.core.reasons import RouteFailure
from cordboard.director.facts import AgentFacts, QueueFacts
from cordboard.director.rehearsal.scenario import AgentSays, QueueSays, Scenario, Step
from cordboard.director.rehearsal.staffing import SOMEBODY, Staff
from cordboard.director.rehearsal.surroundings import Surroundings, calendar_of


class World:
    """Changed by the steps of the scenario alone."""

    def __init__(self, scenario: Scenario, around: Surroundings, staff: Staff) -> None:
        self._around = around
        self._staff = staff
        self._scenario = scenario
        self._queues: dict[str, QueueSays | None] = dict(scenario.queues)
        self._any = QueueSays()
        self._anybody = scenario.anybody
        self._agents = list(scenario.agents)
        self.variables: dict[str, Any] = {**around.variables, **scenario.variables}
        self._calendars = {name: calendar_of(name, says) for name, says in scenario.calendars.items()}

    def queue(self, name: str) -> QueueFacts | None:
        """A queue as it stands, without the rehearsed chat; None: there is none."""
        if name in self._queues:
            says = self._queues[name]
        else:
            says = None if self._around.known.lacks("queue", name) else self._any
        if says is None or not name:
            return None
        facts = QueueFacts(**asdict(says))
        if not self._agents or name in self._scenario.queues:
            return facts
        serving = [each for each in self._agents if each.state != "signed_out" and self._serves(each, name)]
        ready = sum(each.state == "ready" for each in serving)
        return replace(facts, ready=ready, logged_on=len(serving))

    def calendar(self, name: str) -> Calendar | None:
        """A calendar of the scenario, else the real one, else one that is open, unless it is sure there is none."""
        if name in self._calendars:
            return self._calendars[name]
        found = self._around.calendars.get(name)
        if found is not None:
            return found
        if not name or self._around.known.lacks("calendar", name):
            return None
        return calendar_of(name, says=True)

    def people(self) -> list[AgentFacts]:
        """Everybody who is signed in."""
        if not self._agents:
            if not self._anybody:
                return []
            staff = self._staff
            return [
                AgentFacts(
                    name=name,
                    full_name=name.capitalize(),
                    free=1,
                    capacity=1,
                    groups=staff.groups,
                    queues=staff.queues,
                    skills=staff.skills,
                )
                for name in staff.names
            ]
        return [self._facts_of(each) for each in self._agents if each.state != "signed_out"]

    def cannot(self, agent: str) -> RouteFailure | None:
        """Why an agent cannot get the chat now; None: the agent can."""
        if self._around.known.lacks("agent", agent) and agent != SOMEBODY:
            return RouteFailure.UNKNOWN
        if not self._agents:
            return None if self._anybody else RouteFailure.NOT_READY
        found = self.agent(agent)
        if found is None or found.state in ("signed_out", "not_ready"):
            return RouteFailure.NOT_READY
        return RouteFailure.BUSY if found.state == "busy" else None

    def closed(self, place: str) -> RouteFailure | None:
        """Why a chat cannot wait on a `queue:`, `group:` or `agent:` now; None: it can."""
        kind, _, name = place.partition(":")
        if kind == "agent" and name:
            return self.cannot(name)
        if kind == "group" and name:
            return RouteFailure.UNKNOWN if self._around.known.lacks("group", name) else None
        facts = self.queue(name) if kind == "queue" else None
        if facts is None:
            return RouteFailure.UNKNOWN
        return RouteFailure.FULL if facts.full else None

    def agent(self, name: str) -> AgentSays | None:
        """What the scenario says of an agent."""
        return next((each for each in self._agents if each.name == name), None)

    def somebody_on(self, place: str) -> bool:
        """Whether anybody is signed in who could answer there; who exactly, the scenario does not name."""
        kind, _, name = place.partition(":")
        if kind == "queue":
            facts = self.queue(name)
            return facts is not None and facts.logged_on > 0
        if self._agents:
            return any(name in each.groups for each in self._agents if each.state != "signed_out")
        return self._anybody

    def ready(self, places: tuple[str, ...], skills: dict[str, int]) -> Iterator[AgentSays]:
        """The agents whom the scenario names who could take a chat that waits there, in the scenario's order."""
        for each in self._agents:
            able = all(each.skills.get(skill, 0) >= level for skill, level in skills.items())
            if each.state == "ready" and able and any(self._reaches(each, place) for place in places):
                yield each

    def place_of(self, places: tuple[str, ...], agent: str) -> str:
        """By which of the places the chat reaches an agent."""
        says = self.agent(agent)
        reached = (
            place
            for place in places
            if (self.somebody_on(place) if says is None else self._reaches(says, place))
        )
        return next(reached, places[0])

    @property
    def names_agents(self) -> bool:
        """Whether the scenario names its agents."""
        return bool(self._agents)

    def change(self, step: Step) -> None:
        """A step that changes the surroundings."""
        match step.do:
            case "nobody_on":
                self._sign(step.queue, on=False)
            case "everybody_on":
                self._sign(step.queue, on=True)
            case "queue_full" | "queue_free":
                self._each(step.queue, full=step.do == "queue_full")
            case _:
                self._anybody = self._anybody if step.anybody is None else step.anybody
                self._queues.update(step.queues)
                self.variables.update(step.variables)
                self._calendars.update(
                    {name: calendar_of(name, says) for name, says in step.calendars.items()}
                )

    def _sign(self, queue: str, *, on: bool) -> None:
        state = "ready" if on else "signed_out"
        self._agents = [
            replace(each, state=state) if not queue or self._serves(each, queue) else each
            for each in self._agents
        ]
        self._anybody = self._anybody if queue else on
        self._each(queue, ready=int(on), logged_on=int(on))

    def _each(self, queue: str, **changes: Any) -> None:
        if queue:
            self._queues[queue] = replace(self._queues.get(queue) or self._any, **changes)
            return
        self._any = replace(self._any, **changes)
        self._queues = {
            name: None if says is None else replace(says, **changes) for name, says in self._queues.items()
        }

    def _serves(self, agent: AgentSays, queue: str) -> bool:
        if agent.queues:
            return queue in agent.queues
        groups = (self._around.groups_of or {}).get(queue)
        return groups is None or not agent.groups or any(group in groups for group in agent.groups)

    def _reaches(self, agent: AgentSays, place: str) -> bool:
        kind, _, name = place.partition(":")
        if kind == "queue":
            return self._serves(agent, name)
        return name in agent.groups if kind == "group" else name == agent.name

    def _facts_of(self, agent: AgentSays) -> AgentFacts:
        free = int(agent.state == "ready")
        return AgentFacts(
            name=agent.name,
            full_name=agent.full_name or agent.name,
            state="not_ready" if agent.state == "not_ready" else "ready",
            free=free,
            taken=int(agent.state == "busy"),
            capacity=1,
            groups=agent.groups,
            queues=tuple(name for name in self._staff.queues if self._serves(agent, name)),
            skills=dict(agent.skills),
        )
