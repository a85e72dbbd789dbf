"""Callers for tests of calls by HTTP: they may call the servers of these tests, and nobody else."""

import asyncio
from ipaddress import ip_network
from typing import Any

import pytest

from cordboard.outbound.breaker import Breakers
from cordboard.outbound.http import HttpCaller
from cordboard.switchboard.outside.way_out import HttpRequest, OutsideFailure
from tests.clock import JumpingClock
from tests.outbound.hostile import Asked, Server

LOOPBACK = (ip_network("127.0.0.0/8"),)


def caller(*, clock: JumpingClock | None = None, **settings: Any) -> HttpCaller:
    """One that may call the servers of these tests."""
    given: dict[str, Any] = {"allowed": ("*:*",), "plain_http": True, "networks": LOOPBACK, **settings}
    return HttpCaller(clock=clock or JumpingClock(), breakers=Breakers(), **given)


def a_call(server: Server | None = None, **fields: Any) -> HttpRequest:
    url = f"http://{server.where}/hook?x=1" if server else "http://shop.example/"
    given: dict[str, Any] = {"key": "call:c1:1:1", "method": "POST", "url": url, "timeout": 5.0, **fields}
    return HttpRequest(**given)


async def refused(calling: HttpCaller, request: HttpRequest) -> OutsideFailure:
    with pytest.raises(OutsideFailure) as no:
        await calling.call(request)
    return no.value


async def silent(_: Asked, _writer: asyncio.StreamWriter) -> None:
    """Takes the call and never says a word."""
    await asyncio.Event().wait()
