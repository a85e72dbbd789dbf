"""Outside calls of scripts: made at once, told once, and never a reason for a chat to hang."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cordboard.core.outside.data_source import DataSource, StoredStatement
from cordboard.core.outside.host import Host
from cordboard.core.outside.signing import live_keys
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import Variable
from cordboard.director.script import Definition
from cordboard.storage import audit, secrets
from cordboard.storage.engine import open_store
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.outside import Hanging, failing, replying
from tests.servers.sqlite import new_database
from tests.switchboard.calling import SHOP, asking, exits, http, notes, open_at, variables

QUERY = asking(
    {"kind": "database_query", "source": "Orders", "statement": "of", "arguments": {"n": 7}, "into": "rows"},
    *("succeeded", "empty", "failed", "timeout"),
)
BOT = asking(
    {"kind": "bot", "bot": "Botty", "message": "hello", "reply_timeout": 10, "into": "why"},
    *("handed_over", "resolved", "failed", "timeout"),
)
SETTING = asking({"kind": "set_global", "name": "open_late", "value": True}, "next", "failed")
SCRIPTS: dict[str, Definition | dict[str, object]] = {
    "http": http(),
    "dead": http("https://dead.example/"),
    "slow": http(timeout=60),
    "query": QUERY,
    "bot": BOT,
    "set": SETTING,
}


@pytest.fixture
async def centre(tmp_path: Path) -> AsyncIterator[Centre]:
    """A point for each script, of the same name."""
    path = tmp_path / "cordboard.db"
    new_database(path)
    store = await open_store(path)
    await furnish(
        store,
        Layout(name="Default"),
        Host(name="Botty", url=f"{SHOP}/bot", uses=("bot",), key=2),
        DataSource(
            name="Orders",
            connection="crm",
            max_rows=5,
            timeout=3,
            statements=(
                StoredStatement(
                    name="of",
                    sql="SELECT city FROM orders WHERE n = :n",
                    arguments={"n": "number"},
                    columns=("city",),
                ),
            ),
        ),
        Variable(name="open_late", type="yes_no", value=False),
        *(RoutingPoint(name=name, script=name) for name in SCRIPTS),
        scripts=SCRIPTS,
    )
    centre = Centre(store, clock=JumpingClock())
    await centre.start()
    yield centre
    await centre.stop()
    await store.close()


async def test_a_call_is_made_at_once_and_its_answer_moves_the_script(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(200, {"total": 5})

    chat_id = await open_at(centre, "http")
    await centre.settle()

    assert await exits(centre, chat_id) == ["succeeded"]
    assert (await variables(centre, chat_id))["answer"] == {"status": 200, "text": "", "json": {"total": 5}}
    asked = centre.outside.asked[0]
    assert (asked.key, asked.method, asked.url) == (f"call:{chat_id}:1:1", "POST", f"{SHOP}/order")
    assert asked.sign_with == ()
    assert await notes(centre) == {f"call:{chat_id}:1:1": "succeeded"}


async def test_an_answer_that_is_no_success_fails_and_is_told(centre: Centre) -> None:
    centre.outside.answers[SHOP] = replying(404, text="no such order")

    chat_id = await open_at(centre, "http")
    await centre.settle()

    assert await exits(centre, chat_id) == ["failed"]
    assert (await variables(centre, chat_id))["answer"]["status"] == 404


async def test_who_cannot_be_reached_is_tried_again_under_the_same_key_then_fails(centre: Centre) -> None:
    chat_id = await open_at(centre, "http")
    await centre.clock.advance(2)

    assert await exits(centre, chat_id) == ["failed"]
    assert len(centre.outside.asked) == 3
    assert {asked.key for asked in centre.outside.asked} == {f"call:{chat_id}:1:1"}


async def test_a_call_that_may_have_had_its_effect_is_not_made_twice(centre: Centre) -> None:
    centre.outside.answers[SHOP] = failing("timeout", "no answer")

    chat_id = await open_at(centre, "slow")
    await centre.clock.advance(5)

    assert await exits(centre, chat_id) == ["timeout"]
    assert len(centre.outside.asked) == 1


async def test_a_call_without_an_answer_never_holds_the_chat(centre: Centre) -> None:
    hanging = centre.outside.answers[SHOP] = Hanging({"late": True})

    chat_id = await open_at(centre, "http")
    await centre.clock.advance(9)
    assert await exits(centre, chat_id) == []
    await centre.clock.advance(2)
    assert await exits(centre, chat_id) == ["timeout"]

    hanging.let_go.set()
    await centre.settle()
    assert await exits(centre, chat_id) == ["timeout"]
    assert centre.board.errands.busy == 0


async def test_a_visitor_who_leaves_ends_the_wait_and_the_answer_changes_nothing(centre: Centre) -> None:
    hanging = centre.outside.answers[SHOP] = Hanging()
    chat_id = await open_at(centre, "http")
    await centre.settle()

    await centre.board.visitors.end(chat_id)
    hanging.let_go.set()
    await centre.settle()

    assert await exits(centre, chat_id) in ([], ["abandoned"])
    assert not (await centre.board.visitors.chat(chat_id)).open
    assert list(await notes(centre)) == [f"call:{chat_id}:1:1"]


async def test_a_destination_that_hangs_holds_up_nobody_else(centre: Centre) -> None:
    centre.outside.answers["https://dead.example"] = hanging = Hanging()
    centre.outside.answers[SHOP] = replying(200)

    stuck = [await open_at(centre, "dead") for _ in range(30)]
    fine = [await open_at(centre, "http") for _ in range(30)]
    await centre.settle()

    to_dead = [asked for asked in centre.outside.asked if "dead" in asked.url]
    assert len(to_dead) == 8
    assert [await exits(centre, chat_id) for chat_id in fine] == [["succeeded"]] * 30
    await centre.clock.advance(11)
    assert [await exits(centre, chat_id) for chat_id in stuck] == [["timeout"]] * 30
    hanging.let_go.set()
    await centre.settle()
    # Those that had no place in time are not called any more.
    assert len([asked for asked in centre.outside.asked if "dead" in asked.url]) == 8
    assert len(await notes(centre)) == 60


async def test_calls_do_not_wait_for_mail(centre: Centre) -> None:
    mail = Hanging()

    async def send(**_: str) -> None:
        await mail(HttpRequest(key="", method="", url="", timeout=1))

    centre.mail.send = send
    centre.outside.answers[SHOP] = replying(200)
    first = await open_at(centre, "http")
    for number in range(4):
        await centre.board.visitors.mail_transcript(first, email="v@example.org", key=str(number))

    chat_id = await open_at(centre, "http")
    await centre.settle()

    assert await exits(centre, chat_id) == ["succeeded"]
    mail.let_go.set()


async def test_a_bot_is_asked_signed_with_both_live_keys(centre: Centre) -> None:
    reply = {"state": "resolved", "messages": [{"text": "Done"}], "reason": "all well"}
    centre.outside.answers[f"{SHOP}/bot"] = replying(200, reply)

    chat_id = await open_at(centre, "bot")
    await centre.settle()

    assert await exits(centre, chat_id) == ["resolved"]
    secret = await centre.store.write(secrets.get_or_create)
    asked = centre.outside.asked[0]
    assert asked.sign_with == live_keys(secret, centre.catalogues.current.hosts["Botty"])
    assert len(asked.sign_with) == 2
    assert b'"kind":"bot_started"' in asked.body


async def test_a_bot_that_thinks_for_long_is_asked_again_under_the_same_key(centre: Centre) -> None:
    late = [failing("timeout", "no answer"), replying(200, {"state": "resolved"})]

    async def answer(request: HttpRequest) -> HttpReply:
        return await late.pop(0)(request)

    centre.outside.answers[f"{SHOP}/bot"] = answer
    chat_id = await open_at(centre, "bot")
    await centre.clock.advance(2)

    assert await exits(centre, chat_id) == ["resolved"]
    assert len({asked.key for asked in centre.outside.asked}) == 1
    assert len(centre.outside.asked) == 2


@pytest.mark.parametrize("reply", [None, [], "hello", {"state": "flying"}])
async def test_a_bot_that_talks_nonsense_fails(centre: Centre, reply: object) -> None:
    centre.outside.answers[f"{SHOP}/bot"] = replying(200, reply)

    chat_id = await open_at(centre, "bot")
    await centre.settle()

    assert await exits(centre, chat_id) == ["failed"]


@pytest.mark.parametrize(
    ("rows", "exit_"), [([{"city": "Bonn"}, {"city": "Rom"}], "succeeded"), ([], "empty")]
)
async def test_a_data_source_is_asked_by_its_stored_statement(
    centre: Centre, rows: list[dict[str, str]], exit_: str
) -> None:
    sql = "SELECT city FROM orders WHERE n = :n"
    centre.outside.rows[sql] = rows

    chat_id = await open_at(centre, "query")
    await centre.settle()

    assert await exits(centre, chat_id) == [exit_]
    assert (await variables(centre, chat_id))["rows"] == rows
    query = centre.outside.queries[0]
    assert (query.connection, query.sql, dict(query.arguments)) == ("crm", sql, {"n": 7})
    assert (query.columns, query.max_rows, query.timeout) == (("city",), 5, 3)


async def test_a_global_variable_is_set_once_and_audited(centre: Centre) -> None:
    chat_id = await open_at(centre, "set")
    await centre.settle()

    assert await exits(centre, chat_id) == ["next"]
    assert centre.catalogues.current.variable_values["open_late"] is True
    rows = await centre.store.read(lambda c: audit.page(c, limit=9))
    assert [(row.who, row.what, row.object_name) for row in rows] == [("script set", "edit", "open_late")]
    assert list((await notes(centre)).values()) == ["set"]
