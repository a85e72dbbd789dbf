"""Rehearsals over HTTP: who may, what is played, what is told, and that nothing is written."""

from typing import Any

import httpx2
import pytest

from cordboard.core.reasons import Code
from cordboard.wiring import House
from tests.web.console.conftest import As

CHAT_ROUTING = "/scripts/Chat Routing/versions/1/rehearse"
DRAFT: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "properties": [{"name": "words", "default": "Hello", "exposed": True}],
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "send_message", "text": "{{settings.words}}", "exits": {"next": "n3"}},
        "n3": {"kind": "enqueue", "queue": "Night", "exits": {"answered": "n4", "full": "gone"}},
        "n4": {"kind": "end"},
    },
}


async def a_queue(manager: httpx2.AsyncClient, name: str) -> None:
    answer = await manager.post("/queues", json={"name": name})
    assert answer.status_code == 201, answer.text


async def test_a_stored_version_is_rehearsed_and_nothing_is_written(
    house: House, manager: httpx2.AsyncClient
) -> None:
    await a_queue(manager, "General")
    before = house.catalogues.current.version
    scenario = {
        "name": "a busy morning",
        "steps": [{"after": 40, "do": "agent_answers", "agent": "ann"}],
        "expect": {"how": "answered", "waited": 40},
    }

    answer = await manager.post(CHAT_ROUTING, json=scenario)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["name"], found["passed"], found["failures"]) == ("a busy morning", True, [])
    assert found["end"] | {"how": "answered", "queue": "General", "at": 40} == found["end"]
    assert [each["node"] for each in found["path"]][-2:] == ["queue", "done"]
    assert house.catalogues.current.version == before
    assert (await manager.get("/contacts")).json()["items"] == []
    again = await manager.post(CHAT_ROUTING, json=scenario)
    assert again.content == answer.content


async def test_what_the_scenario_does_not_say_comes_from_the_configuration(
    manager: httpx2.AsyncClient,
) -> None:
    without = (await manager.post(CHAT_ROUTING)).json()
    await a_queue(manager, "Night")
    office = {"name": "Office", "weekly": {"mon": [["09:00", "17:00"]]}}
    assert (await manager.post("/calendars", json=office)).status_code == 201
    point = {
        "name": "shop",
        "script": "Chat Routing",
        "settings": {"queue": "Night", "calendar": "Office"},
        "fallback_queue": "Night",
    }
    assert (await manager.post("/routing-points", json=point)).status_code == 201

    open_ = await manager.post(
        CHAT_ROUTING, json={"point": "shop", "at": "2030-01-07T16:59:00Z", "answers_after": 3}
    )
    closed = await manager.post(CHAT_ROUTING, json={"point": "shop", "at": "2030-01-07T17:00:00Z"})
    lost = await manager.post(
        CHAT_ROUTING, json={"point": "shop", "settings": {"queue": "Gone"}, "at": "2030-01-07T16:00:00Z"}
    )

    assert without["end"]["reason"] == "There is no queue “General”"
    assert (open_.json()["end"]["how"], open_.json()["end"]["queue"]) == ("answered", "Night")
    assert closed.json()["end"]["reason"] == "closed"
    assert (lost.json()["end"]["how"], lost.json()["end"]["destination"]) == ("fallback", "queue:Night")


async def test_a_chat_is_of_its_point_s_class(manager: httpx2.AsyncClient) -> None:
    nodes = {**DRAFT["nodes"], "n2": {"kind": "clear_chat", "message": "{{chat.class}}"}}
    await manager.post("/scripts", json={"name": "Mine", "import": {**DRAFT, "nodes": nodes}})
    assert (await manager.post("/call-classes", json={"name": "VIP"})).status_code == 201
    point = {"name": "shop", "script": "Chat Routing", "class": "VIP"}
    assert (await manager.post("/routing-points", json=point)).status_code == 201

    answers = [
        (await manager.post("/scripts/Mine/versions/1/rehearse", json=scenario)).json()
        for scenario in ({"point": "shop"}, {}, {"point": "shop", "call_class": "Other"})
    ]

    assert [each["said"][0]["text"] for each in answers] == ["VIP", "General", "Other"]


async def test_a_draft_with_mistakes_is_rehearsed_and_they_are_told(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": DRAFT})

    answer = await manager.post("/scripts/Mine/versions/1/rehearse", json={"settings": {"words": "Good day"}})

    found = answer.json()
    assert answer.status_code == 200
    assert {each["code"] for each in found["issues"]} >= {"dangling_exit", "unknown_queue"}
    assert [each["text"] for each in found["said"]] == ["Good day"]
    assert found["end"]["reason"] == "There is no queue “Night”"


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/scripts/None/versions/1/rehearse", {}, 404, "not_found"),
        ("/scripts/Chat Routing/versions/9/rehearse", {}, 404, "not_found"),
        ("/scripts/Chat Routing/versions/x/rehearse", {}, 404, "not_found"),
        (CHAT_ROUTING, {"colour": "red"}, 422, "invalid"),
        (CHAT_ROUTING, {"steps": [{"do": "dances"}]}, 422, "invalid"),
        (CHAT_ROUTING, {"steps": [{"do": "writes", "after": -1}]}, 422, "invalid"),
        (CHAT_ROUTING, {"at": "soon"}, 422, "invalid"),
        (CHAT_ROUTING, {"calendars": {"Office": {"weekly": 7}}}, 422, "invalid"),
        (CHAT_ROUTING, {"scripts": {"Inner": {"format": 99}}}, 422, "script_invalid"),
    ],
)
async def test_what_cannot_be_rehearsed_is_refused(
    shared_manager: httpx2.AsyncClient, path: str, body: Any, status: int, code: str
) -> None:
    answer = await shared_manager.post(path, json=body)

    assert (answer.status_code, answer.json()["code"]) == (status, Code(code))


@pytest.mark.parametrize(("role", "status"), [("Agent", 403), ("Observer", 403), ("Team Leader", 200)])
async def test_who_may_rehearse(shared_as_user: As, role: str, status: int) -> None:
    answer = await (await shared_as_user(role)).post(CHAT_ROUTING)

    assert answer.status_code == status


async def test_a_routing_point_that_does_not_exist_is_no_scenario(manager: httpx2.AsyncClient) -> None:
    answer = await manager.post(CHAT_ROUTING, json={"point": "shpo"})

    assert (answer.status_code, answer.json()["code"]) == (422, Code.INVALID)
    assert answer.json()["detail"] == "There is no routing point 'shpo'."
