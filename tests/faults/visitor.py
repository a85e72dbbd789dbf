"""A visitor: opens a chat, writes, reads it by stream or long-poll, reloads, leaves; and comes again."""

import asyncio
import json
import random
from typing import Any

from tests.faults.actor import Actor, Scene, first_of, path_of
from tests.faults.centre import PAGE, POINT
from tests.faults.connection import Answer, Lost, NotSent, request

WAIT = 2
"""Seconds that a long-poll waits."""
TOLD_WITHIN = 30.0
"""Seconds of a running server within which a visitor must hear of the end of the chat."""


class Visit:
    """One chat, as its visitor knows it."""

    def __init__(self, chat: str, token: str, cursor: str) -> None:
        self.chat = chat
        self.token = token
        self.first_cursor = cursor
        self.changed = asyncio.Event()
        self.end = asyncio.Event()
        self.reload = False

    def heard(self, event: dict[str, Any]) -> None:
        if event["kind"] == "chat_ended":
            self.end.set()
        self.changed.set()

    @property
    def ended(self) -> bool:
        """Whether the end of the chat has been told."""
        return self.end.is_set()

    async def until_ended(self, scene: Scene, seconds: float) -> None:
        """Wait for the end of the chat, no longer than `seconds` of a running server."""
        await first_of(self.end.wait(), scene.patience(seconds))


class Visitor(Actor):
    """Makes one visit after the other until the calm."""

    def __init__(self, scene: Scene, name: str, chance: random.Random) -> None:
        super().__init__(scene, name, chance)
        self.visits = 0
        self.chats: list[Visit] = []

    async def run(self) -> None:
        await self.pause(0, 1)
        while not self.scene.calm.is_set():
            await self.visit()
            await self.pause(0.05, 0.5)
        self.hang_up()

    async def visit(self) -> None:
        self.visits += 1
        visit = await self._open()
        reader = asyncio.create_task(self._read(visit))
        try:
            if self.chance.random() < 0.1:
                await self.pause(0, 1.5)  # leaves while the script, the queue or an offer has the chat
            else:
                await self._talk(visit)
                seconds = 30 if self.scene.calm.is_set() else self.chance.choice((0, 0.5, 4))
                await visit.until_ended(self.scene, seconds)
            if not visit.ended:
                await self._act(visit, "end")
            elif self.chance.random() < 0.3:
                await self._act(visit, "rating", {"score": self.chance.randint(1, 5)})
            await visit.until_ended(self.scene, TOLD_WITHIN)
            if not visit.ended:
                self.scene.history.write("deaf", who=self.name, text=f"the end of chat {visit.chat}")
        finally:
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)

    async def _open(self) -> Visit:
        key = f"{self.name}-{self.visits}-{self.chance.getrandbits(64):x}"
        body = {"url": PAGE, "point": POINT, "visitor": {"name": self.name}, "clipboard": {"visit": key}}
        answer = await self._create(key, body)
        if self.chance.random() < 0.1:
            answer = await self._create(key, body)
        found = answer.json()
        visit = Visit(found["chat_id"], found["token"], found["cursor"])
        self.chats.append(visit)
        return visit

    async def _create(self, key: str, body: object) -> Answer:
        opening = self.scene.history.operation(self.name, "create", key=key)
        return await self.settle(opening, "POST", "/api/v1/chats", body, headers={"idempotency-key": key})

    async def _talk(self, visit: Visit) -> None:
        for number in range(self.chance.randint(1, 6)):
            await self.pause(0.02, 0.6)
            if visit.ended:
                return
            await self._say(
                visit, f"{number}-{self.chance.getrandbits(48):x}", f"words {self.chance.getrandbits(64):x}"
            )
            dice = self.chance.random()
            if dice < 0.05:
                await self._act(visit, "typing")
            elif dice < 0.1:
                await self._act(visit, "read", {"seq": number})
            elif dice < 0.17:
                visit.reload = True

    async def _say(self, visit: Visit, client_id: str, text: str) -> None:
        path = f"/api/v1/chats/{visit.chat}/messages"
        facts = {"chat": visit.chat, "author": "visitor:", "client_id": client_id}
        texts = [text]
        if self.chance.random() < 0.1:
            texts.append(text)
        if self.chance.random() < 0.05:
            texts.append(f"{text}, or not")
        for each in texts:
            saying = self.scene.history.operation(self.name, "say", **facts, text=each)
            await self.settle(saying, "POST", path, {"client_id": client_id, "text": each}, token=visit.token)

    async def _act(self, visit: Visit, verb: str, body: object = None) -> None:
        acting = self.scene.history.operation(self.name, verb, chat=visit.chat)
        await self.settle(acting, "POST", f"/api/v1/chats/{visit.chat}/{verb}", body, token=visit.token)

    async def _read(self, visit: Visit) -> None:
        """Events from the first one; after a reload of the page from the first one again."""
        streaming = self.chance.random() < 0.5
        while True:
            number = self.scene.history.stream(self.name, chat=visit.chat)
            visit.reload = False
            if streaming:
                await self._by_stream(visit, number)
            else:
                await self._by_polls(visit, number)

    async def _by_stream(self, visit: Visit, number: int) -> None:
        cursor, tries = visit.first_cursor, 0
        path = f"/api/v1/chats/{visit.chat}/events"

        def tell(name: str | None, data: bytes) -> None:
            nonlocal cursor, tries
            tries = 0
            self._saw(visit, number, json.loads(data))
            cursor = name or cursor

        while not visit.reload:
            headers = {"accept": "text/event-stream", "last-event-id": cursor}
            stream = await self.stream(request("GET", path, token=visit.token, headers=headers), tell)
            if stream is not None:
                try:
                    while not (stream.ended.is_set() or visit.reload):
                        visit.changed.clear()
                        await first_of(stream.ended.wait(), visit.changed.wait(), asyncio.sleep(1))
                finally:
                    stream.close()
            tries += 1
            await self.back_off(tries)

    async def _by_polls(self, visit: Visit, number: int) -> None:
        cursor, tries = visit.first_cursor, 0
        while not visit.reload:
            path = path_of(f"/api/v1/chats/{visit.chat}/events", after=cursor, wait=WAIT)
            poller = Actor(self.scene, self.name, self.chance)  # a long-poll must not hold up what is said
            try:
                answer = await poller.call(request("GET", path, token=visit.token))
                assert answer.status == 200 or answer.status >= 500, answer
                if answer.status == 200:
                    page = answer.json()
                    for event in page["events"]:
                        self._saw(visit, number, event)
                    cursor, tries = page["cursor"], 0
                    continue
            except (NotSent, Lost):
                pass
            finally:
                poller.hang_up()
            tries += 1
            await self.back_off(tries)

    def _saw(self, visit: Visit, number: int, event: dict[str, Any]) -> None:
        if event["kind"] == "resync":
            self.scene.history.write("resync", who=self.name, text=f"chat {visit.chat}")
            visit.reload = True
        if "seq" in event and event["kind"] != "read":
            self.scene.history.saw(number, event)
            visit.heard(event)
