"""Asks a database with a statement that the operator has stored, and waits for the answer.

The variable takes the rows that were found, as a list: `script.NAME[0].city` is the column `city` of the first row. How
many rows and which columns may be seen is set with the data source. The arguments are values of the types that the
statement says; they can never change what the statement does. What goes wrong takes `failed`.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from cordboard.director.expressions.values import as_list, is_plain
from cordboard.director.issues import Issue
from cordboard.director.marks import AnyValue, DataSourceName, Seconds, VariableName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.orders import QueryCall
from cordboard.director.sprint import NodeError, Sprint
from cordboard.director.stimuli import AnyStimulus
from cordboard.director.waiting_for_calls import brought, call_timeout, timeout_issue, until_returned

EXITS = {
    "succeeded": "At least one row was found.",
    "empty": "No row was found.",
    "timeout": "No answer came in time.",
}

ArgumentName = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]


class DatabaseQuery(Node, frozen=True, kw_only=True, tag="database_query"):
    """Settings of the question."""

    source: Annotated[DataSourceName, Meta(title="Data source", description="The data source.")] = ""
    statement: Annotated[str, Meta(max_length=100, description="The name of the stored statement.")] = ""
    arguments: Annotated[
        dict[ArgumentName, AnyValue],
        Meta(max_length=50, description="Values for the statement's arguments, by name."),
    ] = msgspec.field(default_factory=dict[ArgumentName, AnyValue])
    timeout: Annotated[Seconds, Meta(description="Seconds to wait for the answer, 1 to 60.")] = 5
    into: Annotated[VariableName, Meta(description="The variable that takes the rows.")] = ""


def enter(settings: DatabaseQuery, sprint: Sprint) -> Step:
    """Works the arguments out and orders the question."""
    if not sprint.facts.has("data_source", settings.source):
        raise NodeError(f"There is no data source “{settings.source}”")
    arguments = {name: sprint.value(value) for name, value in settings.arguments.items()}
    for name, value in arguments.items():
        if not is_plain(value):
            raise NodeError(f"The argument {name} must be a text, a number, yes or no, or nothing")
    timeout = call_timeout(sprint, settings.timeout)
    call = sprint.next_call()
    sprint.order(
        QueryCall(
            call=call,
            timeout=timeout,
            source=settings.source,
            statement=settings.statement,
            arguments=arguments,
        )
    )
    return until_returned(call, timeout)


def resume(settings: DatabaseQuery, sprint: Sprint, stimulus: AnyStimulus) -> Step:
    """Takes the rows."""
    returned = brought(stimulus)
    if returned is None:
        return Leave("timeout", "no answer came in time")
    rows = list(as_list(returned.value) or ())
    sprint.set_variable(settings.into, rows)
    sprint.read["rows"] = len(rows)
    if returned.outcome == "empty" or not rows:
        return Leave("empty", f"{settings.statement} found nothing")
    return Leave("succeeded")


def check(settings: DatabaseQuery) -> Iterator[Issue]:
    """Source and statement must be named, and the time within its bounds."""
    if not settings.source:
        yield Issue(code="no_data_source", sentence="No data source is named.", field="source")
    if not settings.statement:
        yield Issue(code="no_statement", sentence="No statement is named.", field="statement")
    issue = timeout_issue(settings.timeout, field="timeout")
    if issue is not None:
        yield issue


KIND = Kind(
    settings=DatabaseQuery,
    group=Group.ADVANCED,
    exits=EXITS,
    enter=enter,
    resume=resume,
    check=check,
    waits=True,
    outside=True,
)
