"""Durable messages per second, from a visitor's POST to the agent's stream, beside two baselines in the same run.

    python -m tests.load.bench_messages [--rounds 3] [--seconds 4]

Every sender has a chat of its own and one message under way. `ack`: until the answer; `delivery`: until the event
stands on the agent's stream. Product and baselines take turns in every round; the server has a core to itself.
"""

import argparse
import asyncio
import itertools
from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

import uvloop

from tests.faults.connection import Connection, request
from tests.load.baselines import EmptyPost, bare_append
from tests.load.figures import median, milliseconds, percentile, table
from tests.load.floor import SLOTS, Desk, floor, opened, pin, until

SENDERS = (1, 64, 256)
FILLER = "and so it goes on, with words that a visitor might well write to a shop about an order " * 2
_numbers = itertools.count(1)


class Sender:
    """Writes one message after the other; the bytes of a request are made by filling in two numbers."""

    def __init__(self, connection: Connection, path: str, token: str) -> None:
        self.connection = connection
        mark = "m0000000000"
        raw = request("POST", path, {"client_id": mark, "text": f"{mark} {FILLER}"}, token=token)
        self._parts = raw.split(mark.encode())

    def message(self) -> tuple[bytes, bytes]:
        """The mark of a new message, and its request."""
        mark = b"m%010d" % next(_numbers)
        return mark, mark.join(self._parts)


class Measured(NamedTuple):
    rate: float
    acks: list[float]
    deliveries: list[float]


class Marks:
    """When each message was sent, by its mark; desks tell of its arrival."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self.sent: dict[bytes, float] = {}
        self.deliveries: list[float] = []
        for desk in desks:
            desk.told = self.told

    def told(self, data: bytes, now: float) -> None:
        at = data.find(b'"text":"m')
        sent = self.sent.pop(data[at + 8 : at + 19], None) if at > 0 else None
        if sent is not None:
            self.deliveries.append(now - sent)


async def closed_loop(senders: Sequence[Sender], seconds: float, marks: Marks | None) -> Measured:
    """Every sender sends again as soon as it is answered."""
    acks: list[float] = []
    begun = perf_counter()
    until_then = begun + seconds

    async def send(sender: Sender) -> None:
        while (now := perf_counter()) < until_then:
            mark, raw = sender.message()
            if marks is not None:
                marks.sent[mark] = now
            answer = await sender.connection.ask(raw)
            assert answer.status == 201, answer
            acks.append(perf_counter() - now)

    if marks is not None:
        marks.deliveries = []
    await asyncio.gather(*(send(sender) for sender in senders))
    rate = len(acks) / (perf_counter() - begun)
    if marks is None:
        return Measured(rate, acks, [])
    await until(lambda: not marks.sent, 10, "delivery of every message")
    return Measured(rate, acks, marks.deliveries)


async def paced(senders: Sequence[Sender], rate: float, seconds: float, marks: Marks) -> Measured:
    """Messages at a steady rate, whoever is free sends."""
    acks: list[float] = []
    free = list(senders)
    marks.deliveries = []
    work: set[asyncio.Task[None]] = set()
    begun = perf_counter()

    async def send(sender: Sender) -> None:
        mark, raw = sender.message()
        now = marks.sent[mark] = perf_counter()
        assert (await sender.connection.ask(raw)).status == 201
        acks.append(perf_counter() - now)
        free.append(sender)

    sent = 0
    while (passed := perf_counter() - begun) < seconds:
        while sent < passed * rate and free:
            sent += 1
            task = asyncio.create_task(send(free.pop(0)))
            work.add(task)
            task.add_done_callback(work.discard)
        await asyncio.sleep(0.001)
    await asyncio.gather(*work)
    await until(lambda: not marks.sent, 10, "delivery of every message")
    return Measured(len(acks) / seconds, acks, marks.deliveries)


async def measure(rounds: int, seconds: float) -> None:
    cores = pin()
    most = max(SENDERS)
    async with floor(desks=-(-most // SLOTS)) as (server, desks):
        connections = [await Connection.to(server.port) for _ in range(most)]
        chats = [await opened(connection, number) for number, connection in enumerate(connections)]
        await until(lambda: sum(len(desk.gens) for desk in desks) == most, 30, "every chat at an agent")
        await asyncio.sleep(1)
        senders = [
            Sender(connection, f"/api/v1/chats/{chat}/messages", token)
            for connection, (chat, token, _) in zip(connections, chats, strict=True)
        ]
        empty = EmptyPost(cores)
        await empty.ready()
        plain = [Sender(await Connection.to(empty.port), "/", "t") for _ in range(most)]
        marks = Marks(desks)
        rows: list[list[object]] = []
        saturation = 0.0
        for count in SENDERS:
            ours: list[Measured] = []
            posts: list[Measured] = []
            appends: list[float] = []
            for _ in range(rounds):
                ours.append(await closed_loop(senders[:count], seconds, marks))
                posts.append(await closed_loop(plain[:count], seconds / 2, None))
                appends.append(await bare_append(count, seconds / 2, cores))
            rate, post, append = median(m.rate for m in ours), median(m.rate for m in posts), median(appends)
            saturation = max(saturation, rate)
            acks = [ack for m in ours for ack in m.acks]
            deliveries = [delivery for m in ours for delivery in m.deliveries]
            row = [
                count,
                f"{rate:,.0f}",
                milliseconds(acks),
                milliseconds(deliveries),
                f"{post:,.0f}",
                f"{append:,.0f}",
            ]
            rows.append([*row, f"{rate / post:.2f}", f"{rate / append:.2f}"])
            print(f"# {count} senders: {[round(m.rate) for m in ours]} messages/s a round", flush=True)
        empty.stop()
        table(
            [
                *("senders", "messages/s", "ack p50 / p99 ms", "delivery p50 / p99 ms"),
                *("empty POST/s", "bare append/s", "of the POST", "of the append"),
            ],
            rows,
        )
        half = await paced(senders, saturation / 2, seconds, marks)
        acks, deliveries = milliseconds(half.acks), milliseconds(half.deliveries)
        head = [
            "paced at half of the most",
            "messages/s",
            "ack p50 / p99 ms",
            "delivery p50 / p99 ms",
            "p99.9 ms",
        ]
        slowest = f"{percentile(half.deliveries, 0.999) * 1000:.2f}"
        table(head, [[f"{saturation / 2:,.0f}", f"{half.rate:,.0f}", acks, deliveries, slowest]])


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=4)
    given = options.parse_args(arguments)
    uvloop.run(measure(given.rounds, given.seconds))


if __name__ == "__main__":
    main()
