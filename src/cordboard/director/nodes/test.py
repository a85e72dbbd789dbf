"""Asks a yes/no question about what is known, and goes one way or the other.

The expression must give yes or no; nothing counts as no.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.director.expressions.values import shown
from cordboard.director.issues import Issue
from cordboard.director.marks import Formula
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"true": "The expression says yes.", "false": "The expression says no, or nothing."}


class Test(Node, frozen=True, kw_only=True, tag="test"):
    """Settings of a test."""

    __test__ = False  # pytest takes every class called Test… for one of its own
    expression: Annotated[Formula, Meta(description='For example `queue("General").waiting > 10`.')] = ""


def enter(settings: Test, sprint: Sprint) -> Step:
    """Works the expression out."""
    value = sprint.decide(settings.expression)
    if value is True:
        return Leave("true", f"{settings.expression} is true")
    if value is False or value is None:
        return Leave("false", f"{settings.expression} is false")
    raise NodeError(f"A test needs yes or no; {settings.expression} is {shown(value)[:100]!r}")


def check(settings: Test) -> Iterator[Issue]:
    """A test needs an expression."""
    if not settings.expression.strip():
        yield Issue(code="no_expression", sentence="There is nothing to test.", field="expression")


KIND = Kind(settings=Test, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
