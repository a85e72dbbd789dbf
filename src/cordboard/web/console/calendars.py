"""Calendars asked over HTTP: open or closed at a moment and why, and the public holidays of a year."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cordboard.core.calendar import Calendar, next_change, state
from cordboard.core.instant import SECOND, Millis, Timestamp, rfc3339
from cordboard.core.public_holidays import FIRST_YEAR, LAST_YEAR, holidays_of
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.rules import invalid
from cordboard.switchboard.configuration.subjects import CALENDARS
from cordboard.web.console.asking import BASE
from cordboard.web.console.times import moment
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who

ONE = f"{BASE}/{CALENDARS.path}/{{name}}"


class StateQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Without `at`: now."""

    at: Timestamp | None = None


class StateAt(msgspec.Struct, frozen=True, kw_only=True):
    """`why`: by the weekly times, a dated exception or a public holiday; `name` is the exception's or the holiday's.

    `next_change`: when it opens or closes next; null: not before the end of the year after next.
    """

    at: Timestamp
    open: bool
    why: Literal["weekly", "date", "holiday"]
    name: str
    next_change: Timestamp | None


class HolidayQuery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Without `year`: this one."""

    year: Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A public holiday. `overruled`: the calendar has an exception of its own for the date."""

    date: str
    name: str
    overruled: bool


class Holidays(msgspec.Struct, frozen=True, kw_only=True):
    """In order of date. `region`: the calendar's `holidays`; null: it knows of none."""

    region: str | None
    year: int
    items: tuple[Holiday, ...]


async def _asked(call: Call[None, StateQuery]) -> Answer:
    calendar = _calendar(call)
    at = moment("at", call.query.at)
    if at is None:
        at = call.app.clock.now()
    if not FIRST_YEAR < _year(at) < LAST_YEAR:
        raise invalid("at", f"at must lie between {FIRST_YEAR} and {LAST_YEAR}.")
    found = state(calendar, at)
    change = await asyncio.to_thread(next_change, calendar, at)  # thousands of dates take their time
    return Answer(
        StateAt(
            at=rfc3339(at),
            open=found.open,
            why=found.why,
            name=found.name,
            next_change=None if change is None else rfc3339(change),
        )
    )


async def _holidays(call: Call[None, HolidayQuery]) -> Answer:
    calendar = _calendar(call)
    year = call.query.year or _year(call.app.clock.now())
    dated = {exception.date for exception in calendar.dates}
    items = tuple(
        Holiday(date=day.isoformat(), name=name, overruled=day.isoformat() in dated)
        for day, name in holidays_of(calendar.holidays, year).items()
    )
    return Answer(Holidays(region=calendar.holidays, year=year, items=items))


def _calendar(call: Call[Any, Any]) -> Calendar:
    found = call.app.configuration.get(CALENDARS, call.path["name"]).value
    assert isinstance(found, Calendar)
    return found


def _year(at: Millis) -> int:
    try:
        return datetime.fromtimestamp(at // SECOND, UTC).year
    except (ValueError, OverflowError, OSError):
        return 0


_shared: dict[str, Any] = {"tag": "Configuration", "who": Who.STAFF, "permission": "calendar:view"}

ROUTES: tuple[AnyRoute, ...] = (
    Route(
        method="GET",
        path=f"{ONE}/state",
        handler=_asked,
        summary="Ask a calendar whether it is open at a moment, and why",
        query=StateQuery,
        answer=StateAt,
        errors=(Code.NOT_FOUND, Code.INVALID),
        **_shared,
    ),
    Route(
        method="GET",
        path=f"{ONE}/holidays",
        handler=_holidays,
        summary="List the public holidays of a calendar in a year",
        query=HolidayQuery,
        answer=Holidays,
        errors=(Code.NOT_FOUND, Code.INVALID),
        **_shared,
    ),
)
