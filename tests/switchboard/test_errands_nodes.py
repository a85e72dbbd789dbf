"""Errands of several nodes over one store, and of one that dies in the middle: each effect once."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import update

from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import Variable
from cordboard.storage.engine import open_store
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.outside.errands import Errands
from cordboard.switchboard.outside.global_setting import LEASE
from cordboard.switchboard.ports import OutboxItem
from cordboard.switchboard.routing.effects import GlobalSet
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.outside import Hanging, replying
from tests.servers.sqlite import new_database
from tests.switchboard.calling import SHOP, asking, exits, http, notes, open_at

SETTING = asking({"kind": "set_global", "name": "open_late", "value": True}, "next", "failed")


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """A point `http` whose script calls outside and waits for a minute, and a point `set`."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        RoutingPoint(name="http", script="http"),
        RoutingPoint(name="set", script="set"),
        Variable(name="open_late", type="yes_no", value=False),
        scripts={"http": http(timeout=60), "set": SETTING},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


@asynccontextmanager
async def another(centre: Centre) -> AsyncGenerator[Centre]:
    """One more node over the same store, with the same world outside."""
    other = Centre(centre.store, clock=centre.clock, fanout=centre.fanout, outside=centre.outside)
    await other.start()

    async def settle() -> None:
        for _ in range(3):
            await Centre.settle(centre)
            await other.settle()

    centre.clock.settle = settle
    yield other
    centre.clock.settle = centre.settle
    await other.stop()


def deaf(centre: Centre) -> Errands:
    """The node no longer hears of its own commits: its errands are found by looking, as after a crash."""
    errands = centre.board.errands
    centre.board.turns._listeners.remove(errands.committed)
    return errands


async def test_two_nodes_that_see_the_same_errand_make_one_call(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200)
    async with another(centre) as other:
        deaf(centre)

        chats = [await open_at(centre, "http") for _ in range(20)]
        await asyncio.gather(centre.board.errands.sweep(), other.board.errands.sweep())
        await centre.clock.settle()

        assert sorted(asked.key for asked in centre.outside.asked) == sorted(
            f"call:{chat}:1:1" for chat in chats
        )
        assert [await exits(centre, chat) for chat in chats] == [["succeeded"]] * 20


async def test_an_errand_of_a_node_that_dies_in_the_call_is_repeated_under_its_key_and_told_once(
    centre: Centre,
) -> None:
    hanging = centre.outside.answers[SHOP] = Hanging()
    chat_id = await open_at(centre, "http")
    await centre.settle()
    assert len(centre.outside.asked) == 1
    async with another(centre) as other:
        # Nothing of the dead node is heard any more, nor given back: its claim must run out.
        kill(centre)
        centre.outside.answers[SHOP] = replying(200)

        await centre.clock.advance(14)
        assert len(centre.outside.asked) == 1
        await centre.clock.advance(3)

        assert await exits(other, chat_id) == ["succeeded"]
        assert {asked.key for asked in centre.outside.asked} == {f"call:{chat_id}:1:1"}
        assert len(centre.outside.asked) == 2
        assert await notes(other) == {f"call:{chat_id}:1:1": "succeeded"}
    hanging.let_go.set()


async def test_an_errand_that_was_told_but_not_settled_is_not_called_again(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200)
    settled: list[str] = []

    async def lost(key: str, **_: object) -> None:
        settled.append(key)
        kill(centre)
        await asyncio.Event().wait()

    centre.store.settle_outbox = lost
    chat_id = await open_at(centre, "http")
    while not settled:  # noqa: ASYNC110
        await asyncio.sleep(0)
    del centre.store.settle_outbox
    async with another(centre) as other:
        await centre.clock.advance(20)

        assert await exits(other, chat_id) == ["succeeded"]
        assert len(centre.outside.asked) == 1
        assert await notes(other) == {f"call:{chat_id}:1:1": "no longer wanted"}


async def test_a_node_that_is_stopped_gives_its_errands_back_at_once(centre: Centre) -> None:
    hanging = centre.outside.answers[SHOP] = Hanging()
    chat_id = await open_at(centre, "http")
    await centre.settle()
    async with another(centre) as other:
        await centre.board.stop()
        centre.outside.answers[SHOP] = replying(200)

        await centre.clock.advance(2)

        assert await exits(other, chat_id) == ["succeeded"]
        assert len(centre.outside.asked) == 2
    hanging.let_go.set()


async def test_a_global_variable_is_edited_once_though_two_nodes_try(centre: Centre) -> None:
    async with another(centre) as other:
        await open_at(centre, "set")
        await centre.clock.settle()
        first = centre.catalogues.current.version
        item = await reopened(centre)
        mine, theirs = (node.board.errands._performers["global"] for node in (centre, other))

        done = await asyncio.gather(mine.perform(item, Kept()), theirs.perform(item, Kept()))

        assert done == [None, None]
        await centre.catalogues.refresh()
        # One of the two counted its change; the other found the errand settled, and all of it was undone.
        assert centre.catalogues.current.version == first + 1


class Kept:
    """A claim that holds."""

    async def keep(self) -> bool:
        return True


async def reopened(centre: Centre) -> OutboxItem:
    """The errand of the one script that set a variable, as if it had not been settled."""
    wanted = GlobalSet(name="open_late", value=True, chat="", script="set")
    body = msgspec.json.encode(wanted).decode()
    await centre.store.write(lambda c: c.execute(update(outbox).values(done_at=None, body=body)))
    return (await centre.store.due_outbox(now=centre.clock.now() + LEASE, limit=1))[0]


def kill(centre: Centre) -> None:
    """As kill -9 does: the node's loops and errands end where they stand, and nothing is given back."""
    errands = centre.board.errands
    errands._claimed.clear()
    for task in (*centre.board._tasks, *errands._at_work.values()):
        task.cancel()
