"""A real node, a real program outside: from a visitor's chat to the call and back."""

import asyncio
import time
from pathlib import Path

import msgspec

from cordboard.core.chat.events import ChatEvent, ExitTaken
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.settings import load
from cordboard.storage.engine import migrate
from cordboard.switchboard.visitors import OpenChat
from cordboard.wiring import House, database_of, open_house
from tests.furnish import furnish
from tests.outbound.hostile import Asked, saying, serving
from tests.switchboard.calling import http


async def test_a_call_starts_within_moments_of_the_chat_and_its_answer_moves_the_script(
    tmp_path: Path,
) -> None:
    begun: list[float] = []
    answer = saying("200 OK", b'{"ok": true}', "content-type: application/json")

    async def noticed(asked: Asked, writer: asyncio.StreamWriter) -> None:
        begun.append(time.monotonic())
        await answer(asked, writer)

    async with serving(noticed) as server:
        given = {
            "data": str(tmp_path),
            "outbound_hosts": server.where,
            "outbound_http": "on",
            "outbound_networks": "127.0.0.0/8",
        }
        house = await furnished(given, url=f"http://{server.where}/order")
        await house.board.start()
        try:
            chat = (
                await house.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
            ).chat
            committed = time.monotonic()
            exit_ = await exit_of(house, chat.id)
        finally:
            await house.board.stop()
            await house.close()

    assert exit_ == "succeeded"
    assert server.asked[0].headers["idempotency-key"] == f"call:{chat.id}:1:1"
    assert begun[0] - committed < 0.5  # some milliseconds on a quiet machine; the sweep would take a second


async def test_what_the_operator_has_not_allowed_is_never_called_and_the_script_goes_on(
    tmp_path: Path,
) -> None:
    async with serving(saying("200 OK")) as server:
        house = await furnished({"data": str(tmp_path)}, url=f"http://{server.where}/")
        await house.board.start()
        try:
            opened = await house.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))
            exit_ = await exit_of(house, opened.chat.id)
        finally:
            await house.board.stop()
            await house.close()

    assert exit_ == "failed"
    assert server.asked == []


async def furnished(given: dict[str, str], *, url: str) -> House:
    """A house with one point whose script calls."""
    settings = load(given, environ={})
    migrate(database_of(settings))
    house = await open_house(settings)
    await furnish(house.store, RoutingPoint(name="shop", script="http"), scripts={"http": http(url)})
    await house.catalogues.refresh()
    assert isinstance(house.catalogues.current.layouts["Default"], Layout)
    return house


async def exit_of(house: House, chat_id: str) -> str:
    """The exit that the calling node takes, as soon as it does."""
    async with asyncio.timeout(20):
        while True:
            rows = await house.store.events_after(chat_id, seq=0, limit=500)
            events = [msgspec.json.decode(row.body, type=ChatEvent) for row in rows]
            for event in events:
                if isinstance(event, ExitTaken) and event.node == "ask":
                    return event.exit
            await asyncio.sleep(0)
