"""Contacts: staff find chats, read what was said and why things happened, and see no more than they may."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from cordboard.switchboard.configuration.demo import fill
from cordboard.wiring import House
from tests.web.console.conftest import As

PAGE = "http://localhost:8080/demo"


@pytest.fixture
async def chat_id(house: House, as_user: As) -> AsyncIterator[str]:
    """A chat that agent1 answered and the visitor ended."""
    await fill(edits=house.office.edits, shelf=house.shelf, clock=house.clock, hosts=())
    await house.board.start()
    agent = await as_user("agent1")
    put = await agent.put("/desk/state", json={"state": "ready"})
    assert put.status_code == 200, put.text
    body = {"url": PAGE, "visitor": {"name": "Vera"}, "message": "Do you have red shoes?"}
    opened = (await agent.post("/chats", json=body, headers={"authorization": ""})).json()
    visitor = {"authorization": f"Bearer {opened['token']}"}
    offer = await _offer(agent)
    chat = offer["chat_id"]
    await agent.post(f"/desk/chats/{chat}/accept", json={"gen": offer["gen"]})
    message = {"gen": offer["gen"], "client_id": "m1", "text": "Yes, in all sizes."}
    said = await agent.post(f"/desk/chats/{chat}/messages", json=message)
    assert said.status_code == 201, said.text
    await agent.post(f"/desk/chats/{chat}/notes", json={"client_id": "n1", "text": "Likes red."})
    ended = await agent.post(f"/chats/{chat}/end", headers=visitor)
    assert ended.status_code in {200, 204}, ended.text
    yield chat
    await house.board.stop()


async def _offer(agent: httpx2.AsyncClient) -> dict[str, Any]:
    for _ in range(200):
        offers = (await agent.get("/desk")).json()["offers"]
        if offers:
            found: dict[str, Any] = offers[0]
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("nobody rang")


async def test_a_manager_finds_a_chat_and_reads_what_was_said_and_why(
    manager: httpx2.AsyncClient, chat_id: str
) -> None:
    listed = (await manager.get("/contacts?point=demo&agent=agent1&text=vera")).json()
    found = listed["items"]
    shown = (await manager.get(f"/contacts/{chat_id}")).json()
    transcript = (await manager.get(f"/contacts/{chat_id}/transcript")).json()
    trace = (await manager.get(f"/contacts/{chat_id}/trace")).json()

    assert [(each["chat_id"], each["visitor_name"], each["agent"]) for each in found] == [
        (chat_id, "Vera", "agent1")
    ]
    assert listed["total"] == 1
    kinds = [event["kind"] for event in shown["events"]]
    assert "note_added" in kinds
    assert "node_entered" not in kinds
    text = "\n".join(transcript["lines"])
    assert "Do you have red shoes?" in text
    assert "Yes, in all sizes." in text
    assert "Likes red." not in text
    seqs = [line["seq"] for line in trace["lines"]]
    assert seqs == list(range(1, len(seqs) + 1))
    sentences = "\n".join(line["sentence"] for line in trace["lines"])
    assert "RouteRequest" in sentences
    assert "agent1 answered" in sentences
    assert "node_entered" in {line["event"]["kind"] for line in trace["lines"]}


async def test_an_agent_sees_own_contacts_and_no_others(as_user: As, chat_id: str) -> None:
    one, other = await as_user("agent1"), await as_user("agent2")

    own = (await one.get("/contacts")).json()["items"]
    others = (await other.get("/contacts")).json()["items"]
    paths = [f"/contacts/{chat_id}", f"/contacts/{chat_id}/transcript", f"/contacts/{chat_id}/trace"]
    read = [(await one.get(path)).status_code for path in paths]
    unseen = [(await other.get(path)).status_code for path in paths]
    asked = await other.get("/contacts?agent=agent1")

    assert [each["chat_id"] for each in own] == [chat_id]
    assert others == []
    assert (read, unseen) == ([200] * 3, [404] * 3)
    assert asked.status_code == 403


async def test_a_visitors_token_is_no_key_to_contacts(house: House, as_user: As, chat_id: str) -> None:
    agent = await as_user("agent1")
    body = {"url": PAGE}
    opened = (await agent.post("/chats", json=body, headers={"authorization": ""})).json()

    answer = await agent.get(f"/contacts/{chat_id}", headers={"authorization": f"Bearer {opened['token']}"})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "query", ["state=none", "from=x", "limit=0", "after=x", "colour=red", "point=a&point=b"]
)
async def test_a_search_that_does_not_fit_is_refused(shared_manager: httpx2.AsyncClient, query: str) -> None:
    answer = await shared_manager.get(f"/contacts?{query}")

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_chat_that_is_not_there_is_not_found(shared_manager: httpx2.AsyncClient) -> None:
    for path in ("", "/transcript", "/trace"):
        assert (await shared_manager.get(f"/contacts/c123{path}")).status_code == 404


async def test_the_list_comes_in_parts_newest_first(manager: httpx2.AsyncClient, chat_id: str) -> None:
    for number in range(3):
        body = {"url": PAGE, "visitor": {"name": f"v{number}"}}
        opened = await manager.post("/chats", json=body, headers={"authorization": ""})
        assert opened.status_code == 201, opened.text

    seen: list[str] = []
    following: str | None = ""
    while following is not None:
        after = f"&after={following}" if following else ""
        part = (await manager.get(f"/contacts?limit=2{after}")).json()
        seen += [item["visitor_name"] for item in part["items"]]
        following = part["next"]

    assert seen == ["v2", "v1", "v0", "Vera"]


async def test_what_open_chats_need_stays_until_they_are_over(
    house: House, as_user: As, manager: httpx2.AsyncClient, chat_id: str
) -> None:
    agent = await as_user("agent1")
    await agent.put("/desk/state", json={"state": "not_ready"})
    await agent.post(f"/desk/chats/{chat_id}/wrap-up-done", json={"gen": 1})
    opened = await manager.post("/chats", json={"url": PAGE}, headers={"authorization": ""})
    assert opened.status_code == 201, opened.text
    point = (await manager.get("/routing-points/demo")).json()
    await manager.put("/routing-points/demo", json={**point, "script": None})
    await manager.put("/scripts/Chat Routing/versions/1", json={})

    answers = {
        path: (await manager.delete(path)).json()
        for path in ("/routing-points/demo", "/queues/General", "/scripts/Chat Routing/versions/1")
    }

    assert answers["/routing-points/demo"]["where"] == ["1 chat open"]
    assert answers["/queues/General"]["code"] == "in_use"
    versions = (await manager.get("/scripts/Chat Routing/versions")).json()["items"]
    assert [(each["version"], each["has_run"]) for each in versions] == [(1, True)]

    ended = await manager.post(
        f"/chats/{opened.json()['chat_id']}/end",
        headers={"authorization": f"Bearer {opened.json()['token']}"},
    )
    assert ended.status_code in {200, 204}
    assert (await manager.delete("/routing-points/demo")).status_code == 204
