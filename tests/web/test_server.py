"""The server as a process of its own: it starts, serves, and ends cleanly with streams open."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    path = tmp_path_factory.mktemp("server")
    number = free_port()
    with _served(path, number) as process:
        yield number
        process.send_signal(signal.SIGKILL)


class _served:  # noqa: N801
    def __init__(self, data: Path, port: int) -> None:
        self.port = port
        command = [sys.executable, "-m", "cordboard"]
        environ = {name: value for name, value in os.environ.items() if not name.startswith("CORDBOARD_")}
        subprocess.run(
            [*command, "demo", "--data", str(data)], cwd=data, env=environ, check=True, capture_output=True
        )
        self.process = subprocess.Popen(
            [*command, "serve", "--data", str(data), "--port", str(port)],
            cwd=data,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> "subprocess.Popen[bytes]":
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=2):
                    return self.process
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the server did not start")

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)


def opened(port: int) -> tuple[str, str]:
    body = json.dumps({"url": f"http://127.0.0.1:{port}/demo"}).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/chats", body, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        chat = json.load(answer)
    return chat["chat_id"], chat["token"]


def test_sigterm_ends_streams_with_bye_and_the_server_within_ten_seconds(tmp_path: Path) -> None:
    port = free_port()
    with _served(tmp_path, port) as process:
        chat_id, token = opened(port)
        stream = HTTPConnection("127.0.0.1", port, timeout=15)
        headers = {"authorization": f"Bearer {token}", "accept": "text/event-stream"}
        stream.request("GET", f"/api/v1/chats/{chat_id}/events", headers=headers)
        answer = stream.getresponse()
        poll = HTTPConnection("127.0.0.1", port, timeout=30)
        poll.request("GET", f"/api/v1/chats/{chat_id}/events", headers={"authorization": f"Bearer {token}"})
        cursor = json.loads(poll.getresponse().read())["cursor"]
        poll.request(
            "GET",
            f"/api/v1/chats/{chat_id}/events?after={cursor}&wait=25",
            headers={"authorization": f"Bearer {token}"},
        )

        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        streamed = answer.read()
        polled = json.loads(poll.getresponse().read())
        process.wait(10)

    assert streamed.endswith(b'"retry_ms":2000}\n\n')
    assert polled["events"][-1]["kind"] == "bye"
    assert process.returncode == 0
    assert time.monotonic() - began < 10


def raw(port: int, request: bytes, *, patience: float = 10) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(request)
        wire.settimeout(patience)
        answer = b""
        try:
            while part := wire.recv(65_536):
                answer += part
        except TimeoutError:
            pass
        return answer


@pytest.mark.parametrize(
    "request_text",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n",
        b"POST /api/v1/chats HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n",
        b"POST /api/v1/chats HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n",
    ],
    ids=["garbage", "a blank in a header's name", "no length", "two lengths"],
)
def test_requests_that_are_not_http_are_refused(port: int, request_text: bytes) -> None:
    answer = raw(port, request_text)

    assert answer.startswith(b"HTTP/1.1 400")


def test_an_answer_tells_nothing_about_the_server(port: int) -> None:
    answer = raw(port, b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert b"\r\nserver:" not in answer.lower()
    assert b"uvicorn" not in answer.lower()


def test_a_web_socket_finds_no_door(port: int) -> None:
    answer = raw(
        port,
        b"GET /api/v1/desk/events HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        patience=2,
    )

    assert not answer.startswith(b"HTTP/1.1 101")
