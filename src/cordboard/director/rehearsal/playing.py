"""Plays a scenario through a script version on a virtual clock: time jumps to whatever happens next.

Orders are carried out in a model that imitates driver and switchboard. Nothing outside is touched and nothing is by
chance: the same scenario has the same answer, always.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cordboard.core.errors import Refused
from cordboard.core.instant import DAY, SECOND, Millis, parse_rfc3339
from cordboard.core.reasons import Code, RouteFailure
from cordboard.director.advance import advance, new_run
from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import Facts
from cordboard.director.orders import TraceEntered
from cordboard.director.rehearsal.carrying import carry_out
from cordboard.director.rehearsal.chat import RehearsedChat
from cordboard.director.rehearsal.recorder import Recorder
from cordboard.director.rehearsal.rehearsed import Standing, elapsed
from cordboard.director.rehearsal.routing import Routing
from cordboard.director.rehearsal.scenario import Scenario, Step
from cordboard.director.rehearsal.staffing import staff_of
from cordboard.director.rehearsal.surroundings import Surroundings
from cordboard.director.rehearsal.world import World
from cordboard.director.run import Run
from cordboard.director.settings import complete_settings
from cordboard.director.stimuli import (
    AnyStimulus,
    CallReturned,
    Started,
    TimerDue,
    VisitorLeft,
    VisitorWrote,
)

MAX_TIME: Millis = 30 * DAY
MAX_EVENTS = 5_000
"""Stimuli and orders of a rehearsal."""
CHANGES = frozenset({"nobody_on", "everybody_on", "queue_full", "queue_free", "changes"})
"""Steps that happen to the surroundings and not to the chat."""
HEARINGS = 100
"""How many stimuli follow one another without time going on, as in the driver."""
_EARLIEST, _LATEST = parse_rfc3339("1980-01-01T00:00:00Z"), parse_rfc3339("2200-01-01T00:00:00Z")


class Moment(NamedTuple):
    """Something that happens next if nothing comes before it. Of one moment's the lowest rank goes first."""

    at: Millis
    rank: int
    act: Callable[[], None]


class Play:
    """One rehearsal under way."""

    def __init__(
        self, script: CompiledScript, scenario: Scenario, around: Surroundings, *, name: str, version: int
    ) -> None:
        self.script = script
        self.scenario = scenario
        self.around = around
        self.begin = self.now = _moment(scenario.at)
        self.settings = complete_settings(script.definition, scenario.settings)
        staff = staff_of(scenario, around, script.definition, self.settings)
        self.world = World(scenario, around, staff)
        self.chat = RehearsedChat(scenario)
        self.record = Recorder(self.begin)
        self.run = new_run(number=1, script=name, version=version)
        self.routing = Routing(self)
        self.node = ""
        """The node at work, with its path inside called scripts."""
        self.calls_of: dict[str, int] = {}
        """Outside calls ordered so far, by node."""
        self.under_way: list[tuple[Millis, int, CallReturned]] = []
        """Outside calls that have not ended: when they will, which of the record's they are, and how."""
        self.standing: Standing | None = None
        self._steps = sorted(scenario.steps, key=lambda step: step.after)
        self._pending: list[AnyStimulus] = []
        self._telling = False
        self._events = 0

    @property
    def fallback_queue(self) -> str:
        """The queue that takes the chat when the script fails; empty: none."""
        own = self.scenario.fallback_queue
        return self.around.fallback_queues.get(self.scenario.point, "") if own is None else own

    def perform(self) -> None:
        """From the chat's opening until it is over, or nothing more can happen."""
        if self.scenario.message is not None:
            self.record.visitor(self.scenario.message)
        self._begin_with()
        self.tell(Started(message=self.scenario.message))
        while not self.chat.over:
            following = min(self._moments(), key=lambda moment: moment[:2], default=None)
            if following is None or self._stops_before(following.at) or self._too_long(following.at):
                self._stand(following)
                return
            self.now = self.record.now = following.at
            self._events += 1
            following.act()

    def tell(self, stimulus: AnyStimulus) -> None:
        """Wake the script and do what it orders, until it waits or has ended."""
        self._pending.append(stimulus)
        if self._telling:
            return  # an order of the script has this answer; the script hears it when all are carried out
        self._telling = True
        heard = 0
        while self._pending and heard < HEARINGS and not self.run.ended:
            heard += 1
            self.node = _waiting_node(self.run)
            answer = advance(
                self.script, self.run, self._pending.pop(0), self._facts(), library=self._version_of
            )
            self.run = answer.run
            self._events += len(answer.orders)
            for order in answer.orders:
                if isinstance(order, TraceEntered):
                    self.node = order.node
                carry_out(self, order)
        self._telling = False
        if self._pending and heard == HEARINGS:
            note = "The script's routes failed too often without a wait."
            self.record.note(note)
            self.routing.by_default(note)
        self._pending.clear()

    def _begin_with(self) -> None:
        """What the surroundings are like from the beginning."""
        steps = self._steps
        self._steps = list[Step]()
        for step in steps:
            if step.after == 0 and step.do in CHANGES:
                self.world.change(step)
            else:
                self._steps.append(step)

    def _moments(self) -> Iterator[Moment]:
        """All that could happen next."""
        if self._steps:
            step = self._steps[0]
            yield self._moment(self.begin + round(step.after * SECOND), 0, self._step)
        outcome = self.routing.outcome()
        if outcome is not None:
            yield self._moment(outcome.at, 1, lambda: self.routing.comes_out(outcome))
        if self.under_way:
            yield self._moment(min(self.under_way, key=lambda each: each[:2])[0], 2, self._call_ends)
        dialog, route, wait = self.routing.dialog, self.chat.route, self.run.wait
        if dialog is not None and dialog.waits_for_reply:
            yield self._moment(dialog.due_at, 3, self.routing.replied)
        if route is not None and route.due_at is not None:
            yield self._moment(route.due_at, 4, self._route_due)
        if wait is not None and wait.due_at is not None and "timer_due" in wait.accepts:
            yield self._moment(wait.due_at, 5, lambda: self.tell(TimerDue()))

    def _moment(self, at: Millis, rank: int, act: Callable[[], None]) -> Moment:
        return Moment(max(at, self.now), rank, act)

    def _step(self) -> None:
        step = self._steps.pop(0)
        match step.do:
            case "writes" | "chooses":
                self._visitor_writes(step)
            case "leaves":
                self.tell(VisitorLeft())
                self.chat.end("abandoned", step.text or "the visitor left")
            case "agent_answers":
                self.routing.answered_by(step.agent)
            case "agent_declines":
                self.routing.declined(step.agent)
            case _:
                self.world.change(step)
                self.routing.look_again()

    def _visitor_writes(self, step: Step) -> None:
        choice = step.choice or (step.text if step.do == "chooses" else "")
        text = step.text or choice
        self.record.visitor(text)
        if self.run.wait is not None and "visitor_wrote" in self.run.wait.accepts:
            self.tell(VisitorWrote(text=text, choice=choice or None))

    def _call_ends(self) -> None:
        ended = min(self.under_way, key=lambda each: each[:2])
        self.under_way.remove(ended)
        self.record.returned(ended[1], ended[2])
        self.tell(ended[2])

    def _route_due(self) -> None:
        self.routing.fail(RouteFailure.TIMEOUT)

    def _stops_before(self, at: Millis) -> bool:
        until = self.scenario.until
        return until is not None and at - self.begin > round(until * SECOND)

    def _stand(self, following: Moment | None) -> None:
        """Nothing more is played: the chat waits."""
        if self.scenario.until is not None:
            self.now = max(self.now, self.begin + round(self.scenario.until * SECOND))
        wait, route = self.run.wait, self.chat.route
        self.standing = Standing(
            node=_waiting_node(self.run),
            accepts=wait.accepts if wait is not None else (),
            places=route.places if route is not None else (),
            next=None if following is None else elapsed(following.at - self.begin),
        )
        self.chat.end("waiting", self.chat.reason)

    def _too_long(self, at: Millis) -> bool:
        if at - self.begin > MAX_TIME:
            self.record.note("The rehearsal ends here: it lasts 30 days at most.")
        elif self._events > MAX_EVENTS:
            self.record.note(f"The rehearsal ends here: it has {MAX_EVENTS} events at most.")
        elif self.record.full:
            self.record.note("The rehearsal ends here: the script has said too much.")
        else:
            return False
        return True

    def _facts(self) -> Facts:
        chat, known, around = self.chat, self.around.known, self.around
        return Facts(
            now=self.now,
            settings=self.settings,
            visitor=chat.visitor_facts(),
            chat=chat.chat_facts(self.now, self.world),
            clipboard=chat.clipboard,
            form=self.scenario.form,
            variables=self.world.variables,
            visitor_key=chat.visitor_key(),
            last_agent=chat.agent or self.scenario.visitor.last_agent,
            debug=self.scenario.debug,
            queue=self.world.queue,
            calendar=self.world.calendar,
            people=self.world.people,
            script=around.script,
            has=lambda kind, name: not known.lacks(kind, name),
        )

    def _version_of(self, script: str, version: int) -> CompiledScript | None:
        found = self.around.script(script)
        return found.compiled if found is not None and found.number == version else None


def _waiting_node(run: Run) -> str:
    return "/".join((*(frame.node for frame in run.frames), run.wait.node)) if run.wait is not None else ""


def _moment(text: str) -> Millis:
    """Raises Refused (`invalid`) for what is no moment."""
    try:
        at = parse_rfc3339(text)
    except ValueError:
        at = 0
    if not _EARLIEST <= at <= _LATEST:
        detail = f"`at` is {text!r}, but must be a moment between 1980 and 2200, as 2030-01-07T10:00:00Z."
        raise Refused(Code.INVALID, detail, extra={"field": "at"})
    return at
