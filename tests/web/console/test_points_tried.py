"""“Which point takes this page, and why?”, and how many chats each point has now."""

from typing import Any

import httpx2
import pytest


@pytest.fixture
async def points(manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager of three points: one for the help pages, one that is off, one for the whole shop."""
    for body in (
        {"name": "help", "urls": ["*.shop.example/help*", "shop.example/help*"], "script": "Chat Routing"},
        {"name": "off", "urls": ["shop.example"], "active": False},
        {"name": "shop", "urls": ["shop.example/*"], "script": "Chat Routing"},
        {"name": "by name", "urls": []},
    ):
        made = await manager.post("/routing-points", json=body)
        assert made.status_code == 201, made.text
    return manager


async def verdicts(manager: httpx2.AsyncClient, url: str) -> dict[str, Any]:
    tried = await manager.get("/routing-points/try", params={"url": url})
    assert tried.status_code == 200, tried.text
    return tried.json()


async def test_a_page_is_taken_by_the_first_point_that_fits_and_each_other_says_why_not(
    points: httpx2.AsyncClient,
) -> None:
    basket = await verdicts(points, "https://shop.example/basket?x=1#part")
    help_page = await verdicts(points, "shop.example/help/returns")
    nowhere = await verdicts(points, "https://elsewhere.example/")

    assert (basket["point"], basket["pattern"]) == ("shop", "shop.example/*")
    assert {each["name"]: each["verdict"] for each in basket["points"]} == {
        "help": "no_match",
        "off": "inactive",
        "shop": "takes",
        "by name": "no_patterns",
    }
    assert basket["points"][0]["sentence"] == "None of its 2 patterns matches."
    assert basket["points"][1]["sentence"] == "It is not active; else shop.example would match."
    assert basket["notes"] == ["Its script is Chat Routing, version 1."]
    assert help_page["point"] == "help"
    assert (
        help_page["points"][0]["sentence"] == "It takes the chat: shop.example/help* matches, pattern 2 of 2."
    )
    assert help_page["points"][2]["sentence"] == "shop.example/* would match, but help stands before it."
    assert nowhere["point"] is None
    assert "No routing point takes chats from this page" in nowhere["sentence"]


async def test_patterns_are_tried_before_they_are_saved(points: httpx2.AsyncClient) -> None:
    async def attempt(**point: Any) -> dict[str, Any]:
        body = {"url": "https://shop.example/basket", "point": point}
        return (await points.post("/routing-points/try", json=body)).json()

    changed = await attempt(name="help", urls=["*"])
    new = await attempt(name="new one", urls=["shop.example/basket"])
    wrong = await points.post(
        "/routing-points/try",
        json={"url": "shop.example", "point": {"name": "help", "urls": ["a.example", "http://"]}},
    )

    assert (changed["point"], changed["pattern"]) == ("help", "*")
    assert changed["notes"] == ["It has no script: the chat is refused as not handled."]
    assert new["point"] == "shop"
    assert new["points"][-1]["verdict"] == "later"
    assert (wrong.status_code, wrong.json()["field"]) == (422, "urls[1]")
    assert (await points.get("/routing-points/help")).json()["urls"][0] == "*.shop.example/help*"


@pytest.mark.parametrize(
    "url", ["", "ftp://shop.example/", "https://user@shop.example/", "https://", "x" * 9_000]
)
async def test_what_is_no_page_is_refused_at_its_field(shared_manager: httpx2.AsyncClient, url: str) -> None:
    answer = await shared_manager.get("/routing-points/try", params={"url": url})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_pattern_that_lets_in_more_than_it_seems_to_is_warned_of(manager: httpx2.AsyncClient) -> None:
    await manager.post("/routing-points", json={"name": "wide", "urls": ["*example.com"]})

    tried = await verdicts(manager, "https://example.com/")

    assert tried["warnings"] == [
        "*example.com also accepts evilexample.com; write *.example.com for whole labels."
    ]


@pytest.mark.parametrize("name", ["order", "now", "try"])
async def test_the_names_of_paths_are_no_names_of_points(
    shared_manager: httpx2.AsyncClient, name: str
) -> None:
    answer = await shared_manager.post("/routing-points", json={"name": name})

    assert (answer.status_code, answer.json()["field"]) == (422, "name")
