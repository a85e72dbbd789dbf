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
from tests.load.floor import SLOTS, Desk, cpu_seconds, floor, opened, pin, until

SENDERS = (1, 64, 256)
FILLER = "and so it goes on, with words that a visitor might well write to a shop about an order " * 2
_numbers = itertools.count(1)


class Sender:
    """Writes one message after the other; the bytes of a request are made by filling in two numbers."""

    def __init__(self, port: int, path: str, token: str) -> None:
        self._port = port
        self._connection: Connection | None = None
        mark = "m0000000000"
        raw = request("POST", path, {"client_id": mark, "text": f"{mark} {FILLER}"}, token=token)
        self._parts = raw.split(mark.encode())

    async def connected(self) -> Connection:
        """Its connection, opened anew when the server has ended it for idleness."""
        if self._connection is None or not self._connection.open:
            self._connection = await Connection.to(self._port)
        return self._connection

    def message(self) -> tuple[bytes, bytes]:
        """The mark of a new message, and its request."""
        mark = b"m%010d" % next(_numbers)
        return mark, mark.join(self._parts)


class Measured(NamedTuple):
    rate: float
    cpu: float
    """Seconds of the server's CPU per message."""
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


async def closed_loop(senders: Sequence[Sender], seconds: float, pid: int, marks: Marks | None) -> Measured:
    """Every sender sends again as soon as it is answered."""
    acks: list[float] = []
    connections = [await sender.connected() for sender in senders]
    used = cpu_seconds(pid)
    begun = perf_counter()
    until_then = begun + seconds

    async def send(sender: Sender, connection: Connection) -> None:
        while (now := perf_counter()) < until_then:
            mark, raw = sender.message()
            if marks is not None:
                marks.sent[mark] = now
            answer = await connection.ask(raw)
            assert answer.status == 201, answer
            acks.append(perf_counter() - now)

    if marks is not None:
        marks.deliveries = []
    await asyncio.gather(*map(send, senders, connections))
    rate = len(acks) / (perf_counter() - begun)
    if marks is not None:
        await until(lambda: not marks.sent, 30, "delivery of every message")
    cpu = (cpu_seconds(pid) - used) / len(acks)
    return Measured(rate, cpu, acks, marks.deliveries if marks is not None else [])


async def paced(senders: Sequence[Sender], rate: float, seconds: float, pid: int, marks: Marks) -> Measured:
    """Messages at a steady rate, whoever is free sends."""
    acks: list[float] = []
    used = cpu_seconds(pid)
    free = list(senders)
    marks.deliveries = []
    work: set[asyncio.Task[None]] = set()
    begun = perf_counter()

    async def send(sender: Sender) -> None:
        mark, raw = sender.message()
        connection = await sender.connected()
        now = marks.sent[mark] = perf_counter()
        assert (await connection.ask(raw)).status == 201
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
    await until(lambda: not marks.sent, 30, "delivery of every message")
    return Measured(len(acks) / seconds, (cpu_seconds(pid) - used) / len(acks), acks, marks.deliveries)


class Bench(NamedTuple):
    """Everybody in place: senders with chats at desks, and as many for the empty POST."""

    senders: list[Sender]
    plain: list[Sender]
    marks: Marks
    cores: set[int] | None
    pid: int
    plain_pid: int


async def measure(rounds: int, seconds: float) -> None:
    cores, most = pin(), max(SENDERS)
    async with floor(desks=-(-most // SLOTS)) as (server, desks):
        with EmptyPost(cores) as empty:
            await empty.ready()
            connection = await Connection.to(server.port)
            chats = [await opened(connection, number) for number in range(most)]
            await until(lambda: sum(desk.taken for desk in desks) == most, 60, "every chat at an agent")
            senders = [
                Sender(server.port, f"/api/v1/chats/{chat}/messages", token) for chat, token, _ in chats
            ]
            plain = [Sender(empty.port, "/", "t") for _ in range(most)]
            bench = Bench(senders, plain, Marks(desks), cores, server.pid, empty.pid)
            most_per_second = await _saturated(bench, rounds, seconds)
            await _at_half(bench, most_per_second / 2, seconds)


async def _saturated(bench: Bench, rounds: int, seconds: float) -> float:
    rows: list[list[object]] = []
    rates: list[float] = []
    for count in SENDERS:
        ours: list[Measured] = []
        posts: list[Measured] = []
        appends: list[float] = []
        for _ in range(rounds):
            ours.append(await closed_loop(bench.senders[:count], seconds, bench.pid, bench.marks))
            posts.append(await closed_loop(bench.plain[:count], seconds / 2, bench.plain_pid, None))
            appends.append(await bare_append(count, seconds / 2, bench.cores))
        rate, post, append = median(m.rate for m in ours), median(m.rate for m in posts), median(appends)
        rates.append(rate)
        acks = milliseconds([ack for m in ours for ack in m.acks])
        deliveries = milliseconds([delivery for m in ours for delivery in m.deliveries])
        cpu, plain = median(m.cpu for m in ours) * 1e6, median(m.cpu for m in posts) * 1e6
        of = (f"{rate / post:.2f}", f"{rate / append:.2f}", f"{cpu:.0f} / {plain:.0f} = {cpu / plain:.1f}")
        rows.append([count, f"{rate:,.0f}", acks, deliveries, f"{post:,.0f}", f"{append:,.0f}", *of])
        print(f"# {count} senders: {[round(m.rate) for m in ours]} messages/s a round", flush=True)
    table(
        [
            *("senders", "messages/s", "ack p50 / p99 ms", "delivery p50 / p99 ms"),
            *("empty POST/s", "bare append/s", "of the POST", "of the append"),
            "CPU µs a message / a POST",
        ],
        rows,
    )
    return max(rates)


async def _at_half(bench: Bench, rate: float, seconds: float) -> None:
    half = await paced(bench.senders, rate, seconds, bench.pid, bench.marks)
    head = [
        "paced at half of the most",
        "messages/s",
        "ack p50 / p99 ms",
        "delivery p50 / p99 ms",
        "p99.9 ms",
    ]
    slowest = f"{percentile(half.deliveries, 0.999) * 1000:.2f}"
    times = (milliseconds(half.acks), milliseconds(half.deliveries), slowest)
    table(head, [[f"{rate:,.0f}", f"{half.rate:,.0f}", *times]])


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=4)
    given = options.parse_args(arguments)
    uvloop.run(measure(given.rounds, given.seconds))


if __name__ == "__main__":
    main()
