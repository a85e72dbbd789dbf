"""Global variables: typed, audited, changed live between running scripts; the emergency switch is always there."""

from typing import Any

import httpx2
import pytest

from cordboard.core.variables import CENTRE_CLOSED
from cordboard.wiring import House
from tests.web.console.conftest import As

HEEDS: dict[str, Any] = {
    "format": 1,
    "start": "n1",
    "nodes": {
        "n1": {"kind": "start", "exits": {"next": "n2"}},
        "n2": {
            "kind": "test",
            "expression": f"global.{CENTRE_CLOSED}",
            "exits": {"true": "n3", "false": "n3"},
        },
        "n3": {"kind": "end"},
    },
}


async def test_the_emergency_switch_is_off_as_long_as_nobody_has_made_it(
    manager: httpx2.AsyncClient, house: House
) -> None:
    catalogue = house.catalogues.current
    assert (dict(catalogue.variables), dict(catalogue.variable_values)) == ({}, {CENTRE_CLOSED: False})

    await manager.post("/variables", json={"name": CENTRE_CLOSED, "type": "yes_no", "value": True})

    assert house.catalogues.current.variable_values[CENTRE_CLOSED] is True


@pytest.mark.parametrize("body", [{"type": "text", "value": "no"}, {"type": "number", "value": 0}, {}])
async def test_the_emergency_switch_is_yes_or_no(
    shared_manager: httpx2.AsyncClient, body: dict[str, Any]
) -> None:
    answer = await shared_manager.post("/variables", json={"name": CENTRE_CLOSED, **body})

    assert (answer.status_code, answer.json()["field"]) == (422, "type")


async def test_a_script_may_read_the_switch_though_nobody_has_made_it(manager: httpx2.AsyncClient) -> None:
    await manager.post("/scripts", json={"name": "Mine", "import": HEEDS})
    other = {**HEEDS["nodes"], "n2": {**HEEDS["nodes"]["n2"], "expression": "global.ContactCenterShut"}}
    await manager.post("/scripts/Mine/versions", json={"definition": {**HEEDS, "nodes": other}})

    known, unknown = [(await manager.get(f"/scripts/Mine/versions/{n}")).json()["issues"] for n in (1, 2)]

    assert known == []
    assert [each["code"] for each in unknown] == ["unknown_variable"]


async def test_a_change_counts_at_once_and_is_told_in_the_audit(
    manager: httpx2.AsyncClient, as_user: As, house: House
) -> None:
    body = {"name": "open_late", "type": "yes_no", "value": False}
    await manager.post("/variables", json=body)
    leader = await as_user("Team Leader")

    changed = await leader.put("/variables/open_late", json={**body, "value": True})
    mistyped = await leader.put("/variables/open_late", json={**body, "value": "yes"})

    assert (changed.status_code, mistyped.status_code) == (200, 422)
    assert house.catalogues.current.variable_values["open_late"] is True
    (act,) = (await manager.get("/audit?who=team_leader")).json()["items"]
    assert (act["what"], act["kind"], act["name"]) == ("edit", "variable", "open_late")
    assert (act["before"]["value"], act["after"]["value"]) == (False, True)


@pytest.mark.parametrize(
    "value", ["x" * 4_001, [], {}, None], ids=["a long text", "a list", "a group", "nothing"]
)
async def test_what_is_no_value_is_refused(shared_manager: httpx2.AsyncClient, value: Any) -> None:
    answer = await shared_manager.post("/variables", json={"name": "v", "value": value})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_variable_that_a_running_script_reads_stays(manager: httpx2.AsyncClient) -> None:
    await manager.post("/variables", json={"name": CENTRE_CLOSED, "type": "yes_no", "value": False})
    await manager.post("/scripts", json={"name": "Mine", "import": HEEDS})
    await manager.post("/scripts/Mine/versions/1/activate")

    answer = await manager.delete(f"/variables/{CENTRE_CLOSED}")

    assert (answer.status_code, answer.json()["code"]) == (409, "in_use")
    assert "script 'Mine'" in answer.json()["where"]


async def test_a_variable_that_a_running_script_reads_keeps_its_type(manager: httpx2.AsyncClient) -> None:
    await manager.post("/variables", json={"name": "Limit", "type": "number", "value": 3})
    await manager.put("/variables/Limit", json={"name": "Limit", "type": "text", "value": "3"})
    turned = await manager.put("/variables/Limit", json={"name": "Limit", "type": "number", "value": 3})
    assert turned.status_code == 200, "nothing reads it yet"
    reads = {**HEEDS["nodes"]["n2"], "expression": "global.Limit > 2"}
    definition = {**HEEDS, "nodes": {**HEEDS["nodes"], "n2": reads}}
    await manager.post("/scripts", json={"name": "Counting", "import": definition})
    active = await manager.post("/scripts/Counting/versions/1/activate")
    assert active.status_code == 200, active.text

    answer = await manager.put("/variables/Limit", json={"name": "Limit", "type": "text", "value": "many"})
    changed = await manager.put("/variables/Limit", json={"name": "Limit", "type": "number", "value": 4})

    assert (answer.status_code, answer.json()["field"], changed.status_code) == (422, "type", 200)
    assert answer.json()["detail"] == "The variable keeps its type, number: script 'Counting' counts on it."
