"""A chat that waits for an agent, with all that decides who may get it and when."""

import msgspec

from cordboard.core.instant import Millis

Turn = tuple[int, Millis, str]
"""What orders chats: priority (negated), first arrival, chat. Lower goes first (DESIGN §7)."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A chat in one or several queues, or held for one agent (`agent:NAME`).

    `priority` 1–99, high first. `arrived_at`: first arrival, kept through overflow, transfer and re-route.
    """

    chat: str
    queues: tuple[str, ...] = ()
    """In order of preference: the first with a fitting agent is taken."""
    agent: str = ""
    """When set, only this agent may have it: it waits in this agent's line and in no queue."""
    priority: int = 50
    arrived_at: Millis = 0
    refused: frozenset[str] = frozenset()
    """Agents who declined it or let it ring out in this round."""
    offered_to: frozenset[str] = frozenset()
    """Agents at whom it rings now."""
    maximum_matches: int = 1
    """At how many agents it may ring at once."""
    hunt_interval: Millis = 0
    """Time between two offers to successive agents."""
    not_before: Millis = 0
    """No offer before this moment."""
    weight: int = 1
    """Slots that it takes of an agent's capacity."""
    preferred: str = ""
    """The agent who gets it if able, before the queue's strategy is asked."""
    skills: dict[str, int] = {}
    """Required skills with their least levels."""

    def turn(self) -> Turn:
        """The chat's place in the order of its queues."""
        return (-self.priority, self.arrived_at, self.chat)

    def may_ring(self, now: Millis) -> bool:
        """Whether another offer may be made now."""
        return self.not_before <= now and len(self.offered_to) < self.maximum_matches
