"""The driver of a rehearsal: where the chat waits, who answers it, and what follows when a route has failed."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import RouteFailure
from cordboard.director.orders import AskHost, ChangeTerms, SelectRoute
from cordboard.director.rehearsal import hosting
from cordboard.director.rehearsal.driving import Outcome, Route, enterable, outcome_of, who_answers
from cordboard.director.rehearsal.hosting import Dialog
from cordboard.director.rehearsal.scenario import RouteSays
from cordboard.director.stimuli import HostEnded, RouteAnswered, RouteFailed

if TYPE_CHECKING:
    from cordboard.director.rehearsal.playing import Play


class Routing:
    """Carries routes out, in the manner of driver and distributor together."""

    def __init__(self, play: "Play") -> None:
        self._play = play
        self._chat = play.chat
        self._tries: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self.dialog: Dialog | None = None
        """With the outside host that the script has asked."""

    def select(self, order: SelectRoute) -> None:
        """RouteSelect: the chat waits there, or the script hears at once why it cannot."""
        play, chat = self._play, self._chat
        says = self._says(order.route)
        places, why = enterable((order.route, *order.also), play.world)
        if says.fails is not None and says.after == 0:
            why = says.fails
        if why is None and order.max_hunt_calls and play.scenario.hunting >= order.max_hunt_calls:
            why = RouteFailure.FULL
        if why is not None:
            play.record.overflowed(why)
            play.tell(RouteFailed(why=why))
            return
        self.dialog = None
        if order.priority is not None:
            chat.priority = order.priority
        self._wait_on(
            Route(
                places=places,
                since=play.now,
                due_at=self._later(order.timeout),
                skills=order.skills,
                preferred_skills=order.preferred_skills,
                preferred_agent=order.preferred_agent,
                answer_timeout=order.answer_timeout,
                says=says,
            )
        )

    def change_terms(self, order: ChangeTerms) -> None:
        """The chat waits on with other terms, in its place."""
        route, chat = self._chat.route, self._chat
        if route is None:
            return
        if order.priority is not None:
            chat.priority = order.priority
        chat.route = replace(
            route,
            skills=route.skills if order.skills is None else order.skills,
            preferred_skills=route.preferred_skills
            if order.preferred_skills is None
            else order.preferred_skills,
        )

    def ask_host(self, order: AskHost) -> None:
        """RouteRequest to an outside host."""
        play = self._play
        if play.around.known.lacks("host", order.host):
            detail = f"There is no active host {order.host!r} that routes."
            play.tell(HostEnded(how="failed", detail=detail))
            return
        used = self._asked.get(order.host, 0)
        self.dialog = hosting.opened(order, play.scenario, used=used, now=play.now)

    def replied(self) -> None:
        """The host answers, or its time is over."""
        dialog, play = self.dialog, self._play
        assert dialog is not None
        if not dialog.in_time:
            self._lost(HostEnded(how="timeout", detail=f"the host did not answer within {dialog.timeout} s"))
            return
        says = dialog.next
        self._asked[dialog.host] = self._asked.get(dialog.host, 0) + 1
        self.dialog = hosting.answered(dialog)
        if says.selects:
            self._chat.clipboard = {**self._chat.clipboard, **says.clipboard}
            self._try_next()
            return
        if says.fails:
            self._lost(HostEnded(how="failed", detail=says.fails))
            return
        cause = says.rejects if isinstance(says.rejects, str) else ""
        play.record.note(f"The host {dialog.host!r} rejects the chat{f': {cause}' if cause else ''}.")
        self._lost(HostEnded(how="rejected", detail=cause))

    def outcome(self) -> Outcome | None:
        """How the present route ends if nothing comes between."""
        route, play = self._chat.route, self._play
        if route is None:
            return None
        arrived = self._chat.arrived_at if self._chat.arrived_at is not None else route.since
        return outcome_of(route, play.scenario, play.world, now=play.now, arrived_at=arrived)

    def comes_out(self, outcome: Outcome) -> None:
        """The outcome has come."""
        if outcome.fails is not None:
            self.fail(outcome.fails)
        else:
            self.answered(outcome.agent)

    def answered_by(self, named: str) -> None:
        """A step says that an agent answers."""
        route = self._chat.route
        if route is None:
            who = named or "An agent"
            self._play.record.note(f"{who} would have answered, but the chat waited nowhere.")
            return
        self.answered(who_answers(route, self._play.world, named))

    def answered(self, agent: str) -> None:
        """An agent has the chat: the script may do a little more, and then it is over."""
        chat, play = self._chat, self._play
        route = chat.route
        assert route is not None
        place = route.to if route.agent else play.world.place_of(route.places, agent)
        chat.route, self.dialog = None, None
        chat.agent, chat.destination = agent, place
        chat.queue = place[6:] if place.startswith("queue:") else ""
        chat.waited = chat.waited_since_arrival(play.now)
        play.tell(RouteAnswered(agent=agent, queue=chat.queue))
        chat.end("fallback" if chat.fallback else "answered", chat.reason)

    def declined(self, named: str) -> None:
        """A step says that an agent declines."""
        route = self._chat.route
        if route is not None and route.agent and named in ("", route.agent):
            self.fail(RouteFailure.DECLINED)
        elif route is not None and not route.agent:
            self._play.record.note(f"{named or 'An agent'} declines; the chat goes on waiting for others.")
        else:
            self._play.record.note(f"{named or 'An agent'} would have declined, but did not have the chat.")

    def look_again(self) -> None:
        """The surroundings have changed: a chat held for one agent who is gone waits no more."""
        route = self._chat.route
        if route is not None and route.agent and route.says == RouteSays():
            why = self._play.world.cannot(route.agent)
            if why is not None:
                self.fail(why)

    def fail(self, why: RouteFailure) -> None:
        """The route has led to nobody: ReRoute, to the host that named it or to the script."""
        route, play = self._chat.route, self._play
        assert route is not None
        self._chat.route = None
        play.record.overflowed(why)
        if route.by_host and self.dialog is not None:
            self._try_next()
        elif play.run.ended:
            note = f"The route failed: {why}"
            play.record.note(note)
            self.by_default(note)
        else:
            play.tell(RouteFailed(why=why))

    def by_default(self, note: str) -> None:
        """Default routing: the fallback queue takes the chat; without one it ends."""
        play, chat = self._play, self._chat
        play.run = replace(play.run, ended=True, wait=None)
        if chat.route is not None or chat.agent or chat.over:
            return
        queue = play.fallback_queue
        chat.reason = note
        if queue and play.world.queue(queue) is not None:
            chat.fallback = True
            play.record.overflowed("fallback")
            place = f"queue:{queue}"
            self._wait_on(Route(places=(place,), since=play.now, fallback=True))
        else:
            chat.end("ended", note)

    def _try_next(self) -> None:
        """The next of the routes that the host has named; when all have failed, it is asked for another."""
        play = self._play
        dialog = self.dialog
        while dialog is not None and dialog.alternates and dialog.tries < hosting.MOST_TRIES:
            to, *rest = dialog.alternates
            if to.startswith("point:"):
                self.dialog, self._chat.destination = None, to
                self._chat.end("ended", f"the host sends the chat to {to}")
                return
            dialog = self.dialog = replace(dialog, alternates=tuple(rest), tries=dialog.tries + 1)
            says = self._says(to)
            places, why = enterable((to,), play.world)
            if says.fails is not None and says.after == 0:
                why = says.fails
            if why is None:
                if dialog.priority is not None:
                    self._chat.priority = dialog.priority
                due_at = self._later(dialog.route_timeout)
                self._wait_on(Route(places=places, since=play.now, due_at=due_at, says=says, by_host=True))
                return
            play.record.overflowed(why)
        assert dialog is not None
        if dialog.may_retry and dialog.tries < hosting.MOST_TRIES:
            self.dialog = hosting.asked_again(dialog, play.now)
        else:
            self._lost(HostEnded(how="failed", detail="the host's route led to nobody, and it has no other"))

    def _lost(self, ended: HostEnded) -> None:
        self.dialog = None
        self._play.tell(ended)

    def _wait_on(self, route: Route) -> None:
        chat = self._chat
        if chat.arrived_at is None:
            chat.arrived_at = self._play.now
        chat.route, chat.destination = route, route.to

    def _says(self, to: str) -> RouteSays:
        """What the scenario says of the next try of a route."""
        says = self._play.scenario.routes.get(to, ())
        number = self._tries[to] = self._tries.get(to, 0) + 1
        return says[number - 1] if number <= len(says) else RouteSays()

    def _later(self, seconds: int | None) -> Millis | None:
        return None if seconds is None else self._play.now + seconds * SECOND
