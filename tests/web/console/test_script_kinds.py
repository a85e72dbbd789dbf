"""The kinds of node over HTTP, as the console's editor reads them."""

import re
from pathlib import Path

import httpx2

from cordboard.director.nodes import KINDS
from tests.web.console.conftest import As

READ_BY_THE_CONSOLE = Path(__file__).parents[3] / "clients" / "console" / "src" / "scripts" / "kinds.ts"


def members(interface: str) -> tuple[set[str], set[str]]:
    """The members of an interface of the console: those that are always there, and those that may be."""
    source = READ_BY_THE_CONSOLE.read_text(encoding="utf-8")
    body = source.partition(f"export interface {interface} {{")[2].partition("\n}")[0]
    found = re.findall(r"^  readonly (\w+)(\??):", body, re.MULTILINE)
    return {name for name, mark in found if not mark}, {name for name, mark in found if mark}


async def test_the_kinds_are_told_in_the_shape_that_the_console_reads(
    shared_manager: httpx2.AsyncClient,
) -> None:
    answer = await shared_manager.get("/script-kinds")

    told = answer.json()
    assert (answer.status_code, told["next"]) == (200, None)
    assert [each["kind"] for each in told["items"]] == [kind.name for kind in KINDS]
    for interface, found in (
        ("NodeKind", told["items"]),
        ("ExitKind", [each for kind in told["items"] for each in kind["exits"]]),
        ("FieldKind", [each for kind in told["items"] for each in kind["fields"]]),
    ):
        always, maybe = members(interface)
        assert all(always <= set(each) <= always | maybe for each in found), interface


async def test_the_language_is_told_with_its_functions_and_names(shared_manager: httpx2.AsyncClient) -> None:
    told = (await shared_manager.get("/script-language")).json()

    roots = {each["name"]: each for each in told["roots"]}
    hour = next(each for each in told["functions"] if each["name"] == "hour")
    assert [each["optional"] for each in hour["takes"]] == [False, True]
    assert "name" in [each["name"] for each in roots["visitor"]["members"]]
    assert (roots["script"]["members"], roots["now"]["members"]) == (None, [])
    assert told["property_types"]["seconds"] == "a number"


async def test_a_text_is_checked_while_it_is_written(shared_manager: httpx2.AsyncClient) -> None:
    written = {"text": "You are {{chat.place}}", "settings": {"queue": "queue"}}

    wrong = await shared_manager.post("/script-language/check", json=written)
    right = await shared_manager.post(
        "/script-language/check",
        json={**written, "text": 'settings.queue == "General"', "holds": "expression"},
    )
    unread = await shared_manager.post("/script-language/check", json={"text": "x", "holds": "poem"})

    issue = wrong.json()["issues"][0]
    assert (issue["code"], issue["column"]) == ("expression", 16)
    assert issue["sentence"].startswith("There is no chat.place; there are id, url")
    assert right.json() == {"issues": []}
    assert (unread.status_code, unread.json()["code"]) == (422, "invalid")


async def test_what_a_script_may_name_is_told_to_who_may_see_scripts(
    administrator: httpx2.AsyncClient, as_user: As
) -> None:
    await administrator.post("/queues", json={"name": "Billing"})
    await administrator.post("/variables", json={"name": "Limit", "type": "number", "value": 3})
    statement = {
        "name": "by mail",
        "sql": "SELECT city FROM people WHERE email = :email",
        "arguments": {"email": "text"},
        "columns": ["city"],
    }
    await administrator.post(
        "/data-sources", json={"name": "crm", "connection": "crm", "statements": [statement]}
    )
    await administrator.post(
        "/hosts", json={"name": "helper", "url": "https://bot.example/", "uses": ["bot"]}
    )
    observer = await as_user("Observer")

    told = (await observer.get("/script-names")).json()

    assert "Billing" in told["queue"]
    assert {"name": "Limit", "type": "number"} in told["variable"]
    assert {"name": "ContactCentreClosed", "type": "yes_no"} in told["variable"]
    assert told["data_source"] == [
        {"name": "crm", "statements": [{"name": "by mail", "arguments": {"email": "text"}}]}
    ]
    assert told["host"] == [{"name": "helper", "uses": ["bot"]}]
    routing = next(each for each in told["script"] if each["name"] == "Chat Routing")
    assert routing["properties"][0]["name"]
    assert "SELECT" not in str(told)
