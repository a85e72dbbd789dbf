"""Test cases of scripts go out and come in with the configuration; candidates stay behind."""

from typing import Any

import httpx2
import pytest

from tests.web.console.test_configuration import other

__all__ = ["other"]

SCRIPT = {
    "format": 1,
    "start": "n1",
    "nodes": {"n1": {"kind": "start", "exits": {"next": "n2"}}, "n2": {"kind": "end"}},
}
CASES = "/scripts/Mine/cases"


async def furnish(client: httpx2.AsyncClient, *cases: str) -> None:
    made = await client.post("/scripts", json={"name": "Mine", "import": SCRIPT})
    assert made.status_code == 201, made.text
    for name in cases:
        await put(client, name)


async def put(client: httpx2.AsyncClient, name: str, message: str = "Hello") -> None:
    answer = await client.put(f"{CASES}/{name}", json={"name": name, "message": message})
    assert answer.status_code in {200, 201}, answer.text


async def document(client: httpx2.AsyncClient) -> dict[str, Any]:
    return (await client.get("/configuration")).json()


async def bring(client: httpx2.AsyncClient, told: Any, query: str = "") -> dict[str, Any]:
    answer = await client.post(f"/configuration{query}", json=told)
    assert answer.status_code == 200, answer.text
    return answer.json()


def of_cases(imported: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in imported["collections"] if each["collection"] == "script-cases")


async def names(client: httpx2.AsyncClient) -> list[str]:
    return [each["name"] for each in (await client.get(CASES)).json()["items"]]


async def test_cases_come_into_another_system_and_the_documents_are_equal(
    administrator: httpx2.AsyncClient, other: httpx2.AsyncClient
) -> None:
    await furnish(administrator, "two", "one")

    first = await bring(other, await document(administrator))
    again = await bring(other, await document(administrator))

    assert await document(other) == await document(administrator)
    assert [each["name"] for each in of_cases(first)["added"]] == ["Mine · one", "Mine · two"]
    assert of_cases(again) | {"unchanged": 0} == of_cases(again) | {
        "added": [],
        "changed": [],
        "unchanged": 0,
    }
    assert of_cases(again)["unchanged"] == 2
    played = await other.post("/scripts/Mine/versions/1/cases/run")
    assert [each["name"] for each in played.json()["cases"]] == ["one", "two"]
    acts = (await other.get("/audit?kind=script_case")).json()["items"]
    assert [(act["name"], act["what"]) for act in acts] == [("Mine", "create")] * 2


async def test_what_would_change_is_shown_and_merging_keeps_what_is_not_told(
    administrator: httpx2.AsyncClient,
) -> None:
    await furnish(administrator, "gone", "changed", "same")
    told = await document(administrator)
    await administrator.delete(f"{CASES}/gone")
    await put(administrator, "changed", "Other words")
    await put(administrator, "mine")
    before = await document(administrator)

    shown = of_cases(await bring(administrator, told, "?dry_run=true"))

    assert await document(administrator) == before
    assert [each["name"] for each in shown["added"]] == ["Mine · gone"]
    (change,) = shown["changed"]
    assert (change["before"]["message"], change["after"]["message"]) == ("Other words", "Hello")
    assert (shown["removed"], shown["unchanged"]) == ([], 2)
    await bring(administrator, told)
    assert await names(administrator) == ["changed", "gone", "mine", "same"]
    replaced = of_cases(await bring(administrator, told, "?mode=replace"))
    assert [each["name"] for each in replaced["removed"]] == ["Mine · mine"]
    assert await names(administrator) == ["changed", "gone", "same"]


@pytest.mark.parametrize("mode", ["merge", "replace"])
async def test_a_script_that_says_nothing_of_cases_keeps_them(
    administrator: httpx2.AsyncClient, mode: str
) -> None:
    await furnish(administrator, "one")
    told = await document(administrator)
    del told["scripts"][0]["cases"]  # as documents were before they had cases

    await bring(administrator, told, f"?mode={mode}")

    assert await names(administrator) == ["one"]


@pytest.mark.parametrize(
    ("cases", "path"),
    [
        ([{"name": ""}], "scripts[0].cases[0]"),
        ([{"name": "a"}, {"name": "a"}], "scripts[0].cases[1]"),
        ([{"name": "a", "visitors": []}], "scripts[0].cases[0]"),
        ([{"name": "a", "steps": [{"after": 1}]}], "scripts[0].cases[0]"),
        ([{"name": f"c{number}"} for number in range(500)], "scripts[0].cases"),
    ],
)
async def test_a_case_that_cannot_be_is_told_and_nothing_is_imported(
    administrator: httpx2.AsyncClient, cases: list[Any], path: str
) -> None:
    await furnish(administrator, "one")
    told = await document(administrator)
    told["scripts"][0] |= {"cases": cases, "description": "other"}

    answer = await administrator.post("/configuration", json=told)

    assert answer.status_code == 422
    assert [each["path"] for each in answer.json()["problems"]] == [path]
    assert await names(administrator) == ["one"]
    assert (await administrator.get("/scripts/Mine")).json()["description"] == ""


async def test_a_supplied_script_gets_no_cases(administrator: httpx2.AsyncClient) -> None:
    script = {"name": "Chat Routing", "supplied": True, "active": "system", "cases": [{"name": "a"}]}

    answer = await administrator.post("/configuration", json={"format": 1, "scripts": [script]})

    assert [each["code"] for each in answer.json()["problems"]] == ["read_only"]


async def test_a_candidate_and_secrets_stay_behind(administrator: httpx2.AsyncClient) -> None:
    await furnish(administrator)
    await administrator.post("/scripts/Mine/versions/1/activate")
    await administrator.post("/scripts/Mine/versions", json={})
    await administrator.put("/scripts/Mine/next", json={"version": 2, "share": 20})
    token = await administrator.post("/api-tokens", json={"name": "t", "user": "administrator"})
    assert token.status_code == 201, token.text

    told = await document(administrator)

    assert token.json()["token"] not in str(told)
    assert "api-tokens" not in told["collections"]
    (script,) = [each for each in told["scripts"] if each["name"] == "Mine"]
    assert script.keys() == {"name", "description", "supplied", "active", "versions", "cases"}
