"""A server for tests that answers byte for byte what a test wants, and keeps what it was asked."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Asked:
    """One request as it came in."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """Where it listens, and what it was asked so far."""

    port: int
    asked: list[Asked] = field(default_factory=list[Asked])

    @property
    def where(self) -> str:
        return f"127.0.0.1:{self.port}"


def saying(status: str, body: bytes = b"", *headers: str) -> Answer:
    """Answers plainly."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", *headers, "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()

    return answer


@asynccontextmanager
async def serving(answer: Answer, *, tls: ssl.SSLContext | None = None) -> AsyncGenerator[Server]:
    """A server on loopback that answers each connection once."""
    server = Server(0)
    busy: set[asyncio.Task[None]] = set()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        named = (line.split(": ", 1) for line in head[1:] if line)
        headers = {name.lower(): value for name, value in named}
        asked = Asked(head[0], headers, await reader.readexactly(int(headers.get("content-length", 0))))
        server.asked.append(asked)
        await answer(asked, writer)

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(one(reader, writer))
        busy.add(task)
        await asyncio.gather(task, return_exceptions=True)
        busy.discard(task)
        writer.close()

    listening = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        for task in busy:
            task.cancel()
        listening.close()


def names(**addresses: Sequence[str]) -> Callable[[str, int], Awaitable[Sequence[str]]]:
    """A name server that knows these names; dots are written as underscores."""
    known = {name.replace("_", "."): given for name, given in addresses.items()}

    async def resolve(host: str, _port: int) -> Sequence[str]:
        if host not in known:
            raise OSError("there is no such name")
        return known[host]

    return resolve
