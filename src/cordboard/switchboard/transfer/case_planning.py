"""Which test cases of scripts an import changes. Pure, but for the writes that it prepares.

Test cases are no part of the configuration's version: each is written only as it was seen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.ids import Name
from cordboard.core.instant import Millis
from cordboard.core.reasons import Code
from cordboard.director.rehearsal.scenario import Scenario
from cordboard.switchboard.configuration.ranks import Actor
from cordboard.switchboard.configuration.shelf import AuditRow
from cordboard.switchboard.ports import Connection
from cordboard.switchboard.scripts.case_views import CaseRows, StoredCase
from cordboard.switchboard.scripts.script_cases import MOST_CASES, case_audit
from cordboard.switchboard.transfer.document import Document, ScriptDocument
from cordboard.switchboard.transfer.telling import Differences, Mode, ObjectDifference, Reason, reason

Write = Callable[[Connection], None]
Stored = Mapping[str, Sequence[StoredCase]]
"""The cases that are here, by script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """One case. `before` None: it is new; `after` None: it goes."""

    script: str
    before: StoredCase | None
    after: StoredCase | None

    @property
    def name(self) -> str:
        """The script's and the case's."""
        either = self.after or self.before
        return f"{self.script} · {either.name if either is not None else ''}"


@dataclass(slots=True)
class CasePlan:
    """The cases as they shall be."""

    changes: list[CaseChange] = field(default_factory=list[CaseChange])
    unchanged: int = 0
    problems: list[Reason] = field(default_factory=list[Reason])


def place_cases(document: Document, stored: Stored, mode: Mode, *, by: Actor, at: Millis) -> CasePlan:
    """The cases of a document put among those that are here; of scripts that say nothing of cases they stay."""
    found = CasePlan()
    for index, script in enumerate(document.scripts):
        if script.cases is not None:
            _place(script, f"scripts[{index}]", stored.get(script.name, ()), found, mode, by=by, at=at)
    return found


def case_differences(found: CasePlan) -> Differences:
    """What becomes of the cases."""

    def told(change: CaseChange) -> ObjectDifference:
        return ObjectDifference(name=change.name, before=_shown(change.before), after=_shown(change.after))

    changes = found.changes
    return Differences(
        collection="script-cases",
        added=tuple(told(each) for each in changes if each.before is None),
        changed=tuple(told(each) for each in changes if each.before is not None and each.after is not None),
        removed=tuple(told(each) for each in changes if each.after is None),
        unchanged=found.unchanged,
    )


def case_writes(found: CasePlan, rows: CaseRows) -> Iterator[tuple[Write, AuditRow]]:
    """What writes the cases, each with its row in the audit. The writes raise Conflict: a case is no longer as seen."""
    for change in found.changes:
        yield _writing(change, rows), case_audit(change.script, change.before, change.after)


def _place(
    told: ScriptDocument,
    path: str,
    here: Sequence[StoredCase],
    found: CasePlan,
    mode: Mode,
    *,
    by: Actor,
    at: Millis,
) -> None:
    known = {each.name: each for each in here}
    named: set[str] = set()
    if told.supplied and told.cases:
        sentence = f"The script {told.name!r} is supplied: it has no test cases."
        found.problems.append(
            Reason(path=f"{path}.cases", name=told.name, code=Code.READ_ONLY.value, sentence=sentence)
        )
        return
    for index, raw in enumerate(told.cases or ()):
        try:
            scenario = _read(raw)
            if scenario.name in named:
                raise _invalid(f"{scenario.name!r} is listed twice.")
        except Refused as refused:
            found.problems.append(reason(f"{path}.cases[{index}]", told.name, refused))
            continue
        named.add(scenario.name)
        before = known.get(scenario.name)
        after = StoredCase(
            name=scenario.name,
            doc=msgspec.json.encode(scenario),
            version=before.version + 1 if before is not None else 1,
            updated_at=at,
            updated_by=by.user,
        )
        if before is not None and before.doc == after.doc:
            found.unchanged += 1
        else:
            found.changes.append(CaseChange(script=told.name, before=before, after=after))
    others = [each for name, each in known.items() if name not in named]
    if mode == "replace":
        found.changes += [CaseChange(script=told.name, before=each, after=None) for each in others]
    elif len(others) + len(named) > MOST_CASES:
        refused = _invalid(f"A script has {MOST_CASES} test cases at most.")
        found.problems.append(reason(f"{path}.cases", told.name, refused))
    else:
        found.unchanged += len(others)


def _read(raw: msgspec.Raw) -> Scenario:
    try:
        scenario = msgspec.json.decode(raw, type=Scenario)
        msgspec.convert(scenario.name, Name)
    except msgspec.MsgspecError as wrong:
        raise _invalid(f"{wrong}.") from wrong
    return scenario


def _writing(change: CaseChange, rows: CaseRows) -> Write:
    def write(connection: Connection) -> None:
        if change.after is not None:
            rows.put(connection, change.script, change.after, seen=change.before)
        elif change.before is not None:
            rows.drop(connection, change.script, seen=change.before)

    return write


def _shown(case: StoredCase | None) -> dict[str, Any] | None:
    return None if case is None else msgspec.json.decode(case.doc)


def _invalid(sentence: str) -> Refused:
    return Refused(Code.INVALID, sentence)
