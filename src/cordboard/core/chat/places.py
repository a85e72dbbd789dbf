"""The verb of a chat that gives up one of several places where it waits."""

from msgspec.structs import replace

from cordboard.core.chat.events import LeftQueue
from cordboard.core.chat.offering import withdraw
from cordboard.core.chat.scene import Scene
from cordboard.core.reasons import Withdrawn


def leave_one(scene: Scene, place: str, *, why: str) -> bool:
    """The chat waits no more in one of several places; offers that came by it are withdrawn.

    Answers False, and changes nothing, when the chat does not wait there or waits nowhere else: then the whole
    route is to be left.
    """
    route = scene.chat.route
    if route is None or place not in route.places:
        return False
    rest = [name for name in route.places if name != place]
    if not rest:
        return False
    for held in scene.chat.offers:
        if place in (f"queue:{held.queue}", f"group:{held.group}"):
            withdraw(scene, held, reason=Withdrawn.ROUTED_ELSEWHERE)
    after = scene.chat.route
    assert after is not None
    scene.change(route=replace(after, to=rest[0], also=tuple(rest[1:])))
    if place.startswith("queue:"):
        scene.happened(LeftQueue, queue=place[6:], why=why)
    return True
