"""How long a blacklist of a million ranges takes to import, and what everybody else feels of it meanwhile.

The real application in this process, over SQLite with `synchronous=FULL`: the table is sent to it in pieces, while two
probes run beside it: one commits a small write again and again (a chat's message waits like that), one sleeps for 5 ms
again and again (how late it wakes is how long the loop was held). Run it with `python -m tests.load.bench_blacklist [ROWS]`.
"""

import asyncio
import contextlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import IPv4Address
from pathlib import Path

import httpx2
import uvloop
from sqlalchemy import text

from cordboard.commands import migrate
from cordboard.core.people import User
from cordboard.settings import Settings
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import USERS
from cordboard.wiring import House, open_house

PIECE = 64 * 1024
SEED = 4_711


def main(rows: int = 1_000_000) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), limits=False)
        migrate(settings)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_bench(settings, rows))


async def _bench(settings: Settings, rows: int) -> None:
    house = await open_house(settings)
    async with await _manager(house) as manager:
        table = _table(rows)
        size = sum(map(len, table)) / 1e6
        print(f"{rows:,} rows, {size:.1f} MB")
        for name, query in (("dry run", "?dry_run=true"), ("import", "")):
            await _probed(house, name, lambda query=query: _send(manager, table, query))
        await _probed(house, "export", lambda: _take(manager))
        for path in (
            "/blacklist?limit=50",
            "/blacklist?limit=50&sort=start&order=desc",
            "/blacklist?limit=50&filter=203.0.113",
            "/blacklist/lookup?address=9.9.9.9",
            "/blacklist/lookup?address=223.9.9.9",
            "/blacklist/preview?start=200.0.0.0&end=200.255.255.255",
        ):
            await _probed(house, path, lambda path=path: _get(manager, path))
        find, now = house.catalogues.current.blacklist.find, house.clock.now()
        asked = [str(IPv4Address(random.getrandbits(32))) for _ in range(100_000)]
        began = time.perf_counter()
        for address in asked:
            find(address, now)
        print(f"{'look-up in memory':<58}{(time.perf_counter() - began) / len(asked) * 1e6:8.2f} µs each")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    await house.close()


async def _manager(house: House) -> httpx2.AsyncClient:
    await house.office.configuration.create(USERS, User(user_name="max", role="Manager"), by=SYSTEM)
    _, token = await house.office.api_tokens.create(
        name="bench", user="max", permissions=(), expires_at=None, by=SYSTEM
    )
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=await house.asgi(), client=("192.0.2.7", 4711)),
        base_url="http://server/api/v1",
        headers={"authorization": f"Bearer {token}"},
        timeout=600,
    )


def _table(rows: int) -> list[bytes]:
    chance = random.Random(SEED)
    lines = ["description,start,end,expires_at\n"]
    for number in range(rows):
        first = chance.randrange(1 << 24, 224 << 24)
        last = min(first + chance.choice((0, 0, 15, 255, 1023)), (224 << 24) - 1)
        lines.append(f"Feed {number % 97},{IPv4Address(first)},{IPv4Address(last)},2099-01-31T18:00:00Z\n")
    body = "".join(lines).encode()
    return [body[at : at + PIECE] for at in range(0, len(body), PIECE)]


async def _send(manager: httpx2.AsyncClient, table: list[bytes], query: str) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in table:
            yield piece

    answer = await manager.post(
        f"/blacklist/import{query}{'&' if query else '?'}confirm=true",
        content=pieces(),
        headers={"content-type": "text/csv"},
    )
    assert answer.status_code == 200, answer.text[:500]


async def _take(manager: httpx2.AsyncClient) -> None:
    answer = await manager.get("/blacklist/export")
    assert answer.status_code == 200


async def _get(manager: httpx2.AsyncClient, path: str) -> None:
    answer = await manager.get(path)
    assert answer.status_code == 200, answer.text[:500]


async def _probed(house: House, name: str, work: Callable[[], Awaitable[None]]) -> None:
    commits: list[float] = []
    late: list[float] = []
    probes = [
        asyncio.create_task(_commit_again_and_again(house, commits)),
        asyncio.create_task(_wake_again_and_again(late)),
    ]
    began, used = time.perf_counter(), time.process_time()
    await work()
    took, used = time.perf_counter() - began, time.process_time() - used
    for probe in probes:
        probe.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await probe
    print(
        f"{name:<58}{took:8.2f} s {used:7.2f} s CPU  commits p50 {_at(commits, 0.5):6.1f} p99 {_at(commits, 0.99):6.1f} "
        f"most {_at(commits, 1):6.1f} ms   loop late p99 {_at(late, 0.99):6.1f} most {_at(late, 1):6.1f} ms"
    )


async def _commit_again_and_again(house: House, took: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await house.store.write(
            lambda c: c.execute(text("UPDATE meta SET value = value WHERE key = 'epoch'")).rowcount
        )
        took.append((time.perf_counter() - began) * 1e3)
        await asyncio.sleep(0.02)


async def _wake_again_and_again(late: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        late.append((time.perf_counter() - began) * 1e3 - 5)


def _at(values: list[float], part: float) -> float:
    ordered = sorted(values) or [0.0]
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
