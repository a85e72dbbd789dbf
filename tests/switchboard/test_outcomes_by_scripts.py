"""Outcomes that a script sets: a value that does not fit is left out, and staff are told."""

from pathlib import Path

from cordboard.core.codes import Outcome
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.storage.engine import open_store
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database

NOTING: dict[str, object] = {
    "format": 1,
    "start": "s",
    "nodes": {
        "s": {"kind": "start", "exits": {"next": "good"}},
        "good": {"kind": "set_outcome", "outcome": "Order", "value": "1234", "exits": {"next": "bad"}},
        "bad": {"kind": "set_outcome", "outcome": "Pieces", "value": "many", "exits": {"next": "plain"}},
        "plain": {"kind": "set_outcome", "outcome": "Sold", "exits": {"next": "wait"}},
        "wait": {"kind": "wait", "seconds": 30, "exits": {}},
    },
}


async def test_a_value_that_does_not_fit_is_left_to_the_agent(tmp_path: Path) -> None:
    new_database(tmp_path / "cordboard.db")
    store = await open_store(tmp_path / "cordboard.db")
    await furnish(
        store,
        Layout(name="Default"),
        Outcome(name="Order", type="string", pattern=r"\d{4}"),
        Outcome(name="Pieces", type="integer"),
        Outcome(name="Sold"),
        RoutingPoint(name="shop", script="Noting"),
        scripts={"Noting": NOTING},
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()

    opened = await centre.board.visitors.open_chat(OpenChat(url="https://shop.example", point="shop"))

    chat = await centre.board.visitors.chat(opened.chat.id)
    assert chat.outcomes == {"Order": "1234", "Pieces": None, "Sold": None}
    events = await store.events_after(chat.id, seq=0, limit=100)
    assert sum("'many' is no whole number" in each.body.decode() for each in events) == 1
    await centre.stop()
    await store.close()
