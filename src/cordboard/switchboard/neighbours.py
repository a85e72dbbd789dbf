"""Other nodes over the same database: what they commit, and who is connected to them.

Nothing rests on it. A hint that is lost leaves a memory stale until the version check of the next turn finds out, and
the floor until the next rebuild.
"""

import asyncio
import logging

from cordboard.core.chat.chat import Chat
from cordboard.switchboard.distributor import Distributor
from cordboard.switchboard.floor_view import FloorView
from cordboard.switchboard.open_chats import OpenChats
from cordboard.switchboard.ports import Clock, Fanout, Store, Unavailable
from cordboard.switchboard.presence import Presence
from cordboard.switchboard.streams.live import Live
from cordboard.switchboard.turn import Turns

TELL = 5.0
"""Seconds between two words about who is connected here; shorter than any grace time."""
REBUILD = 12
"""So many words later the floor is built anew from the store, in case hints were lost."""
CHUNK = 200
"""Names in one hint."""

log = logging.getLogger("cordboard.neighbours")


class Neighbours:
    """Hears other nodes and tells them who is connected to this one."""

    def __init__(
        self,
        *,
        turns: Turns,
        store: Store,
        clock: Clock,
        fanout: Fanout,
        live: Live,
        view: FloorView,
        distributor: Distributor,
        presence: Presence,
        open_chats: OpenChats,
    ) -> None:
        self._open_chats = open_chats
        self._turns = turns
        self._store = store
        self._clock = clock
        self._fanout = fanout
        self._live = live
        self._view = view
        self._distributor = distributor
        self._presence = presence
        self._chats: set[str] = set()
        self._agents: set[str] = set()
        self._heard = asyncio.Event()
        self._heard_any = False
        """Whether there are other nodes at all."""
        live.on_remote_chat = self._chat
        live.on_remote_agent = self._agent

    def start(self) -> None:
        """Begin to listen for who is connected elsewhere."""
        self._fanout.subscribe("presence", self._there)

    async def run(self) -> None:
        """Keep up until cancelled."""
        words = 0
        while True:
            self._tell()
            words += 1
            if words % REBUILD == 0 and self._heard_any:
                await self._rebuild()
            sleeping = asyncio.ensure_future(self._clock.sleep(TELL))
            try:
                while not sleeping.done():
                    heard = asyncio.ensure_future(self._heard.wait())
                    await asyncio.wait({sleeping, heard}, return_when=asyncio.FIRST_COMPLETED)
                    heard.cancel()
                    if self._heard.is_set():
                        self._heard.clear()
                        await self._catch_up()
            finally:
                sleeping.cancel()

    async def _rebuild(self) -> None:
        try:
            await self._distributor.start()
            for chat in await self._store.open_chats():
                self._presence.see(chat)
                self._open_chats.see(chat)
        except Unavailable:
            log.warning("neighbours_unknown reason=storage_unavailable")
        self._live.look_again()

    async def _catch_up(self) -> None:
        chats, self._chats = self._chats, set()
        agents, self._agents = self._agents, set()
        try:
            for chat_id in chats:
                loaded = await self._store.load_chat(chat_id)
                if loaded is not None:
                    self._see(loaded.chat)
            for user in agents:
                agent = await self._store.load_agent(user)
                if agent is not None:
                    self._view.floor.put_agent(agent)
        except Unavailable:
            log.warning("neighbours_unknown reason=storage_unavailable")
        self._distributor.look_again()

    def _see(self, chat: Chat) -> None:
        self._view.put_chat(chat)
        self._presence.see(chat)
        self._open_chats.see(chat)

    def _chat(self, chat_id: str) -> None:
        self._heard_any = True
        self._turns.chats.forget(chat_id)
        self._chats.add(chat_id)
        self._heard.set()

    def _agent(self, user: str) -> None:
        self._heard_any = True
        self._turns.agents.forget(user)
        self._agents.add(user)
        self._heard.set()

    def _tell(self) -> None:
        chats, desks = self._presence.connected()
        for mark, names in (("c", chats), ("d", desks)):
            for begin in range(0, len(names), CHUNK):
                note = " ".join((self._live.node, mark, *names[begin : begin + CHUNK]))
                self._fanout.publish("presence", note)

    def _there(self, _subject: str, note: str) -> None:
        node, _, rest = note.partition(" ")
        if node == self._live.node:
            return
        mark, *names = rest.split(" ")
        for name in names:
            if mark == "c":
                self._presence.visitor_seen(name)
            else:
                self._presence.desk_seen(name)
