"""What the checker judges: the rows of the database and the history of the clients. Shares no code with the product."""

import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
MAGIC = b"SQLite format 3\0"


@dataclass
class Evidence:
    """All of it in plain values. Events by chat in order of their numbers, agents' own events likewise."""

    events: dict[str, list[Json]]
    """A row of `events` with `body` decoded."""
    chats: dict[str, Json]
    agent_events: dict[str, list[Json]]
    assignments: list[Json]
    created: dict[str, str]
    """Idempotency key → chat."""
    capacity: dict[str, int]
    history: list[Json]
    settings: dict[str, bool]
    """Errands of scripts that set a global variable, by key: whether they are done."""
    values_set: list[str]
    """What scripts have set one to, in the order of the audit."""
    calm: tuple[int, int] | None = field(default=None)
    """From when to when there were no faults any more, in milliseconds of the machine's clock."""

    @classmethod
    def load(cls, data: Path, history: Path) -> "Evidence":
        with connect(data) as db:
            rows = list(db.execute("SELECT * FROM events ORDER BY chat_id, seq"))
            agent_rows = list(db.execute('SELECT * FROM agent_events ORDER BY "user", seq'))
            chats = {row["id"]: dict(row) for row in db.execute("SELECT * FROM chats")}
            assignments = [dict(row) for row in db.execute("SELECT * FROM assignments")]
            created = {row["key"]: row["chat_id"] for row in db.execute("SELECT * FROM created")}
            errands = "SELECT key, done_at IS NOT NULL FROM outbox WHERE kind = 'global'"
            settings = {key: bool(done) for key, done in db.execute(errands)}
            audit = "SELECT after ->> '$.value' FROM audit WHERE who LIKE 'script %' ORDER BY id"
            values_set = [row[0] for row in db.execute(audit)]
            capacity = dict(db.execute("SELECT agent, count(*) FROM slots GROUP BY agent").fetchall())
        lines = history.read_text("utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.endswith("}")]
        marks = {record["phase"]: record["at"] for record in records if record["phase"] in {"calm", "over"}}
        calm = (marks["calm"], marks["over"]) if len(marks) == 2 else None
        return cls(
            _by("chat_id", rows),
            chats,
            _by("user", agent_rows),
            assignments,
            created,
            capacity,
            records,
            settings,
            values_set,
            calm,
        )


def connect(data: Path) -> sqlite3.Connection:
    """The database in a folder, for reading."""
    db = sqlite3.connect(database_file(data), isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA query_only = ON")
    return db


def database_file(data: Path) -> Path:
    """The one file in a folder that is a SQLite database."""
    found = [file for file in sorted(data.iterdir()) if file.is_file() and file.open("rb").read(16) == MAGIC]
    assert len(found) == 1, f"one database expected in {data}: {found}"
    return found[0]


def _by(column: str, rows: list[sqlite3.Row]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for row in rows:
        found.setdefault(row[column], []).append({**dict(row), "body": json.loads(row["body"])})
    return found
