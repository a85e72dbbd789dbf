"""A calendar: when something is open, as weekly local times with holidays and dated exceptions (domain.md §2.6)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from cordboard.core import public_holidays
from cordboard.core.ids import Name
from cordboard.core.instant import SECOND, Millis

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

ClockText = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
Span = tuple[ClockText, ClockText]
"""From (inclusive) to (exclusive), local wall time; an end before the start lies on the next day."""

_DAY_MINUTES = 24 * 60
FIRST_YEAR, LAST_YEAR = 1970, 2999


class DatedException(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds on one date instead of the weekly times; no spans: closed all day."""

    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    spans: Annotated[tuple[Span, ...], Meta(max_length=20)] = ()
    name: Annotated[str, Meta(max_length=100)] = ""


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a calendar (DESIGN §9.4). A weekday that is missing is closed.

    The wall clock of `time_zone` alone decides: a span inside the hour that is skipped in spring does not
    happen, one inside the hour that is repeated in autumn happens twice. An exception says all about its
    date: neither the weekly times nor the end of a span begun on the evening before reach into it. A public
    holiday is an exception without spans, unless the date has one of its own.
    """

    name: Name
    description: Annotated[str, Meta(max_length=1000)] = ""
    time_zone: Annotated[str, Meta(min_length=1, max_length=64)] = "UTC"
    weekly: dict[Weekday, Annotated[tuple[Span, ...], Meta(max_length=20)]] = {}
    dates: Annotated[tuple[DatedException, ...], Meta(max_length=2000)] = ()
    holidays: Annotated[str, Meta(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None
    """A country, or one of its parts: `DE`, `DE-BY`."""


class CalendarState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a calendar is open, and by what: `name` is that of the dated exception or of the holiday."""

    open: bool
    why: Literal["weekly", "date", "holiday"]
    name: str = ""


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
            if not FIRST_YEAR <= date.fromisoformat(exception.date).year <= LAST_YEAR:
                found.append(f"{exception.date} is not between {FIRST_YEAR} and {LAST_YEAR}.")
        except ValueError:
            found.append(f"{exception.date!r} is not a date.")
        if exception.date in seen:
            found.append(f"{exception.date} is listed twice.")
        seen.add(exception.date)
        found += _span_problems(exception.date, exception.spans)
    if calendar.holidays is not None and not public_holidays.known(calendar.holidays):
        found.append(f"No public holidays of {calendar.holidays!r} are known.")
    return found


def is_open(calendar: Calendar, now: Millis) -> bool:
    """Whether the moment lies in one of the calendar's spans. The calendar must have no `problems`."""
    return _Plan(calendar).state(now).open


def state(calendar: Calendar, now: Millis) -> CalendarState:
    """As `is_open`, and by what. The calendar must have no `problems`."""
    return _Plan(calendar).state(now)


def next_change(calendar: Calendar, now: Millis) -> Millis | None:
    """The next moment at which `is_open` changes; None if it does not, as far as holidays are worked out.

    Holidays are looked at up to the end of the year after next. The calendar must have no `problems`.
    """
    plan = _Plan(calendar)
    now_open = plan.state(now).open
    for day in plan.days_to_try(datetime.fromtimestamp(now // SECOND, plan.zone).date()):
        for at in sorted(plan.moments_of_change(day)):
            if at > now and plan.state(at).open is not now_open:
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


class _Day(msgspec.Struct, frozen=True):
    """What holds on a date: the spans that begin on it, in minutes since its midnight."""

    spans: tuple[tuple[int, int], ...]
    why: Literal["weekly", "date", "holiday"]
    name: str = ""

    @property
    def special(self) -> bool:
        return self.why != "weekly"


class _Plan:
    """A calendar made ready to be asked about many moments."""

    def __init__(self, calendar: Calendar) -> None:
        self.zone = ZoneInfo(calendar.time_zone)
        self._calendar = calendar
        self._dates = {exception.date: exception for exception in calendar.dates}

    def state(self, now: Millis) -> CalendarState:
        local = datetime.fromtimestamp(now // SECOND, self.zone)
        today = self._day(local.date())
        minute = local.hour * 60 + local.minute
        if any(start <= minute < end for start, end in today.spans):
            return CalendarState(open=True, why=today.why, name=today.name)
        if not today.special:
            begun = self._day(local.date() - timedelta(days=1))
            if minute < _tail(begun):
                return CalendarState(open=True, why=begun.why, name=begun.name)
        return CalendarState(open=False, why=today.why, name=today.name)

    def days_to_try(self, today: date) -> Iterator[date]:
        """Dates in order that can bring a change: the coming week, and a week around every later special date."""
        yield from (last := today + timedelta(days=ahead) for ahead in range(9))
        special = {date.fromisoformat(each) for each in self._dates}
        for year in range(today.year, today.year + 3):
            special |= public_holidays.holidays_of(self._calendar.holidays, year).keys()
        for day in sorted(day for day in special if day >= today):
            start = max(day - timedelta(days=1), last + timedelta(days=1))
            while start <= day + timedelta(days=8):
                yield start
                last = start
                start += timedelta(days=1)

    def moments_of_change(self, day: date) -> set[Millis]:
        """Every moment of the local date at which `is_open` might change, and perhaps a few more."""
        minutes = {0, _tail(self._day(day - timedelta(days=1)))}
        for start, end in self._day(day).spans:
            minutes |= {start, min(end, _DAY_MINUTES)}
        midnight = datetime.combine(day, time())
        walls = [midnight + timedelta(minutes=minute) for minute in minutes]
        moments = {_instant(wall.replace(fold=fold), self.zone) for wall in walls for fold in (0, 1)}
        following = _instant(midnight + timedelta(days=1), self.zone)
        shift = _clock_change(self.zone, _instant(midnight, self.zone), following)
        return moments | ({shift} if shift is not None else set())

    def _day(self, day: date) -> _Day:
        exception = self._dates.get(day.isoformat())
        if exception is not None:
            return _Day(_in_minutes(exception.spans), "date", exception.name)
        holiday = public_holidays.holidays_of(self._calendar.holidays, day.year).get(day)
        if holiday is not None:
            return _Day((), "holiday", holiday)
        return _Day(_in_minutes(self._calendar.weekly.get(WEEKDAYS[day.weekday()], ())), "weekly")


def _in_minutes(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(_minutes(start, end) for start, end in spans)


def _tail(day: _Day) -> int:
    """Until which minute of the next date a span lasts that begins on this one; 0: none does."""
    return max((end - _DAY_MINUTES for _, end in day.spans), default=0)


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
