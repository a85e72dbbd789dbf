"""A whole run: traffic, kills, restarts, then the calm in which everything must come to its end."""

import asyncio
import random
import time
from dataclasses import dataclass
from pathlib import Path

from tests.faults.actor import Scene
from tests.faults.agent import Agent
from tests.faults.centre import set_up, until_ready
from tests.faults.checker.evidence import Evidence
from tests.faults.checker.findings import Finding
from tests.faults.checker.rows import contradictions
from tests.faults.connection import Connection, request
from tests.faults.history import History
from tests.faults.server import Server
from tests.faults.visitor import Visit, Visitor
from tests.outbound.hostile import Server as Outside
from tests.outbound.hostile import saying, serving

CALM_WITHIN = 45.0
"""Seconds after the last fault within which every chat must have come to its end."""
TOLD_WITHIN = 10.0
"""Seconds within which a stream must have told what is long true."""
CAPACITY = 3
SETTINGS = {"answer_timeout": 2, "maximum_matches": 1, "queue_timeout": 30}


@dataclass(frozen=True)
class Plan:
    """What a run is made of. A kill comes `least` to `most` seconds after the start before it."""

    seed: int
    kills: int
    visitors: int = 30
    agents: int = 6
    least: float = 0.5
    most: float = 2.5
    work: int = 80
    """At most so many operations are waited for before a kill, should the machine be slow."""
    last: int = 0
    """Operations after the last kill, before the calm."""


@dataclass(frozen=True)
class Run:
    """What a run leaves behind."""

    server: Server
    history: Path
    findings: list[Finding]
    """Found while it ran: at each kill, and at its end."""
    operations: int
    calm_after: float
    stopped_after: float

    def evidence(self) -> Evidence:
        return Evidence.load(self.server.data, self.history)


async def perform(plan: Plan, folder: Path) -> Run:
    """Carry out a plan. Raises AssertionError when the server does not start or the calm does not come."""
    async with serving(saying("200 OK", b'{"ok": true}', "content-type: application/json")) as outside:
        with Server(folder / "data", outside=outside.where) as server:
            return await _perform(plan, folder, server, outside)


async def _perform(plan: Plan, folder: Path, server: Server, outside: Outside) -> Run:
    await asyncio.to_thread(server.prepare)
    await until_ready(server)
    names = [f"crew{number}" for number in range(1, plan.agents + 1)]
    await set_up(
        server,
        agents=names,
        max_chats=CAPACITY,
        wrap_up_timeout=1,
        settings=SETTINGS,
        outside=outside.where,
    )
    history = History(folder / "history.jsonl")
    scene = Scene(port=server.port, history=history)
    agents = [Agent(scene, name, random.Random(f"{plan.seed}{name}"), others=names) for name in names]
    visitors = [
        Visitor(scene, f"visitor{number}", random.Random(f"{plan.seed}visitor{number}"))
        for number in range(1, plan.visitors + 1)
    ]
    working = [asyncio.create_task(agent.run()) for agent in agents]
    visiting = [asyncio.create_task(visitor.run()) for visitor in visitors]
    findings: list[Finding] = []
    try:
        async with _Watching([*working, *visiting]):
            await _faults(plan, server, scene, findings, folder)
            await _worked(history, plan.last, seconds=120)
            history.write("calm")
            begun = time.monotonic()
            scene.calm.set()
            findings += await _calm(scene, visiting, visitors)
            await _told(scene, agents)
            calm_after = time.monotonic() - begun
            for asked in outside.asked:
                history.write("asked", key=asked.headers["idempotency-key"], body=asked.body.decode())
            history.write("over")
        scene.over.set()
        await asyncio.gather(*working)
        stopped_after = await asyncio.to_thread(server.stop)
    finally:
        scene.stop()
        for task in (*working, *visiting):
            task.cancel()
        await asyncio.gather(*working, *visiting, return_exceptions=True)
        history.close()
    return Run(server, history.path, findings, history.operations, calm_after, stopped_after)


class _Watching:
    """Raises what an actor died of, at once: an actor that fails is a finding, not silence."""

    def __init__(self, tasks: list[asyncio.Task[None]]) -> None:
        self._tasks = tasks
        self._owner: asyncio.Task[object] | None = None
        self._failure: BaseException | None = None

    async def __aenter__(self) -> None:
        self._owner = asyncio.current_task()
        for task in self._tasks:
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (failure := task.exception()) is not None and self._failure is None:
            self._failure = failure
            assert self._owner is not None
            self._owner.cancel()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for task in self._tasks:
            task.remove_done_callback(self._done)
        if kind is asyncio.CancelledError and self._failure is not None:
            raise AssertionError(f"an actor failed: {self._failure!r}") from self._failure


async def _faults(plan: Plan, server: Server, scene: Scene, findings: list[Finding], folder: Path) -> None:
    chance = random.Random(plan.seed)
    for number in range(1, plan.kills + 1):
        worked = asyncio.create_task(_worked(scene.history, chance.randrange(plan.work), seconds=10))
        await asyncio.sleep(chance.uniform(plan.least, plan.most))
        await worked
        scene.up = False
        server.kill()
        scene.history.write("killed", number=number)
        copied = server.copy(folder / f"kill{number}")
        await until_ready(server)
        scene.up = True
        scene.history.write("restarted", number=number, seconds=round(server.starts[-1], 3))
        found = await asyncio.to_thread(contradictions, copied)
        findings += [Finding(each.invariant, f"after kill {number}: {each.text}") for each in found]
        if not found:
            for file in copied.iterdir():
                file.unlink()
            copied.rmdir()


async def _worked(history: History, operations: int, *, seconds: float) -> None:
    """Wait until clients have begun so many operations more, no longer than `seconds`."""
    enough = history.operations + operations
    for _ in range(int(seconds * 50)):
        if history.operations >= enough:
            return
        await asyncio.sleep(0.02)


async def _calm(scene: Scene, visiting: list[asyncio.Task[None]], visitors: list[Visitor]) -> list[Finding]:
    """Visitors finish their visits, agents answer and end: then no chat may be left anywhere."""
    _, late = await asyncio.wait(visiting, timeout=CALM_WITHIN)
    visits = [visit for visitor in visitors for visit in visitor.chats]
    findings = (
        [Finding("I-30", f"{len(late)} visits did not end within {CALM_WITHIN:g} s of calm")] if late else []
    )
    connection = await Connection.to(scene.port)
    deadline = time.monotonic() + CALM_WITHIN
    left = visits
    while left and time.monotonic() < deadline:
        left = [visit for visit in left if await _state(connection, visit) not in {"closed", "abandoned"}]
        await asyncio.sleep(0.1)
    for visit in left:
        state = await _state(connection, visit)
        findings.append(
            Finding("I-30", f"chat {visit.chat} is still {state} after {CALM_WITHIN:g} s of calm")
        )
    for visit in visits:
        await _read_all(scene, connection, visit)
    connection.close()
    return findings


async def _told(scene: Scene, agents: list[Agent]) -> None:
    """The streams of desks tell that no chat is left there."""
    for _ in range(int(TOLD_WITHIN * 10)):
        if not any(agent.desk for agent in agents):
            return
        await asyncio.sleep(0.1)
    for agent in agents:
        for chat in agent.desk:
            scene.history.write("deaf", who=agent.name, text=f"that chat {chat} has left the desk")


async def _state(connection: Connection, visit: Visit) -> str:
    answer = await connection.ask(request("GET", f"/api/v1/chats/{visit.chat}", token=visit.token))
    return str(answer.json().get("state", answer.status))


async def _read_all(scene: Scene, connection: Connection, visit: Visit) -> None:
    """The whole chat as its visitor can read it at the end."""
    number = scene.history.stream("reader", chat=visit.chat, whole=True)
    cursor = visit.first_cursor
    while True:
        path = f"/api/v1/chats/{visit.chat}/events?after={cursor}"
        page = (await connection.ask(request("GET", path, token=visit.token))).json()
        for event in page["events"]:
            scene.history.saw(number, event)
        if page["cursor"] == cursor:
            return
        cursor = page["cursor"]
