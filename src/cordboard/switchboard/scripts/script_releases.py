"""Which version of a script new chats run: the active one, and a candidate for a share of them.

A chat under way keeps its version whatever happens here.
"""

from collections.abc import Callable
from dataclasses import replace

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.book import ScriptHead
from cordboard.switchboard.configuration.catalogue import Catalogue
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import Edits, Plan
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import Shelf
from cordboard.switchboard.ports import Clock, Connection, Store
from cordboard.switchboard.scripts.script_figures import MOST_RUNS, Figures, figures
from cordboard.switchboard.scripts.script_versions import ScriptVersions
from cordboard.switchboard.scripts.script_views import (
    VersionDetail,
    check_runs,
    find_script,
    find_version,
    script_audit,
    without_next,
)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Both versions since the candidate is tried."""

    active: Figures
    next: Figures


class NextView(msgspec.Struct, frozen=True, kw_only=True):
    """The candidate: `share` in percent of new chats, which run `version` instead of the `active` one."""

    script: str
    version: int
    active: int
    share: int
    since: Timestamp
    compare: Comparison


class Releases:
    """The managers' verbs by which versions come into use."""

    def __init__(
        self,
        *,
        store: Store,
        shelf: Shelf,
        edits: Edits,
        catalogues: Catalogues,
        clock: Clock,
        versions: ScriptVersions,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._edits = edits
        self._catalogues = catalogues
        self._clock = clock
        self._versions = versions

    async def activate(
        self, name: str, number: int, *, by: Actor, as_candidate: bool = False
    ) -> VersionDetail:
        """New chats run this version from now on; it is locked by that. Chats under way keep theirs.

        A candidate is none any more. `as_candidate`: only if it is the candidate still. Raises Refused: not_found,
        script_invalid with all issues when `check` finds an error, changed_meanwhile.
        """
        text = await self._versions.text(name, number)

        def decide(catalogue: Catalogue) -> Plan:
            script = find_script(catalogue.book, name)
            head = find_version(catalogue.book, name, number)
            if as_candidate and script.next != number:
                raise Refused(
                    Code.CHANGED_MEANWHILE, f"Version {number} is no longer the candidate.", retry=True
                )
            if head.active:
                return Plan()
            check_runs(catalogue.book, name, head, text)
            before = script.active
            row = script_audit(
                "promote" if as_candidate else "activate",
                name,
                before={"version": before.number} if before else None,
                after={"version": number},
                kind="script_version",
            )
            also = [self._versions.writing(name, head, locked=True, active=True)]
            if before is not None:  # first, for only one may be active at any moment
                also.insert(0, self._versions.writing(name, before, active=False))
            if script.next == number:
                also.append(self._writing(self._without_trial(script, by)))
            return Plan(also=also, audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return await self._versions.version(name, number)

    async def deactivate(self, name: str, number: int, *, by: Actor) -> VersionDetail:
        """The script has no active version, nor a candidate: its points' chats go to their fallback queues."""

        def decide(catalogue: Catalogue) -> Plan:
            script = find_script(catalogue.book, name)
            head = find_version(catalogue.book, name, number)
            if not head.active:
                return Plan()
            before = {"version": number} | ({} if script.next is None else {"next": script.next})
            row = script_audit("deactivate", name, before=before, kind="script_version")
            trial = () if script.next is None else (self._writing(self._without_trial(script, by)),)
            return Plan(also=(self._versions.writing(name, head, active=False), *trial), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return await self._versions.version(name, number)

    async def candidate(self, name: str) -> NextView:
        """The candidate with its figures beside those of the active version. Raises Refused `not_found`."""
        head = find_script(self._catalogues.current.book, name)
        number, active, since = _tried(head)

        def work(connection: Connection) -> Comparison:
            def of(version: int) -> Figures:
                became = self._shelf.became(connection, name, version, since=since, most=MOST_RUNS)
                return figures(*became)

            return Comparison(active=of(active), next=of(number))

        return NextView(
            script=name,
            version=number,
            active=active,
            share=head.share,
            since=rfc3339(since),
            compare=await self._store.read(work),
        )

    async def try_out(self, name: str, number: int, *, share: int, by: Actor) -> NextView:
        """Let a share of new chats, 1–99 percent, run a version beside the active one; it is locked by that.

        The same version with another share is tried on. Raises Refused: not_found, script_invalid,
        version_active, wrong_state (there is no active version).
        """
        text = await self._versions.text(name, number)

        def decide(catalogue: Catalogue) -> Plan:
            head = find_script(catalogue.book, name)
            version = find_version(catalogue.book, name, number)
            if head.active is None:
                raise Refused(
                    Code.WRONG_STATE,
                    f"{name!r} has no active version to be compared with: activate one first.",
                )
            if version.active:
                raise Refused(
                    Code.VERSION_ACTIVE, f"Version {number} of {name!r} is active: all chats run it."
                )
            if (head.next, head.share) == (number, share):
                return Plan()
            check_runs(catalogue.book, name, version, text)
            since = head.since if head.next == number else self._clock.now()
            after = replace(self._without_trial(head, by), next=number, share=share, since=since)
            row = script_audit(
                "try",
                name,
                before=_told(head),
                after={"version": number, "share": share},
                kind="script_version",
            )
            lock = () if version.locked else (self._versions.writing(name, version, locked=True),)
            return Plan(also=(*lock, self._writing(after)), audit=(row,))

        await self._edits.carry_out(decide, by=by)
        return await self.candidate(name)

    async def drop(self, name: str, *, by: Actor) -> None:
        """All new chats run the active version again. Raises Refused `not_found`."""

        def decide(catalogue: Catalogue) -> Plan:
            head = find_script(catalogue.book, name)
            _tried(head)
            row = script_audit("drop", name, before=_told(head), kind="script_version")
            return Plan(also=(self._writing(self._without_trial(head, by)),), audit=(row,))

        await self._edits.carry_out(decide, by=by)

    async def promote(self, name: str, *, by: Actor) -> VersionDetail:
        """The candidate is active from now on, and there is no candidate any more, in one transaction.

        Raises Refused: not_found, script_invalid.
        """
        number, _, _ = _tried(find_script(self._catalogues.current.book, name))
        return await self.activate(name, number, by=by, as_candidate=True)

    def _without_trial(self, head: ScriptHead, by: Actor) -> ScriptHead:
        return without_next(head, by=by, at=self._clock.now())

    def _writing(self, head: ScriptHead) -> Callable[[Connection], None]:
        return lambda connection: self._shelf.put_script(connection, head, new=False)


def _tried(head: ScriptHead) -> tuple[int, int, Millis]:
    """Number of the candidate, number of the active version, and since when. Raises Refused `not_found`."""
    if head.next is None or head.active is None:
        raise Refused(Code.NOT_FOUND, f"The script {head.name!r} has no candidate.")
    return head.next, head.active.number, head.since or 0


def _told(head: ScriptHead) -> dict[str, int] | None:
    return None if head.next is None else {"version": head.next, "share": head.share}
