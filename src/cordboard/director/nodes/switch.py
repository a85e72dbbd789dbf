"""Works an expression out and goes the way of the case that has its value.

Each case has a name, which is an exit of the node, and the values that lead there. The first case that has the value
is taken; without one it is `otherwise`. Values of different types are never equal: what a visitor typed is a text, so
write `number(form.age)` for cases that are numbers, and `lower(form.topic)` where capitals shall not matter.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.expressions.values import equal, is_plain, shown
from cordboard.director.issues import Issue, Severity
from cordboard.director.marks import Formula
from cordboard.director.node import FAILED, ExitNames, Group, Kind, Leave, Node, Step
from cordboard.director.sprint import NodeError, Sprint

OTHERWISE = "otherwise"
EXITS = {OTHERWISE: "No case has the value."}
MAX_CASES = 40

ExitName = Annotated[str, Meta(max_length=64)]
CaseValue = Annotated[str, Meta(max_length=1_000)] | int | float | bool | None


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One way on: the exit, and the values that lead to it."""

    exit: Annotated[ExitName, Meta(title="Name", description="The name of the case, and of its exit.")] = ""
    values: Annotated[
        tuple[CaseValue, ...],
        Meta(max_length=100, description="The values: texts, numbers, yes/no, or null for nothing."),
    ] = ()


class Switch(Node, frozen=True, kw_only=True, tag="switch"):
    """Settings of the choice."""

    expression: Annotated[Formula, Meta(description="For example `visitor.language`.")] = ""
    cases: Annotated[
        tuple[Case, ...],
        Meta(max_length=MAX_CASES, description="The cases; each is an exit of the node."),
    ] = ()


def more_exits(settings: Switch) -> Mapping[str, str]:
    """One exit for each case."""
    return {
        case.exit: f"The value is {' or '.join(_quoted(value) for value in case.values) or 'none at all'}."
        for case in settings.cases
    }


def enter(settings: Switch, sprint: Sprint) -> Step:
    """Works the expression out and looks for its case."""
    value = sprint.decide(settings.expression)
    if not is_plain(value):
        raise NodeError(f"A switch needs a text, a number, yes or no; {settings.expression} is none of these")
    for case in settings.cases:
        if any(equal(value, each) for each in case.values):
            return Leave(case.exit, f"{settings.expression} is {_quoted(value)}")
    return Leave(OTHERWISE, f"{settings.expression} is {_quoted(value)}")


def check(settings: Switch) -> Iterator[Issue]:
    """There must be something to look at, and each case must have a name of its own."""
    if not settings.expression.strip():
        yield Issue(code="no_expression", sentence="There is nothing to look at.", field="expression")
    if not settings.cases:
        sentence = "There are no cases; the node always leaves by otherwise."
        yield Issue(code="no_cases", sentence=sentence, severity=Severity.WARNING, field="cases")
    names: set[str] = set()
    values: list[CaseValue] = []
    for number, case in enumerate(settings.cases, start=1):
        field = f"cases[{number}]"
        if not case.exit.strip():
            yield Issue(code="no_name", sentence="The case has no name.", field=f"{field}.exit")
        elif case.exit in (OTHERWISE, FAILED):
            sentence = f"“{case.exit}” is an exit of every switch; the case needs another name."
            yield Issue(code="reserved_name", sentence=sentence, field=f"{field}.exit")
        elif case.exit in names:
            sentence = f"Two cases are called “{case.exit}”; a case can have several values."
            yield Issue(code="duplicate_case", sentence=sentence, field=f"{field}.exit")
        names.add(case.exit)
        if not case.values:
            sentence = f"The case “{case.exit}” has no value and is never taken."
            yield Issue(
                code="no_values", sentence=sentence, severity=Severity.WARNING, field=f"{field}.values"
            )
        for value in case.values:
            if any(equal(value, each) for each in values):
                sentence = f"The value {_quoted(value)} is there twice; the first case takes it."
                yield Issue(code="duplicate_value", sentence=sentence, severity=Severity.WARNING, field=field)
            values.append(value)


def _quoted(value: object) -> str:
    if value is None:
        return "nothing"
    text = shown(value)[:100]
    return f"“{text}”" if isinstance(value, str) else text


KIND = Kind(
    settings=Switch,
    group=Group.GENERAL,
    exits=EXITS,
    more_exits=more_exits,
    exits_from=ExitNames(field="cases", member="exit"),
    enter=enter,
    check=check,
)
