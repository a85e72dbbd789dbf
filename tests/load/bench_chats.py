"""From opening a chat to its offer on the agent's stream, and how many chats can be opened per second.

python -m tests.load.bench_chats [--rounds 3] [--seconds 4]
"""

import argparse
import asyncio
import itertools
from collections.abc import Sequence
from time import perf_counter

import uvloop

from tests.faults.connection import Connection, request
from tests.load.figures import median, milliseconds, table
from tests.load.floor import Desk, floor, opened, opening, until

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


async def to_offer(
    connections: Sequence[Connection], offers: Offers, seconds: float
) -> tuple[float, list[float]]:
    """Open a chat, wait until it rings, leave; again. Answers offers per second and how long each took."""
    took: list[float] = []
    begun = perf_counter()

    async def arrive(connection: Connection) -> None:
        while (now := perf_counter()) < begun + seconds:
            chat, token, _ = await opened(connection, next(_numbers))
            took.append(await offers.of(chat) - now)
            ended = await connection.ask(request("POST", f"/api/v1/chats/{chat}/end", token=token))
            assert ended.status == 204, ended

    await asyncio.gather(*(arrive(connection) for connection in connections))
    return len(took) / (perf_counter() - begun), took


async def creations(connections: Sequence[Connection], seconds: float) -> tuple[float, list[float]]:
    """Open chats that nobody can take: they wait in the queue. Answers how many per second."""
    took: list[float] = []
    begun = perf_counter()

    async def arrive(connection: Connection) -> None:
        while (now := perf_counter()) < begun + seconds:
            answer = await connection.ask(opening(next(_numbers)))
            assert answer.status == 201, answer
            took.append(perf_counter() - now)

    await asyncio.gather(*(arrive(connection) for connection in connections))
    return len(took) / (perf_counter() - begun), took


async def measure(rounds: int, seconds: float) -> None:
    rows: list[list[object]] = []
    async with floor(desks=DESKS) as (server, desks):
        offers = Offers(desks)
        connections = [await Connection.to(server.port) for _ in range(64)]
        for count in (1, 16, 64):
            found = [await to_offer(connections[:count], offers, seconds) for _ in range(rounds)]
            took = [each for _, times in found for each in times]
            rows.append(
                [
                    f"opened → offered → left, {count} at once",
                    f"{median(r for r, _ in found):,.0f}",
                    milliseconds(took),
                ]
            )
        for desk in desks:
            await desk.not_ready()
        await until(lambda: not offers._waiting, 5, "no offer under way")
        for count in (1, 64):
            found = [await creations(connections[:count], seconds) for _ in range(rounds)]
            took = [each for _, times in found for each in times]
            rows.append(
                [f"opened, {count} at once", f"{median(r for r, _ in found):,.0f}", milliseconds(took)]
            )
    table(["what", "per second", "p50 / p99 ms"], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=4)
    given = options.parse_args(arguments)
    uvloop.run(measure(given.rounds, given.seconds))


if __name__ == "__main__":
    main()
