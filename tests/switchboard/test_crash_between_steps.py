"""Whatever a script does and whenever the centre dies: each effect once, every key with one body, no chat stuck."""

import asyncio
import itertools
import shutil
from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from cordboard.core.chat.chat import ChatState
from cordboard.core.chat.events import ChatEvent, ExitTaken, NodeEntered, RunNoted
from cordboard.core.outside.host import Host
from cordboard.core.people import User
from cordboard.core.queueing.agent import AgentState, OfferMade
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import Variable
from cordboard.storage.engine import open_store
from cordboard.storage.tables.chats import left_messages
from cordboard.storage.tables.system import audit, outbox
from cordboard.switchboard.ports import Store
from cordboard.switchboard.visitors import OpenChat
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.model.invariants import broken
from tests.servers.sqlite import new_database
from tests.switchboard.crashing import FAULTS, Fault, Lives, World, log_of

SHOP = "https://shop.example"
LONG = 1_200
"""Virtual seconds within which everything has come to an end or stands in line."""
FIELDS = [
    {"name": "name", "question": "Who?", "required": False},
    {"name": "message", "question": "What?", "required": False},
]
NODES: tuple[dict[str, Any], ...] = (
    {
        "kind": "http_request",
        "method": "POST",
        "url": f"{SHOP}/a",
        "body": '{"n": {{script.n}}}',
        "timeout": 5,
    },
    {"kind": "http_request", "url": f"{SHOP}/b?n={{{{script.n}}}}", "timeout": "{{script.n}}", "into": "b"},
    {"kind": "bot", "bot": "Robo", "timeout": 8, "reply_timeout": 4, "into": "why"},
    {"kind": "set_global", "name": "Notice"},
    {"kind": "leave_message", "fields": FIELDS, "timeout": 9, "mail_to": "desk@example.org"},
    {"kind": "external_route", "host": "Router", "reply_timeout": 3},
    {
        "kind": "enqueue",
        "queue": "General",
        "timeout": 12,
        "messages": ["{{chat.position}}"],
        "message_interval": 5,
    },
    {"kind": "enqueue", "queue": "General", "also": ["Other"]},
    {"kind": "hunt", "groups": ["Everyone"], "timeout": 7},
    {"kind": "present_to_agent", "agent": "ann", "answer_timeout": 3},
    {"kind": "ask", "text": "Well?", "timeout": 6, "into": "s"},
    {"kind": "wait", "seconds": 2},
    {"kind": "run_script", "script": "Called"},
    {"kind": "send_message", "text": "{{script.n}}"},
    {"kind": "split", "shares": [{"name": "a", "percent": 50}, {"name": "b", "percent": 50}]},
)
EXITS = {
    "http_request": ("succeeded", "timeout", "failed"),
    "bot": ("handed_over", "resolved", "timeout", "failed"),
    "leave_message": ("left", "timeout"),
    "external_route": ("selected", "rejected", "timeout", "failed"),
    "enqueue": ("answered", "timeout", "full"),
    "hunt": ("answered", "timeout", "no_agents"),
    "present_to_agent": ("answered", "timeout", "declined", "busy", "not_ready", "unknown"),
    "ask": ("answered", "timeout"),
    "run_script": ("ended", "failed"),
    "split": ("a", "b"),
}
COUNT = {"kind": "set_variable", "name": "n", "value": "{{default(script.n, 0) + 1}}"}
CALLED: dict[str, Any] = {
    "format": 1,
    "start": "start",
    "properties": [{"name": "who"}],
    "nodes": {
        "start": {"kind": "start", "exits": {"next": "count"}},
        "count": {**COUNT, "exits": {"next": "call"}},
        "call": {**NODES[0], "exits": {"succeeded": "again", "timeout": "again", "failed": "again"}},
        "again": {**NODES[1], "url": f"{SHOP}/c", "exits": {"succeeded": "global", "failed": "global"}},
        "global": {"kind": "set_global", "name": "Notice", "value": "{{chat.id}} called {{settings.who}}"},
    },
}
STILL: dict[str, Any] = {
    "format": 1,
    "start": "start",
    "nodes": {
        "start": {"kind": "start", "exits": {"next": "wait"}},
        "wait": {"kind": "wait_for_message", "timeout": 0},
    },
}


def a_script(chance: Random) -> dict[str, Any]:
    """Nodes in a row, with exits to later ones; the last leads back to the first a few times."""
    names = [f"n{number}" for number in range(chance.randint(2, 7))]
    nodes: dict[str, Any] = {
        "start": {"kind": "start", "exits": {"next": "count"}},
        "count": {**COUNT, "exits": {"next": "n0"}},
        "again": {"kind": "test", "expression": "script.n < 3", "exits": {"true": "count"}},
    }
    for number, name in enumerate(names):
        node = chance.choice(NODES)
        later = [*names[number + 1 :], "again"]
        exits = {each: chance.choice((later[0], *later)) for each in EXITS.get(node["kind"], ("next",))}
        if chance.random() < 0.3:
            exits.pop("failed", None)
        nodes[name] = {**node, "exits": exits}
        if node["kind"] == "set_global":
            nodes[name]["value"] = f"{{{{chat.id}}}} {{{{script.n}}}} {name}"
        elif node["kind"] == "run_script":
            nodes[name]["arguments"] = {"who": f"{{{{script.n}}}} {name}"}
    return {"format": 1, "start": "start", "nodes": nodes}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "cordboard.db"
    new_database(path)
    return path


# A seed has nothing that could be made smaller.
@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**48))
def test_a_crash_between_any_two_steps_changes_nothing(empty: Path, seed: int) -> None:
    path = empty.with_name(f"{seed}.db")
    shutil.copy(empty, path)

    asyncio.run(a_day(path, Random(seed)))

    for file in empty.parent.glob(f"{seed}.db*"):
        file.unlink()


async def a_day(path: Path, chance: Random) -> None:
    """Visitors come, write and leave, agents answer, and the centre dies ever again; then all is calm for a while."""
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="General", agent_groups=("Everyone",)),
        Queue(name="Other", agent_groups=()),
        AgentGroup(name="Everyone"),
        User(user_name="ann", agent_groups=("Everyone",)),
        User(user_name="bob", agent_groups=("Everyone",)),
        Host(name="Robo", url=f"{SHOP}/bot", uses=("bot",)),
        Host(name="Router", url=f"{SHOP}/route", reply_timeout=3),
        Variable(name="Notice", type="text", value=""),
        RoutingPoint(name="wild", script="Wild", fallback_queue="General"),
        RoutingPoint(name="asked", script="Wild", host="Router", fallback_queue="General"),
        RoutingPoint(name="still", script="Still"),
        scripts={"Wild": a_script(chance), "Called": CALLED, "Still": STILL},
    )
    clock = JumpingClock()
    world = World(chance, clock)
    faults: list[tuple[int, Fault]] = [
        (chance.randint(1, 45), chance.choice(FAULTS)) for _ in range(chance.randint(1, 8))
    ]
    lives = Lives(store, world, iter(faults))
    await lives.begin()
    still = await opened(lives, "still", "still")
    untouched = await log_of(store, still)
    chats = [await opened(lives, chance.choice(("wild", "wild", "asked")), f"c{n}") for n in range(3)]
    for number in range(12):
        await something(lives, chance, chats, number)
    world.calm = True
    for _ in range(LONG // 20):
        await lives.act(lambda: clock.advance(20))
        if not await left_over(store, chats):
            break
    await lives.kill()

    assert await left_over(store, chats) == []
    for chat in chats:
        assert_one_path(await log_of(store, chat))
    assert await log_of(store, still) == untouched
    await assert_each_effect_once(store, world, chats)
    assert await store.read(broken) == {}
    assert world.wrong == []
    await store.close()


async def opened(lives: Lives, point: str, key: str) -> str:
    wanted = OpenChat(
        point=point, url="https://shop.example/", message="Hi", idempotency_key=key, body_hash=b"1"
    )
    found = await lives.act(lambda: lives.centre.board.visitors.open_chat(wanted))
    lives.visitors.add(found.chat.id)
    lives.centre.board.presence.visitor_joined(found.chat.id)
    return str(found.chat.id)


async def something(lives: Lives, chance: Random, chats: list[str], number: int) -> None:
    chat, agent = chance.choice(chats), chance.choice(("ann", "bob"))
    dice = chance.random()
    if dice < 0.25:
        await lives.act(
            lambda: lives.centre.board.visitors.say(
                chat, client_id=f"m{number}", text="12", choice=None, body_hash=b"12"
            )
        )
    elif dice < 0.3:
        await lives.act(lambda: lives.centre.board.visitors.end(chat))
    elif dice < 0.45:
        state = chance.choice((AgentState.READY, AgentState.READY, AgentState.NOT_READY))
        await lives.act(lambda: lives.centre.board.agents.set_state(agent, state, None))
    elif dice < 0.6:
        desk = await lives.act(lambda: lives.centre.board.agents.snapshot(agent))
        for offer in desk.offers if desk else ():
            await respond(lives, agent, offer, chance.random() < 0.7)
    else:
        seconds = chance.choice((0, 1, 3, 10))
        await lives.act(lambda: lives.centre.clock.advance(seconds))


async def respond(lives: Lives, agent: str, offer: OfferMade, accepts: bool) -> None:
    """An agent takes the chat, or does not."""
    if accepts:
        await lives.act(lambda: lives.centre.board.agents.accept(agent, offer.chat_id, offer.gen))
    else:
        await lives.act(lambda: lives.centre.board.agents.decline(agent, offer.chat_id, offer.gen, "busy"))


async def left_over(store: Store, chats: list[str]) -> list[object]:
    """Chats that are neither answered, nor in line, nor over; and what is still to be done outside."""
    left: list[object] = []
    for chat_id in chats:
        found = await store.load_chat(chat_id)
        assert found is not None
        chat = found.chat
        if chat.open and chat.talk is None and chat.state not in (ChatState.QUEUED, ChatState.OFFERED):
            left.append((chat, found.run))
    to_do = select(outbox.c.key, outbox.c.due_at).where(outbox.c.done_at.is_(None))
    return left + [tuple(row) for row in await store.read(lambda db: db.execute(to_do).all())]


def assert_one_path(log: list[ChatEvent]) -> None:
    """In each run every node that was entered is left once, before the next is entered; every call told once."""
    runs: dict[int, list[NodeEntered | ExitTaken]] = defaultdict(list)
    calls: dict[int, list[int]] = defaultdict(list)
    for event in log:
        if isinstance(event, NodeEntered | ExitTaken):
            runs[event.run].append(event)
        elif isinstance(event, RunNoted) and event.note.startswith("Outside call "):
            calls[event.run].append(int(event.note.split()[2].rstrip(":")))
    for told in calls.values():
        assert told == list(range(1, len(told) + 1))
    for path in runs.values():
        for event, following in itertools.pairwise(path):
            if isinstance(event, NodeEntered) and isinstance(following, ExitTaken):
                assert event.node == following.node or event.node.startswith(f"{following.node}/")
            elif isinstance(event, NodeEntered):
                assert following.node == f"{event.node}/start"
            elif isinstance(following, NodeEntered):
                assert following.node == event.to
            else:
                assert event.to is None
                assert event.node.startswith(f"{following.node}/")


async def assert_each_effect_once(store: Store, world: World, chats: list[str]) -> None:
    rows = await store.read(lambda db: db.execute(select(outbox.c.key, outbox.c.kind)).all())
    assert {key: len(bodies) for key, bodies in world.told.items() if len(bodies) != 1} == {}
    assert set(world.told) <= {row.key for row in rows}
    ordered = Counter(row.kind for row in rows)
    noted: Counter[str] = Counter()
    wanted: list[str] = []
    for chat in chats:
        for event in await log_of(store, chat):
            noted[str(event.__struct_config__.tag)] += 1
            if isinstance(event, RunNoted) and event.note.startswith("Outside call "):
                noted["call"] += 1
            elif isinstance(event, RunNoted) and event.note.startswith("global.Notice is set to "):
                wanted.append(event.note.removeprefix("global.Notice is set to ").strip("'."))
    assert ordered["call"] == noted["call"]
    assert ordered["global"] == len(wanted)
    changes = await store.read(
        lambda db: db.execute(select(audit.c.after).order_by(audit.c.id)).scalars().all()
    )
    set_to = [msgspec.json.decode(str(after))["value"] for after in changes]
    assert Counter(set_to) == Counter(wanted)
    kept = await store.read(
        lambda db: db.execute(select(func.count()).select_from(left_messages)).scalar_one()
    )
    assert (kept > 0) == (noted["message_left"] > 0)
