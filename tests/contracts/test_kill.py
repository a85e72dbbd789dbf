"""Killed at any moment, the database holds every write that was acknowledged, once and in order."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cordboard.storage.engine import migrate, open_store
from cordboard.storage.sqlite import writing_engine

WRITER = """
import asyncio, sys
from msgspec.structs import replace
from cordboard.storage.engine import open_store
from tests.builders import a_chat, an_event, changed, opened

async def talk(store, number, round_):
    chat = a_chat(f"c{round_}-{number}")
    await store.commit(opened(chat))
    while True:
        after = replace(chat, version=chat.version + 1, last_seq=chat.last_seq + 1)
        await store.commit(changed(chat, after, an_event(after.last_seq)))
        chat = after
        sys.stdout.write(f"{chat.id} {chat.last_seq}\\n")
        sys.stdout.flush()

async def main():
    store = await open_store(sys.argv[1])
    await asyncio.gather(*(talk(store, number, sys.argv[2]) for number in range(20)))

asyncio.run(main())
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_a_killed_writer_has_lost_nothing_it_acknowledged(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = str(tmp_path / "cordboard.db") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    migrate(database)
    chance = random.Random(7)
    acknowledged: dict[str, int] = {}

    for round_ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, database, str(round_)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.4))
        process.kill()
        for line in (first, *process.stdout.read().splitlines()):
            words = line.split()
            if len(words) == 2:
                acknowledged[words[0]] = int(words[1])
        process.wait()

    store = await open_store(database)
    for chat_id, seq in acknowledged.items():
        stored = [event.seq for event in await store.events_after(chat_id, seq=0, limit=1_000_000)]
        loaded = await store.load_chat(chat_id)
        assert loaded is not None
        assert stored == list(range(1, loaded.chat.last_seq + 1))
        assert loaded.chat.last_seq >= seq
    await store.close()
    assert sum(acknowledged.values()) > 50
    if kind == "sqlite":
        with writing_engine(Path(database)).connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
