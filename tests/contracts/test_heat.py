"""Ways through a version are counted alike on both databases: of its own runs and where a script called it."""

from typing import Any

import msgspec
from sqlalchemy import Connection, insert

from cordboard.core.chat.chat import ChatState
from cordboard.storage import heat as rows
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.chats import chats, events, runs
from cordboard.switchboard.scripts.heat import Count, NodeHeat, Ran


def entered(node: str, run: int = 1) -> dict[str, Any]:
    return {"kind": "node_entered", "run": run, "node": node, "node_kind": "wait"}


def left(node: str, exit_: str, run: int = 1) -> dict[str, Any]:
    return {"kind": "exit_taken", "run": run, "node": node, "exit": exit_}


def calls(node: str, script: str, version: int, run: int = 1) -> dict[str, Any]:
    return {
        "kind": "run_noted",
        "run": run,
        "node": node,
        "note": "called",
        "script": script,
        "version": version,
    }


def write(
    connection: Connection, chat_id: str, at: int, *ran: tuple[str, int], happened: list[dict[str, Any]]
) -> None:
    """A chat opened at `at`, whose events come a second apart."""
    connection.execute(
        insert(chats).values(
            id=chat_id,
            version=1,
            state=ChatState.CLOSED.value,
            point="shop",
            visitor=chat_id,
            visitor_key=chat_id,
            call_class="General",
            last_seq=len(happened),
            opened_at=at,
            visitor_name="",
            url="",
            doc="{}",
        )
    )
    for number, (script, version) in enumerate(ran, start=1):
        connection.execute(
            insert(runs).values(
                chat_id=chat_id, number=number, script=script, version=version, ended=True, doc="{}"
            )
        )
    for seq, event in enumerate(happened, start=1):
        connection.execute(
            insert(events).values(
                chat_id=chat_id,
                seq=seq,
                at=at + seq * 1_000,
                kind=event["kind"],
                visibility="trace",
                role="system",
                author="",
                body=msgspec.json.encode(event).decode(),
            )
        )


async def ran(store: SqlStore, script: str, number: int, **period: Any) -> list[Ran]:
    asked: dict[str, Any] = {"since": None, "until": None, "limit": 100, **period}
    return list(await store.read(lambda c: rows.chats_that_ran(c, script, number, **asked)))


async def counted(store: SqlStore, script: str, number: int) -> Count:
    count = Count(script, number)
    for each in await ran(store, script, number):
        count.add(each, await store.read(lambda c, chat=each.chat: rows.steps(c, [chat])))
    return count


async def test_each_node_and_exit_is_counted_with_the_time_in_it(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        way = [entered("ask"), left("ask", "answered"), entered("queue")]
        write(connection, "c1", 1_000, ("Mine", 1), happened=way)
        long = [entered("ask"), entered("aside"), left("aside", "next"), left("ask", "timeout")]
        write(connection, "c2", 2_000, ("Mine", 1), happened=long)
        write(connection, "c3", 3_000, ("Mine", 2), happened=way)

    await store.write(work)

    count = await counted(store, "Mine", 1)
    assert count.nodes == {
        "aside": NodeHeat(entered=1, median=1.0),
        "ask": NodeHeat(entered=2, median=2.0),
        "queue": NodeHeat(entered=1),
    }
    assert count.exits == {"ask": {"answered": 1, "timeout": 1}, "aside": {"next": 1}}


async def test_only_the_runs_of_the_version_count(store: SqlStore) -> None:
    way = [entered("ask"), left("ask", "answered"), entered("ask", 2), left("ask", "timeout", 2)]
    await store.write(lambda c: write(c, "c1", 1_000, ("Mine", 1), ("Other", 1), happened=way))

    assert (await counted(store, "Mine", 1)).exits == {"ask": {"answered": 1}}
    assert (await counted(store, "Other", 1)).exits == {"ask": {"timeout": 1}}


async def test_a_called_script_is_counted_where_it_was_called_in_the_version_of_then(
    store: SqlStore,
) -> None:
    way = [
        entered("go"),
        calls("go", "Größe 100%", 1),
        entered("go/ask"),
        left("go/ask", "answered"),
        left("go", "done"),
        entered("go"),
        calls("go", "Größe 100%", 2),
        entered("go/ask"),
        left("go/ask", "timeout"),
        left("go", "done"),
    ]
    await store.write(lambda c: write(c, "c1", 1_000, ("Mine", 1), happened=way))

    assert (await counted(store, "Größe 100%", 1)).exits == {"ask": {"answered": 1}}
    assert (await counted(store, "Größe 100%", 2)).exits == {"ask": {"timeout": 1}}
    assert (await counted(store, "Mine", 1)).exits == {"go": {"done": 2}}
    assert await ran(store, "Größe 100%", 12) == []


async def test_the_newest_chats_of_the_period_are_found(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        for number in range(1, 6):
            # Ids need not tell the time here.
            write(connection, f"c{9 - number}", number * 1_000, ("Mine", 1), happened=[entered("ask")])
        write(connection, "d1", 2_500, ("Mine", 2), happened=[calls("go", "Mine", 1)])

    await store.write(work)

    assert [each.opened_at for each in await ran(store, "Mine", 1, limit=3)] == [5_000, 4_000, 3_000]
    assert [each.opened_at for each in await ran(store, "Mine", 1, since=2_000, until=4_000)] == [
        3_000,
        2_500,
        2_000,
    ]
    assert {each.chat: set(each.runs) for each in await ran(store, "Mine", 1)}["d1"] == set()
