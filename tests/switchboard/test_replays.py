"""Recorded chats of a real centre, replayed: a version against itself, and against one that is changed."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.core.people import User
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.storage import recorded_runs
from cordboard.storage.engine import open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.scripts.replays import Replayed, Replays, Wish
from cordboard.switchboard.scripts.script_versions import ScriptVersions
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database

ASKS: dict[str, Any] = {
    "format": 1,
    "start": "start",
    "nodes": {
        "start": {"kind": "start", "exits": {"next": "what"}},
        "what": {
            "kind": "ask",
            "text": "Which?",
            "answer": "choice",
            "choices": ["Sales", "Service"],
            "timeout": 60,
            "into": "what",
            "exits": {"answered": "queue", "timeout": "bye", "invalid": "bye"},
        },
        "queue": {
            "kind": "enqueue",
            "queue": "{{script.what}}",
            "timeout": 30,
            "exits": {"answered": "end", "timeout": "sorry", "full": "bye", "no_agents": "bye"},
        },
        "sorry": {"kind": "send_message", "text": "Sorry", "exits": {"next": "queue"}},
        "bye": {"kind": "clear_chat", "message": "Bye"},
        "end": {"kind": "end"},
    },
}


def changed(node: str, **fields: Any) -> dict[str, Any]:
    return {**ASKS, "nodes": {**ASKS["nodes"], node: {**ASKS["nodes"][node], **fields}}}


class Played:
    """A centre with recorded chats, and the room that replays them."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        shelf = SqlShelf()
        self.versions = ScriptVersions(
            store=centre.store,
            shelf=shelf,
            edits=Edits(store=centre.store, shelf=shelf, catalogues=centre.catalogues, clock=centre.clock),
            catalogues=centre.catalogues,
            clock=centre.clock,
        )
        self.replays = Replays(
            store=centre.store, rows=recorded_runs, catalogues=centre.catalogues, versions=self.versions
        )
        self.chats: dict[str, str] = {}

    async def with_version(self, definition: dict[str, Any]) -> int:
        """The number of a new version."""
        made = await self.versions.add_version(
            "Asks", start_from=None, definition=definition, description="", by=SYSTEM
        )
        return made.version

    async def against(self, definition: dict[str, Any], **wish: Any) -> Replayed:
        """The recorded chats through another definition, compared with the one they ran."""
        number = await self.with_version(definition)
        return await self.replays.replay(Wish(script="Asks", version=number, against=1, **wish))

    async def open(self, name: str) -> str:
        opened = await self.centre.board.visitors.open_chat(
            OpenChat(point="shop", url="https://shop.example/", message="Hello")
        )
        self.chats[name] = opened.chat.id
        self.centre.board.presence.visitor_joined(opened.chat.id)
        return opened.chat.id

    async def say(self, chat_id: str, text: str) -> None:
        await self.centre.board.visitors.say(
            chat_id, client_id=text, text=text, choice=None, body_hash=text.encode()
        )

    async def take(self, chat_id: str) -> None:
        board = self.centre.board
        offers = (await board.agents.snapshot("ann")).offers
        (gen,) = [offer.gen for offer in offers if offer.chat_id == chat_id]
        await board.agents.accept("ann", chat_id, gen)
        await board.agents.end("ann", chat_id, gen)
        await board.agents.wrap_up_done("ann", chat_id, gen)


@pytest.fixture
async def played(tmp_path: Path) -> AsyncIterator[Played]:
    """Five chats: nobody on, answered late, answered at once, silent, left while waiting."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="Sales", agent_groups=("Everyone",)),
        Queue(name="Service", agent_groups=("Everyone",)),
        AgentGroup(name="Everyone"),
        User(user_name="ann", full_name="Ann", agent_groups=("Everyone",)),
        RoutingPoint(name="shop", script="Asks"),
        scripts={"Asks": ASKS},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    played = Played(centre)
    clock, board = centre.clock, centre.board

    nobody = await played.open("nobody on")
    await clock.advance(5)
    await played.say(nobody, "Sales")
    await clock.advance(5)
    await board.agents.set_state("ann", AgentState.READY, None)
    board.presence.desk_joined("ann")

    at_once = await played.open("answered at once")
    await clock.advance(10)
    await played.say(at_once, "Service")
    await clock.advance(3)
    await played.take(at_once)

    await board.agents.set_state("ann", AgentState.NOT_READY, None)
    late = await played.open("answered late")
    await clock.advance(7)
    await played.say(late, "Sales")
    await clock.advance(40)
    await board.agents.set_state("ann", AgentState.READY, None)
    await clock.advance(2)
    await played.take(late)

    await played.open("silent")
    await clock.advance(70)

    await board.agents.set_state("ann", AgentState.NOT_READY, None)
    left = await played.open("left")
    await clock.advance(4)
    await played.say(left, "Service")
    await clock.advance(11)
    await board.visitors.end(left)
    await centre.settle()
    yield played
    await centre.stop()
    await store.close()


async def test_a_version_against_itself_differs_in_nothing(played: Played) -> None:
    found = await played.replays.replay(Wish(script="Asks", version=1, against=1))

    assert (found.chats, found.skipped, found.differing) == (5, 0, 0)
    assert (found.own, found.reproduced, found.not_reproduced) == (5, 5, ())
    assert (found.changes, found.rows) == ((), ())


async def test_the_same_text_under_another_number_differs_in_nothing(played: Played) -> None:
    found = await played.against(ASKS)

    assert (found.chats, found.differing) == (5, 0)


async def test_a_longer_wait_changes_only_the_chat_that_had_met_its_end(played: Played) -> None:
    found = await played.against(changed("queue", timeout=120))

    assert [row.chat for row in found.rows] == [played.chats["answered late"]]
    assert found.counts == {"destination": 0, "wait": 0, "exits": 1, "overflow": 1}
    exits, overflow = found.changes
    assert (exits.was, exits.would_be) == ("queue.timeout", "queue.answered")
    assert (overflow.was, overflow.would_be) == ("timeout", "none")


async def test_a_shorter_patience_loses_the_chats_that_had_been_answered_later(played: Played) -> None:
    definition = changed("queue", timeout=10)
    definition["nodes"]["queue"]["exits"] = {**definition["nodes"]["queue"]["exits"], "timeout": "bye"}

    found = await played.against(definition)

    names = {chat: name for name, chat in played.chats.items()}
    assert sorted(names[row.chat] for row in found.rows) == ["answered late", "left"]
    late = next(row for row in found.rows if names[row.chat] == "answered late")
    assert (late.against.how, late.against.waited, late.version.how, late.version.waited) == (
        "answered",
        42,
        "ended",
        None,
    )
    assert {(each.aspect, each.was, each.would_be) for each in late.differs} >= {
        ("destination", "answered queue:Sales", "ended at bye"),
        ("wait", "answered", "nobody answers"),
    }


async def test_another_queue_changes_the_destination_of_those_who_come_into_it(played: Played) -> None:
    found = await played.against(changed("queue", queue="Service"))

    names = {chat: name for name, chat in played.chats.items()}
    changes = {(each.aspect, each.was, each.would_be): each for each in found.changes}
    assert sorted(names[row.chat] for row in found.rows) == ["answered late", "nobody on"]
    moved = changes["destination", "answered queue:Sales", "answered queue:Service"]
    assert [names[chat] for chat in moved.chats] == ["answered late"]
    assert (found.counts["wait"], moved.count) == (0, 1)


async def test_two_replays_have_the_same_bytes(played: Played) -> None:
    number = await played.with_version(changed("queue", timeout=10))
    wish = Wish(script="Asks", version=number, against=1)

    first, second = [msgspec.json.encode(await played.replays.replay(wish)) for _ in range(2)]

    assert first == second
    assert msgspec.json.decode(first)["differing"] > 0


async def test_only_the_newest_of_a_time_and_point_are_read(played: Played) -> None:
    chat = await played.centre.board.visitors.chat(played.chats["silent"])

    last = await played.against(ASKS, last=2)
    since = await played.against(ASKS, since=chat.opened_at)
    elsewhere = await played.against(ASKS, point="other")

    assert (last.chats, since.chats, elsewhere.chats) == (2, 2, 0)


async def test_chats_under_way_are_left_alone(played: Played) -> None:
    await played.open("under way")

    found = await played.against(ASKS)

    assert found.chats == 5
