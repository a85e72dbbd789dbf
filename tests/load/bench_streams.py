"""What an idle visitor's stream costs in memory of the server: resident size before and after, by so many streams.

    python -m tests.load.bench_streams [--streams 2000]

Each stream belongs to a chat of its own; the chats' share is measured apart, by opening them first.
"""

import argparse
import asyncio
import resource
from collections.abc import Sequence
from pathlib import Path

import uvloop

from tests.faults.connection import Connection, EventStream, request
from tests.load.figures import table
from tests.load.floor import floor, opened


def resident(pid: int) -> int:
    """Kilobytes of a process in memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("no VmRSS")


async def measure(streams: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, streams * 2 + 500)), hard))
    async with floor(desks=0) as (server, _):
        connection = await Connection.to(server.port)
        # A warm-up, so that what a process needs once is not counted.
        for number in range(200):
            await opened(connection, number)
        await asyncio.sleep(2)
        empty = resident(server.pid)
        chats = [await opened(connection, 1_000 + number) for number in range(streams)]
        await asyncio.sleep(3)
        with_chats = resident(server.pid)
        held: list[EventStream] = []
        for chat, token, cursor in chats:
            headers = {"accept": "text/event-stream", "last-event-id": cursor}
            raw = request("GET", f"/api/v1/chats/{chat}/events", token=token, headers=headers)
            stream = await EventStream.to(server.port, raw, lambda _name, _data: None)
            assert stream.status == 200, stream.status
            held.append(stream)
        await asyncio.sleep(5)
        with_streams = resident(server.pid)
        assert not any(stream.ended.is_set() for stream in held), "a stream ended"
        table(
            ["streams", "server at rest MiB", "KiB per open chat", "KiB per idle stream"],
            [
                [
                    streams,
                    f"{empty / 1024:.0f}",
                    f"{(with_chats - empty) / streams:.1f}",
                    f"{(with_streams - with_chats) / streams:.1f}",
                ]
            ],
        )


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--streams", type=int, default=2_000)
    uvloop.run(measure(options.parse_args(arguments).streams))


if __name__ == "__main__":
    main()
