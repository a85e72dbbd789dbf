"""Test cases of scripts: scenarios with what is expected of them, kept with the script and played on demand."""

import asyncio

import msgspec
from msgspec.structs import replace

from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis
from cordboard.core.reasons import Code
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.configuration.edits import check_tag, tag_of
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow, Shelf
from cordboard.switchboard.ports import Clock, Conflict, Connection, Store
from cordboard.switchboard.scripts.case_views import (
    CaseLine,
    CaseResult,
    CaseRows,
    CasesRun,
    CaseView,
    StoredCase,
    case_line,
    case_result,
    case_view,
    scenario_of,
)
from cordboard.switchboard.scripts.rehearsals import Rehearsals
from cordboard.switchboard.scripts.script_views import check_own, find_script, script_audit

MOST_CASES = 500
"""Of one script."""
RUN_TIME: Millis = 30 * SECOND
"""A run of all cases stops after so long; what was not played then is named."""


class ScriptCases:
    """The managers' verbs on test cases. They are no part of the configuration that chats go by."""

    def __init__(
        self,
        *,
        store: Store,
        shelf: Shelf,
        rows: CaseRows,
        catalogues: Catalogues,
        clock: Clock,
        rehearsals: Rehearsals,
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._rows = rows
        self._catalogues = catalogues
        self._clock = clock
        self._rehearsals = rehearsals

    async def every(self, script: str) -> list[CaseLine]:
        """The cases of a script by name. Raises Refused `not_found`."""
        find_script(self._catalogues.current.book, script)
        return [case_line(each) for each in await self._store.read(lambda c: self._rows.every(c, script))]

    async def get(self, script: str, name: str) -> CaseView:
        """One case. Raises Refused `not_found`."""
        find_script(self._catalogues.current.book, script)
        return case_view(await self._store.read(lambda c: self._one(c, script, name)))

    async def put(
        self, script: str, name: str, scenario: Scenario, *, by: Actor, if_match: str | None
    ) -> CaseView:
        """Create or replace a case; one that is there and whose scenario has another name is renamed.

        Raises Refused: not_found, read_only, invalid, already_exists, changed_meanwhile.
        """
        check_own(find_script(self._catalogues.current.book, script))
        wanted = scenario.name or name

        def write(connection: Connection) -> StoredCase:
            before = self._rows.get(connection, script, name)
            check_tag(tag_of(case_view(before)) if before else "", if_match)
            if before is None and wanted != name:
                raise _invalid("A new case has the name by which it is put.")
            if before is None and self._rows.count(connection, script) >= MOST_CASES:
                raise _invalid(f"A script has {MOST_CASES} test cases at most.")
            if wanted != name and self._rows.get(connection, script, wanted) is not None:
                detail = f"There is already a test case {wanted!r}."
                raise Refused(Code.ALREADY_EXISTS, detail, extra={"field": "name"})
            after = StoredCase(
                name=wanted,
                doc=msgspec.json.encode(replace(scenario, name=wanted)),
                version=before.version + 1 if before else 1,
                updated_at=self._clock.now(),
                updated_by=by.user,
            )
            if before is not None and (before.name, before.doc) == (after.name, after.doc):
                return before
            self._rows.put(connection, script, after, seen=before)
            self._record(connection, script, before, after, by)
            return after

        try:
            return case_view(await self._store.write(write))
        except Conflict:
            raise _changed(name) from None

    async def remove(self, script: str, name: str, *, by: Actor) -> None:
        """Remove a case. Raises Refused `not_found`."""
        find_script(self._catalogues.current.book, script)

        def write(connection: Connection) -> None:
            before = self._one(connection, script, name)
            self._rows.drop(connection, script, seen=before)
            self._record(connection, script, before, None, by)

        try:
            await self._store.write(write)
        except Conflict:
            raise _changed(name) from None

    async def run(self, script: str, version: int) -> CasesRun:
        """Play all cases through a version. Nothing is written. Raises Refused `not_found`."""
        definition = await self._rehearsals.definition(script, version)
        stored = await self._store.read(lambda c: self._rows.every(c, script))
        began = self._clock.now()
        results: list[CaseResult] = []
        for case in stored:
            if self._clock.now() - began > RUN_TIME:
                break
            try:
                scenario = await asyncio.to_thread(scenario_of, case)
                found = await self._rehearsals.of_definition(
                    definition, scenario, name=script, version=version
                )
            except Refused as refused:
                # The configuration has changed since: a point or a called script is no longer what it was.
                results.append(CaseResult(name=case.name, passed=False, failures=(refused.detail,)))
            else:
                results.append(case_result(case.name, found))
        return CasesRun(
            version=version,
            passed=len(results) == len(stored) and all(each.passed is not False for each in results),
            cases=tuple(results),
            left_off=tuple(each.name for each in stored[len(results) :]),
        )

    def _one(self, connection: Connection, script: str, name: str) -> StoredCase:
        found = self._rows.get(connection, script, name)
        if found is None:
            raise Refused(Code.NOT_FOUND, f"The script {script!r} has no test case {name!r}.")
        return found

    def _record(
        self,
        connection: Connection,
        script: str,
        before: StoredCase | None,
        after: StoredCase | None,
        by: Actor,
    ) -> None:
        row = case_audit(script, before, after)
        self._shelf.record(connection, row, at=self._clock.now(), who=by.user, address=by.address)


def case_audit(script: str, before: StoredCase | None, after: StoredCase | None) -> AuditRow:
    """What was done to a case."""
    return script_audit(
        "create" if before is None else "delete" if after is None else "edit",
        script,
        before=None if before is None else {"case": before.name, "scenario": msgspec.Raw(before.doc)},
        after=None if after is None else {"case": after.name, "scenario": msgspec.Raw(after.doc)},
        kind="script_case",
    )


def _invalid(detail: str) -> Refused:
    return Refused(Code.INVALID, detail, extra={"field": "name"})


def _changed(name: str) -> Refused:
    return Refused(Code.CHANGED_MEANWHILE, f"Somebody else has just changed {name!r}.", retry=True)
