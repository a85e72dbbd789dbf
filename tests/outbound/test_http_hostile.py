"""Servers that mean no good, or do not know better: every answer of theirs is a failure and nothing worse (F26)."""

import asyncio
from typing import Any

import pytest

from tests.outbound.callers import a_call, caller, refused, silent
from tests.outbound.hostile import Asked, saying, serving


async def endless(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        await writer.drain()


async def lying(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n")
    while True:
        writer.write(b"x" * 0x10000)
        await writer.drain()


async def many_headers(_: Asked, writer: asyncio.StreamWriter) -> None:
    lines = b"".join(b"x-%d: y\r\n" % number for number in range(200))
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n" + lines + b"\r\n")
    await writer.drain()


async def endless_header(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nx: ")
    while True:
        writer.write(b"y" * 0x10000)
        await writer.drain()


async def gibberish(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\x01\x02 SSH-2.0 hello\r\n\r\n")
    await writer.drain()


async def short(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
    await writer.drain()


@pytest.mark.parametrize(
    "answer",
    [
        endless,
        lying,
        many_headers,
        endless_header,
        gibberish,
        short,
        saying("200 OK", b"{", "content-type: application/json"),
        saying("200 OK", b"[" * 5000, "content-type: application/json"),
        saying("200 OK", b"\x1f\x8b", "content-encoding: gzip"),
    ],
    ids=["endless", "lying", "headers", "header", "gibberish", "short", "bad json", "deep json", "packed"],
)
async def test_an_answer_beyond_the_limits_is_a_failure_and_nothing_worse(answer: Any) -> None:
    async with serving(answer) as server:
        failure = await refused(caller(), a_call(server))

    assert failure.kind == "failed"
    assert failure.detail
    assert failure.again is False  # it had been sent


async def dripping(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    loop = asyncio.get_running_loop()
    while True:
        writer.write(b"x")
        await writer.drain()
        passed: asyncio.Future[None] = loop.create_future()
        timer = loop.call_later(0.02, passed.set_result, None)
        try:
            await passed
        finally:
            timer.cancel()  # else it wakes a cancelled future, in the midst of the next test


@pytest.mark.parametrize("answer", [silent, dripping])
async def test_a_slow_answer_ends_with_the_time_that_was_given(answer: Any) -> None:
    async with serving(answer) as server:
        failure = await refused(caller(), a_call(server, timeout=0.2))

    assert failure.kind == "timeout"
