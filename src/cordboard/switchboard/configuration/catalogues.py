"""The catalogue of now: loaded whole, and loaded again whenever this node or another changes the configuration."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

from cordboard.core.routing.blacklist import Blacklist
from cordboard.director.compiled import CompiledScript
from cordboard.switchboard.configuration.book import Change
from cordboard.switchboard.configuration.catalogue import Catalogue, take_over
from cordboard.switchboard.configuration.catalogue_reading import Read, compiled_version, read_all
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.ports import Fanout, Store, Unavailable

HINT = "configuration"
"""Subject of the fan-out under which nodes tell each other that the configuration has changed."""
POLL_SECONDS = 1.0
"""How long a lost hint can go unnoticed."""
BLACKLIST_EDITS = 1_000
"""How many edits of the blacklist are kept beside its index before that is built anew."""
KEPT_VERSIONS = 500
"""Compiled script versions kept in memory beside the active ones."""


class Catalogues:
    """The catalogue of now, on this node: reloaded whole after every change, by hint and by poll."""

    def __init__(self, *, store: Store, shelf: Shelf, fanout: Fanout) -> None:
        self.current = Catalogue()
        self._store = store
        self._shelf = shelf
        self._fanout = fanout
        self._reading = asyncio.Lock()
        self._read = Read()
        self._versions: OrderedDict[tuple[str, int], CompiledScript] = OrderedDict()
        self._listeners: list[Callable[[Catalogue, Catalogue], None]] = []
        self._hinted = asyncio.Event()

    def on_change(self, hear: Callable[[Catalogue, Catalogue], None]) -> None:
        """Call `hear(old, new)` whenever another catalogue is in place. It must not block or raise."""
        self._listeners.append(hear)

    async def load(self) -> Catalogue:
        """Read the configuration for the first time."""
        await self._reload(always=True)
        return self.current

    async def reload(self) -> None:
        """Read the configuration again after a change made here, and tell the other nodes."""
        await self._reload(always=False)
        self._fanout.publish(HINT, str(self.current.version))

    async def advance(
        self,
        changes: Sequence[Change],
        *,
        seen: int,
        blacklist: Callable[[Blacklist], Blacklist] | None = None,
        mark: str = "",
    ) -> None:
        """Take over what was changed here, on top of the version seen, without reading everything again.

        `mark` is the blacklist's, as of this very change.
        """
        async with self._reading:
            read = self._read
            if read.book.version != seen or read.blacklist.edits > BLACKLIST_EDITS:
                return  # somebody was faster, or it is time to put the blacklist in order: it is read again
            following = replace(read, book=read.book.changed(changes, version=seen + 1))
            if blacklist is not None:
                following = replace(following, blacklist=blacklist(read.blacklist), mark=mark)
            self._put_in_place(following)
        self._fanout.publish(HINT, str(self.current.version))

    async def refresh(self) -> bool:
        """Read the configuration again if it has changed; whether it had."""
        before = self.current
        await self._reload(always=False)
        return self.current is not before

    async def watch(self) -> None:
        """Keep up with other nodes until cancelled: at once by hint, at the latest after a second."""
        stop = self._fanout.subscribe(HINT, lambda _subject, _note: self._hinted.set())
        try:
            while True:
                # Not wait_for: before Python 3.12 it loses a cancellation that comes together with a hint.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL_SECONDS):
                        await self._hinted.wait()
                self._hinted.clear()
                with contextlib.suppress(Unavailable):  # the next round finds out again
                    await self.refresh()
        finally:
            stop()

    async def script_version(self, name: str, number: int) -> CompiledScript | None:
        """The immutable version that a run is pinned to; None: there is none of this number."""
        active = self.current.scripts.get(name)
        for running in (active, active.next if active else None):
            if running is not None and running.version == number:
                return running.compiled
        found = self._versions.get((name, number))
        if found is None:
            found = await self._store.read(lambda c: compiled_version(c, self._shelf, name, number))
            if found is None:
                return None
            self._versions[name, number] = found
            if len(self._versions) > KEPT_VERSIONS:
                self._versions.popitem(last=False)
        return found

    async def _reload(self, *, always: bool) -> None:
        async with self._reading:
            known = self._read
            read = await self._store.read(lambda c: read_all(c, self._shelf, known, always=always))
            if read is known:
                return
            if read.entries is not None:
                # A million ranges take seconds: not on the loop, which other databases read on.
                index = await asyncio.to_thread(Blacklist, read.entries)
                read = replace(read, blacklist=index, entries=None)
            self._put_in_place(read)

    def _put_in_place(self, read: Read) -> None:
        old, self._read = self.current, read
        self.current = Catalogue(book=read.book, blacklist=read.blacklist, scripts=read.scripts)
        take_over(old, self.current)
        self._forget_removed()
        for hear in self._listeners:
            hear(old, self.current)

    def _forget_removed(self) -> None:
        """Let go of versions whose script was removed; another of the same name may come."""
        heads = self.current.book.scripts
        for name, number in list(self._versions):
            head = heads[name].version(number) if name in heads else None
            if head is None or head.sha256 != self._versions[name, number].sha256:
                del self._versions[name, number]
