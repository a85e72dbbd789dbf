"""The checker itself: each damage, planted in the data of a good run, must be found."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.checker.evidence import database_file
from tests.faults.checker.verdict import verdict
from tests.faults.run import Plan, perform


@pytest.fixture(scope="module")
def good_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Data and history of a short run with one kill, on which the checker finds nothing."""
    folder = tmp_path_factory.mktemp("good")
    plan = Plan(seed=7, kills=1, visitors=8, agents=3, work=1, last=300)
    run = asyncio.run(perform(plan, folder))
    assert [*run.findings, *verdict(run.server.data, run.history)] == []
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def copied(good_run: Path, tmp_path: Path) -> Path:
    shutil.copytree(good_run / "data", tmp_path / "data")
    shutil.copy(good_run / "history.jsonl", tmp_path / "history.jsonl")
    return tmp_path


ACKNOWLEDGED = """SELECT chat_id, seq FROM events e WHERE kind = 'message_sent' AND role = 'visitor'
  AND seq < (SELECT max(seq) FROM events m WHERE m.chat_id = e.chat_id) ORDER BY chat_id DESC LIMIT 1"""
ANSWERED = (
    "SELECT chat_id, gen, agent FROM assignments WHERE answered_at IS NOT NULL ORDER BY chat_id LIMIT 1"
)


def _gap(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM events WHERE (chat_id, seq) = (?, ?)", db.execute(ACKNOWLEDGED).fetchone())


def _lost_message(db: sqlite3.Connection) -> None:
    """Without a gap: what comes after moves up."""
    chat, seq = db.execute(ACKNOWLEDGED).fetchone()
    db.execute("DELETE FROM events WHERE chat_id = ? AND seq = ?", (chat, seq))
    db.execute("UPDATE events SET seq = seq + 1000000 WHERE chat_id = ? AND seq > ?", (chat, seq))
    db.execute(
        """UPDATE events SET seq = seq - 1000001, body = json_set(body, '$.seq', seq - 1000001)
           WHERE chat_id = ? AND seq > 1000000""",
        (chat,),
    )
    db.execute(
        "UPDATE chats SET last_seq = last_seq - 1, doc = json_set(doc, '$.last_seq', last_seq - 1) WHERE id = ?",
        (chat,),
    )


def _duplicate(db: sqlite3.Connection) -> None:
    chat, seq = db.execute(ACKNOWLEDGED).fetchone()
    db.execute("DROP INDEX uq_events_client_id")
    (newest,) = db.execute("SELECT max(seq) + 1 FROM events WHERE chat_id = ?", (chat,)).fetchone()
    db.execute(
        """INSERT INTO events SELECT chat_id, ?1, at, kind, visibility, role, author, client_id, body_hash,
           json_set(body, '$.seq', ?1) FROM events WHERE chat_id = ?2 AND seq = ?3""",
        (newest, chat, seq),
    )
    db.execute(
        "UPDATE chats SET last_seq = ?1, doc = json_set(doc, '$.last_seq', ?1) WHERE id = ?2", (newest, chat)
    )


def _swapped(db: sqlite3.Connection) -> None:
    chat, first, second = db.execute(
        """SELECT chat_id, min(seq), max(seq) FROM events WHERE kind = 'message_sent' AND role = 'visitor'
           GROUP BY chat_id HAVING count(*) > 1 LIMIT 1"""
    ).fetchone()
    for here, there in ((first, 1_000_000), (second, first), (1_000_000, second)):
        db.execute(
            "UPDATE events SET seq = ?1, body = json_set(body, '$.seq', ?1) WHERE chat_id = ?2 AND seq = ?3",
            (there, chat, here),
        )


def _other_text(db: sqlite3.Connection) -> None:
    chat, seq = db.execute(ACKNOWLEDGED).fetchone()
    db.execute(
        "UPDATE events SET body = json_set(body, '$.text', 'never said') WHERE chat_id = ? AND seq = ?",
        (chat, seq),
    )


def _two_agents(db: sqlite3.Connection) -> None:
    chat, gen, _ = db.execute(ANSWERED).fetchone()
    db.execute("DROP INDEX uq_assignments_held")
    for added, agent in ((100, "crew1"), (101, "crew2")):
        db.execute(
            "INSERT INTO assignments (chat_id, gen, agent, state, queue) VALUES (?, ?, ?, 'talking', 'First')",
            (chat, gen + added, agent),
        )


def _over_capacity(db: sqlite3.Connection) -> None:
    chats = db.execute("SELECT id FROM chats LIMIT 4").fetchall()
    for (chat,) in chats:
        db.execute(
            "INSERT INTO assignments (chat_id, gen, agent, state, queue) VALUES (?, 200, 'crew1', 'ringing', 'First')",
            (chat,),
        )


def _slot_for_nothing(db: sqlite3.Connection) -> None:
    chat, gen, agent = db.execute(ANSWERED).fetchone()
    db.execute(
        "UPDATE slots SET chat_id = ?, gen = ?, use = 'talking' WHERE agent = ? AND number = 1",
        (chat, gen, agent),
    )


def _offer_of_the_dead(db: sqlite3.Connection) -> None:
    (chat,) = db.execute("SELECT id FROM chats WHERE state = 'closed' LIMIT 1").fetchone()
    db.execute(
        "INSERT INTO assignments (chat_id, gen, agent, state, queue) VALUES (?, 300, 'crew1', 'ringing', 'First')",
        (chat,),
    )


def _state_by_hand(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE chats SET state = 'talking' WHERE id = (SELECT id FROM chats WHERE state = 'closed' LIMIT 1)"
    )


def _never_answered(db: sqlite3.Connection) -> None:
    (chat,) = db.execute("SELECT id FROM chats WHERE state = 'closed' LIMIT 1").fetchone()
    db.execute(
        "UPDATE chats SET state = 'queued', doc = json_set(doc, '$.state', 'queued') WHERE id = ?", (chat,)
    )
    db.execute("INSERT INTO waiting VALUES (?, 'First', 50, 0, '')", (chat,))


def _other_queue(db: sqlite3.Connection) -> None:
    """It waits in two queues by its document, and in one of them and a third by its rows."""
    (chat,) = db.execute("SELECT id FROM chats WHERE state = 'closed' LIMIT 1").fetchone()
    db.execute(
        """UPDATE chats SET state = 'queued', doc = json_set(doc, '$.state', 'queued',
             '$.route', json('{"to": "queue:First", "also": ["group:Crew", "queue:Second"]}')) WHERE id = ?""",
        (chat,),
    )
    for queue in ("First", "Third"):
        db.execute("INSERT INTO waiting VALUES (?, ?, 50, 0, '')", (chat, queue))


def _chat_gone(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM created WHERE chat_id = (SELECT min(id) FROM chats)")


def _wrong_writer(db: sqlite3.Connection) -> None:
    db.execute(
        """UPDATE events SET author = 'agent:agent9' WHERE rowid =
           (SELECT min(rowid) FROM events WHERE role = 'agent' AND kind = 'message_sent')"""
    )


def _went_on_twice(db: sqlite3.Connection) -> None:
    db.execute(
        """UPDATE events SET body = json_set(body, '$.node', 'ask') WHERE rowid =
           (SELECT min(rowid) FROM events WHERE kind = 'exit_taken' AND body ->> '$.node' = 'set')"""
    )


def _set_twice(db: sqlite3.Connection) -> None:
    db.execute(
        """INSERT INTO audit (at, who, what, object_kind, object_name, before, after, address, prev_hash, hash)
           SELECT at, who, what, object_kind, object_name, before, after, address, x'01', x'02' FROM audit
           WHERE who LIKE 'script %' LIMIT 1"""
    )


def _never_set(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit WHERE who LIKE 'script %')")


@pytest.mark.parametrize(
    ("damage", "invariant"),
    [
        (_gap, "I-4"),
        (_lost_message, "I-1"),
        (_duplicate, "I-2"),
        (_swapped, "I-1"),
        (_other_text, "I-17"),
        (_two_agents, "I-20"),
        (_over_capacity, "I-21"),
        (_slot_for_nothing, "I-22"),
        (_offer_of_the_dead, "I-25"),
        (_state_by_hand, "I-28"),
        (_other_queue, "I-28"),
        (_never_answered, "I-30"),
        (_chat_gone, "I-6"),
        (_wrong_writer, "I-27"),
        (_went_on_twice, "I-36"),
        (_set_twice, "I-37"),
        (_never_set, "I-37"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else value,
)
def test_damage_to_the_database_is_found(
    copied: Path, damage: Callable[[sqlite3.Connection], None], invariant: str
) -> None:
    db = sqlite3.connect(database_file(copied / "data"), isolation_level=None)
    db.execute("PRAGMA foreign_keys = OFF")
    damage(db)
    db.close()

    found = verdict(copied / "data", copied / "history.jsonl")

    assert invariant in {finding.invariant for finding in found}


def _hole(records: list[dict[str, Any]]) -> None:
    seen = [number for number, each in enumerate(records) if each["phase"] == "saw"]
    stream = records[seen[0]]["stream"]
    mine = [number for number in seen if records[number]["stream"] == stream]
    del records[mine[1]]


def _repeat(records: list[dict[str, Any]]) -> None:
    number = next(number for number, each in enumerate(records) if each["phase"] == "saw")
    records.insert(number, records[number])


def _phantom(records: list[dict[str, Any]]) -> None:
    saw = next(each for each in records if each["phase"] == "saw" and "text" in each["event"])
    saw["event"]["text"] = "heard, never said"


def _moved(records: list[dict[str, Any]]) -> None:
    ack = next(each for each in records if each["phase"] == "ok" and each["what"] == "say")
    ack["answer"]["seq"] += 1


def _effect_of_a_refusal(records: list[dict[str, Any]]) -> None:
    said = next(each for each in records if each["phase"] == "ok" and each["what"] == "say")
    for each in records:
        if each["phase"] == "ok" and each.get("client_id") == said["client_id"]:
            each.update(phase="fail", status=409, answer={"code": "chat_ended"})


def _other_body(records: list[dict[str, Any]]) -> None:
    asked = next(each for each in records if each["phase"] == "asked")
    records.insert(records.index(asked), {**asked, "body": asked["body"] + " "})


def _not_ordered(records: list[dict[str, Any]]) -> None:
    asked = next(each for each in records if each["phase"] == "asked")
    asked["key"] = asked["key"].removesuffix(":1:1") + ":7:1"


@pytest.mark.parametrize(
    ("damage", "invariant"),
    [
        *[
            (_hole, "I-7"),
            (_repeat, "I-7"),
            (_phantom, "I-15"),
            (_moved, "I-1"),
            (_effect_of_a_refusal, "I-3"),
        ],
        *[(_other_body, "I-37"), (_not_ordered, "I-37")],
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else value,
)
def test_a_history_that_the_log_does_not_bear_out_is_found(
    copied: Path, damage: Callable[[list[dict[str, Any]]], None], invariant: str
) -> None:
    history = copied / "history.jsonl"
    records = [json.loads(line) for line in history.read_text().splitlines()]
    damage(records)
    history.write_text("\n".join(json.dumps(record) for record in records))

    found = verdict(copied / "data", history)

    assert invariant in {finding.invariant for finding in found}
