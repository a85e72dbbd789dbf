"""Tells in the trace why a chat that begins to wait cannot be taken at once."""

from typing import Protocol

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.events import Considered
from cordboard.core.chat.scene import Scene
from cordboard.core.queueing.reasons import NotChosen


class Candidates(Protocol):
    """Who was looked at for a chat."""

    def candidates(self, chat: Chat) -> tuple[NotChosen, ...] | None:
        """Why nobody can take a chat that begins to wait, of some of those who serve it; None: somebody can."""
        ...


def consider(scene: Scene, floor: Candidates) -> None:
    """Record why nobody can take the chat now; nothing if somebody can. For right after `offering.wait_on`."""
    route = scene.chat.route
    reasons = floor.candidates(scene.chat)
    if route is None or reasons is None:
        return
    several = len(route.queues) > 1
    scene.happened(
        Considered,
        queue=route.queue,
        queues=route.queues if several else (),
        groups=route.groups,
        not_chosen=reasons,
    )
