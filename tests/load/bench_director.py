"""What scripts cost: nodes per second through `advance`, and a turn with five nodes beside one without.

The turns run in this process through the switchboard on SQLite, without HTTP; both sides take turns in one run.
`python -m tests.load.bench_director [--rounds N] [--seconds S]`.
"""

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

import uvloop

from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.call_class import CallClass
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.fanout.memory import MemoryFanout
from cordboard.storage import registrations
from cordboard.storage.engine import migrate, open_store
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.switchboard import Switchboard
from cordboard.switchboard.system import RandomIds, SystemClock
from cordboard.switchboard.visitors import OpenChat, Visitors
from tests.centre import KeptMail
from tests.director.measure_advance import FIVE, PLAIN, nodes_per_second
from tests.furnish import furnish
from tests.load.figures import median, table

SENDERS = (1, 64)
LISTENING: dict[str, object] = {
    "format": 1,
    "start": "start",
    "nodes": {
        "start": {"kind": "start", "exits": {"next": "listen"}},
        "listen": {"kind": "wait_for_message", "into": "words", "exits": {"message": "count"}},
        "count": {
            "kind": "set_variable",
            "name": "n",
            "value": "{{default(script.n, 0) + 1}}",
            "exits": {"next": "many"},
        },
        "many": {"kind": "test", "expression": "script.n < 0", "exits": {"true": "end", "false": "keep"}},
        "keep": {
            "kind": "set_variable",
            "name": "last",
            "value": "{{script.words}}",
            "exits": {"next": "log"},
        },
        "log": {"kind": "log", "text": "Message {{script.n}}", "exits": {"next": "listen"}},
        "end": {"kind": "end"},
    },
}
"""Five nodes for each message: listen, count, many, keep, log."""


def main() -> None:
    """Prints the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=3.0)
    given = options.parse_args()
    table(
        ["script", "nodes/s through `advance`"],
        [
            ["five nodes, a test and a placeholder among them", f"{nodes_per_second(FIVE, 5):,.0f}"],
            ["a chain of 101 plain nodes", f"{nodes_per_second(PLAIN, 101):,.0f}"],
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        uvloop.run(_turns(Path(folder) / "bench.db", given.rounds, given.seconds))


async def _turns(path: Path, rounds: int, seconds: float) -> None:
    migrate(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        CallClass(name="General"),
        Queue(name="General", max_waiting=100_000),
        RoutingPoint(name="with", urls=("with.example",), script="Listening"),
        RoutingPoint(name="without", urls=("without.example",), fallback_queue="General"),
        scripts={"Listening": LISTENING},
    )
    fanout = MemoryFanout()
    catalogues = Catalogues(store=store, shelf=SqlShelf(), fanout=fanout)
    board = Switchboard(
        store=store,
        fanout=fanout,
        clock=SystemClock(),
        ids=RandomIds(),
        mailer=KeptMail(),
        catalogues=catalogues,
        registrations=registrations,
        limits=False,
    )
    await catalogues.load()
    rows: list[list[str]] = []
    for senders in SENDERS:
        measured: dict[str, list[tuple[float, float]]] = {"with": [], "without": []}
        for _ in range(rounds):
            for point, figures in measured.items():
                figures.append(await _messages(board.visitors, point, senders, seconds / 2))
        rates = {point: median(rate for rate, _ in figures) for point, figures in measured.items()}
        cpu = {point: median(used for _, used in figures) for point, figures in measured.items()}
        for point in measured:
            ratio = f"{cpu[point] / cpu['without']:.2f}"
            rows.append([f"{senders}", point, f"{rates[point]:,.0f}", f"{cpu[point]:,.0f} µs", ratio])
    table(["senders", "script", "messages/s", "CPU a message", "ratio"], rows)
    await store.close()


async def _messages(visitors: Visitors, point: str, senders: int, seconds: float) -> tuple[float, float]:
    """Messages per second, and microseconds of CPU of this process for each."""
    chats = [
        (await visitors.open_chat(OpenChat(point=point, url=f"https://{point}.example/"))).chat.id
        for _ in range(senders)
    ]
    sent = 0
    began, cpu = time.perf_counter(), time.process_time()
    until = began + seconds

    async def talk(chat_id: str) -> None:
        nonlocal sent
        number = 0
        while time.perf_counter() < until:
            number += 1
            await visitors.say(
                chat_id, client_id=str(number), text="Hello there", choice=None, body_hash=b"h"
            )
            sent += 1

    await asyncio.gather(*(talk(chat_id) for chat_id in chats))
    passed, used = time.perf_counter() - began, time.process_time() - cpu
    for chat_id in chats:
        await visitors.end(chat_id)
    return sent / passed, used / sent * 1e6


if __name__ == "__main__":
    main()
