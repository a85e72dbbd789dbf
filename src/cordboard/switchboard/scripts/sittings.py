"""Saves of a draft, one every few seconds, told by the audit as one act for each sitting.

Rows of the audit never change. So the first save is told at once, as a row of its own; those that follow are counted
in a sitting, in the transaction of the save, and one row tells the whole when the sitting is over: nothing was saved
for a while, somebody else saves, or the draft is locked, activated, tried out, imported over or removed.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import MINUTE, Millis, rfc3339
from cordboard.director.reading import decode_definition
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf, Sitting
from cordboard.switchboard.ports import Clock, Connection, Store
from cordboard.switchboard.scripts.script_diff import difference

SILENCE: Millis = 10 * MINUTE
"""After so long without a save a sitting is over."""
LONGEST: Millis = 60 * MINUTE
"""A sitting is over after so long in any case: the audit is never behind by more."""
SWEEP = 60.0
"""Seconds between two looks for sittings that are over."""
AT_ONCE = 20
"""So many are told in one transaction."""


def note_save(
    connection: Connection,
    shelf: Shelf,
    *,
    script: str,
    number: int,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Actor,
    at: Millis,
) -> None:
    """Counts a save of a draft that is about to be written, or tells it as the first one of a sitting."""
    going = next((each for each in shelf.sittings(connection, script) if each.number == number), None)
    told = msgspec.json.encode(after)
    goes_on = going is not None and going.user == by.user and not _is_over(going, at)
    # The sweep of another node may have told of it since it was read: then this save begins another.
    if going is not None and goes_on and shelf.drop_sitting(connection, going):
        shelf.put_sitting(
            connection, replace(going, saves=going.saves + 1, saved_at=max(at, going.saved_at), after=told)
        )
        return
    if going is not None:
        _tell(connection, shelf, going, at=at)
    begun = Sitting(
        script=script,
        number=number,
        user=by.user,
        address=by.address,
        began_at=at,
        saved_at=at,
        saves=1,
        before=msgspec.json.encode(before),
        after=told,
        definition=shelf.definition(connection, script, number) or b"",
    )
    shelf.put_sitting(connection, begun)
    row = AuditRow(what="edit", kind="script_version", name=script, before=begun.before, after=told)
    shelf.record(connection, row, at=at, who=by.user, address=by.address)


def end_sittings(
    connection: Connection, shelf: Shelf, script: str, *, number: int | None = None, at: Millis
) -> None:
    """Tells what was saved of a script's drafts, or of one, before something else is done to it."""
    for sitting in shelf.sittings(connection, script):
        if number is None or sitting.number == number:
            _tell(connection, shelf, sitting, at=at)


class Sittings:
    """Tells of the sittings that nobody has ended otherwise."""

    def __init__(self, *, store: Store, shelf: Shelf, clock: Clock) -> None:
        self._store = store
        self._shelf = shelf
        self._clock = clock

    async def run(self) -> None:
        """Sweep until cancelled."""
        while True:
            await self.sweep()
            await self._clock.sleep(SWEEP)

    async def sweep(self) -> None:
        """Tell of every sitting that is over."""
        now = self._clock.now()

        def due(connection: Connection) -> list[Sitting]:
            found = self._shelf.sittings_over(
                connection, silent=now - SILENCE, begun=now - LONGEST, most=AT_ONCE
            )
            return list(found)

        def work(connection: Connection) -> int:
            found = due(connection)
            for sitting in found:
                _tell(connection, self._shelf, sitting, at=now)
            return len(found)

        while await self._store.read(due):  # so that an idle node does not write once a minute
            if await self._store.write(work) < AT_ONCE:
                return


def _is_over(sitting: Sitting, now: Millis) -> bool:
    return now - sitting.saved_at >= SILENCE or now - sitting.began_at >= LONGEST


def _tell(connection: Connection, shelf: Shelf, sitting: Sitting, *, at: Millis) -> None:
    """One row for all saves of a sitting; a single save has been told already."""
    if not shelf.drop_sitting(connection, sitting) or sitting.saves == 1:
        return  # another node was first; or there is nothing to add
    after: dict[str, Any] = msgspec.json.decode(sitting.after)
    after |= {
        "saves": sitting.saves,
        "since": rfc3339(sitting.began_at),
        "until": rfc3339(sitting.saved_at),
        "difference": _difference(connection, shelf, sitting),
    }
    row = AuditRow(
        what="edit",
        kind="script_version",
        name=sitting.script,
        before=sitting.before,
        after=msgspec.json.encode(after),
    )
    shelf.record(connection, row, at=at, who=sitting.user, address=sitting.address)


def _difference(connection: Connection, shelf: Shelf, sitting: Sitting) -> dict[str, Any] | None:
    """What the whole sitting has changed in the script; None: it cannot be read any more."""
    now = shelf.definition(connection, sitting.script, sitting.number)
    try:
        found = difference(
            sitting.number,
            decode_definition(sitting.definition),
            sitting.number,
            decode_definition(now or b""),
        )
    except Refused:
        return None
    told: dict[str, Any] = msgspec.to_builtins(found)
    return {name: each for name, each in told.items() if each and name not in {"a", "b", "same"}}
