"""Canned replies: kept by managers, one shortcut a language, with placeholders that exist."""

from typing import Any

import httpx2
import pytest

from tests.web.console.conftest import As

GREETING = {
    "name": "Greeting",
    "shortcut": "hi",
    "text": "Hello {{visitor.name|there}}, I am {{ agent.name }}.",
    "queues": ["Sales"],
}


async def test_a_reply_is_kept_with_what_it_is_for(manager: httpx2.AsyncClient) -> None:
    await manager.post("/queues", json={"name": "Sales"})

    made = await manager.post("/canned-replies", json=GREETING)
    used = await manager.delete("/queues/Sales")

    assert made.status_code == 201, made.text
    blank = {"description": "", "language": "", "classes": []}
    assert (await manager.get("/canned-replies/Greeting")).json() == GREETING | blank
    assert (used.status_code, used.json()["where"]) == (409, ["canned reply 'Greeting' (queues)"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "Hello {{visitor.nickname}}"}, "text"),
        ({"text": "  \n "}, "text"),
        ({"queues": ["Nowhere"]}, "queues[0]"),
        ({"classes": ["General", "General"], "queues": []}, "classes[1]"),
    ],
)
async def test_a_reply_that_cannot_work_is_refused_at_its_field(
    manager: httpx2.AsyncClient, change: dict[str, Any], field: str
) -> None:
    await manager.post("/queues", json={"name": "Sales"})

    refused = await manager.post("/canned-replies", json=GREETING | change)

    assert (refused.status_code, refused.json()["field"]) == (422, field)


async def test_a_shortcut_is_taken_once_in_a_language(manager: httpx2.AsyncClient) -> None:
    first = GREETING | {"queues": []}
    await manager.post("/canned-replies", json=first)

    again = await manager.post("/canned-replies", json=first | {"name": "Other"})
    german = await manager.post("/canned-replies", json=first | {"name": "Gruß", "language": "de"})
    without = [
        await manager.post("/canned-replies", json={"name": name, "text": "x"}) for name in ("One", "Two")
    ]

    assert (again.status_code, again.json()["field"]) == (409, "shortcut")
    assert [each.status_code for each in (german, *without)] == [201, 201, 201]


async def test_a_team_leader_keeps_replies_and_agents_only_use_them(as_user: As) -> None:
    leader, agent = await as_user("Team Leader"), await as_user("Agent")

    made = await leader.post("/canned-replies", json=GREETING | {"queues": []})
    managed = await agent.get("/canned-replies")
    offered = await agent.get("/desk/canned-replies")

    assert (made.status_code, managed.status_code) == (201, 403)
    assert [each["shortcut"] for each in offered.json()["items"]] == ["hi"]
