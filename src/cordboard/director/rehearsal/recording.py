"""Makes a scenario of a recorded chat: what the visitor did, and what queues, agents and outside answered, when.

Only what the chat's events tell is known; what that is worth stands in docs/rehearsal.md.
"""

from collections.abc import Iterable, Mapping

import msgspec

from cordboard.core.chat import events as ev
from cordboard.core.chat.chat import Chat
from cordboard.core.chat.party import Role
from cordboard.core.instant import Millis, parse_rfc3339, rfc3339
from cordboard.core.reasons import Ended
from cordboard.director.rehearsal.outside import OutsideRecord
from cordboard.director.rehearsal.rehearsed import Elapsed, elapsed
from cordboard.director.rehearsal.scenario import PageSays, Scenario, Step, VisitorSays
from cordboard.director.rehearsal.sightings import Sightings
from cordboard.director.run import Run

RUN = 1
"""The run that is replayed: the one with which the chat began."""
_MOMENT = 0.001
_BY_SCRIPT = frozenset({Ended.SCRIPT_ENDED, Ended.SCRIPT_CLEARED, Ended.NO_ROUTE})
"""Ends that are the script's doing; all others would have come whatever it did."""


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded chat: the scenario that it makes, and what had truly become of it.

    `path`: `node.exit`, or the node where the run ended. `whole`: the chat's first run is over.
    """

    scenario: Scenario
    path: tuple[str, ...]
    answered: bool
    whole: bool


def recorded(
    chat: Chat, log: Iterable[ev.ChatEvent], run: Run | None = None, into: Mapping[str, str] | None = None
) -> Recorded | None:
    """The chat as a scenario; None: its first run never began.

    `run` as it ended, and `into`, the variable that takes the answer of each calling node, tell what outside calls
    had brought.
    """
    return _Reading(chat, run, into or {}).of(list(log))


class _Reading:
    """One chat under the reader's eyes."""

    def __init__(self, chat: Chat, run: Run | None, into: Mapping[str, str]) -> None:
        self._chat = chat
        self._begin: Millis = 0
        self._steps: list[Step] = []
        self._sightings = Sightings()
        self._outside = OutsideRecord(run.variables if run is not None else {}, into)
        self._path: list[tuple[str, str]] = []
        self._arrived: Millis | None = None
        self._answered: tuple[Millis, str] | None = None
        self._message: str | None = None
        self._opened: ev.ChatOpened | None = None
        self._priority = chat.priority
        self._rerouted: Elapsed | None = None
        self._moved = False
        """The chat went on after its first agent."""

    def of(self, log: list[ev.ChatEvent]) -> Recorded | None:
        began = next((parse_rfc3339(each.at) for each in log if isinstance(each, ev.NodeEntered)), None)
        if began is None:
            return None
        self._begin = began
        running = False
        for event in log:
            at = elapsed(max(0, parse_rfc3339(event.at) - began))
            if not running:
                self._before(event)
            running = running or isinstance(event, ev.NodeEntered)
            if isinstance(event, ev.Transferred | ev.AgentLeft):
                self._moved = True
                break  # what comes now belongs to another run, or to none
            if running:
                self._read(event, at)
        return Recorded(
            scenario=self._scenario(),
            path=tuple(f"{node}.{exit_}" if exit_ else node for node, exit_ in self._path),
            answered=self._answered is not None,
            whole=self._chat.ended_at is not None or self._answered is not None,
        )

    def _before(self, event: ev.ChatEvent) -> None:
        match event:
            case ev.ChatOpened():
                self._opened = event
            case ev.MessageSent() if event.by.role is Role.VISITOR and self._message is None:
                self._message = event.text
            case ev.RouteRequested():
                self._priority = event.priority
            case _:
                pass

    def _read(self, event: ev.ChatEvent, at: Elapsed) -> None:
        if self._answered is None:
            self._sightings.see(event, at)
            self._outside.see(event, at)
        match event:
            case ev.NodeEntered() if event.run == RUN:
                self._path.append((event.node, ""))
            case ev.ExitTaken() if event.run == RUN:
                self._left(event)
            case ev.MessageSent() if event.by.role is Role.VISITOR and self._answered is None:
                do = "chooses" if event.choice is not None else "writes"
                self._steps.append(Step(after=at, do=do, text=event.text, choice=event.choice or ""))
            case ev.Queued() if self._arrived is None:
                self._arrived = parse_rfc3339(event.at)
            case ev.RunNoted() if event.note == GAVE_UP_PLACE:
                self._arrived = None
            case ev.ReRouted():
                self._rerouted = at
            case ev.Answered() if self._answered is None:
                # In the moment in which a route failed, the answer came after that, on the next.
                late = 1 if self._rerouted == at else 0
                self._answered = parse_rfc3339(event.at) + late, event.agent
            case ev.ChatEnded() if event.reason not in _BY_SCRIPT:
                # In the moment of an agent's answer the answer was first.
                late = _MOMENT if self._answered is not None else 0
                gone = Step(after=round(at + late, 3), do="leaves", text=event.reason.replace("_", " "))
                self._steps.append(gone)
            case _:
                pass

    def _left(self, event: ev.ExitTaken) -> None:
        for number in range(len(self._path) - 1, -1, -1):
            if self._path[number] == (event.node, ""):
                self._path[number] = (event.node, event.exit)
                return

    def _scenario(self) -> Scenario:
        chat, visitor, opened = self._chat, self._chat.visitor, self._opened
        seen, outside = self._sightings, self._outside
        after: Elapsed | None = None
        if self._answered is not None:
            since = self._arrived if self._arrived is not None else self._begin
            after = elapsed(self._answered[0] - since)
        steps = sorted((*self._steps, *seen.changes()), key=lambda step: (step.after, step.do != "changes"))
        return Scenario(
            name=chat.id,
            at=rfc3339(self._begin),
            chat_id=chat.id,
            visitor=VisitorSays(
                id=visitor.claimed_id,
                name=visitor.name,
                email=visitor.email,
                number=visitor.number,
                language=visitor.language,
                verified=visitor.verified,
                last_agent="" if self._moved else chat.last_agent,
                key=visitor.key or visitor.id,
            ),
            page=PageSays(url=chat.page.url, title=chat.page.title, referrer=chat.page.referrer),
            form=chat.form,
            clipboard=dict(opened.clipboard if opened is not None else chat.clipboard),
            message=self._message,
            call_class=opened.call_class if opened is not None else chat.call_class,
            point=opened.point if opened is not None else chat.point,
            priority=self._priority,
            debug=chat.debug,
            variables=seen.first_variables(),
            queues=seen.first_queues(),
            anybody=seen.anybody(),
            calendars=seen.first_calendars(),
            answers_after=after,
            answered_by=self._answered[1] if self._answered is not None else "",
            calls=outside.calls(),
            hosts=outside.hosts(),
            routes=outside.routes(),
            steps=tuple(steps),
        )


GAVE_UP_PLACE = "The chat gives up its place in line."
"""How the trace tells of it."""
