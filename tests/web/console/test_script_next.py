"""A candidate version gets a share of new chats, is compared with the active one, and is promoted or dropped."""

import asyncio
from typing import Any

import httpx2
import pytest

from cordboard.director.share import share_of
from cordboard.wiring import House
from tests.web.console.conftest import As

ASKS: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {"kind": "ask", "text": "Well?", "timeout": 600, "exits": {"answered": "n3", "timeout": "n3"}},
        "n3": {"kind": "end"},
    },
}
BROKEN: dict[str, Any] = {**ASKS, "nodes": {"n1": {"kind": "start", "exits": {"next": "nowhere"}}}}
NEXT = "/scripts/Mine/next"
V = "/scripts/Mine/versions"
VISITORS = [f"visitor{number}" for number in range(2_000)]


@pytest.fixture
async def publisher(manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager of a script with versions 1 (active), 2 and 3 (broken), used by the point `shop`."""
    await manager.post("/scripts", json={"name": "Mine", "import": ASKS})
    again = {**ASKS["nodes"], "n2": {**ASKS["nodes"]["n2"], "text": "How can we help?"}}
    await manager.post(V, json={"definition": {**ASKS, "nodes": again}})
    await manager.post(V, json={"definition": BROKEN})
    assert (await manager.post(f"{V}/1/activate")).status_code == 200
    made = await manager.post("/routing-points", json={"name": "shop", "script": "Mine", "urls": ["*"]})
    assert made.status_code == 201, made.text
    return manager


def versions_of(house: House, visitors: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for visitor in visitors:
        script = house.catalogues.current.script_of("shop", visitor)
        assert script is not None
        found[visitor] = script.version
    return found


async def test_a_share_of_visitors_gets_the_candidate_and_always_the_same_ones(
    publisher: httpx2.AsyncClient, house: House
) -> None:
    put = await publisher.put(NEXT, json={"version": 2, "share": 10})

    assert (put.status_code, put.json()["version"], put.json()["active"]) == (200, 2, 1), put.text
    tenth = versions_of(house, VISITORS)
    assert 150 < sum(version == 2 for version in tenth.values()) < 250
    assert {key for key, version in tenth.items() if version == 2} == {
        key for key in VISITORS if share_of("Mine 2", key) < 10
    }
    assert (await publisher.get("/scripts/Mine")).json()["next"] == 2
    assert (await publisher.get(f"{V}/2")).json()["locked"] is True
    assert house.catalogues.current.script_of("shop") == house.catalogues.current.scripts["Mine"]

    await publisher.put(NEXT, json={"version": 2, "share": 50})
    half = versions_of(house, VISITORS)
    assert all(half[key] == 2 for key, version in tenth.items() if version == 2)
    assert 900 < sum(version == 2 for version in half.values()) < 1_100


async def test_the_share_can_change_and_the_time_of_trial_goes_on(publisher: httpx2.AsyncClient) -> None:
    first = (await publisher.put(NEXT, json={"version": 2, "share": 10})).json()

    second = (await publisher.put(NEXT, json={"version": 2, "share": 60})).json()

    assert (second["since"], second["share"]) == (first["since"], 60)
    assert (await publisher.get(NEXT)).json() == second


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"version": 2, "share": 0}, 422, "invalid"),
        ({"version": 2, "share": 100}, 422, "invalid"),
        ({"version": 2, "share": 1.5}, 422, "invalid"),
        ({"version": 2}, 422, "invalid"),
        ({"version": 2, "share": 5, "colour": "red"}, 422, "invalid"),
        ({"version": 9, "share": 5}, 404, "not_found"),
        ({"version": 1, "share": 5}, 409, "version_active"),
        ({"version": 3, "share": 5}, 422, "script_invalid"),
    ],
)
async def test_what_cannot_be_tried_is_refused(
    publisher: httpx2.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    answer = await publisher.put(NEXT, json=body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await publisher.get(NEXT)).status_code == 404
    assert (await publisher.get(f"{V}/3")).json()["locked"] is False


async def test_a_script_without_an_active_version_has_no_candidate(publisher: httpx2.AsyncClient) -> None:
    await publisher.post(f"{V}/1/deactivate")

    answer = await publisher.put(NEXT, json={"version": 2, "share": 5})

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


async def test_a_promoted_candidate_is_active_and_no_candidate_any_more(
    publisher: httpx2.AsyncClient, house: House
) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 10})

    promoted = await publisher.post(f"{NEXT}/promote")

    assert (promoted.status_code, promoted.json()["version"], promoted.json()["active"]) == (200, 2, True)
    assert (await publisher.get(NEXT)).status_code == 404
    assert (await publisher.get("/scripts/Mine")).json()["next"] is None
    assert set(versions_of(house, VISITORS).values()) == {2}
    assert (await publisher.post(f"{NEXT}/promote")).json()["code"] == "not_found"


async def test_a_dropped_candidate_gets_no_more_chats(publisher: httpx2.AsyncClient, house: House) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 99})

    dropped = await publisher.delete(NEXT)

    assert dropped.status_code == 204
    assert (await publisher.delete(NEXT)).status_code == 404
    assert set(versions_of(house, VISITORS).values()) == {1}


async def test_a_candidate_is_not_deleted_and_activating_it_ends_the_trial(
    publisher: httpx2.AsyncClient,
) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 10})

    deleted = await publisher.delete(f"{V}/2")
    activated = await publisher.post(f"{V}/2/activate")

    assert (deleted.status_code, deleted.json()["code"]) == (409, "in_use")
    assert activated.json()["active"] is True
    assert (await publisher.get(NEXT)).status_code == 404
    assert (await publisher.delete(f"{V}/1")).status_code == 204


async def test_deactivating_the_active_version_ends_the_trial(
    publisher: httpx2.AsyncClient, house: House
) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 10})

    await publisher.post(f"{V}/1/deactivate")

    assert (await publisher.get(NEXT)).status_code == 404
    assert house.catalogues.current.script_of("shop", "anybody") is None
    await publisher.post(f"{V}/1/activate")
    assert (await publisher.get(NEXT)).status_code == 404


async def test_what_the_candidate_names_is_in_use(publisher: httpx2.AsyncClient) -> None:
    await publisher.post("/calendars", json={"name": "Office"})
    nodes = {
        **ASKS["nodes"],
        "n1": {"kind": "start", "exits": {"next": "n4"}},
        "n4": {"kind": "on_date", "calendar": "Office", "exits": {"true": "n2", "false": "n3"}},
    }
    made = await publisher.post(V, json={"definition": {**ASKS, "nodes": nodes}})
    await publisher.put(NEXT, json={"version": made.json()["version"], "share": 10})

    tried = await publisher.delete("/calendars/Office")
    await publisher.delete(NEXT)
    dropped = await publisher.delete("/calendars/Office")

    assert (tried.status_code, tried.json()["where"]) == (409, ["script 'Mine'"])
    assert dropped.status_code == 204


async def test_every_step_is_told_in_the_audit(publisher: httpx2.AsyncClient) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 10})
    await publisher.put(NEXT, json={"version": 2, "share": 10})
    await publisher.put(NEXT, json={"version": 2, "share": 20})
    await publisher.delete(NEXT)
    await publisher.put(NEXT, json={"version": 2, "share": 5})
    await publisher.post(f"{NEXT}/promote")

    acts = (await publisher.get("/audit?kind=script_version&limit=5")).json()["items"]

    assert [(each["what"], each["before"], each["after"]) for each in reversed(acts)] == [
        ("try", None, {"version": 2, "share": 10}),
        ("try", {"version": 2, "share": 10}, {"version": 2, "share": 20}),
        ("drop", {"version": 2, "share": 20}, None),
        ("try", None, {"version": 2, "share": 5}),
        ("promote", {"version": 1}, {"version": 2}),
    ]


@pytest.mark.parametrize(("method", "path"), [("PUT", NEXT), ("DELETE", NEXT), ("POST", f"{NEXT}/promote")])
async def test_only_who_may_publish_tries_and_promotes(
    publisher: httpx2.AsyncClient, as_user: As, method: str, path: str
) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 10})
    leader = await as_user("Team Leader")

    answer = await leader.request(method, path, json={"version": 2, "share": 50} if method == "PUT" else None)

    assert answer.status_code == 403
    assert (await leader.get(NEXT)).json()["share"] == 10


async def test_chats_of_both_versions_are_counted(publisher: httpx2.AsyncClient, house: House) -> None:
    await publisher.put(NEXT, json={"version": 2, "share": 50})
    chats = await opened(publisher, 8)
    for token in chats[:4]:
        await publisher.post(
            f"/chats/{token['chat_id']}/messages", **of(token, {"client_id": "1", "text": "Hm"})
        )
    for token in chats[4:6]:
        await publisher.post(f"/chats/{token['chat_id']}/end", **of(token))

    told = (await publisher.get(NEXT)).json()["compare"]

    both = [told["active"], told["next"]]
    assert sum(each["chats"] for each in both) == 8
    assert sum(each["abandoned"] for each in both) == 2
    assert sum(each["ended_by_script"] for each in both) == 4
    assert sum(each["exits"].get("n2", {}).get("answered", 0) for each in both) == 4
    assert [each["answered"] for each in both] == [0, 0]
    assert [each["average_wait"] for each in both] == [None, None]


async def opened(client: httpx2.AsyncClient, number: int) -> list[dict[str, Any]]:
    body = {"url": "https://shop.example/", "point": "shop"}
    answers = [await client.post("/chats", json=body, headers={"authorization": ""}) for _ in range(number)]
    assert {answer.status_code for answer in answers} == {201}
    return [answer.json() for answer in answers]


def of(token: dict[str, Any], body: Any = None) -> dict[str, Any]:
    return {"headers": {"authorization": f"Bearer {token['token']}"}, "json": body}


async def test_a_chat_under_way_keeps_its_version_whatever_becomes_of_the_trial(
    publisher: httpx2.AsyncClient,
) -> None:
    for number in (4, 5):
        nodes = {
            **ASKS["nodes"],
            "n2": {**ASKS["nodes"]["n2"], "text": f"{number} asks", "exits": {"answered": "n4"}},
        }
        nodes["n4"] = {"kind": "send_message", "text": f"{number} answers", "exits": {"next": "n3"}}
        await publisher.post(V, json={"definition": {**ASKS, "nodes": nodes}})
    await publisher.post(f"{V}/4/activate")
    (old,) = await opened(publisher, 1)
    await publisher.put(NEXT, json={"version": 5, "share": 99})
    tried = [token for token in await opened(publisher, 20) if "5 asks" in await words(publisher, token)]
    await publisher.delete(NEXT)
    await publisher.post(f"{V}/2/activate")

    for token in (old, tried[0]):
        await publisher.post(
            f"/chats/{token['chat_id']}/messages", **of(token, {"client_id": "1", "text": "Hm"})
        )

    assert "4 answers" in await words(publisher, old)
    assert "5 answers" in await words(publisher, tried[0])


async def words(client: httpx2.AsyncClient, token: dict[str, Any]) -> str:
    answer = await client.get(f"/chats/{token['chat_id']}/events", headers=of(token)["headers"])
    assert answer.status_code == 200
    return answer.text


async def test_activations_at_the_same_time_leave_exactly_one_version_active(
    publisher: httpx2.AsyncClient, house: House
) -> None:
    await publisher.post(V, json={"from": 1})
    await publisher.put(NEXT, json={"version": 2, "share": 10})
    wishes = [f"{V}/{number}/activate" for number in (1, 2, 4)] * 3 + [f"{NEXT}/promote"]

    answers = await asyncio.gather(*(publisher.post(path) for path in wishes))

    assert {answer.status_code for answer in answers} <= {200, 404, 412}
    versions = (await publisher.get(V)).json()["items"]
    active = [each["version"] for each in versions if each["active"]]
    assert len(active) == 1
    assert house.catalogues.current.scripts["Mine"].version == active[0]
    assert house.catalogues.current.scripts["Mine"].next is None
