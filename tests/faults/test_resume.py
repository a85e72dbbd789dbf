"""Streams that come back after a cut: what they missed is told, once and in order, even of a chat that is gone by now."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.faults.centre import AGENT_PASSWORD, PAGE, POINT, Session, set_up
from tests.faults.connection import Connection, EventStream, request
from tests.faults.server import Server

PATIENCE = 20.0


class Desk:
    """A desk's stream and what it has told."""

    def __init__(self, port: int, session: Session, cursor: str) -> None:
        self.cursor = cursor
        self.events: list[dict[str, Any]] = []
        self._port = port
        self._session = session
        self._news = asyncio.Event()

    async def open(self) -> EventStream:
        headers = {**self._session.headers, "accept": "text/event-stream", "last-event-id": self.cursor}
        raw = request("GET", "/api/v1/desk/events", headers=headers)
        return await EventStream.to(self._port, raw, self._on_event)

    async def until(self, kind: str) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while True:
                for event in self.events:
                    if event["kind"] == kind:
                        return event
                self._news.clear()
                await self._news.wait()

    def _on_event(self, name: str | None, data: bytes) -> None:
        if name is not None:
            self.cursor = name
            self.events.append(json.loads(data))
            self._news.set()


async def missed_by_a_desk(server: Server) -> list[str]:
    """What a desk is told that was cut off while its visitor wrote, left, and the agent wrapped up."""
    await set_up(server, agents=["ann"], max_chats=3, wrap_up_timeout=60)
    connection = await Connection.to(server.port)
    session = Session(await connection.ask(Session.opening("ann", AGENT_PASSWORD)))

    async def ask(raw: bytes) -> Any:
        answer = await connection.ask(raw)
        assert answer.status < 300, answer
        return answer.json()

    snapshot = await ask(session.request("GET", "/api/v1/desk"))
    desk = Desk(server.port, session, snapshot["cursor"])
    stream = await desk.open()
    await ask(session.request("PUT", "/api/v1/desk/state", {"state": "ready"}))
    created = await ask(request("POST", "/api/v1/chats", {"url": PAGE, "point": POINT}))
    chat, token = created["chat_id"], created["token"]
    offer = await desk.until("offer")
    path = f"/api/v1/desk/chats/{chat}"
    await ask(session.request("POST", f"{path}/accept", {"gen": offer["gen"]}))
    await desk.until("answered")
    await desk.until("route_ended")

    stream.close()
    desk.events.clear()
    said = {"client_id": "1", "text": "Are you there?"}
    await ask(request("POST", f"/api/v1/chats/{chat}/messages", said, token=token))
    await ask(request("POST", f"/api/v1/chats/{chat}/end", token=token))
    await ask(session.request("POST", f"{path}/wrap-up-done", {"gen": offer["gen"]}))
    stream = await desk.open()
    await desk.until("chat_released")
    stream.close()
    connection.close()
    return [event["kind"] for event in desk.events]


def test_a_desk_that_was_cut_off_is_told_the_last_words_of_a_chat_that_has_left_it(tmp_path: Path) -> None:
    with Server(tmp_path / "data") as server:
        server.prepare()
        server.start()

        told = asyncio.run(missed_by_a_desk(server))

    of_the_chat = [
        kind for kind in told if kind in {"message_sent", "chat_ended", "wrap_up_done", "chat_released"}
    ]
    assert of_the_chat == ["message_sent", "chat_ended", "wrap_up_done", "chat_released"]
