"""What visitors left for later: staff find it, and mark it when they have seen to it."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from cordboard.switchboard.configuration.demo import fill
from cordboard.wiring import House
from tests.web.console.conftest import As

SHOP = "https://shop.example/"
FORM = {"name": "Vera", "email": "vera@home.example", "message": "Where are my shoes?"}


@pytest.fixture
async def chats(house: House, as_user: As) -> AsyncIterator[list[str]]:
    """Two chats at a point of office hours, nobody there, both with a form that tells all."""
    await fill(edits=house.office.edits, shelf=house.shelf, clock=house.clock, hosts=())
    await house.board.start()
    manager = await as_user("Manager")
    point = {"name": "hours", "urls": [f"{SHOP}*"], "script": "Office Hours with Leave a Message"}
    made = await manager.post("/routing-points", json=point)
    assert made.status_code == 201, made.text
    found: list[str] = []
    for words in ("Where are my shoes?", "And the laces?"):
        body = {"url": SHOP, "form": {**FORM, "message": words}}
        opened = await manager.post("/chats", json=body, headers={"authorization": "", "origin": SHOP[:-1]})
        assert opened.status_code == 201, opened.text
        found.append(opened.json()["chat_id"])
    yield found
    await house.board.stop()


async def test_a_message_is_listed_until_somebody_has_seen_to_it(
    manager: httpx2.AsyncClient, chats: list[str]
) -> None:
    listed = (await manager.get("/left-messages?handled=false")).json()["items"]
    handled = await manager.post(f"/left-messages/{chats[0]}/handled")
    left = (await manager.get("/left-messages?handled=false")).json()["items"]
    done = (await manager.get("/left-messages?handled=true")).json()["items"]

    assert [each["chat_id"] for each in listed] == chats
    assert listed[0]["fields"] == FORM
    assert (listed[0]["point"], listed[0]["url"], listed[0]["handled_by"]) == ("hours", SHOP, None)
    assert handled.status_code == 200, handled.text
    assert [each["chat_id"] for each in left] == chats[1:]
    assert [(each["chat_id"], bool(each["handled_by"])) for each in done] == [(chats[0], True)]


async def test_the_list_comes_in_pages(manager: httpx2.AsyncClient, chats: list[str]) -> None:
    first = (await manager.get("/left-messages?limit=1")).json()
    second = (await manager.get(f"/left-messages?limit=1&after={first['next']}")).json()

    assert [each["chat_id"] for each in first["items"]] == chats[:1]
    assert [each["chat_id"] for each in second["items"]] == chats[1:]
    assert second.get("next") is None


async def test_where_nothing_was_left_there_is_nothing_to_mark(manager: httpx2.AsyncClient) -> None:
    answer = await manager.post("/left-messages/cnone/handled")

    assert answer.status_code == 404
