"""Test cases as they lie in the database and as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.director.rehearsal.rehearsed import Rehearsed
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.switchboard.ports import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCase:
    """A case as its row. `doc` is the scenario's JSON; `version` counts its changes."""

    name: str
    doc: bytes
    version: int
    updated_at: Millis
    updated_by: str


class CaseRows(Protocol):
    """The cases as rows. A script that is removed takes its cases with it."""

    def every(self, connection: Connection, script: str) -> Sequence[StoredCase]:
        """The cases of a script, by name."""
        ...

    def get(self, connection: Connection, script: str, name: str) -> StoredCase | None:
        """One case."""
        ...

    def count(self, connection: Connection, script: str) -> int:
        """How many cases a script has."""
        ...

    def put(self, connection: Connection, script: str, case: StoredCase, *, seen: StoredCase | None) -> None:
        """Write a case, in the place of the one seen. Raises Conflict when that is no more, or the name is taken."""
        ...

    def drop(self, connection: Connection, script: str, *, seen: StoredCase) -> None:
        """Remove a case. Raises Conflict when it is no longer the one seen."""
        ...


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a list. `expects`: whether anything is expected of it."""

    name: str
    expects: bool
    updated_at: Timestamp
    updated_by: str


class CaseView(CaseLine, frozen=True, kw_only=True):
    """A case with its scenario, in the format that `cordboard rehearse` takes."""

    scenario: Scenario


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a case. `passed`: null when nothing was expected. `path`: `node.exit`, in order."""

    name: str
    passed: bool | None
    failures: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    how: str = ""


class CasesRun(msgspec.Struct, frozen=True, kw_only=True):
    """All cases of a script played through a version. `left_off`: names for which no time was left."""

    version: int
    passed: bool
    cases: tuple[CaseResult, ...]
    left_off: tuple[str, ...] = ()


def scenario_of(case: StoredCase) -> Scenario:
    """What is played."""
    return msgspec.json.decode(case.doc, type=Scenario)


def case_line(case: StoredCase) -> CaseLine:
    """The case in a list."""
    return CaseLine(
        name=case.name,
        expects=scenario_of(case).expect is not None,
        updated_at=rfc3339(case.updated_at),
        updated_by=case.updated_by,
    )


def case_view(case: StoredCase) -> CaseView:
    """The case with its scenario."""
    return CaseView(**msgspec.structs.asdict(case_line(case)), scenario=scenario_of(case))


def case_result(name: str, found: Rehearsed) -> CaseResult:
    """What became of a case that was played."""
    return CaseResult(
        name=name,
        passed=found.passed,
        failures=found.failures,
        path=tuple(each.step for each in found.path),
        how=found.end.how,
    )
