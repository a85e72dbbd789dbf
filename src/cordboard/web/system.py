"""What operators and tools ask: health, metrics, and the description of this interface."""

import asyncio
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Literal

import msgspec
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, generate_latest

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.web.context import App
from cordboard.web.exchange import Exchange
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

TAG = "System"
METRICS_PERMISSION = "audit:view"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    status: Literal["ok"]


async def live(call: Call[None, None]) -> Answer:
    """The process answers."""
    _ = call
    return Answer(Health(status="ok"))


async def ready(call: Call[None, None]) -> Answer:
    """The node takes work: the database answers, and the server is not about to stop."""
    if call.app.closing.is_set():
        raise Refused(Code.SHUTTING_DOWN, "The server is stopping.", retry=True, ours=True)
    await call.app.store.next_due()
    return Answer(Health(status="ok"))


async def metrics(app: App, exchange: Exchange, path: Mapping[str, str]) -> None:
    """Prometheus metrics, for this machine itself or for staff who may read the audit.

    A call that some proxy has forwarded is never one from this machine, whether the proxy is trusted or not.
    """
    _ = path
    forwarded = any(exchange.header(name) is not None for name in _FORWARDED)
    if forwarded or not _from_here(exchange.address):
        await app.doors.staff_may(exchange, METRICS_PERMISSION)
    await exchange.answer(200, generate_latest(REGISTRY), ((b"content-type", CONTENT_TYPE_LATEST.encode()),))


async def describe(call: Call[None, None]) -> Answer:
    """This interface as an OpenAPI 3.1 document."""
    return Answer(raw=await asyncio.to_thread(call.app.description))


_FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-real-ip", b"via")


def _from_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == ""


ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path="/health/live",
        handler=live,
        summary="Whether the process answers",
        tag=TAG,
        who=Who.ANYONE,
        answer=Health,
    ),
    Route(
        method="GET",
        path="/health/ready",
        handler=ready,
        summary="Whether the node takes work",
        tag=TAG,
        who=Who.ANYONE,
        answer=Health,
        errors=(Code.SHUTTING_DOWN, Code.STORAGE_UNAVAILABLE),
    ),
    Route(
        method="GET",
        path="/metrics",
        plain=metrics,
        summary="Prometheus metrics",
        description=f"From this machine itself, or with the permission `{METRICS_PERMISSION}`.",
        tag=TAG,
        who=Who.ANYONE,
        media_type="text/plain",
        errors=(Code.UNAUTHENTICATED, Code.FORBIDDEN),
    ),
    Route(
        method="GET",
        path="/openapi.json",
        handler=describe,
        summary="This document",
        tag=TAG,
        who=Who.ANYONE,
    ),
)
