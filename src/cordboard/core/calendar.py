"""A calendar: when something is open, as weekly local times with dated exceptions (domain.md §2.6).

Public holidays by country are not worked out here yet: the field `holidays` is kept and ignored.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from cordboard.core.ids import Name
from cordboard.core.instant import SECOND, Millis

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

ClockText = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
Span = tuple[ClockText, ClockText]
"""From (inclusive) to (exclusive), local wall time; an end before the start lies on the next day."""

_DAY_MINUTES = 24 * 60


class DatedException(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds on one date instead of the weekly times; no spans: closed all day."""

    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    spans: Annotated[tuple[Span, ...], Meta(max_length=20)] = ()
    name: Annotated[str, Meta(max_length=100)] = ""


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a calendar (DESIGN §9.4). A weekday that is missing is closed.

    The wall clock of `time_zone` alone decides: a span inside the hour that is skipped in spring does not
    happen, one inside the hour that is repeated in autumn happens twice. An exception says all about its
    date: neither the weekly times nor the end of a span begun on the evening before reach into it.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    time_zone: Annotated[str, Meta(min_length=1, max_length=64)] = "UTC"
    weekly: dict[Weekday, Annotated[tuple[Span, ...], Meta(max_length=20)]] = {}
    dates: Annotated[tuple[DatedException, ...], Meta(max_length=2000)] = ()
    holidays: Annotated[str, Meta(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None


def problems(calendar: Calendar) -> list[str]:
    """What keeps the calendar from being used, as sentences for a manager; empty: nothing."""
    found: list[str] = []
    try:
        ZoneInfo(calendar.time_zone)
    except (KeyError, ValueError, OSError):
        found.append(f"Time zone {calendar.time_zone!r} is not known.")
    for weekday in WEEKDAYS:
        found += _span_problems(weekday, calendar.weekly.get(weekday, ()))
    seen: set[str] = set()
    for exception in calendar.dates:
        try:
            date.fromisoformat(exception.date)
        except ValueError:
            found.append(f"{exception.date!r} is not a date.")
        if exception.date in seen:
            found.append(f"{exception.date} is listed twice.")
        seen.add(exception.date)
        found += _span_problems(exception.date, exception.spans)
    return found


def is_open(calendar: Calendar, now: Millis) -> bool:
    """Whether the moment lies in one of the calendar's spans. The calendar must have no `problems`."""
    local = datetime.fromtimestamp(now // SECOND, ZoneInfo(calendar.time_zone))
    today = local.date()
    minute = local.hour * 60 + local.minute
    if any(start <= minute < end for start, end in _spans_on(calendar, today)):
        return True
    return minute < _tail_into(calendar, today)


def next_change(calendar: Calendar, now: Millis) -> Millis | None:
    """The next moment at which `is_open` changes; None if it never does again.

    The calendar must have no `problems`.
    """
    zone = ZoneInfo(calendar.time_zone)
    state = is_open(calendar, now)
    for day in _days_to_try(calendar, datetime.fromtimestamp(now // SECOND, zone).date()):
        for at in sorted(_moments_of_change(calendar, zone, day)):
            if at > now and is_open(calendar, at) is not state:
                return at
    return None


def _span_problems(where: str, spans: tuple[Span, ...]) -> list[str]:
    found: list[str] = []
    busy_until = -1
    for start, end in sorted(spans):
        if start == "24:00" or start == end:
            found.append(f"{where}: {start}–{end} is not a span; a whole day is 00:00–24:00.")
            continue
        first, last = _minutes(start, end)
        if first < busy_until:
            found.append(f"{where}: {start}–{end} overlaps the span before it.")
        busy_until = max(busy_until, last)
    return found


def _minutes(start: str, end: str) -> tuple[int, int]:
    """Minutes since midnight; an end on the next day is beyond 24 hours."""
    first = int(start[:2]) * 60 + int(start[3:])
    last = int(end[:2]) * 60 + int(end[3:])
    return first, last if last > first else last + _DAY_MINUTES


def _exception_on(calendar: Calendar, day: date) -> DatedException | None:
    text = day.isoformat()
    return next((exception for exception in calendar.dates if exception.date == text), None)


def _spans_on(calendar: Calendar, day: date) -> list[tuple[int, int]]:
    """The spans that begin on the date, in minutes since its midnight."""
    exception = _exception_on(calendar, day)
    spans = exception.spans if exception else calendar.weekly.get(WEEKDAYS[day.weekday()], ())
    return [_minutes(start, end) for start, end in spans]


def _tail_into(calendar: Calendar, day: date) -> int:
    """Until which minute of the date a span lasts that began on the day before; 0: none does."""
    if day == date.min or _exception_on(calendar, day):
        return 0
    return max((end - _DAY_MINUTES for _, end in _spans_on(calendar, day - timedelta(days=1))), default=0)


def _days_to_try(calendar: Calendar, today: date) -> Iterator[date]:
    """Dates in order that can bring a change: the coming week, and a week around every later exception."""
    yield from (last := today + timedelta(days=ahead) for ahead in range(9))
    for text in sorted(exception.date for exception in calendar.dates if exception.date >= today.isoformat()):
        day = date.fromisoformat(text)
        start = max(day - timedelta(days=1), last + timedelta(days=1))
        while start <= day + timedelta(days=8):
            yield start
            last = start
            start += timedelta(days=1)


def _moments_of_change(calendar: Calendar, zone: ZoneInfo, day: date) -> set[Millis]:
    """Every moment of the local date at which `is_open` might change, and perhaps a few more."""
    minutes = {0, _tail_into(calendar, day)}
    for start, end in _spans_on(calendar, day):
        minutes |= {start, min(end, _DAY_MINUTES)}
    moments: set[Millis] = set()
    for minute in minutes:
        wall = datetime.combine(day, time()) + timedelta(minutes=minute)
        moments |= {_instant(wall.replace(fold=fold), zone) for fold in (0, 1)}
    midnight = datetime.combine(day, time())
    shift = _clock_change(zone, _instant(midnight, zone), _instant(midnight + timedelta(days=1), zone))
    return moments | ({shift} if shift is not None else set())


def _instant(wall: datetime, zone: ZoneInfo) -> Millis:
    return int(wall.replace(tzinfo=zone).timestamp()) * SECOND


def _clock_change(zone: ZoneInfo, start: Millis, end: Millis) -> Millis | None:
    """When between two moments the zone's clock is put forward or back; None if it is not."""

    def offset(at: Millis) -> timedelta | None:
        return datetime.fromtimestamp(at // SECOND, UTC).astimezone(zone).utcoffset()

    before = offset(start)
    if before == offset(end):
        return None
    while end - start > SECOND:
        middle = (start + end) // (2 * SECOND) * SECOND
        if offset(middle) == before:
            start = middle
        else:
            end = middle
    return end
