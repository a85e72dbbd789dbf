"""From opening a chat to its offer on the agent's stream, and how many chats can be opened per second.

python -m tests.load.bench_chats [--rounds 3] [--seconds 4]
"""

import argparse
import asyncio
import itertools
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import perf_counter
from typing import NamedTuple

import uvloop

from tests.faults.connection import Connection, request
from tests.faults.server import Server
from tests.load.figures import median, milliseconds, table
from tests.load.floor import Desk, cpu_seconds, floor, opened, opening

_numbers = itertools.count(1)
DESKS = 8


class Offers:
    """When each chat rang at some desk."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self.at: dict[str, float] = {}
        self._waiting: dict[str, asyncio.Future[float]] = {}
        for desk in desks:
            desk.accepts = False
            desk.offered = self._offered

    def _offered(self, chat: str, now: float) -> None:
        self.at[chat] = now
        waiting = self._waiting.pop(chat, None)
        if waiting is not None:
            waiting.set_result(now)

    async def of(self, chat: str) -> float:
        if chat not in self.at:
            waiting = self._waiting[chat] = asyncio.get_running_loop().create_future()
            await waiting
        return self.at.pop(chat)


async def to_offer(connections: Sequence[Connection], over: float, offers: Offers) -> list[float]:
    """Open a chat, wait until it rings, leave; again until `over`. Answers how long each took until it rang."""
    took: list[float] = []

    async def arrive(connection: Connection) -> None:
        while (now := perf_counter()) < over:
            chat, token, _ = await opened(connection, next(_numbers))
            took.append(await offers.of(chat) - now)
            ended = await connection.ask(request("POST", f"/api/v1/chats/{chat}/end", token=token))
            assert ended.status == 204, ended

    await asyncio.gather(*map(arrive, connections))
    return took


async def creations(connections: Sequence[Connection], over: float) -> list[float]:
    """Open chats that nobody can take: they wait in the queue. Answers how long each took."""
    took: list[float] = []

    async def arrive(connection: Connection) -> None:
        while (now := perf_counter()) < over:
            answer = await connection.ask(opening(next(_numbers)))
            assert answer.status == 201, answer
            took.append(perf_counter() - now)

    await asyncio.gather(*map(arrive, connections))
    return took


Work = Callable[[Sequence[Connection], float], Awaitable[list[float]]]


class Bench(NamedTuple):
    server: Server
    rounds: int
    seconds: float

    async def row(self, what: str, count: int, work: Work) -> list[object]:
        """One line of the table: medians over rounds, times of all of them."""
        rates: list[float] = []
        costs: list[float] = []
        times: list[float] = []
        for _ in range(self.rounds):
            connections = [await Connection.to(self.server.port) for _ in range(count)]
            used, begun = cpu_seconds(self.server.pid), perf_counter()
            took = await work(connections, begun + self.seconds)
            rates.append(len(took) / (perf_counter() - begun))
            costs.append((cpu_seconds(self.server.pid) - used) / len(took))
            times += took
            for connection in connections:
                connection.close()
        return [what, count, f"{median(rates):,.0f}", milliseconds(times), f"{median(costs) * 1e6:,.0f}"]


async def measure(rounds: int, seconds: float) -> None:
    rows: list[list[object]] = []
    async with floor(desks=DESKS) as (server, desks):
        offers = Offers(desks)
        bench = Bench(server, rounds, seconds)
        arriving = partial(to_offer, offers=offers)
        rows += [await bench.row("opened → offered → left", count, arriving) for count in (1, 16, 64)]
        for desk in desks:
            await desk.not_ready()
        rows += [await bench.row("opened, nobody there", count, creations) for count in (1, 64)]
    table(["what", "at once", "per second", "p50 / p99 ms", "server CPU µs"], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=4)
    given = options.parse_args(arguments)
    uvloop.run(measure(given.rounds, given.seconds))


if __name__ == "__main__":
    main()
