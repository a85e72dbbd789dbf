"""A run whose version cannot be read any more: the chat goes on without it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete

from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.storage.engine import open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.tables.scripts import script_versions
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database
from tests.switchboard.calling import open_at

WITH_MESSAGES: dict[str, object] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {
            "kind": "enqueue",
            "queue": "General",
            "timeout": 60,
            "messages": ["Please wait."],
            "message_interval": 20,
            "exits": {"answered": "n3", "timeout": "n3", "full": "n3"},
        },
        "n3": {"kind": "end"},
    },
}


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """A chat of the point `shop` waits in General, and is spoken to."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="General", agent_groups=("Everyone",)),
        Queue(name="Fallback", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        User(user_name="ann", agent_groups=("Everyone",)),
        RoutingPoint(name="shop", script="Waiting", fallback_queue="Fallback"),
        scripts={"Waiting": WITH_MESSAGES},
    )
    clock = JumpingClock()
    centre = Centre(store, clock=clock)
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


async def lose_the_versions(centre: Centre) -> None:
    shelf = SqlShelf()

    def work(connection: Connection) -> None:
        connection.execute(delete(script_versions))
        shelf.next_version(connection, seen=shelf.version(connection))

    await centre.store.write(work)
    await centre.catalogues.reload()


async def test_a_chat_that_waits_goes_to_the_fallback_queue_when_its_time_is_over(centre: Centre) -> None:
    chat_id = await open_at(centre, "shop")
    await lose_the_versions(centre)
    await centre.settle()

    await centre.clock.advance(61)

    chat = await centre.board.visitors.chat(chat_id)
    assert chat.route is not None
    assert chat.route.to == "queue:Fallback"
    assert chat.dialog is not None
    assert not chat.dialog.live
