"""The HTTP server, started by our own code: one process, one loop, and an end that streams are told of."""

import asyncio
import socket
from types import FrameType

import uvicorn

from cordboard.web.app import Asgi
from cordboard.web.cork import CorkedProtocol

GRACE_SECONDS = 5
"""How long answers under way may take after SIGTERM; streams have said bye long before."""
BACKLOG = 2_048


class Server(uvicorn.Server):
    """uvicorn, with a word to the streams before it waits for connections to close.

    Its own shutdown waits for open connections first and tells the application only afterwards: with a stream open
    it would hang.
    """

    def __init__(self, config: uvicorn.Config, *, asgi: Asgi) -> None:
        super().__init__(config)
        self._asgi = asgi
        self._loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until told to stop."""
        self._loop = asyncio.get_running_loop()
        await super().serve(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """SIGTERM or SIGINT. Called in the main thread, between two steps of the loop."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._asgi.close)
        super().handle_exit(sig, frame)


def server(asgi: Asgi, *, host: str, port: int, quiet: bool = False) -> Server:
    """A server for the application, not yet started.

    Headers are limited to 32 KiB, WebSockets are off, proxies are our own business (`client_address.py`).
    """
    config = uvicorn.Config(
        asgi,
        host=host,
        port=port,
        loop="uvloop",
        http=CorkedProtocol,
        ws="none",
        lifespan="on",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        date_header=True,
        access_log=False,
        log_config=None,
        log_level="critical" if quiet else "warning",
        backlog=BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=32 * 1024,
    )
    return Server(config, asgi=asgi)
