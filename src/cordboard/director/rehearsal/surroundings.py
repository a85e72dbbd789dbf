"""What a rehearsal knows of the configuration: what a scenario does not say itself."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cordboard.core.calendar import WEEKDAYS, Calendar, problems
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.variables import KNOWN
from cordboard.director.compiled import compile_script
from cordboard.director.facts import ActiveVersion
from cordboard.director.issues import Known
from cordboard.director.reading import decode_definition
from cordboard.director.rehearsal.scenario import CalendarSays, Scenario

EVER = "00:00", "24:00"


def _no_script(name: str) -> ActiveVersion | None:
    _ = name
    return None


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """The configuration about a chat. Names that are None in `known` are not known: anything may exist."""

    known: Known = Known()
    variables: Mapping[str, Any] = {}
    calendars: Mapping[str, Calendar] = {}
    groups_of: Mapping[str, tuple[str, ...]] | None = None
    """The agent groups that serve each queue; None: not known."""
    fallback_queues: Mapping[str, str] = {}
    """By routing point."""
    skills: tuple[str, ...] = ()
    """What the agent has who is there if the scenario names none."""
    groups: tuple[str, ...] = ()
    script: Callable[[str], ActiveVersion | None] = _no_script
    """The active version of a script that is called."""


NOWHERE = Surroundings(variables=KNOWN)
"""Nothing is configured, and whatever is named exists."""


def calendar_of(name: str, says: CalendarSays) -> Calendar | None:
    """A calendar of a scenario; None: there is none. Raises Refused (`invalid`) when it is none."""
    if says is None:
        return None
    if isinstance(says, bool):
        return Calendar(name="rehearsed", weekly=dict.fromkeys(WEEKDAYS, (EVER,)) if says else {})
    try:
        calendar = msgspec.convert({**says, "name": name}, Calendar)
    except msgspec.ValidationError as mistake:
        raise Refused(Code.INVALID, f"The calendar {name!r} cannot be read: {mistake}.") from None
    wrong = problems(calendar)
    if wrong:
        raise Refused(Code.INVALID, f"The calendar {name!r} cannot be used: {' '.join(wrong)}")
    return calendar


def with_scripts(around: Surroundings, scenario: Scenario) -> Surroundings:
    """The surroundings with the scripts that the scenario brings along. Raises Refused (`script_invalid`)."""
    if not scenario.scripts:
        return around
    brought: dict[str, ActiveVersion] = {}
    for name, given in scenario.scripts.items():
        try:
            brought[name] = ActiveVersion(0, compile_script(decode_definition(given)))
        except Refused as no:
            raise Refused(no.code, f"The script {name!r}: {no.detail}", extra=no.extra) from None
    known = around.known
    if known.scripts is not None:
        known = msgspec.structs.replace(known, scripts={*known.scripts, *brought})

    def script(name: str) -> ActiveVersion | None:
        return brought.get(name) or around.script(name)

    return msgspec.structs.replace(around, known=known, script=script)
