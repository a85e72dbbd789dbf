"""An agent: keeps a desk by its stream, answers offers, talks in several chats at once, hands on, ends, wraps up."""

import asyncio
import json
import random
from collections.abc import Coroutine
from typing import Any

from tests.faults.actor import Actor, Scene
from tests.faults.centre import AGENT_PASSWORD, QUEUES, Session
from tests.faults.connection import Answer, Lost, NotSent, request

OWN = frozenset({"state_changed", "offer", "offer_over", "chat_taken", "wrap_up_started", "chat_released"})
"""Kinds of the agent's own log; whatever else has a number is an event of the chat it names."""
DESK = "/api/v1/desk"


class AtHand:
    """A chat at this desk."""

    def __init__(self, chat: str, gen: int) -> None:
        self.chat = chat
        self.gen = gen
        self.ended = False
        self.released = False
        self.changed = asyncio.Event()

    def heard(self, kind: str) -> None:
        self.ended |= kind in {"chat_ended", "wrap_up_started"}
        self.changed.set()


class Agent(Actor):
    """Signs in and works until everything is over."""

    def __init__(self, scene: Scene, name: str, chance: random.Random, *, others: list[str]) -> None:
        super().__init__(scene, name, chance)
        self.others = [other for other in others if other != name]
        self.desk: dict[str, AtHand] = {}
        self.ready = False
        self.anew = False
        self._session: Session | None = None
        self._cursor = ""
        self._stream = 0
        self._work: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        await self._sign_in()
        listening = asyncio.create_task(self._listen())
        try:
            while not self.scene.over.is_set():
                if not self.ready:
                    await self._take_state("ready")
                if not self.scene.calm.is_set() and self.chance.random() < 0.03:
                    await self._take_state("not_ready")
                    await self.pause(0, 1)
                self.anew |= not self.scene.calm.is_set() and self.chance.random() < 0.01
                await asyncio.sleep(0.2)
        finally:
            for task in (listening, *self._work):
                task.cancel()
            await asyncio.gather(listening, *self._work, return_exceptions=True)
            self.hang_up()

    async def _sign_in(self) -> None:
        tries = 0
        while self._session is None:
            try:
                self._session = Session(await self.call(Session.opening(self.name, AGENT_PASSWORD)))
            except (NotSent, Lost):
                tries += 1
                await self.back_off(tries)

    async def _act(
        self, what: str, path: str, body: object = None, *, method: str = "POST", **facts: Any
    ) -> Answer:
        assert self._session is not None
        operation = self.scene.history.operation(self.name, what, **facts)
        path = f"{DESK}{path}"
        # Each act has a connection of its own: one chat does not wait for another.
        hand = Actor(self.scene, self.name, self.chance)
        try:
            return await hand.settle(operation, method, path, body, headers=self._session.headers)
        finally:
            hand.hang_up()

    async def _take_state(self, state: str) -> None:
        answer = await self._act("state", "/state", {"state": state}, method="PUT", state=state)
        self.ready = answer.status == 200 and state == "ready"

    async def _listen(self) -> None:
        """Snapshot, then the stream from its cursor on; after a resync, or at a whim, a snapshot again."""
        assert self._session is not None
        tries = 0
        while True:
            if self.anew or not self._cursor:
                await self._look()
            headers = {**self._session.headers, "accept": "text/event-stream", "last-event-id": self._cursor}
            stream = await self.stream(request("GET", f"{DESK}/events", headers=headers), self._tell)
            if stream is None:
                tries += 1
                await self.back_off(tries)
                continue
            tries = 0
            try:
                while not (stream.ended.is_set() or self.anew):
                    try:
                        async with asyncio.timeout(0.5):
                            await stream.ended.wait()
                    except TimeoutError:
                        continue
            finally:
                stream.close()

    async def _look(self) -> None:
        assert self._session is not None
        tries = 0
        while True:
            try:
                answer = await self.call(request("GET", DESK, headers=self._session.headers))
            except (NotSent, Lost):
                answer = None
            if answer is not None and answer.status == 200:
                break
            tries += 1
            await self.back_off(tries)
        desk = answer.json()
        self.anew = False
        self._cursor = desk["cursor"]
        self.ready = desk["state"] == "ready"
        chats = {chat["chat_id"]: chat["last_seq"] for chat in desk["chats"]}
        self._stream = self.scene.history.stream(self.name, desk=chats)
        for chat in desk["chats"]:
            events = [{"seq": event["seq"], "kind": event["kind"]} for event in chat["events"]]
            self.scene.history.write("read", who=self.name, chat=chat["chat_id"], events=events)
            self._take(chat["chat_id"], chat["gen"], ended=chat["state"] != "talking")
        for chat in set(self.desk) - set(chats):
            self._let_go(chat)
        for offer in desk["offers"]:
            self._start(self._answer(offer["chat_id"], offer["gen"]))

    def _tell(self, name: str | None, data: bytes) -> None:
        event = json.loads(data)
        kind = event["kind"]
        if kind == "resync":
            self.scene.history.write("resync", who=self.name, text="the desk")
            self.anew = True
        if name is None:
            return
        self._cursor = name
        self.scene.history.saw(self._stream, event)
        if kind == "offer":
            self._start(self._answer(event["chat_id"], event["gen"]))
        elif kind == "chat_taken":
            self._take(event["chat_id"], event["gen"])
        elif kind == "chat_released":
            self._let_go(event["chat_id"])
        elif kind == "state_changed":
            self.ready = event["state"] == "ready"
        elif (at_hand := self.desk.get(event.get("chat_id", ""))) is not None:
            at_hand.heard(kind)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    def _take(self, chat: str, gen: int, *, ended: bool = False) -> None:
        known = self.desk.get(chat)
        if known is None or known.gen != gen:
            at_hand = self.desk[chat] = AtHand(chat, gen)
            at_hand.ended = ended
            self._start(self._talk(at_hand))

    def _let_go(self, chat: str) -> None:
        at_hand = self.desk.pop(chat, None)
        if at_hand is not None:
            at_hand.released = True
            at_hand.changed.set()

    async def _answer(self, chat: str, gen: int) -> None:
        await self.pause(0, 0.4)
        dice = 1.0 if self.scene.calm.is_set() else self.chance.random()
        if dice < 0.04:
            return  # rings on until the answer timeout
        if dice < 0.09:
            await self._act("decline", f"/chats/{chat}/decline", {"gen": gen}, chat=chat, gen=gen)
            return
        if dice < 0.14:
            await self._act("accept", f"/chats/{chat}/accept", {"gen": gen + 1}, chat=chat, gen=gen + 1)
        await self._act("accept", f"/chats/{chat}/accept", {"gen": gen}, chat=chat, gen=gen)

    async def _talk(self, at: AtHand) -> None:
        for number in range(self.chance.randint(1, 4)):
            await self.pause(0.05, 0.7)
            if at.ended or at.released:
                break
            await self._say(at, number)
        if not (at.ended or at.released):
            dice = 1.0 if self.scene.calm.is_set() else self.chance.random()
            if dice < 0.12:
                await self._transfer(at, f"queue:{self.chance.choice(QUEUES)}")
            elif dice < 0.2:
                await self._transfer(at, f"agent:{self.chance.choice(self.others)}")
            elif dice < 0.35:
                await self._wait(at, 3)  # the visitor may have the last word
        if not (at.ended or at.released):
            await self._act("end", f"/chats/{at.chat}/end", {"gen": at.gen}, chat=at.chat, gen=at.gen)
        if at.released or (not self.scene.calm.is_set() and self.chance.random() < 0.3):
            return  # the wrap-up ends by itself
        await self._say(at, 99, note=True)
        await self._act(
            "wrap_up_done", f"/chats/{at.chat}/wrap-up-done", {"gen": at.gen}, chat=at.chat, gen=at.gen
        )

    async def _wait(self, at: AtHand, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not (at.ended or at.released):
                    at.changed.clear()
                    await at.changed.wait()
        except TimeoutError:
            pass

    async def _say(self, at: AtHand, number: int, *, note: bool = False) -> None:
        client_id = f"{number}-{self.chance.getrandbits(48):x}"
        text = f"answer {self.chance.getrandbits(64):x}"
        facts = {"chat": at.chat, "author": f"agent:{self.name}", "client_id": client_id, "text": text}
        body = {"client_id": client_id, "text": text}
        for _ in range(2 if self.chance.random() < 0.1 else 1):
            if note:
                await self._act("note", f"/chats/{at.chat}/notes", body, **facts)
            else:
                await self._act(
                    "say", f"/chats/{at.chat}/messages", {**body, "gen": at.gen}, **facts, gen=at.gen
                )

    async def _transfer(self, at: AtHand, to: str) -> None:
        path, body = f"/chats/{at.chat}/transfer", {"gen": at.gen, "to": to}
        answer = await self._act("transfer", path, body, chat=at.chat, gen=at.gen, to=to)
        if answer.status < 300:
            at.released = True
