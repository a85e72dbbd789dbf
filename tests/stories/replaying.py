"""The golden trace of every story: a recorded chat, replayed through the version that it ran, takes the same way."""

import msgspec
from sqlalchemy import Connection, select

from cordboard.core.chat.events import ChatEvent
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.reading import decode_definition
from cordboard.director.rehearsal.recording import Recorded, recorded
from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.fanout.memory import MemoryFanout
from cordboard.storage.shelf import SqlShelf
from cordboard.storage.tables.chats import chats
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Store
from cordboard.switchboard.scripts.rehearsals import surroundings, with_point

NOT_MODELLED: dict[str, str] = {
    "supplied_last_agent_busy": "that an agent was busy, and so not even rung, is not told by the chat",
}
"""Stories whose chats a replay cannot follow, and why not."""

_event = msgspec.json.Decoder(ChatEvent)


async def take_the_recorded_way(store: Store) -> None:
    """Replay every chat in which a script ran, and compare the ways node by node."""
    for record, answer in await replays(store):
        steps = [each.step for each in answer.path]
        whole = list(record.path)
        if not record.whole and whole:
            # The story stops in the middle: what comes after its last node it does not tell.
            steps = steps[: len(whole)]
            steps[-1:] = [answer.path[len(whole) - 1].node]
        assert steps == whole, record.scenario


async def replays(store: Store) -> list[tuple[Recorded, Rehearsed]]:
    """Every chat of the story, as recorded and as replayed."""
    catalogues = Catalogues(store=store, shelf=SqlShelf(), fanout=MemoryFanout())
    await catalogues.load()
    found: list[tuple[Recorded, Rehearsed]] = []
    for chat_id in await store.read(_ids):
        loaded = await store.load_chat(chat_id)
        rows = await store.events_after(chat_id, seq=0, limit=1_000)
        assert loaded is not None
        script = await _script(store, loaded.run.script if loaded.run is not None else "Routing")
        record = recorded(loaded.chat, [_event.decode(row.body) for row in rows], loaded.run)
        if record is not None:
            scenario = with_point(catalogues.current, record.scenario, script)
            found.append((record, rehearse(script, scenario, surroundings(catalogues.current))))
    return found


async def _script(store: Store, name: str) -> CompiledScript:
    """What ran: stories have one version of each script."""
    text = await store.read(lambda c: SqlShelf().definition(c, name, 1))
    assert text is not None
    return compile_script(decode_definition(text))


def _ids(connection: Connection) -> list[str]:
    return list(connection.execute(select(chats.c.id).order_by(chats.c.id)).scalars())
