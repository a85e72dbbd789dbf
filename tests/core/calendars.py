"""Small calendars and moments for tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from cordboard.core.calendar import WEEKDAYS, Calendar, Span, next_change

WORKING = ("mon", "tue", "wed", "thu", "fri")


def at(text: str, zone: str = "Europe/Berlin", *, fold: int = 0) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()) * 1000


def office(**changes: object) -> Calendar:
    calendar = Calendar(
        name="Office", time_zone="Europe/Berlin", weekly=dict.fromkeys(WORKING, (("09:00", "17:30"),))
    )
    return msgspec.structs.replace(calendar, **changes)


def every_day(*spans: Span, zone: str = "Europe/Berlin") -> Calendar:
    return Calendar(name="Same", time_zone=zone, weekly=dict.fromkeys(WEEKDAYS, spans))


def changes(calendar: Calendar, begin: int, end: int) -> list[int]:
    found: list[int] = []
    at_: int | None = begin
    while (at_ := next_change(calendar, at_)) is not None and at_ < end:
        found.append(at_)
    return found
