"""A fault of ours while a script's orders are carried out: the chat goes on by the default route, others are untouched."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from cordboard.core.chat.chat import ChatState
from cordboard.core.queueing.queue import Queue
from cordboard.core.reasons import Ended
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.director import orders
from cordboard.storage.engine import open_store
from cordboard.switchboard.routing import script_host
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database

SAYING: dict[str, object] = {
    "format": 1,
    "start": "s",
    "nodes": {
        "s": {"kind": "start", "exits": {"next": "hello"}},
        "hello": {"kind": "send_message", "text": "Hello", "exits": {"next": "wait"}},
        "wait": {"kind": "wait", "seconds": 30, "exits": {"done": "class"}},
        "class": {"kind": "set_priority", "value": 70, "exits": {"next": "wait"}},
    },
}


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """A point `with` a fallback queue, and one `without`."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="General"),
        RoutingPoint(name="with", script="Saying", fallback_queue="General"),
        RoutingPoint(name="without", script="Saying"),
        scripts={"Saying": SAYING},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in what carries out priorities."""
    real = script_host.carry_out

    def faulty(stage: Any, order: orders.AnyOrder, **rest: Any) -> Any:
        answer = real(stage, order, **rest)
        if type(order) is orders.SetPriority:
            raise RuntimeError("planted")
        return answer

    monkeypatch.setattr(script_host, "carry_out", faulty)


async def opened(centre: Centre, point: str) -> str:
    chat = (await centre.board.visitors.open_chat(OpenChat(point=point, url="https://shop.example/"))).chat
    centre.board.presence.visitor_joined(chat.id)
    return chat.id


@pytest.mark.usefixtures("planted")
async def test_the_chat_waits_in_the_fallback_queue_with_a_note_and_nothing_half_done(centre: Centre) -> None:
    chat_id = await opened(centre, "with")

    await centre.clock.advance(31)

    loaded = await centre.store.load_chat(chat_id)
    kinds = [event.kind for event in await centre.store.events_after(chat_id, seq=0, limit=100)]
    assert loaded.chat.state is ChatState.QUEUED
    assert loaded.chat.priority == 50
    assert loaded.run.ended
    assert "priority_changed" not in kinds
    assert kinds[-3:] == ["route_ended", "note_added", "queued"]


@pytest.mark.usefixtures("planted")
async def test_without_a_fallback_queue_the_chat_ends(centre: Centre) -> None:
    chat_id = await opened(centre, "without")

    await centre.clock.advance(31)

    loaded = await centre.store.load_chat(chat_id)
    assert loaded.chat.ended is Ended.NO_ROUTE
