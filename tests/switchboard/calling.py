"""Centres whose scripts call outside, for tests of errands."""

from typing import Any

import msgspec
from sqlalchemy import select

from cordboard.core.chat.events import ChatEvent, ExitTaken
from cordboard.storage.tables.system import outbox
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.furnish import furnish

SHOP = "https://api.shop.example"


def asking(node: dict[str, Any], *exits: str) -> dict[str, Any]:
    """A script that asks once, then waits for the visitor, so that the chat stays open whatever came."""
    wait = {"kind": "wait_for_message", "timeout": 600, "exits": {"message": "over", "timeout": "over"}}
    return {
        "format": 1,
        "start": "n1",
        "nodes": {
            "n1": {"kind": "start", "exits": {"next": "ask"}},
            "ask": {**node, "exits": {name: f"after_{name}" for name in exits}},
            **{f"after_{name}": wait for name in exits},
            "over": {"kind": "end"},
        },
    }


def http(url: str = f"{SHOP}/order", *, timeout: int = 10) -> dict[str, Any]:
    node = {"kind": "http_request", "method": "POST", "url": url, "timeout": timeout, "into": "answer"}
    return asking(node, "succeeded", "failed", "timeout")


async def open_at(centre: Centre, point: str) -> str:
    opened = await centre.board.visitors.open_chat(OpenChat(point=point, url="https://shop.example/"))
    return opened.chat.id


async def exits(centre: Centre, chat_id: str, *, node: str = "ask") -> list[str]:
    """Every exit that the run has taken from the asking node: there must never be two."""
    rows = await centre.store.events_after(chat_id, seq=0, limit=500)
    events = [msgspec.json.decode(row.body, type=ChatEvent) for row in rows]
    return [event.exit for event in events if isinstance(event, ExitTaken) and event.node == node]


async def variables(centre: Centre, chat_id: str) -> dict[str, Any]:
    loaded = await centre.store.load_chat(chat_id)
    return dict(loaded.run.variables)


async def notes(centre: Centre) -> dict[str, str]:
    """How every errand ended that is over, by key."""
    query = select(outbox.c.key, outbox.c.note).where(outbox.c.done_at.is_not(None))
    return dict(await centre.store.read(lambda c: [tuple(row) for row in c.execute(query)]))


__all__ = ["SHOP", "asking", "exits", "furnish", "http", "notes", "open_at", "variables"]
