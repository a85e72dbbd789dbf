"""Carries out what a script orders: each order becomes verbs of the chat, in the order given."""

from msgspec.structs import replace

from cordboard.core.chat import dialogue, ending, offering, timers
from cordboard.core.chat.chat import ChatState, Route
from cordboard.core.chat.events import (
    ExitTaken,
    MessageSent,
    NodeEntered,
    NoteAdded,
    QuestionAnswered,
    QuestionAsked,
    RunNoted,
)
from cordboard.core.chat.party import SCRIPT, SYSTEM
from cordboard.core.instant import SECOND
from cordboard.core.reasons import Ended, RouteError, RouteFailure
from cordboard.director import orders
from cordboard.director.stimuli import RouteFailed
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.routing.considering import consider
from cordboard.switchboard.routing.effects import have_effect
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.stage import Stage


def carry_out(
    stage: Stage, order: orders.AnyOrder, *, catalogue: Catalogue, floor: Floorplan
) -> RouteFailed | None:
    """Do what an order says; answers what the script must hear of at once, if anything."""
    number = stage.run.number if stage.run else 0
    match order:
        case orders.TraceEntered():
            stage.happened(NodeEntered, run=number, node=order.node, node_kind=order.node_kind)
        case orders.TraceExit():
            stage.happened(
                ExitTaken,
                run=number,
                node=order.node,
                exit=order.exit,
                to=order.to,
                why=order.why,
                read=order.read,
            )
        case orders.TraceNote():
            stage.happened(
                RunNoted,
                run=number,
                node=order.node,
                note=order.note,
                script=order.script,
                version=order.version,
            )
        case _ if stage.leaving:
            return None
        case orders.Say():
            stage.happened(MessageSent, by=SCRIPT, text=order.text, markdown=order.markdown)
        case orders.Ask():
            stage.happened(
                QuestionAsked, by=SCRIPT, text=order.text, answer=order.answer, choices=order.choices
            )
        case orders.TakeAnswer():
            stage.happened(QuestionAnswered, value=order.value, into=order.into)
        case orders.SelectRoute():
            return _select(stage, order, catalogue=catalogue, floor=floor)
        case orders.ChangeTerms():
            offering.change_terms(
                stage,
                skills=order.skills,
                preferred_skills=order.preferred_skills,
                priority=order.priority,
            )
        case orders.Clear():
            dialogue.end_dialog(stage, by_host=True, reason=order.reason)
            ending.end(stage, by=SCRIPT, reason=Ended.SCRIPT_CLEARED, message=order.message)
        case orders.Finish():
            dialogue.end_dialog(stage, by_host=True)
            if stage.chat.state is ChatState.ROUTING:
                ending.end(stage, by=SCRIPT, reason=Ended.SCRIPT_ENDED)
        case orders.GiveUp():
            stage.happened(RunNoted, run=number, node=order.node, note=order.note)
            dialogue.end_dialog(stage, by_host=True, error=RouteError.GENERIC_UNSPECIFIED)
            route_by_default(stage, catalogue=catalogue, note=f"The script failed: {order.note}")
        case orders.AskHost():
            raise AssertionError("a host is asked by the driver")
        case _:
            have_effect(stage, order, catalogue=catalogue)
    return None


def _select(
    stage: Stage, order: orders.SelectRoute, *, catalogue: Catalogue, floor: Floorplan
) -> RouteFailed | None:
    dialogue.select_route(
        stage, route=order.route, priority=order.priority, alternate_routes=order.alternate_routes
    )
    route = Route(
        to=order.route,
        also=order.also,
        skills=order.skills,
        preferred_skills=order.preferred_skills,
        preferred_agent=order.preferred_agent,
        priority=order.priority if order.priority is not None else stage.chat.priority,
        answer_timeout=order.answer_timeout,
        hunt_interval=order.hunt_interval,
        maximum_matches=max(1, order.maximum_matches),
    )
    route = reachable(route, catalogue=catalogue, floor=floor, chat=stage.chat.id)
    why = why_not(route, catalogue=catalogue, floor=floor, chat=stage.chat.id, weight=stage.chat.weight)
    if why is None and order.max_hunt_calls:
        waiting = floor.hunting(stage.chat.point, but=stage.chat.id)
        why = RouteFailure.FULL if waiting >= order.max_hunt_calls else None
    if why is not None:
        dialogue.re_route(stage, why=why)
        return RouteFailed(why=why)
    offering.wait_on(stage, route)
    consider(stage, floor)
    if order.timeout is not None:
        stage.arm(timers.ROUTE, stage.now + order.timeout * SECOND)
    return None


def why_not(
    route: Route, *, catalogue: Catalogue, floor: Floorplan, chat: str, weight: int = 1
) -> RouteFailure | None:
    """Why the chat cannot wait on this route now; None: it can, in one of its places at least."""
    if route.agent:
        return floor.agent(route.agent, weight=weight)
    closed = [_closed(place, catalogue=catalogue, floor=floor, chat=chat) for place in route.places]
    if None in closed:
        return None
    return RouteFailure.FULL if RouteFailure.FULL in closed else RouteFailure.UNKNOWN


def reachable(route: Route, *, catalogue: Catalogue, floor: Floorplan, chat: str) -> Route:
    """The route without those of its places in which the chat cannot wait, if any is left."""
    if not route.also:
        return route
    places = [
        place for place in route.places if _closed(place, catalogue=catalogue, floor=floor, chat=chat) is None
    ]
    return replace(route, to=places[0], also=tuple(places[1:])) if places else route


def _closed(place: str, *, catalogue: Catalogue, floor: Floorplan, chat: str) -> RouteFailure | None:
    """Why a chat cannot wait in a queue or group; None: it can."""
    kind, _, name = place.partition(":")
    if kind == "group":
        return None if name in catalogue.agent_groups else RouteFailure.UNKNOWN
    facts = floor.queue(name, but=chat) if kind == "queue" and name in catalogue.queues else None
    if facts is None:
        return RouteFailure.UNKNOWN
    return RouteFailure.FULL if facts.full else None


def route_by_default(stage: Stage, *, catalogue: Catalogue, note: str) -> None:
    """Default routing: what the driver does when its host gave no route (domain.md §7.4).

    The point's fallback queue takes the chat, with a note for the agent; without one the chat ends.
    """
    stage.happened(NoteAdded, by=SYSTEM, text=note)
    if stage.run is not None and not stage.run.ended:
        stage.run = replace(stage.run, ended=True, wait=None)
    stage.disarm(timers.RUN)
    point = catalogue.points.get(stage.chat.point)
    queue = point.fallback_queue if point is not None else None
    if stage.chat.state is not ChatState.ROUTING:
        return
    if queue is not None and queue in catalogue.queues:
        offering.wait_on(stage, Route(to=f"queue:{queue}", priority=stage.chat.priority), why="default route")
    else:
        ending.end(stage, by=SYSTEM, reason=Ended.NO_ROUTE)
