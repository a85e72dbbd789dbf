"""Where a chat may be handed: by an agent to a queue or colleague, by agents and hosts to another routing point."""

from typing import TypedDict

from cordboard.core.chat.chat import Chat, Route
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code, RouteFailure
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.routing.facts import Floorplan
from cordboard.switchboard.routing.orders import why_not

_CODES = {
    RouteFailure.NOT_READY: Code.NOT_READY,
    RouteFailure.BUSY: Code.AT_CAPACITY,
    RouteFailure.UNKNOWN: Code.UNKNOWN_DESTINATION,
}


class PointTerms(TypedDict):
    """What a chat takes over from the point it comes to."""

    point: str
    layout: str
    call_class: str
    weight: int


def transfer_route(chat: Chat, *, to: str, catalogue: Catalogue, floor: Floorplan) -> Route:
    """The route of a chat that its agent hands to a queue or another agent.

    Raises Refused (`unknown_destination`, `not_ready`, `at_capacity`) when nobody could ever answer there.
    """
    talk = chat.talk
    assert talk is not None
    home = talk.queue or next(iter(catalogue.queues_of(to[6:])), "") if to.startswith("agent:") else ""
    route = Route(to=to, priority=chat.priority, fallback=f"queue:{home}" if home else "")
    why = why_not(route, catalogue=catalogue, floor=floor, chat=chat.id, weight=chat.weight)
    if why is not None:
        code = _CODES.get(why, Code.AT_CAPACITY)
        raise Refused(code, f"{to} cannot take the chat: {why.replace('_', ' ')}.", extra={"why": why})
    if to == f"agent:{talk.agent}":
        raise Refused(Code.UNKNOWN_DESTINATION, "The chat is at your own desk already.")
    return route


def point_terms(name: str, *, catalogue: Catalogue) -> PointTerms:
    """What a chat takes over from a point. Raises Refused (`unknown_destination`) for none that is active."""
    point = catalogue.points.get(name)
    if point is None or not point.active:
        raise Refused(Code.UNKNOWN_DESTINATION, f"There is no active routing point {name!r}.")
    return PointTerms(
        point=point.name,
        layout=point.layout,
        call_class=catalogue.class_of(point),
        weight=catalogue.weight_of(point),
    )
