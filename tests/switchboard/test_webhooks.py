"""Webhooks: told after the commit what was recorded in it, under one key, until it arrives or a day is over."""

import itertools
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cordboard.core.instant import SECOND
from cordboard.core.outside.signing import live_keys
from cordboard.core.outside.webhook import Webhook
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.storage import outbox, secrets
from cordboard.storage.engine import open_store
from cordboard.switchboard.outside.webhooks import PAUSES, key_of
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.outside import replying
from tests.servers.sqlite import new_database
from tests.switchboard.calling import SHOP, furnish, notes, open_at
from tests.switchboard.crashing import FAULTS, Fault, Lives, World, log_of

HOOK = Webhook(name="Kasse ü", url=f"{SHOP}/hook", events=("chat_opened", "message_sent", "chat_ended"))
ENDS: dict[str, object] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "w"}},
        "w": {"kind": "wait", "seconds": 9000, "exits": {}},
    },
}


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """Points shop and other; a webhook for everything, one for a point alone, and one that sleeps."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Queue(name="General"),
        RoutingPoint(name="shop", script="Waits"),
        RoutingPoint(name="other", script="Waits"),
        HOOK,
        Webhook(name="other only", url=f"{SHOP}/other", events=("chat_ended",), points=("other",)),
        Webhook(name="asleep", url=f"{SHOP}/asleep", events=("chat_opened",), active=False),
        scripts={"Waits": ENDS},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


async def a_whole_chat(centre: Centre, point: str = "shop") -> str:
    chat_id = await open_at(centre, point)
    await centre.board.visitors.say(chat_id, client_id="m1", text="Hello", choice=None, body_hash=b"1")
    await centre.board.visitors.end(chat_id)
    await centre.settle()
    return chat_id


def told(centre: Centre, url: str = f"{SHOP}/hook") -> list[dict[str, Any]]:
    return [msgspec.json.decode(each.body) for each in centre.outside.asked if each.url == url]


async def a_day(centre: Centre) -> None:
    for pause in PAUSES:
        centre.clock.jump(pause / SECOND)
        await centre.clock.advance(2)


async def test_what_happens_is_told_signed_in_the_order_of_the_chat(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(204)

    chat_id = await a_whole_chat(centre)

    kinds = [(each["kind"], each["chat_id"], each["point"]) for each in told(centre)]
    assert kinds == [(kind, chat_id, "shop") for kind in ("chat_opened", "message_sent", "chat_ended")]
    first = told(centre)[0]
    assert first["seq"] == first["event"]["seq"] == 1
    assert (first["webhook"], first["event"]["url"]) == ("Kasse ü", "https://shop.example/")
    asked = centre.outside.asked[0]
    secret = await centre.store.write(secrets.get_or_create)
    assert asked.sign_with == live_keys(secret, HOOK)
    assert asked.key == first["delivery"] == key_of("Kasse ü", chat_id, 1, "chat_opened")
    assert asked.key.isascii()
    assert set((await notes(centre)).values()) == {"delivered: 204"}


async def test_a_webhook_is_told_of_its_points_only(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200)

    await a_whole_chat(centre)
    chat_id = await a_whole_chat(centre, "other")

    assert [each["chat_id"] for each in told(centre, f"{SHOP}/other")] == [chat_id]
    assert told(centre, f"{SHOP}/asleep") == []


async def test_what_does_not_arrive_is_tried_for_a_day_under_the_same_key(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(500)
    chat_id = await open_at(centre, "shop")
    await centre.settle()

    await a_day(centre)

    key = key_of("Kasse ü", chat_id, 1, "chat_opened")
    bodies = [each.body for each in centre.outside.asked if each.key == key]
    assert len(bodies) == 11
    assert len(set(bodies)) == 1
    assert (await notes(centre))[key] == "given up: The answer was 500."


async def test_a_delivery_given_up_is_sent_once_more_when_asked_for(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(500)
    chat_id = await open_at(centre, "shop")
    await a_day(centre)
    centre.outside.answers[SHOP] = replying(200)
    key = key_of("Kasse ü", chat_id, 1, "chat_opened")
    before = len(centre.outside.asked)

    now = centre.clock.now()
    found = await centre.store.write(lambda c: outbox.again(c, key, receiver="Kasse ü", at=now))
    other = await centre.store.write(lambda c: outbox.again(c, key, receiver="other only", at=now))
    await centre.clock.advance(2)
    await centre.settle()

    assert (found, other) == (True, False)
    assert [each.key for each in centre.outside.asked[before:] if ":chat_opened:" in each.key] == [key]
    assert (await notes(centre))[key] == "delivered: 200"


async def test_without_webhooks_nothing_is_recorded(tmp_path: Path) -> None:
    new_database(tmp_path / "cordboard.db")
    store = await open_store(tmp_path / "cordboard.db")
    await furnish(
        store, Layout(name="Default"), RoutingPoint(name="shop", script="Waits"), scripts={"Waits": ENDS}
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()

    await a_whole_chat(centre)

    assert await store.due_outbox(now=centre.clock.now() + 10**9, limit=9) == []
    assert await notes(centre) == {}
    await centre.stop()
    await store.close()


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.integers(0, 10_000))
async def test_wherever_it_dies_each_event_arrives_under_one_key_with_one_body(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)
    path = tmp_path_factory.mktemp("crash") / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        RoutingPoint(name="shop", script="Waits"),
        HOOK,
        scripts={"Waits": ENDS},
    )
    world = World(chance, JumpingClock())
    deaths: list[tuple[int, Fault]] = [(chance.randint(1, 12), chance.choice(FAULTS)) for _ in range(4)]
    lives = Lives(store, world, itertools.chain(deaths))
    await lives.begin()
    chat_id = await lives.act(lambda: open_at(lives.centre, "shop"))
    await lives.act(
        lambda: lives.centre.board.visitors.say(
            chat_id, client_id="m1", text="Hello", choice=None, body_hash=b"1"
        )
    )
    await lives.act(lambda: lives.centre.board.visitors.end(chat_id))
    world.calm = True
    for pause in PAUSES[:7]:
        world.clock.jump(pause / SECOND)
        await lives.act(lambda: world.clock.advance(2))

    events = [(event.seq, str(event.__struct_config__.tag)) for event in await log_of(store, chat_id)]
    wanted = {key_of(HOOK.name, chat_id, seq, kind) for seq, kind in events if kind in HOOK.events}
    mine = {key: bodies for key, bodies in world.told.items() if chat_id in key}
    assert set(mine) == wanted
    assert Counter(len(bodies) for bodies in mine.values()) == {1: len(wanted)}
    await lives.kill()
    await store.close()
