"""What became of the chats that ran a version: counted alike on both databases, bounded, since a moment."""

from typing import Any

import msgspec
from sqlalchemy import Connection, insert

from cordboard.core.chat.chat import ChatState
from cordboard.storage import figures as rows
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.chats import chats, events, runs
from cordboard.switchboard.scripts.script_figures import Figures, figures

ANSWERED = {"kind": "answered", "waited": 12}
ABANDONED = {"kind": "chat_ended", "reason": "visitor_left", "abandoned": True}
BY_SCRIPT = {"kind": "chat_ended", "reason": "script_ended", "abandoned": False}
BY_AGENT = {"kind": "chat_ended", "reason": "agent_ended", "abandoned": False}


def left(node: str, exit_: str, run: int = 1) -> dict[str, Any]:
    return {"kind": "exit_taken", "run": run, "node": node, "exit": exit_, "read": {"script.n": 1}}


def write(
    connection: Connection, chat_id: str, at: int, *happened: dict[str, Any], ran: tuple[int, ...] = (1,)
) -> None:
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
    for number, version in enumerate(ran, start=1):
        connection.execute(
            insert(runs).values(
                chat_id=chat_id, number=number, script="Mine", version=version, ended=True, doc="{}"
            )
        )
    for seq, event in enumerate(happened, start=1):
        connection.execute(
            insert(events).values(
                chat_id=chat_id,
                seq=seq,
                at=at,
                kind=event["kind"],
                visibility="trace" if event["kind"] == "exit_taken" else "staff",
                role="system",
                author="",
                body=msgspec.json.encode(event).decode(),
            )
        )


async def told(store: SqlStore, version: int, *, since: int = 0, most: int = 500) -> Figures:
    def work(connection: Connection) -> Figures:
        return figures(*rows.of_version(connection, "Mine", version, since=since, most=most))

    return await store.read(work)


async def test_chats_are_counted_by_what_became_of_them(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        write(connection, "c1", 1_000, left("a", "next"), left("q", "answered"), ANSWERED, BY_AGENT)
        again = {"kind": "answered", "waited": 90}
        write(connection, "c2", 2_000, left("a", "next"), {**ANSWERED, "waited": 5}, again, BY_AGENT)
        write(connection, "c3", 3_000, left("a", "next"), left("q", "timeout"), ABANDONED)
        write(connection, "c4", 4_000, left("a", "next"), BY_SCRIPT)
        write(connection, "c5", 5_000, left("a", "next"))
        write(connection, "c6", 6_000, left("a", "next"), BY_SCRIPT, ran=(2,))

    await store.write(work)

    assert await told(store, 1) == Figures(
        chats=5,
        answered=2,
        abandoned=1,
        ended_by_script=1,
        average_wait=8.5,
        exits={"a": {"next": 5}, "q": {"answered": 1, "timeout": 1}},
    )
    assert (await told(store, 2)).chats == 1
    assert await told(store, 3) == Figures()


async def test_what_staff_threw_away_counts_as_junk_alone(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        junked = {"kind": "junked", "reason": "advertising"}
        write(connection, "c1", 1_000, left("a", "next"), ABANDONED, junked)
        write(connection, "c2", 2_000, left("a", "next"), ANSWERED, BY_AGENT, junked)
        write(connection, "c3", 3_000, left("a", "next"), BY_SCRIPT, junked)
        write(connection, "c4", 4_000, left("a", "next"), ABANDONED)

    await store.write(work)

    assert await told(store, 1) == Figures(chats=4, abandoned=1, junk=3, exits={"a": {"next": 4}})


async def test_chats_from_before_the_trial_do_not_count(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        write(connection, "c1", 1_000, left("a", "next"), BY_SCRIPT)
        write(connection, "c2", 2_000, left("a", "next"), BY_SCRIPT)

    await store.write(work)

    since = await told(store, 1, since=2_000)
    assert (since.chats, since.ended_by_script, since.exits) == (1, 1, {"a": {"next": 1}})


async def test_only_the_exits_of_runs_of_the_version_count(store: SqlStore) -> None:
    await store.write(
        lambda connection: write(
            connection, "c1", 1_000, left("a", "next"), left("b", "done", run=2), BY_SCRIPT, ran=(1, 2)
        )
    )

    assert (await told(store, 1)).exits == {"a": {"next": 1}}
    assert (await told(store, 2)).exits == {"b": {"done": 1}}


async def test_only_the_newest_runs_are_looked_at(store: SqlStore) -> None:
    def work(connection: Connection) -> None:
        for number in range(5):
            write(connection, f"c{number}", number, left(f"n{number}", "next"), BY_SCRIPT)

    await store.write(work)

    newest = await told(store, 1, most=2)
    assert (newest.chats, sorted(newest.exits)) == (2, ["n3", "n4"])
