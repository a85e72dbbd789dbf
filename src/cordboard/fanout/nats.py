"""The fan-out between nodes by NATS core: hints only, so that NATS may be down, slow or gone without harm.

All hints share one NATS subject and are sorted out here: names of queues and agents need no escaping, and nobody's
coming or going costs the broker a subscription.
"""

import asyncio
import logging
import secrets
from collections import deque

import msgspec
from nats.aio.client import Client
from nats.aio.msg import Msg

from cordboard.fanout.memory import Hear, MemoryFanout
from cordboard.switchboard.ports import Subscription

logger = logging.getLogger(__name__)

SUBJECT = "cordboard.hints"
MOST_UNSENT = 10_000
"""Hints kept for sending; beyond it the oldest is lost, and whoever waits for it finds the change by looking."""
PAUSE = 0.3
"""Seconds between attempts to connect."""


class _Hint(msgspec.Struct, frozen=True, array_like=True):
    node: str
    subject: str
    note: str


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Hint).decode


class NatsFanout:
    """Implements `switchboard.ports.Fanout`. Listeners of the own node are called at once, without NATS."""

    def __init__(self, url: str, *, subject: str = SUBJECT) -> None:
        self._url = url
        self._subject = subject
        self._node = secrets.token_hex(8)
        self._here = MemoryFanout()
        self._client = Client()
        self._unsent: deque[bytes] = deque(maxlen=MOST_UNSENT)
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()
        """Set when NATS has been reached for the first time."""

    async def start(self) -> None:
        """Begins to connect; does not wait for it."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Sends what waits, if NATS is there, and ends."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        try:
            if self._client.is_connected:
                await self._send()
                await asyncio.wait_for(self._client.flush(), 1)
        except Exception as error:
            logger.info("hints were lost at the end: %s", error)
        await self._let_go()
        await self._here.close()

    def publish(self, subject: str, note: str) -> None:
        """Tells this node at once, the others by NATS."""
        self._here.publish(subject, note)
        self._unsent.append(_encode(_Hint(self._node, subject, note)))
        self._news.set()

    def subscribe(self, subject: str, hear: Hear) -> Subscription:
        """Listens to the hints of all nodes."""
        return self._here.subscribe(subject, hear)

    async def _run(self) -> None:
        await self._connect()
        self.ready.set()
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self._send()
            except Exception as error:
                logger.warning("hints cannot be sent: %s", error)
                await asyncio.sleep(PAUSE)
                if self._client.is_closed:
                    await self._connect()
                self._news.set()

    async def _connect(self) -> None:
        """Tries for ever: the client itself reconnects for ever only once it has been connected."""
        while True:
            self._client = Client()
            try:
                await self._client.connect(
                    self._url,
                    name="cordboard",
                    allow_reconnect=True,
                    max_reconnect_attempts=-1,
                    reconnect_time_wait=1,
                    connect_timeout=2,
                    error_cb=_log_error,
                )
                if not self._client.is_connected:
                    # A slow start: the server's own PING came before its PONG. The client then takes itself for
                    # connecting for ever, and sends nothing without saying so.
                    raise ConnectionError("the handshake was not understood")
                await self._client.subscribe(self._subject, cb=self._hear)  # pyright: ignore[reportUnknownMemberType] - an untyped Future
                await self._client.flush(2)  # from here on no hint is missed
            except Exception as error:
                logger.warning("NATS cannot be reached: %s", error)
                await self._let_go()
                await asyncio.sleep(PAUSE)
            else:
                return

    async def _let_go(self) -> None:
        """Closes the client. It flushes what it holds, which fails where the connection has broken."""
        try:
            await self._client.close()
        except Exception as error:
            logger.info("the connection to NATS was not closed in order: %s", error)

    async def _send(self) -> None:
        while self._unsent:
            await self._client.publish(self._subject, self._unsent[0])
            self._unsent.popleft()

    async def _hear(self, message: Msg) -> None:
        try:
            hint = _decode(message.data)
        except msgspec.DecodeError:
            logger.warning("something that is no hint came by NATS")
            return
        if hint.node != self._node:
            self._here.publish(hint.subject, hint.note)


async def _log_error(error: Exception) -> None:
    logger.warning("NATS: %s", error)
