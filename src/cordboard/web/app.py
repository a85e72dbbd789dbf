"""The ASGI application: puts the face together, lets requests in, and turns whatever goes wrong into an answer."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.types import Receive, Scope, Send

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.switchboard.ports import Conflict, OutcomeUnknown, Unavailable
from cordboard.web import counting
from cordboard.web.attempts import Attempts
from cordboard.web.auth import Doors
from cordboard.web.client_address import address_of
from cordboard.web.context import App, Face, Rooms
from cordboard.web.dispatch import Dispatch
from cordboard.web.exchange import Exchange
from cordboard.web.gate import Gate
from cordboard.web.limits import Limits
from cordboard.web.looks import Looks
from cordboard.web.openapi import described
from cordboard.web.routes import ROUTES
from cordboard.web.sessions import Sessions
from cordboard.web.static import Static
from cordboard.web.stream import OpenStreams
from cordboard.web.visitor.identity import Identities
from cordboard.web.wire import Gone

SWEEP_SECONDS = 0.5
"""How often open streams are asked whether they may go on: a revocation shows within a second."""
HITS_SECONDS = 10.0
"""How often the blacklist's counts are written down."""

_VISITOR = ("/api/v1/chats", "/api/v1/availability", "/api/v1/offline-messages", "/api/v1/pictures")
_ROUTED = ("/api/", "/health/", "/metrics", "/openapi.json")
_HSTS = (b"strict-transport-security", b"max-age=31536000")
_METHODS = frozenset({"GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"})

log = logging.getLogger("cordboard.web")

Hook = Callable[[], Awaitable[None]]


def assemble(*, face: Face, rooms: Rooms) -> App:
    """The rooms below together with what the face itself keeps."""
    given: dict[str, Any] = {name: getattr(rooms, name) for name in Rooms.__dataclass_fields__}
    closing = asyncio.Event()
    sessions = Sessions(
        face=face, clock=rooms.clock, store=rooms.store, people=rooms.people, catalogues=rooms.catalogues
    )
    limits = Limits(now=rooms.clock.now, enabled=face.limits)
    return App(
        **given,
        face=face,
        sessions=sessions,
        limits=limits,
        attempts=Attempts(clock=rooms.clock, enabled=face.limits),
        doors=Doors(face=face, sessions=sessions, limits=limits),
        gate=Gate(catalogues=rooms.catalogues, clock=rooms.clock),
        streams=OpenStreams(closing=closing),
        identities=Identities(face.identity_keys),
        description=partial(described, face.cookie_name),
        closing=closing,
    )


class Asgi:
    """What the server calls. `start` and `stop` open and close the rooms below, within the server's life."""

    def __init__(self, app: App, *, start: Hook | None = None, stop: Hook | None = None) -> None:
        self.app = app
        self._start = start
        self._stop = stop
        self._dispatch = Dispatch(app=app, routes=ROUTES)
        self._static = Static(app.face.static, look=Looks(app.catalogues).of_query)
        self._always = (_HSTS,) if app.face.secure else ()
        self._trusted = app.face.trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            # There is one door, and it is HTTP (DESIGN §2.12).
            await send({"type": "websocket.close", "code": 1008})

    def close(self) -> None:
        """The server is about to stop: streams and waiting polls say bye."""
        self.app.closing.set()
        self.app.streams.say_bye()

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = counting.clock()
        address = address_of(scope, self._trusted)
        exchange = Exchange(scope, receive, send, address=address, always=self._always)
        route = ""
        try:
            route = await self._answer(exchange)
        except Refused as refused:
            route = refused_route(scope)
            await self._refuse(exchange, refused)
        except Gone:
            return
        except (Unavailable, OutcomeUnknown, Conflict) as failure:
            log.warning("storage_unavailable request=%s reason=%s", exchange.request_id, failure)
            await self._refuse(exchange, _unavailable())
        except Exception:
            log.exception("request_failed request=%s path=%s", exchange.request_id, scope["path"])
            await self._refuse(exchange, Refused(Code.INTERNAL, "Something went wrong here.", ours=True))
        method = exchange.method if exchange.method in _METHODS else "other"
        counting.answered(method=method, route=route, status=exchange.status, began=began)

    async def _answer(self, exchange: Exchange) -> str:
        path: str = exchange.scope["path"]
        if path.startswith(_ROUTED):
            if path.startswith(_VISITOR) and not await self.app.gate.enter(exchange):
                return "preflight"
            return await self._dispatch.handle(exchange)
        await self._static.handle(exchange)
        return "static"

    async def _refuse(self, exchange: Exchange, refused: Refused) -> None:
        """Answer with a refusal, if nothing has been answered yet; a broken stream just ends."""
        if exchange.started:
            raise _Broken(refused.detail)
        await exchange.refuse(refused)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        tasks: list[asyncio.Task[None]] = []
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                try:
                    if self._start is not None:
                        await self._start()
                except Exception as failure:
                    log.exception("start_failed")
                    await send({"type": "lifespan.startup.failed", "message": str(failure)})
                    return
                tasks = [asyncio.create_task(self._sweep()), asyncio.create_task(self._write_hits())]
                await send({"type": "lifespan.startup.complete"})
            else:
                self.close()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await self.write_hits()
                if self._stop is not None:
                    await self._stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            counting.STREAMS.set(len(self.app.streams))
            try:
                await self.app.streams.sweep()
            except Exception as failure:
                # Nobody is let go on unasked because of it for long: the next round asks again.
                log.warning("sweep_failed reason=%s", failure)

    async def _write_hits(self) -> None:
        while True:
            await asyncio.sleep(HITS_SECONDS)
            await self.write_hits()

    async def write_hits(self) -> None:
        """Add what the blacklist has turned away to its entries. Counts are lost when the database is away."""
        hits = self.app.gate.hits()
        if hits:
            with contextlib.suppress(Unavailable, Conflict, OutcomeUnknown):
                await self.app.store.write(lambda connection: self.app.blacklist_hits(connection, hits))


class _Broken(Exception):
    """An answer that had begun cannot be finished: the server drops the connection."""


def refused_route(scope: Scope) -> str:
    """Under which name a refused request is counted: never its own path, which anybody can make up."""
    return "api" if scope["path"].startswith("/api/") else "refused"


def _unavailable() -> Refused:
    return Refused(
        Code.STORAGE_UNAVAILABLE, "The database cannot be reached now.", retry=True, retry_after=2, ours=True
    )
