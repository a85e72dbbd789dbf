"""Replays: recorded chats played again through two versions of their script, and what would have differed.

Nothing is written. Chats are read one after the other, so that memory is bounded by what differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from cordboard.core.chat.events import ChatEvent
from cordboard.core.instant import Millis
from cordboard.director.compiled import CompiledScript, compile_script
from cordboard.director.rehearsal.comparing import (
    ASPECTS,
    Change,
    Compared,
    differences,
    outcome_of,
    table_of,
)
from cordboard.director.rehearsal.recording import Recorded, recorded
from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.surroundings import Surroundings
from cordboard.director.run import Run
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Connection, Store, StoredEvent
from cordboard.switchboard.scripts.rehearsals import surroundings, with_point
from cordboard.switchboard.scripts.script_versions import ScriptVersions

PAGE = 100
AT_ONCE = 1_000
MOST_EVENTS = 20_000
"""Of one chat; a longer one is left out."""

_event = msgspec.json.Decoder(ChatEvent)
_run = msgspec.json.Decoder(Run)


class RecordedRuns(Protocol):
    """Where the recorded chats of a script are found (`storage/recorded_runs.py`)."""

    def first_runs(
        self,
        connection: Connection,
        script: str,
        *,
        before: str | None,
        limit: int,
        since: Millis | None = None,
        point: str | None = None,
    ) -> Sequence[tuple[str, int]]:
        """(chat id, version) of chats that are over and began with the script, newest first."""
        ...

    def run_doc(self, connection: Connection, chat_id: str) -> str | None:
        """The first run of a chat as it was stored last, as JSON."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be replayed: the newest `last` chats of a script, through `version` and, to compare, `against`."""

    script: str
    version: int
    against: int
    last: int = 1_000
    since: Millis | None = None
    point: str | None = None


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """What would have differed. Equal records make equal answers, to the byte.

    `skipped`: chats that no run can be read of. `own`: chats that had run one of the two versions; `reproduced`: of
    these, those whose replay through that version takes the recorded path: how far the model can be believed.
    """

    script: str
    version: int
    against: int
    chats: int
    skipped: int
    own: int
    reproduced: int
    differing: int
    counts: dict[str, int]
    changes: tuple[Change, ...]
    rows: tuple[Compared, ...]
    not_reproduced: tuple[str, ...]


class Replays:
    """Plays recorded chats again."""

    def __init__(
        self, *, store: Store, rows: RecordedRuns, catalogues: Catalogues, versions: ScriptVersions
    ) -> None:
        self._store = store
        self._rows = rows
        self._catalogues = catalogues
        self._versions = versions

    async def replay(self, wish: Wish) -> Replayed:
        """Raises Refused `not_found` when there is no such script or version."""
        scripts = {
            number: compile_script(await self._versions.definition(wish.script, number))
            for number in dict.fromkeys((wish.version, wish.against))
        }
        around = surroundings(self._catalogues.current)
        tally = _Tally(wish)
        into: dict[int, dict[str, str]] = {}
        before: str | None = None
        while tally.read < wish.last:
            page = await self._page(wish, before=before, limit=min(PAGE, wish.last - tally.read))
            for chat_id, ran in page:
                before = chat_id
                if ran not in into:
                    into[ran] = await self._into(wish.script, ran)
                found = await self._recorded(chat_id, into[ran])
                tally.read += 1
                if found is None:
                    tally.skipped += 1
                else:
                    self._compare(tally, found, ran, scripts, around)
            if not page:
                break
        return tally.answer()

    async def _page(self, wish: Wish, *, before: str | None, limit: int) -> Sequence[tuple[str, int]]:
        return await self._store.read(
            lambda c: self._rows.first_runs(
                c, wish.script, before=before, limit=limit, since=wish.since, point=wish.point
            )
        )

    async def _into(self, script: str, version: int) -> dict[str, str]:
        """Which variable takes what a node of the version brings."""
        nodes = (await self._versions.definition(script, version)).nodes
        return {node: str(getattr(settings, "into", "")) for node, settings in nodes.items()}

    async def _recorded(self, chat_id: str, into: dict[str, str]) -> Recorded | None:
        """The chat as a scenario; None: there is too little of it, or too much."""
        loaded = await self._store.load_chat(chat_id)
        if loaded is None:
            return None
        log: list[StoredEvent] = []
        while len(log) <= MOST_EVENTS:
            more = await self._store.events_after(chat_id, seq=log[-1].seq if log else 0, limit=AT_ONCE)
            log.extend(more)
            if len(more) < AT_ONCE:
                break
        if len(log) > MOST_EVENTS:
            return None
        doc = await self._store.read(lambda c: self._rows.run_doc(c, chat_id))
        run = _run.decode(doc) if doc is not None else None
        return recorded(loaded.chat, (_event.decode(each.body) for each in log), run, into)

    def _compare(
        self,
        tally: "_Tally",
        found: Recorded,
        ran: int,
        scripts: dict[int, CompiledScript],
        around: Surroundings,
    ) -> None:
        wish = tally.wish
        played = {
            number: self._play(found, wish.script, number, each, around) for number, each in scripts.items()
        }
        if ran in played and found.whole:
            tally.own += 1
            path = tuple(each.step for each in played[ran].path)
            if path != found.path:
                tally.not_reproduced.append(found.scenario.chat_id)
        against, version = outcome_of(played[wish.against]), outcome_of(played[wish.version])
        differs = tuple(differences(against, version))
        if differs:
            tally.rows.append(
                Compared(chat=found.scenario.chat_id, differs=differs, against=against, version=version)
            )

    def _play(
        self, found: Recorded, name: str, number: int, script: CompiledScript, around: Surroundings
    ) -> Rehearsed:
        scenario = with_point(self._catalogues.current, found.scenario, script)
        return rehearse(script, scenario, around, name=name, version=number, checked=False)


class _Tally:
    """What has been found so far."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.read = 0
        self.skipped = 0
        self.own = 0
        self.not_reproduced: list[str] = []
        self.rows: list[Compared] = []

    def answer(self) -> Replayed:
        rows = tuple(sorted(self.rows, key=lambda row: row.chat))
        return Replayed(
            script=self.wish.script,
            version=self.wish.version,
            against=self.wish.against,
            chats=self.read - self.skipped,
            skipped=self.skipped,
            own=self.own,
            reproduced=self.own - len(self.not_reproduced),
            differing=len(rows),
            counts={
                aspect: sum(any(each.aspect == aspect for each in row.differs) for row in rows)
                for aspect in ASPECTS
            },
            changes=table_of(rows),
            rows=rows,
            not_reproduced=tuple(sorted(self.not_reproduced)),
        )
