"""Bad scripts from outside: refused at save or told by the check, with the node; and what gets past both hurts one chat."""

from typing import Any

import httpx2
import pytest

from cordboard.wiring import House
from tests.web.console.conftest import As

Issue = tuple[str, str]
"""Node and code."""


def script(nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A definition whose start leads to the node `a`."""
    start = {"kind": "start", "exits": {"next": "a"}}
    return {"format": 1, "start": "s", "nodes": {"s": start, **nodes}, **more}


def log(to: str | None) -> dict[str, Any]:
    return {"kind": "log", "text": "x", "exits": {"next": to}}


def raw(nodes: str) -> bytes:
    """The body of an import, with nodes that no library would write."""
    return b'{"name": "Bad", "import": {"format": 1, "start": "s", "nodes": {%s}}}' % nodes.encode()


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        pytest.param({"a": {"kind": "fly"}}, [("a", "unknown_kind")], id="a kind that does not exist"),
        pytest.param({"a": {"text": "x"}}, [("a", "unknown_kind")], id="no kind"),
        pytest.param({"a": {"kind": ["log"]}}, [("a", "unknown_kind")], id="a kind that is a list"),
        pytest.param({"a": []}, [("a", "malformed")], id="a node that is a list"),
        pytest.param({"": {"kind": "end"}}, [("", "malformed")], id="an empty id"),
        pytest.param({"a" * 65: {"kind": "end"}}, [("a" * 65, "malformed")], id="an id too long"),
        pytest.param({"a/b": {"kind": "end"}}, [("a/b", "malformed")], id="an id that looks like a path"),
        pytest.param({"a\nb": {"kind": "end"}}, [("a\nb", "malformed")], id="an id with a line break"),
        pytest.param({"a": {"kind": "wait", "seconds": -1}}, [("a", "malformed")], id="a wait below zero"),
        pytest.param({"a": {"kind": "wait", "seconds": 10**12}}, [("a", "malformed")], id="a wait for ever"),
        pytest.param({"a": {"kind": "wait", "seconds": True}}, [("a", "malformed")], id="yes for a number"),
        pytest.param({"a": {"kind": "log", "text": "x" * 5_000}}, [("a", "malformed")], id="a text too long"),
        pytest.param(
            {"a": {"kind": "end", "exits": {f"e{number}": None for number in range(51)}}},
            [("a", "malformed")],
            id="too many exits",
        ),
        pytest.param(
            {f"n{number}": {"kind": "end"} for number in range(10_000)},
            [("", "too_many_nodes")],
            id="10,000 nodes",
        ),
    ],
)
async def test_what_is_no_script_is_refused_at_save_with_the_node(
    shared_manager: httpx2.AsyncClient, nodes: dict[str, Any], found: list[Issue]
) -> None:
    answer = await shared_manager.post("/scripts", json={"name": "Bad", "import": script(nodes)})

    assert (answer.status_code, answer.json()["code"]) == (422, "script_invalid")
    assert [(each.get("node", ""), each["code"]) for each in answer.json()["issues"]][: len(found)] == found
    assert (await shared_manager.get("/scripts/Bad")).status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(raw('"s": ' + "[" * 10_000), 400, "malformed", id="10,000 levels, cut off"),
        pytest.param(raw('"s": ' + "[" * 10_000 + "]" * 10_000), 400, "malformed", id="10,000 levels"),
        pytest.param(raw('"s": ' + '{"a":' * 40 + "1" + "}" * 40), 422, "script_invalid", id="40 levels"),
        pytest.param(raw('"s": "' + "x" * 5_000_000 + '"'), 413, "too_large", id="5 MB"),
        pytest.param(raw('"s": "' + "x" * 1_500_000 + '"'), 422, "script_invalid", id="more than 1 MiB"),
        pytest.param(raw('"s": {"kind": "wait", "seconds": NaN}'), 400, "malformed", id="no number"),
        pytest.param(raw('"s": {"kind": "wait", "seconds": 1e999}'), 422, "invalid", id="beyond any number"),
        pytest.param(raw('"s": {"kind": "log", "text": "\\ud800"}'), 400, "malformed", id="half a character"),
        pytest.param(raw('"s": {"kind": "log", "text": "\\u0000"}'), 422, "invalid", id="a zero"),
        pytest.param(b"\xff\xfe", 400, "malformed", id="no UTF-8"),
    ],
)
async def test_what_is_no_json_or_too_much_of_it_is_refused(
    shared_manager: httpx2.AsyncClient, body: bytes, status: int, code: str
) -> None:
    headers = {"content-type": "application/json"}

    answer = await shared_manager.post("/scripts", content=body, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert len(answer.content) < 2_000


async def test_of_a_member_given_twice_the_last_counts_and_is_what_is_checked(
    shared_manager: httpx2.AsyncClient,
) -> None:
    twice = raw(
        '"s": {"kind": "start", "exits": {"next": "a"}}, "a": {"kind": "end"}, '
        '"a": {"kind": "log", "text": "x", "exits": {"next": "a"}}'
    ).replace(b'"Bad"', b'"Twice"')

    made = await shared_manager.post("/scripts", content=twice, headers={"content-type": "application/json"})

    assert made.status_code == 201
    assert await checked(shared_manager, "Twice") == [("a", "loop_without_wait")]


QUEUED = {"kind": "enqueue", "queue": "Nowhere", "exits": {"answered": None, "timeout": None, "full": None}}


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        pytest.param({"a": log("b"), "b": log("a")}, [("a", "loop_without_wait")], id="a circle"),
        pytest.param(
            {"a": {"kind": "test", "expression": "1 / 0 > 1", "exits": {"failed": "a"}}},
            [("a", "loop_without_wait")],
            id="a node that always fails, in a circle",
        ),
        pytest.param({"a": log("gone")}, [("a", "dangling_exit")], id="an exit to nowhere"),
        pytest.param({"a": QUEUED}, [("a", "unknown_queue")], id="a queue that is not there"),
        pytest.param(
            {"a": {"kind": "on_date", "calendar": "Nowhere"}}, [("a", "unknown_calendar")], id="a calendar"
        ),
        pytest.param(
            {"a": {"kind": "test", "expression": '1 + true > "a"'}},
            [("a", "expression")],
            id="types that do not fit",
        ),
        pytest.param(
            {"a": {"kind": "log", "text": "{{form."}}, [("a", "expression")], id="half a placeholder"
        ),
        pytest.param(
            {"a": {"kind": "http_request", "url": "https://a.example/", "timeout": 61}},
            [("a", "out_of_range")],
            id="a call that may take too long",
        ),
        pytest.param(
            {"a": {"kind": "run_script", "script": "Nowhere"}}, [("a", "unknown_script")], id="a script"
        ),
        pytest.param(
            {"a": {"kind": "log", "text": "x", "exits": {"sideways": None}}},
            [("a", "unknown_exit")],
            id="an exit",
        ),
        pytest.param(
            {
                "a": {"kind": "hunt", "groups": ["{{form.group}}"], "exits": {"answered": "b"}},
                "b": {"kind": "wait", "seconds": 1},
            },
            [("b", "wait_after_answered")],
            id="a wait after the answer",
        ),
    ],
)
async def test_what_cannot_run_is_told_by_the_check_and_not_activated(
    shared_manager: httpx2.AsyncClient, nodes: dict[str, Any], found: list[Issue]
) -> None:
    await shared_manager.delete("/scripts/Wrong")
    made = await shared_manager.post("/scripts", json={"name": "Wrong", "import": script(nodes)})
    assert made.status_code == 201, made.text

    activated = await shared_manager.post("/scripts/Wrong/versions/1/activate")

    assert await checked(shared_manager, "Wrong", warnings=False) == found
    assert (activated.status_code, activated.json()["code"]) == (422, "script_invalid")
    issues = [(each["node"], each["code"]) for each in activated.json()["issues"] if "severity" not in each]
    assert issues == found


async def test_what_nothing_leads_to_is_told_as_a_warning(shared_manager: httpx2.AsyncClient) -> None:
    alone = script({"a": {"kind": "end"}, "b": log("c"), "c": {"kind": "end"}})
    await shared_manager.post("/scripts", json={"name": "Alone", "import": alone})

    assert await checked(shared_manager, "Alone") == [("b", "unreachable"), ("c", "unreachable")]


async def checked(manager: httpx2.AsyncClient, name: str, *, warnings: bool = True) -> list[Issue]:
    issues = (await manager.post(f"/scripts/{name}/versions/1/check")).json()["issues"]
    return [(each.get("node", ""), each["code"]) for each in issues if warnings or "severity" not in each]


BROKEN_CALL = {"kind": "http_request", "url": "https://a.example/{{1 / 0}}"}
CALLS_ITSELF = {"kind": "run_script", "script": "Tried", "exits": {"failed": "a", "ended": "a"}}
CALLS_ANOTHER = {"kind": "run_script", "script": "Other", "exits": {"ended": "a"}}


@pytest.mark.parametrize(
    ("nodes", "note"),
    [
        pytest.param(
            {"a": {**BROKEN_CALL, "exits": {"failed": "a", "timeout": "a", "succeeded": "a"}}},
            "200 nodes without a wait",
            id="a call that always fails, in a circle",
        ),
        pytest.param({"a": BROKEN_CALL}, "Division by zero", id="a node that fails"),
        pytest.param({"a": CALLS_ITSELF}, "200 nodes without a wait", id="a script that calls itself"),
        pytest.param({"a": CALLS_ANOTHER}, "8 deep", id="scripts that call each other in a ring"),
        pytest.param(
            {
                "a": log("n0"),
                **{f"n{number}": log(f"n{number + 1}") for number in range(300)},
                "n300": log(None),
            },
            "200 nodes without a wait",
            id="a long way without a wait",
        ),
        pytest.param(
            {
                "a": {
                    "kind": "enqueue",
                    "queue": "{{clipboard.gone}}",
                    "exits": {"failed": "a", "answered": "e"},
                },
                "e": {"kind": "end"},
            },
            "200 nodes without a wait",
            id="a queue that never is, in a circle",
        ),
    ],
)
async def test_what_goes_wrong_in_a_run_gives_the_chat_to_the_fallback_queue_with_a_note(
    manager: httpx2.AsyncClient, house: House, nodes: dict[str, Any], note: str
) -> None:
    back = script({"a": {"kind": "run_script", "script": "Tried", "exits": {"ended": None}}})
    assert (await manager.post("/scripts", json={"name": "Other"})).status_code == 201
    await manager.post("/scripts/Other/versions/1/activate")
    await manager.post("/scripts", json={"name": "Tried", "import": script(nodes)})
    activated = await manager.post("/scripts/Tried/versions/1/activate")
    assert activated.status_code == 200, activated.text
    await manager.post("/scripts/Other/versions", json={"definition": back})
    ring = await manager.post("/scripts/Other/versions/2/activate")
    assert ring.status_code == 200, ring.text
    assert (await manager.post("/queues", json={"name": "General"})).status_code == 201
    for name, of in (("tried", "Tried"), ("fine", "Chat Routing")):
        point = {"name": name, "script": of, "fallback_queue": "General"}
        assert (await manager.post("/routing-points", json=point)).status_code == 201
    before = await opened(manager, "fine")

    chat = await opened(manager, "tried")

    after = await opened(manager, "fine")
    assert (await manager.get(f"/contacts/{chat}")).json()["queue"] == "General"
    trace = (await manager.get(f"/contacts/{chat}/trace")).json()
    events = await house.store.events_after(chat, seq=0, limit=2_000)
    notes = [event.body.decode() for event in events if event.kind == "note_added"]
    assert [note in each for each in notes] == [True]
    assert sum(event.kind == "node_entered" for event in events) <= 200
    assert trace
    for fine in (before, after):
        events = await house.store.events_after(fine, seq=0, limit=500)
        assert not [event for event in events if event.kind == "note_added"]


async def opened(client: httpx2.AsyncClient, point: str) -> str:
    body = {"url": "https://shop.example/", "point": point}
    answer = await client.post("/chats", json=body, headers={"authorization": ""})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["chat_id"])


async def test_a_check_of_the_largest_script_tells_a_bounded_number_of_findings(
    shared_manager: httpx2.AsyncClient,
) -> None:
    text = ("{{" + "+".join(["script.a"] * 80) + "}}") * 4
    nodes = {f"n{number}": {"kind": "log", "text": text} for number in range(300)}

    made = await shared_manager.post(
        "/scripts", json={"name": "Large", "import": script({**nodes, "a": log("n0")})}
    )

    assert made.status_code == 201
    found = await checked(shared_manager, "Large")
    assert len(found) == 1_001
    assert found[0] == ("", "more_issues")


async def test_nobody_without_the_task_learns_what_is_wrong_with_a_script(shared_as_user: As) -> None:
    agent = await shared_as_user("Agent")

    answer = await agent.post("/scripts", json={"name": "Bad", "import": script({"a": {"kind": "fly"}})})

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
