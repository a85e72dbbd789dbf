"""What the product is measured against: an empty validated POST by the same web server, and the bare append.

python -m tests.load.baselines post PORT
python -m tests.load.baselines append WAITERS SECONDS
"""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, Self

import msgspec
import pysqlite3
import uvicorn
from msgspec import Meta

from tests.faults.connection import Connection, NotSent
from tests.faults.server import pinned
from tests.servers.process import free_port

Text = Annotated[str, Meta(min_length=1, max_length=4_000)]


class Message(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same body that the product takes."""

    client_id: Annotated[str, Meta(min_length=1, max_length=100)]
    text: Text
    choice: Annotated[str, Meta(max_length=500)] | None = None


_decode = msgspec.json.Decoder(Message).decode
_ANSWER = b'{"seq":12,"at":"2026-01-01T00:00:00.000Z"}'
_HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(_ANSWER)).encode())]


async def empty(scope: Any, receive: Any, send: Any) -> None:
    """Read, validate, answer: nothing is stored, told or checked."""
    if scope["type"] != "http":
        return
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    _decode(body)
    await send({"type": "http.response.start", "status": 201, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _ANSWER})


def serve(port: int) -> None:
    """With the settings of `cordboard.web.server`."""
    uvicorn.run(
        empty,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
    )


class EmptyPost:
    """The baseline's server as a process."""

    def __init__(self, cores: set[int] | None) -> None:
        self.port = free_port()
        self._process = subprocess.Popen(
            [*pinned(cores), sys.executable, "-m", "tests.load.baselines", "post", str(self.port)]
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    async def ready(self) -> None:
        for _ in range(500):
            try:
                (await Connection.to(self.port)).close()
            except NotSent:
                await asyncio.sleep(0.02)
            else:
                return
        raise AssertionError("the baseline does not start")


async def bare_append(waiters: int, seconds: float, cores: set[int] | None) -> float:
    """Messages per second of the bare driver: one checked update and one insert each, `waiters` to a commit."""
    process = await asyncio.create_subprocess_exec(
        *(*pinned(cores), sys.executable, "-m", "tests.load.baselines", "append", str(waiters), str(seconds)),
        stdout=subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return float(out)


SCHEMA = """
CREATE TABLE chats (id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE events (chat TEXT, seq INTEGER, author TEXT, client_id TEXT, body TEXT, PRIMARY KEY (chat, seq));
CREATE UNIQUE INDEX once ON events (chat, author, client_id);
"""


def append(waiters: int, seconds: float) -> float:
    """Messages per second into a file of our own, synced at every commit; checkpoints now and then."""
    with tempfile.TemporaryDirectory(prefix="cordboard-append-") as folder:
        db = pysqlite3.connect(str(Path(folder) / "bare.db"), isolation_level=None)
        db.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
        )
        db.executescript(SCHEMA)
        chats, doc, body = [f"c{number:025d}" for number in range(waiters)], "d" * 700, "b" * 300
        db.executemany("INSERT INTO chats VALUES (?, 0, ?)", [(chat, doc) for chat in chats])
        commits = 0
        begun = perf_counter()
        while (passed := perf_counter() - begun) < seconds:
            version = commits
            commits += 1
            db.execute("BEGIN IMMEDIATE")
            said = [(commits, doc, chat, version) for chat in chats]
            db.executemany("UPDATE chats SET version = ?, doc = ? WHERE id = ? AND version = ?", said)
            events = [(chat, commits, "visitor:", f"m{commits}", body) for chat in chats]
            db.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", events)
            db.execute("COMMIT")
            if commits % 64 == 0:
                db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        db.close()
        return commits * waiters / passed


def main() -> None:
    if sys.argv[1] == "post":
        serve(int(sys.argv[2]))
    else:
        print(append(int(sys.argv[2]), float(sys.argv[3])))


if __name__ == "__main__":
    main()
