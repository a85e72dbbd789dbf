"""The rehearsed chat as it stands: what scripts can read of it, where it waits, and how it ended."""

from typing import Any, Literal

from cordboard.core.instant import SECOND, Millis
from cordboard.core.routing.point import GENERAL_CLASS
from cordboard.director.expressions.names import CHAT
from cordboard.director.rehearsal.driving import Route
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.director.rehearsal.world import World

How = Literal["answered", "ended", "abandoned", "fallback", "waiting"]


class RehearsedChat:
    """Changed by the play as the driver would change the chat's document."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self.clipboard: dict[str, str] = dict(scenario.clipboard)
        self.call_class = scenario.call_class or GENERAL_CLASS
        self.priority = scenario.priority
        self.arrived_at: Millis | None = None
        self.route: Route | None = None
        self.destination = ""
        """Where it waits, or waited last."""
        self.agent = ""
        """Who has answered."""
        self.queue = ""
        self.waited: int | None = None
        self.fallback = False
        """The fallback queue has taken it."""
        self.how: How | None = None
        """None: it is not over."""
        self.label = ""
        self.reason = ""

    @property
    def over(self) -> bool:
        return self.how is not None

    def end(self, how: How, reason: str = "") -> None:
        """It is over; only the first end counts."""
        if self.how is None:
            self.how = how
            self.reason = reason
            self.route = None

    def waited_since_arrival(self, now: Millis) -> int:
        """Whole seconds."""
        return 0 if self.arrived_at is None else (now - self.arrived_at) // SECOND

    def visitor_facts(self) -> dict[str, Any]:
        """What scripts read as `visitor`."""
        visitor = self._scenario.visitor
        return {
            "id": visitor.id,
            "name": visitor.name,
            "email": visitor.email,
            "number": visitor.number,
            "language": visitor.language,
            "verified": visitor.verified,
        }

    def chat_facts(self, now: Millis, world: World) -> dict[str, Any]:
        """What scripts read as `chat`."""
        page, visitor = self._scenario.page, self._scenario.visitor
        ahead = world.queue(self.route.queue) if self.route is not None and self.route.queue else None
        estimated = ahead.estimated_wait if ahead is not None else None
        return {
            **dict.fromkeys(CHAT),
            "id": self._scenario.chat_id,
            "url": page.url,
            "title": page.title,
            "referrer": page.referrer,
            "language": visitor.language,
            "class": self.call_class,
            "point": self._scenario.point,
            "priority": self.priority,
            "waited": self.waited_since_arrival(now),
            "position": ahead.waiting + 1 if ahead is not None else 0,
            "estimated_wait": estimated,
        }

    def visitor_key(self) -> str:
        """By what shares of visitors are decided."""
        visitor = self._scenario.visitor
        return visitor.key or (f"id:{visitor.id}" if visitor.id else self._scenario.chat_id)
