"""The examples as a newcomer runs them, and hosts over a real server that is killed."""

import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.server import MANAGER, PASSWORD, Server
from tests.servers.process import stop

EXAMPLES = Path(__file__).parents[1] / "examples"
HOST = EXAMPLES / "routing_host.py"


class Caller:
    """Somebody who calls the server, with headers of their own."""

    def __init__(self, server: Server, **headers: str) -> None:
        self.server = server
        self.headers = {"content-type": "application/json", **headers}

    def call(self, method: str, path: str, body: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            raw = None if body is None else json.dumps(body)
            connection.request(method, f"/api/v1{path}", raw, self.headers)
            answer = connection.getresponse()
            told = answer.read()
            assert answer.status < 300, (path, answer.status, told)
            self.cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
            return json.loads(told or b"null")
        finally:
            connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server with the demo data."""
    with Server(tmp_path_factory.mktemp("examples") / "data") as running:
        running.prepare()
        running.start()
        yield running


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    """An API token that may route, made as the examples' README says."""
    anyone = Caller(server)
    session = anyone.call("POST", "/session", {"user_name": MANAGER, "password": PASSWORD})
    admin = Caller(server, cookie=anyone.cookie, **{"x-csrf-token": session["csrf_token"]})
    made = admin.call("POST", "/api-tokens", {"name": "routing host", "permissions": ["host:route"]})
    return str(made["token"])


@contextmanager
def example(server: Server, token: str, folder: Path, *options: str) -> Generator["subprocess.Popen[str]"]:
    (folder / "token.txt").write_text(token + "\n")
    command = [sys.executable, str(HOST), "--server", f"http://127.0.0.1:{server.port}"]
    running = subprocess.Popen(
        [*command, "--token-file", str(folder / "token.txt"), *options],
        stdout=subprocess.PIPE,
        text=True,
        # A test run in the background ignores Ctrl+C, and its children would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    try:
        yield running
    finally:
        stop(running)  # type: ignore[arg-type] - text or bytes, it ends alike
        assert running.stdout is not None
        running.stdout.close()


def until(running: "subprocess.Popen[str]", words: str) -> str:
    """The next line that holds the words."""
    assert running.stdout is not None
    for line in running.stdout:
        if words in line:
            return line
    raise AssertionError(f"it ended with {running.wait()} before it said {words!r}")


def open_chat(server: Server, page: str) -> tuple[str, Caller]:
    visitor = Caller(server)
    made = visitor.call("POST", "/chats", {"url": f"http://localhost:{server.port}{page}", "point": "demo"})
    return made["chat_id"], Caller(server, authorization=f"Bearer {made['token']}")


def test_the_example_routes_the_chats_of_the_demo(server: Server, token: str, tmp_path: Path) -> None:
    with example(server, token, tmp_path) as host:
        until(host, "registered for demo")

        first, one = open_chat(server, "/demo/returns/12")
        told = [until(host, first)]
        second, other = open_chat(server, "/demo")
        told.append(until(host, second))

        assert [line.rpartition(": ")[2] for line in told] == ["queue:Returns\n", "queue:General\n"]
        assert [
            who.call("GET", f"/chats/{chat}")["state"] for who, chat in ((one, first), (other, second))
        ] == [
            *("queued", "queued"),
        ]
        one.call("POST", f"/chats/{first}/end")
        assert "needs no route any more (call_cancelled)" in until(host, first)
        host.send_signal(signal.SIGINT)
        assert host.wait(20) == 0

    third, _ = open_chat(server, "/demo")
    log = server.tail(400)
    assert third
    assert "Traceback" not in log


def test_the_example_says_what_is_wrong_with_its_token(server: Server, token: str, tmp_path: Path) -> None:
    for given, point in ((token[:-1] + "x", "demo"), (token, "nowhere")):
        with example(server, given, tmp_path, "--point", point) as host:
            assert host.wait(30) == 1


def test_the_example_is_short_and_needs_nothing_but_python() -> None:
    lines = HOST.read_text().splitlines()

    imported = {re.split(r"[ .]", line)[1] for line in lines if re.match(r"(import|from) ", line)}
    assert len(lines) < 100
    assert imported <= set(sys.stdlib_module_names)


def test_what_a_host_was_asked_survives_a_kill(server: Server, token: str) -> None:
    host = Caller(server, authorization=f"Bearer {token}")
    registered = host.call("POST", "/routing/registrations", {"points": ["demo"]})
    events = f"/routing/registrations/{registered['registration_id']}/events"
    chat_id, visitor = open_chat(server, "/demo")

    server.kill()
    server.start()

    told: list[Any] = []
    cursor = registered["cursor"]
    while not any(each["kind"] == "route_end" for each in told):
        news = host.call("GET", f"{events}?wait=20&after={cursor}")
        told += news["events"]
        cursor = news["cursor"]
    assert [(each["kind"], each["cross_ref"]) for each in told] == [
        ("route_request", f"{chat_id}.1"),
        ("route_end", f"{chat_id}.1"),
    ]
    assert told[-1]["error"] == "request_timeout"
    assert visitor.call("GET", f"/chats/{chat_id}")["state"] != "routing"
