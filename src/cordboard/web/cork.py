"""An answer's head leaves together with its body: one system call where uvicorn on uvloop makes two."""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_HEAD = b"HTTP/1.1 "
_INTERIM = b"HTTP/1.1 1"
_END = b"\r\n\r\n"


class Cork:
    """A transport that holds a head back until the write after it, which follows in the same step of the loop.

    The answer to a HEAD has nothing after its head, and is not held.
    """

    def __init__(self, transport: asyncio.Transport, protocol: HttpToolsProtocol) -> None:
        self._transport = transport
        self._protocol = protocol
        self._head = b""
        self.is_closing = transport.is_closing
        self.abort = transport.abort

    def write(self, data: bytes) -> None:
        """Send, or hold a head."""
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head + data)
        elif (
            data.startswith(_HEAD)
            and data.endswith(_END)
            and not data.startswith(_INTERIM)
            and self._protocol.scope["method"] != "HEAD"
        ):
            self._head = data
        else:
            self._transport.write(data)

    def close(self) -> None:
        """Send what is held, and close."""
        if self._head:
            self.write(b"")
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class CorkedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol on a corked transport."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(cast("asyncio.Transport", Cork(transport, self)))
