"""A script that chats are running, or are inside of by a call, is not removed from under them."""

import msgspec
import pytest
from sqlalchemy import Connection, insert

from cordboard.core.chat.chat import ChatState
from cordboard.director.run import Frame, Run
from cordboard.storage import at_work
from cordboard.storage.store import SqlStore
from cordboard.storage.tables.chats import chats, runs

CALLING = Run(number=1, script="Mine", version=2, frames=(Frame(script='Say "100 %"', version=5, node="n1"),))


def write(connection: Connection, chat_id: str, run: Run, *, state: ChatState, ended: bool) -> None:
    connection.execute(
        insert(chats).values(
            id=chat_id,
            version=1,
            state=state.value,
            point="shop",
            visitor=chat_id,
            visitor_key=chat_id,
            call_class="General",
            last_seq=0,
            opened_at=0,
            visitor_name="",
            url="",
            doc="{}",
        )
    )
    connection.execute(
        insert(runs).values(
            chat_id=chat_id,
            number=run.number,
            script=run.script,
            version=run.version,
            ended=ended,
            doc=msgspec.json.encode(run).decode(),
        )
    )


@pytest.mark.parametrize(
    ("state", "ended", "expected"),
    [
        (ChatState.QUEUED, False, ["1 chat running it"]),
        (ChatState.QUEUED, True, []),
        (ChatState.CLOSED, False, []),
    ],
)
async def test_a_script_is_at_work_while_a_chat_runs_it_or_is_inside_of_it(
    store: SqlStore, state: ChatState, ended: bool, expected: list[str]
) -> None:
    await store.write(lambda connection: write(connection, "c1", CALLING, state=state, ended=ended))

    def work(connection: Connection) -> list[list[str]]:
        names = ("Mine", 'Say "100 %"', "Say", 'Say "100 x"')
        return [at_work.uses(connection, "scripts", name) for name in names]

    assert await store.read(work) == [expected, expected, [], []]
