"""Asks a calendar whether it is open at this moment.

The original product calls it OnDate.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cordboard.core.calendar import is_open
from cordboard.core.instant import rfc3339
from cordboard.director.issues import Issue
from cordboard.director.marks import CalendarName
from cordboard.director.node import Group, Kind, Leave, Node, Step
from cordboard.director.sprint import NodeError, Sprint

EXITS = {"true": "The calendar is open now.", "false": "The calendar is closed now."}


class OnDate(Node, frozen=True, kw_only=True, tag="on_date"):
    """Settings of the question."""

    calendar: Annotated[CalendarName, Meta(description="The calendar.")] = ""


def enter(settings: OnDate, sprint: Sprint) -> Step:
    """Looks the moment up."""
    name = sprint.text(settings.calendar)
    calendar = sprint.facts.calendar(name)
    if calendar is None:
        raise NodeError(f"There is no calendar “{name}”")
    now = sprint.facts.now
    sprint.read.update(calendar=name, now=rfc3339(now))
    if is_open(calendar, now):
        return Leave("true", f"{name} is open")
    return Leave("false", f"{name} is closed")


def check(settings: OnDate) -> Iterator[Issue]:
    """The calendar must be named."""
    if not settings.calendar.strip():
        yield Issue(code="no_calendar", sentence="No calendar is named.", field="calendar")


KIND = Kind(settings=OnDate, group=Group.GENERAL, exits=EXITS, enter=enter, check=check)
