"""What visitors and agents have in common: they try until the answer is definite, and write down every try."""

import asyncio
import random
from collections.abc import Coroutine, Mapping
from typing import Any

from tests.faults.connection import Answer, Connection, EventStream, Lost, NotSent, OnEvent, request
from tests.faults.history import History, Operation

PATIENCE = 10.0
"""Seconds after which an answer is given up: the outcome is unknown."""


class Scene:
    """What all actors share. `calm`: no more faults, finish what is begun."""

    def __init__(self, *, port: int, history: History) -> None:
        self.port = port
        self.history = history
        self.calm = asyncio.Event()
        self.over = asyncio.Event()
        self.up = True
        """Whether the server runs: patience counts only while it does."""

    async def patience(self, seconds: float) -> None:
        """Returns when the server has been up for so many seconds in all."""
        while seconds > 0:
            await asyncio.sleep(min(0.1, seconds))
            seconds -= 0.1 if self.up else 0

    def stop(self) -> None:
        self.calm.set()
        self.over.set()


class Actor:
    """A client with one connection for calls, and streams beside it."""

    def __init__(self, scene: Scene, name: str, chance: random.Random) -> None:
        self.scene = scene
        self.name = name
        self.chance = chance
        self._connection: Connection | None = None

    async def pause(self, least: float, most: float) -> None:
        """Time passes, as in a conversation; little in the calm."""
        seconds = self.chance.uniform(least, most)
        await asyncio.sleep(min(seconds, 0.02) if self.scene.calm.is_set() else seconds)

    async def call(self, raw: bytes) -> Answer:
        """One try. Raises NotSent, Lost."""
        if self._connection is None or not self._connection.open:
            self._connection = await Connection.to(self.scene.port)
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._connection.ask(raw)
        except TimeoutError:
            self._connection.close()
            raise Lost(f"no answer within {PATIENCE:g} s") from None

    async def settle(
        self,
        operation: Operation,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The same request until the answer is definite: 2xx, or 4xx but for 429."""
        raw = request(method, path, body, token=token, headers=headers)
        tries = 0
        while True:
            operation.invoke()
            try:
                answer = await self.call(raw)
            except NotSent:
                operation.unsent()
            except Lost as lost:
                operation.unknown(str(lost))
            else:
                if answer.status < 300:
                    operation.ok(answer.status, answer.json())
                    return answer
                if answer.status < 500 and answer.status != 429:
                    operation.fail(answer.status, answer.json())
                    return answer
                operation.unknown(f"{answer.status} {answer.body[:200]!r}")
            tries += 1
            await self.back_off(tries)

    async def back_off(self, tries: int) -> None:
        await asyncio.sleep(self.chance.uniform(0.02, min(0.4, 0.05 * 2**tries)))

    async def stream(self, raw: bytes, on_event: OnEvent) -> EventStream | None:
        """An open stream, or None when there is none to be had now."""
        try:
            async with asyncio.timeout(PATIENCE):
                stream = await EventStream.to(self.scene.port, raw, on_event)
        except (NotSent, Lost, TimeoutError):
            return None
        if stream.status != 200:
            stream.close()
            return None
        return stream

    def hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()


async def first_of(*waits: Coroutine[Any, Any, Any]) -> None:
    """Wait until one of them is done; the others are given up."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


def path_of(base: str, /, **query: Any) -> str:
    """A path with those query parameters that are given."""
    given = "&".join(f"{name}={value}" for name, value in query.items() if value is not None)
    return f"{base}?{given}" if given else base
