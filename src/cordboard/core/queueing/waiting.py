"""A chat that waits for an agent, with all that decides who may get it and when."""

from collections.abc import Mapping

import msgspec

from cordboard.core.instant import Millis

Turn = tuple[int, Millis, str]
"""What orders chats: priority (negated), first arrival, chat. Lower goes first (DESIGN §7)."""

QUEUE, GROUP, AGENT = "queue:", "group:", "agent:"
"""What the name of a place begins with, as in routes."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A chat in one or several places: queues and agent groups, or held for one agent.

    `priority` 1–99, high first. `arrived_at`: first arrival, kept through overflow, transfer and re-route.
    """

    chat: str
    places: tuple[str, ...] = ()
    """`queue:NAME`, `group:NAME` or `agent:NAME`, each once, in order of preference."""
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
    """The agent who gets it if able, before anybody else is looked at."""
    skills: dict[str, int] = {}
    """Required skills with their least levels."""
    preferred_skills: dict[str, int] = {}
    """Agents who have these as well go first; the one named last is given up first."""

    def turn(self) -> Turn:
        """The chat's place in the order of its queues."""
        return (-self.priority, self.arrived_at, self.chat)

    def may_ring(self, now: Millis) -> bool:
        """Whether another offer may be made now."""
        return self.not_before <= now and len(self.offered_to) < self.maximum_matches

    def wishes(self) -> list[Mapping[str, int]]:
        """The skills to look for, from all that are preferred down to the required alone.

        Each one asks for less than the one before it: preferred skills are given up from the last.
        """
        if not self.preferred_skills:
            return [self.skills]
        found: list[Mapping[str, int]] = [self.skills]
        for skill, level in self.preferred_skills.items():
            if level > found[-1].get(skill, 0):
                found.append({**found[-1], skill: level})
        return found[::-1]
