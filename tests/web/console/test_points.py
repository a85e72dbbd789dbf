"""Routing points: their order, classes typed new, settings of their script; layouts made by cloning."""

from typing import Any

import httpx2
import pytest

from cordboard.wiring import House
from tests.web.console.conftest import As


async def names(manager: httpx2.AsyncClient) -> list[str]:
    return [item["name"] for item in (await manager.get("/routing-points")).json()["items"]]


async def test_points_stand_in_the_managers_order(manager: httpx2.AsyncClient, house: House) -> None:
    for name in ("b", "a", "c"):
        await manager.post(
            "/routing-points", json={"name": name, "urls": ["https://x.example"], "script": "Chat Routing"}
        )
    assert await names(manager) == ["b", "a", "c"]

    sorted_ = await manager.put("/routing-points/order", json={"names": ["c", "b", "a"]})

    assert (sorted_.status_code, sorted_.json()) == (200, {"names": ["c", "b", "a"]})
    assert await names(manager) == ["c", "b", "a"]
    assert house.catalogues.current.admit(url="https://x.example/", point=None).name == "c"


@pytest.mark.parametrize("order", [["a"], ["a", "b", "b"], ["a", "x"], []])
async def test_an_order_that_leaves_somebody_out_is_refused(
    manager: httpx2.AsyncClient, order: list[str]
) -> None:
    for name in ("a", "b"):
        await manager.post("/routing-points", json={"name": name})

    answer = await manager.put("/routing-points/order", json={"names": order})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert await names(manager) == ["a", "b"]


async def test_sorting_disturbs_no_edit_under_way(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/routing-points", json={"name": "a"})
    await manager.post("/routing-points", json={"name": "b"})
    await manager.put("/routing-points/order", json={"names": ["b", "a"]})

    edit = await manager.put(
        "/routing-points/a", json=made.json(), headers={"if-match": made.headers["etag"]}
    )

    assert edit.status_code == 200


async def test_a_class_typed_new_comes_into_being(manager: httpx2.AsyncClient) -> None:
    made = await manager.post("/routing-points", json={"name": "shop", "class": "Orders"})

    assert made.json()["class"] == "Orders"
    assert (await manager.get("/call-classes/Orders")).json()["weight"] == 1


async def test_settings_must_fit_the_points_script(manager: httpx2.AsyncClient) -> None:
    await manager.post("/queues", json={"name": "General"})
    body = {"name": "shop", "script": "Chat Routing"}

    answers = [
        await manager.post("/routing-points", json={**body, "settings": settings})
        for settings in (
            {"colour": "red"},
            {"answer_timeout": "long"},
            {"priority": 1000},
            {"queue": "Nowhere"},
            {"queue": "General", "answer_timeout": 30, "priority": 99},
        )
    ]

    assert [each.status_code for each in answers] == [422, 422, 422, 422, 201]
    assert [each.json()["field"] for each in answers[:4]] == [
        "settings.colour",
        "settings.answer_timeout",
        "settings.priority",
        "settings.queue",
    ]
    assert [each.json()["code"] for each in answers[:4]] == ["invalid"] * 3 + ["unknown_reference"]


TYPED: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "properties": [
        *(
            {"name": kind, "type": kind, "exposed": True}
            for kind in (
                "text",
                "message",
                "queue",
                "group",
                "calendar",
                "skill",
                "agent",
                "host",
                "yes_no",
                "seconds",
            )
        ),
        {"name": "number", "type": "number", "exposed": True, "default": 5, "least": 1, "most": 9},
        {"name": "inner"},
    ],
    "nodes": {"n1": {"kind": "start", "exits": {"next": "n2"}}, "n2": {"kind": "end"}},
}


@pytest.fixture(scope="module")
async def typed(shared_as_user: As, shared_manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager of a house with a script that has a property of every type, and an object of every kind."""
    robo = {"name": "Robo", "url": "https://robo.example/", "uses": ["bot"]}
    made = await (await shared_as_user("Administrator")).post("/hosts", json=robo)
    assert made.status_code == 201, made.text
    for path, body in (
        ("queues", {"name": "General"}),
        ("agent-groups", {"name": "Team"}),
        ("calendars", {"name": "Office"}),
        ("skills", {"name": "French"}),
        ("users", {"user_name": "zoe"}),
        ("scripts", {"name": "Typed", "import": TYPED}),
        ("scripts/Typed/versions/1/activate", None),
    ):
        answer = await shared_manager.post(f"/{path}", json=body)
        assert answer.status_code in {200, 201}, answer.text
    return shared_manager


@pytest.mark.parametrize(
    ("name", "fitting", "wrong"),
    [
        ("text", ["", "x" * 1_000], ["x" * 1_001, 1, True, None, []]),
        ("message", ["", "x" * 4_000], ["x" * 4_001, 7, {}]),
        ("number", [1, 9, 2.5], [0, 10, "5", True, 1e300]),
        ("seconds", [0, 604_800], [-1, 604_801, 1.5, "5", True]),
        ("yes_no", [True, False], ["yes", 1, 0, None]),
        ("queue", ["", "General"], ["Nowhere", 1, "x" * 101]),
        ("group", ["", "Team"], ["Nobody", False]),
        ("calendar", ["", "Office"], ["Never", 1]),
        ("skill", ["", "French"], ["Dutch", 5]),
        ("agent", ["", "zoe"], ["yan", 1]),
        ("host", ["", "Robo"], ["Nobody", 1]),
        ("inner", [], ["x"]),
        ("unheard_of", [], ["x"]),
    ],
)
async def test_a_setting_must_be_of_its_propertys_type(
    typed: httpx2.AsyncClient, name: str, fitting: list[Any], wrong: list[Any]
) -> None:
    await typed.delete("/routing-points/typed")
    body = {"name": "typed", "script": "Typed"}
    assert (await typed.post("/routing-points", json=body)).status_code == 201

    taken = [
        await typed.put("/routing-points/typed", json={**body, "settings": {name: value}})
        for value in fitting
    ]
    refused = [
        await typed.put("/routing-points/typed", json={**body, "settings": {name: value}}) for value in wrong
    ]

    assert [answer.status_code for answer in taken] == [200] * len(fitting)
    assert [answer.status_code for answer in refused] == [422] * len(wrong)
    assert {answer.json()["field"] for answer in refused} == {f"settings.{name}"}
    assert {answer.json()["code"] for answer in refused} <= {"invalid", "unknown_reference"}


async def test_a_program_outside_that_a_points_setting_names_is_in_use(
    typed: httpx2.AsyncClient, shared_as_user: As
) -> None:
    administrator = await shared_as_user("Administrator")
    body = {"name": "with a bot", "script": "Bot First, Agent Next", "settings": {"bot": "Robo"}}
    made = await typed.post("/routing-points", json=body)

    kept = await administrator.delete("/hosts/Robo")
    await typed.delete("/routing-points/with%20a%20bot")

    assert made.status_code == 201, made.text
    assert (kept.status_code, kept.json()["code"]) == (409, "in_use")
    assert kept.json()["where"] == ["routing point 'with a bot' (settings.bot)"]


async def test_a_point_may_be_set_up_for_the_candidate_before_it_is_active(
    manager: httpx2.AsyncClient, house: House
) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": {**TYPED, "properties": []}})
    await manager.post("/scripts/Mine/versions/1/activate")
    body = {"name": "shop", "script": "Mine", "settings": {"number": 7}}
    early = await manager.post("/routing-points", json=body)
    await manager.post("/scripts/Mine/versions", json={"definition": TYPED})
    await manager.put("/scripts/Mine/next", json={"version": 2, "share": 99})

    made = await manager.post("/routing-points", json=body)
    wrong = await manager.put("/routing-points/shop", json={**body, "settings": {"number": 70}})

    assert (early.status_code, made.status_code, wrong.status_code) == (422, 201, 422)
    catalogue = house.catalogues.current
    script = catalogue.scripts["Mine"]
    assert script.next is not None
    assert catalogue.settings_of("shop", script.compiled) == {}
    assert catalogue.settings_of("shop", script.next.compiled)["number"] == 7


async def test_a_chat_gets_the_points_settings_completed_by_the_scripts(
    manager: httpx2.AsyncClient, house: House
) -> None:
    await manager.post(
        "/routing-points", json={"name": "shop", "script": "Chat Routing", "settings": {"answer_timeout": 33}}
    )

    catalogue = house.catalogues.current
    script = catalogue.script_of("shop")
    assert script is not None
    settings = catalogue.settings_of("shop", script.compiled)

    assert (settings["answer_timeout"], settings["maximum_matches"]) == (33, 1)


async def test_a_layout_is_made_by_cloning(manager: httpx2.AsyncClient) -> None:
    created = await manager.post("/layouts", json={"name": "Blue"})
    cloned = await manager.post("/layouts/Default/clone", json={"name": "Blue"})
    again = await manager.post("/layouts/Default/clone", json={"name": "Blue"})
    lost = await manager.post("/layouts/None/clone", json={"name": "Red"})

    assert created.status_code == 405
    assert (cloned.status_code, cloned.json()["supplied"]) == (201, False)
    assert (again.status_code, again.json()["code"]) == (409, "already_exists")
    assert lost.status_code == 404
    edited = await manager.put("/layouts/Blue", json={**cloned.json(), "colour": "#0000ff"})
    assert (edited.status_code, edited.json()["colour"]) == (200, "#0000ff")
    assert (await manager.delete("/layouts/Blue")).status_code == 204


@pytest.mark.parametrize(
    "change", [{"colour": "blue"}, {"position": "top"}, {"radius": -1}, {"idle_warn": 300, "idle_end": 300}]
)
async def test_a_layout_holds_design_tokens_and_no_code(
    shared_as_user: As, change: dict[str, object]
) -> None:
    manager = await shared_as_user("Manager")
    await manager.post("/layouts/Default/clone", json={"name": "Mine"})
    layout = (await manager.get("/layouts/Mine")).json()

    answer = await manager.put("/layouts/Mine", json={**layout, **change})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
