"""A furnished contact centre on a real SQLite file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.templates import supplied
from cordboard.storage.engine import open_store
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """Point `shop` with *Chat Routing*, queue General, agents ann and bob (three chats each)."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="General", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        User(user_name="ann", full_name="Ann", agent_groups=("Everyone",)),
        User(user_name="bob", full_name="Bob", agent_groups=("Everyone",)),
        RoutingPoint(name="shop", script="Chat Routing"),
        scripts={"Chat Routing": supplied("Chat Routing").definition},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()
