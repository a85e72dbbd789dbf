"""Test cases of a script over HTTP: kept, renamed, guarded, and all played through a version."""

from typing import Any

import httpx2
import pytest

from tests.web.console.conftest import As

MINE: dict[str, Any] = {
    "format": 1,
    "start": "begin",
    "properties": [{"name": "words", "default": "Hello", "exposed": True}],
    "nodes": {
        "begin": {"kind": "start", "exits": {"next": "greet"}},
        "greet": {"kind": "send_message", "text": "{{settings.words}}", "exits": {"next": "done"}},
        "done": {"kind": "end", "label": "greeted"},
    },
}
CASES = "/scripts/Mine/cases"
GREETED = {"expect": {"how": "ended", "said": ["Hello"], "path": ["greet.next"]}}


@pytest.fixture
async def scripted(manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager with a script of their own."""
    answer = await manager.post("/scripts", json={"name": "Mine", "import": MINE})
    assert answer.status_code == 201, answer.text
    return manager


async def test_a_case_is_kept_and_all_are_played(scripted: httpx2.AsyncClient) -> None:
    put = await scripted.put(f"{CASES}/greets everybody", json=GREETED)
    await scripted.put(f"{CASES}/says goodbye", json={"expect": {"said": ["Goodbye"]}})
    await scripted.put(f"{CASES}/only played", json={"message": "Hi"})

    listed = (await scripted.get(CASES)).json()["items"]
    read = (await scripted.get(f"{CASES}/greets everybody")).json()
    ran = await scripted.post("/scripts/Mine/versions/1/cases/run")

    assert put.status_code == 200, put.text
    assert [(each["name"], each["expects"]) for each in listed] == [
        ("greets everybody", True),
        ("only played", False),
        ("says goodbye", True),
    ]
    assert read["scenario"] == {**GREETED, "name": "greets everybody"}
    assert ran.status_code == 200, ran.text
    found = ran.json()
    assert (found["passed"], found["version"], found["left_off"]) == (False, 1, [])
    by_name = {each["name"]: each for each in found["cases"]}
    assert by_name["greets everybody"] == {
        "name": "greets everybody",
        "passed": True,
        "failures": [],
        "path": ["begin.next", "greet.next", "done"],
        "how": "ended",
    }
    assert by_name["only played"]["passed"] is None
    assert by_name["says goodbye"]["failures"] == ["“Goodbye” should be said; the script said “Hello”."]


async def test_a_broken_version_fails_its_cases(scripted: httpx2.AsyncClient) -> None:
    await scripted.put(f"{CASES}/greets everybody", json=GREETED)
    broken = {**MINE, "nodes": {**MINE["nodes"], "begin": {"kind": "start", "exits": {"next": "done"}}}}
    await scripted.put("/scripts/Mine/versions/1", json={"definition": broken})

    found = (await scripted.post("/scripts/Mine/versions/1/cases/run")).json()

    assert found["passed"] is False
    assert "The path should come to greet.next" in found["cases"][0]["failures"][0]


async def test_a_case_whose_point_is_gone_fails_and_says_so(scripted: httpx2.AsyncClient) -> None:
    await scripted.put(f"{CASES}/at the shop", json={"point": "shop"})

    found = (await scripted.post("/scripts/Mine/versions/1/cases/run")).json()

    assert found["cases"][0]["failures"] == ["There is no routing point 'shop'."]


async def test_who_was_first_is_not_overwritten(scripted: httpx2.AsyncClient) -> None:
    first = await scripted.put(f"{CASES}/one", json=GREETED)
    seen = {"if-match": first.headers["etag"]}
    other = await scripted.put(f"{CASES}/one", json={"message": "Hi"}, headers=seen)

    late = await scripted.put(f"{CASES}/one", json={"message": "Hello"}, headers=seen)
    kept = await scripted.get(f"{CASES}/one")
    nothing = await scripted.put(f"{CASES}/two", json={}, headers=seen)

    assert (other.status_code, late.status_code, late.json()["code"]) == (200, 412, "changed_meanwhile")
    assert (kept.headers["etag"], kept.json()["scenario"]["message"]) == (other.headers["etag"], "Hi")
    assert nothing.status_code == 412


async def test_a_case_is_renamed_but_not_onto_another(scripted: httpx2.AsyncClient) -> None:
    await scripted.put(f"{CASES}/one", json=GREETED)
    await scripted.put(f"{CASES}/two", json=GREETED)

    taken = await scripted.put(f"{CASES}/one", json={**GREETED, "name": "two"})
    renamed = await scripted.put(f"{CASES}/one", json={**GREETED, "name": "three"})
    listed = (await scripted.get(CASES)).json()["items"]

    assert (taken.status_code, taken.json()["code"], taken.json()["field"]) == (409, "already_exists", "name")
    assert renamed.json()["name"] == "three"
    assert [each["name"] for each in listed] == ["three", "two"]


async def test_changes_are_audited_and_removal_is_final(
    scripted: httpx2.AsyncClient, administrator: httpx2.AsyncClient
) -> None:
    await scripted.put(f"{CASES}/one", json=GREETED)
    await scripted.put(f"{CASES}/one", json=GREETED)
    await scripted.put(f"{CASES}/one", json={"message": "Hi"})

    removed = await scripted.delete(f"{CASES}/one")
    again = await scripted.delete(f"{CASES}/one")
    audit = (await administrator.get("/audit?kind=script_case")).json()["items"]

    assert (removed.status_code, again.status_code) == (204, 404)
    assert sorted(each["what"] for each in audit) == ["create", "delete", "edit"]


async def test_cases_go_with_their_script(scripted: httpx2.AsyncClient) -> None:
    await scripted.put(f"{CASES}/one", json=GREETED)

    removed = await scripted.delete("/scripts/Mine")
    await scripted.post("/scripts", json={"name": "Mine", "import": MINE})

    assert removed.status_code == 204, removed.text
    assert (await scripted.get(CASES)).json()["items"] == []


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/scripts/None/cases/one", {}, 404, "not_found"),
        ("/scripts/Chat Routing/cases/one", {}, 409, "read_only"),
        (f"{CASES}/{'x' * 101}", {}, 422, "invalid"),
        (f"{CASES}/one", {"name": "two"}, 422, "invalid"),
        (f"{CASES}/one", {"colour": "red"}, 422, "invalid"),
        (f"{CASES}/one", {"message": "x", "steps": [{"do": "dances"}]}, 422, "invalid"),
    ],
)
async def test_what_is_no_case_is_refused(
    scripted: httpx2.AsyncClient, path: str, body: Any, status: int, code: str
) -> None:
    answer = await scripted.put(path, json=body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_what_is_not_there_is_not_found(scripted: httpx2.AsyncClient) -> None:
    assert (await scripted.get(f"{CASES}/none")).status_code == 404
    assert (await scripted.get("/scripts/None/cases")).status_code == 404
    assert (await scripted.post("/scripts/Mine/versions/9/cases/run")).status_code == 404


async def test_an_observer_reads_cases_and_a_leader_plays_them(
    scripted: httpx2.AsyncClient, as_user: As
) -> None:
    observer = await as_user("Observer")

    assert (await observer.get(CASES)).status_code == 200
    assert (await observer.put(f"{CASES}/one", json={})).status_code == 403
    assert (await observer.post("/scripts/Mine/versions/1/cases/run")).status_code == 403
