"""The ways of real chats through a version over HTTP: counted, of a period, also through a called script."""

from typing import Any

import httpx2
import pytest

from cordboard.switchboard.configuration.demo import fill
from cordboard.wiring import House
from tests.web.console.conftest import As

INNER: dict[str, Any] = {
    "format": 1,
    "start": "begin",
    "nodes": {
        "begin": {"kind": "start", "exits": {"next": "hello"}},
        "hello": {"kind": "send_message", "text": "Hello", "exits": {"next": "done"}},
        "done": {"kind": "end", "label": "done"},
    },
}
OUTER: dict[str, Any] = {
    "format": 1,
    "start": "begin",
    "nodes": {
        "begin": {"kind": "start", "exits": {"next": "call"}},
        "call": {"kind": "run_script", "script": "Inner", "exits": {"done": "end", "failed": "end"}},
        "end": {"kind": "end"},
    },
}


@pytest.fixture
async def chats(house: House, manager: httpx2.AsyncClient) -> list[str]:
    """Two chats that ran Outer, which calls Inner."""
    await fill(edits=house.office.edits, shelf=house.shelf, clock=house.clock, hosts=())
    for name, definition in (("Inner", INNER), ("Outer", OUTER)):
        made = await manager.post("/scripts", json={"name": name, "import": definition})
        assert made.status_code == 201, made.text
        active = await manager.post(f"/scripts/{name}/versions/1/activate")
        assert active.status_code == 200, active.text
    point = {"name": "there", "script": "Outer", "urls": ["there.example/*"]}
    assert (await manager.post("/routing-points", json=point)).status_code == 201
    opened: list[str] = []
    for _ in range(2):
        answer = await manager.post(
            "/chats", json={"url": "https://there.example/"}, headers={"authorization": ""}
        )
        assert answer.status_code == 201, answer.text
        opened.append(answer.json()["chat_id"])
    return opened


async def test_chats_are_counted_by_their_ways(manager: httpx2.AsyncClient, chats: list[str]) -> None:
    outer = (await manager.get("/scripts/Outer/versions/1/heat")).json()
    inner = (await manager.get("/scripts/Inner/versions/1/heat")).json()

    assert (outer["chats"], outer["cut_off"], outer["since"]) == (2, False, None)
    assert outer["exits"] == {"begin": {"next": 2}, "call": {"done": 2}}
    assert {node: each["entered"] for node, each in outer["nodes"].items()} == {
        "begin": 2,
        "call": 2,
        "end": 2,
    }
    assert outer["nodes"]["begin"]["median"] == 0
    assert inner["exits"] == {"begin": {"next": 2}, "hello": {"next": 2}}


async def test_the_trace_names_the_versions_that_ran(manager: httpx2.AsyncClient, chats: list[str]) -> None:
    trace = (await manager.get(f"/contacts/{chats[0]}/trace")).json()

    assert trace["runs"] == [{"run": 1, "script": "Outer", "version": 1}]
    called = [line["event"] for line in trace["lines"] if line["event"].get("script")]
    assert [(each["node"], each["script"], each["version"]) for each in called] == [("call", "Inner", 1)]


async def test_only_chats_of_the_period_count(manager: httpx2.AsyncClient, chats: list[str]) -> None:
    before = (await manager.get("/scripts/Outer/versions/1/heat?to=2020-01-01T00:00:00Z")).json()
    since = (await manager.get("/scripts/Outer/versions/1/heat?from=2020-01-01T00:00:00Z")).json()

    assert (before["chats"], before["nodes"], since["chats"]) == (0, {}, 2)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/scripts/None/versions/1/heat", 404),
        ("/scripts/Chat Routing/versions/9/heat", 404),
        ("/scripts/Chat Routing/versions/x/heat", 404),
        ("/scripts/Chat Routing/versions/1/heat?from=monday", 422),
        ("/scripts/Chat Routing/versions/1/heat?colour=red", 422),
    ],
)
async def test_what_cannot_be_counted_is_refused(
    shared_manager: httpx2.AsyncClient, path: str, status: int
) -> None:
    assert (await shared_manager.get(path)).status_code == status


async def test_an_agent_may_not_look(as_user: As) -> None:
    agent = await as_user("Agent")

    assert (await agent.get("/scripts/Chat Routing/versions/1/heat")).status_code == 403
