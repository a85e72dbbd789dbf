"""The chats that a replay reads, on each database."""

import msgspec

from cordboard.core.chat.chat import ChatState
from cordboard.core.instant import Millis
from cordboard.director.run import Run
from cordboard.storage import recorded_runs
from cordboard.storage.store import SqlStore
from cordboard.switchboard.ports import ChatChange, Unit
from tests.builders import NOON, a_chat


async def ended(
    store: SqlStore,
    chat_id: str,
    *,
    script: str = "Asks",
    number: int = 1,
    point: str = "demo",
    at: Millis = NOON,
) -> None:
    """A chat that is over, with one run."""
    chat = a_chat(chat_id, point=point, opened_at=at, state=ChatState.CLOSED, ended_at=at + 1)
    run = Run(number=number, script=script, version=3, ended=True)
    await store.commit(Unit(chat=ChatChange(before=None, after=chat, run_after=run), at=at))


async def test_first_runs_of_a_script_are_paged_newest_first_and_narrowed(store: SqlStore) -> None:
    for number in range(1, 5):
        point = "shop" if number == 2 else "demo"
        await ended(store, f"c{number}", point=point, at=NOON + number)
    await ended(store, "c5", script="Other")
    await ended(store, "c6", number=2)
    under_way = Run(number=1, script="Asks", version=3)
    open_ = ChatChange(before=None, after=a_chat("c7"), run_after=under_way)
    await store.commit(Unit(chat=open_, at=NOON))

    first = await store.read(lambda c: recorded_runs.first_runs(c, "Asks", before=None, limit=3))
    rest = await store.read(lambda c: recorded_runs.first_runs(c, "Asks", before="c2", limit=3))
    since = await store.read(
        lambda c: recorded_runs.first_runs(c, "Asks", before=None, limit=9, since=NOON + 3)
    )
    shop = await store.read(lambda c: recorded_runs.first_runs(c, "Asks", before=None, limit=9, point="shop"))

    assert list(first) == [("c4", 3), ("c3", 3), ("c2", 3)]
    assert list(rest) == [("c1", 3)]
    assert [chat for chat, _ in since] == ["c4", "c3"]
    assert [chat for chat, _ in shop] == ["c2"]


async def test_the_first_run_is_read_as_it_was_stored(store: SqlStore) -> None:
    await ended(store, "c1")

    doc = await store.read(lambda c: recorded_runs.run_doc(c, "c1"))
    missing = await store.read(lambda c: recorded_runs.run_doc(c, "c2"))

    assert doc is not None
    assert msgspec.json.decode(doc, type=Run) == Run(number=1, script="Asks", version=3, ended=True)
    assert missing is None
