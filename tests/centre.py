"""A whole contact centre in one process: real store, real switchboard, a clock that jumps."""

import asyncio
import inspect
from typing import Any

import msgspec

from cordboard.core.chat import fold
from cordboard.core.chat.events import ChatEvent
from cordboard.core.queueing import desk_fold
from cordboard.core.queueing.agent import DeskEvent
from cordboard.fanout.memory import MemoryFanout
from cordboard.storage import registrations, secrets
from cordboard.storage.shelf import SqlShelf
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits
from cordboard.switchboard.outside.outward import Outward
from cordboard.switchboard.ports import Mailer, Store
from cordboard.switchboard.switchboard import Switchboard
from cordboard.switchboard.system import RandomIds
from cordboard.switchboard.turn import Done
from tests.clock import JumpingClock
from tests.outside import KnownOutside


class CountingStore:
    """Stands before a real store and counts what is under way, so that a test can wait until nothing is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.under_way = 0

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._store, name)
        if not inspect.iscoroutinefunction(real):
            return real

        async def counted(*args: Any, **kwargs: Any) -> Any:
            self.under_way += 1
            try:
                return await real(*args, **kwargs)
            finally:
                self.under_way -= 1

        return counted


class KeptMail:
    """A mailer that keeps what it is given."""

    enabled = True

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []

    async def send(self, *, key: str, to: str, subject: str, text: str) -> None:
        self.sent.append({"key": key, "to": to, "subject": subject, "text": text})


class Centre:
    """The rooms, and a listener that proves after every turn that events tell the same as the documents."""

    def __init__(
        self,
        store: Store,
        *,
        clock: JumpingClock,
        mailer: Mailer | None = None,
        fanout: MemoryFanout | None = None,
        outside: Any = None,
    ) -> None:
        self.clock = clock
        self.store: Any = CountingStore(store)
        self.mail = mailer or KeptMail()
        self.fanout = fanout or MemoryFanout()
        self.outside: KnownOutside = outside or KnownOutside()
        shelf = SqlShelf()
        self.catalogues = Catalogues(store=self.store, shelf=shelf, fanout=self.fanout)
        self.board = Switchboard(
            store=self.store,
            fanout=self.fanout,
            clock=clock,
            ids=RandomIds(),
            mailer=self.mail,
            catalogues=self.catalogues,
            registrations=registrations,
            outward=Outward(
                outside=self.outside,
                edits=Edits(store=self.store, shelf=shelf, catalogues=self.catalogues, clock=clock),
                secret_of=secrets.get_or_create,
            ),
        )
        self.board.turns.listen(self._compare)
        self.chats: dict[str, fold.ChatView] = {}
        self.desks: dict[str, desk_fold.DeskView] = {}
        clock.settle = self.settle

    async def start(self) -> None:
        """Bring everything up, as after a restart."""
        await self.fanout.start()
        await self.catalogues.load()
        await self.board.start()
        await self.settle()

    async def stop(self) -> None:
        """Bring everything down; the store stays open."""
        await self.board.stop()
        await self.fanout.close()

    async def settle(self) -> None:
        """Wait until nothing is under way: no statement runs, no offer is being made, nobody has a step to take."""
        calm = 0
        while calm < 12:
            await asyncio.sleep(0)
            busy = self.store.under_way or self.board.distributor.busy
            if busy:
                await asyncio.sleep(0.0002)
            calm = 0 if busy else calm + 1

    def _compare(self, done: Done) -> None:
        if done.chat is not None:
            view = self.chats.get(done.chat.id, fold.ChatView())
            if done.before is not None and view.last_seq != done.before.last_seq:  # another node was there
                view = fold.of(done.before)
            for row in done.events:
                view = fold.apply(view, msgspec.json.decode(row.body, type=ChatEvent))
            assert view == fold.of(done.chat), f"state + events differ from the fresh state of {done.chat.id}"
            self.chats[done.chat.id] = view
        for agent in done.agents:
            rows = done.agent_events.get(agent.user, ())
            known = self.desks.get(agent.user)
            if known is None or known.last_seq + len(rows) != agent.last_seq:
                self.desks[agent.user] = desk_fold.of(agent)
                continue
            view = known
            for row in rows:
                view = desk_fold.apply(view, msgspec.json.decode(row.body, type=DeskEvent))
            assert view == desk_fold.of(agent), f"state + events differ from the fresh state of {agent.user}"
            self.desks[agent.user] = view
