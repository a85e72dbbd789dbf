"""Weekly times, several spans a day, spans over midnight, dated exceptions."""

from datetime import date, timedelta

import msgspec
import pytest

from cordboard.core.calendar import (
    Calendar,
    CalendarState,
    DatedException,
    is_open,
    next_change,
    problems,
    state,
)
from cordboard.core.instant import DAY
from tests.core.calendars import at, changes, every_day, office


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T08:59:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:29:59", True),
        ("2026-11-23T17:30", False),
        ("2026-11-22T12:00", False),
    ],
)
def test_a_span_begins_at_its_start_and_ends_before_its_end(moment: str, expected: bool) -> None:
    assert is_open(office(), at(moment)) is expected


def test_a_span_over_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    friday_night = Calendar(name="Bar", time_zone="Europe/Berlin", weekly={"fri": (("22:00", "02:00"),)})

    assert not is_open(friday_night, at("2026-11-27T01:00"))
    assert is_open(friday_night, at("2026-11-27T22:00"))
    assert is_open(friday_night, at("2026-11-28T01:59"))
    assert not is_open(friday_night, at("2026-11-28T02:00"))
    assert next_change(friday_night, at("2026-11-27T23:00")) == at("2026-11-28T02:00")


def test_always_open_never_changes() -> None:
    always = every_day(("00:00", "24:00"))

    assert is_open(always, at("2026-11-28T00:00"))
    assert is_open(always, at("2026-11-28T23:59"))
    assert next_change(always, at("2026-11-28T12:00")) is None


def test_never_open_never_changes() -> None:
    assert next_change(Calendar(name="Never"), at("2026-11-28T12:00")) is None


def test_a_dated_exception_replaces_the_weekly_times() -> None:
    calendar = office(
        dates=(
            DatedException(date="2026-12-25", name="Christmas"),
            DatedException(date="2026-12-27", spans=(("10:00", "12:00"),), name="Sunday sale"),
        )
    )

    assert not is_open(calendar, at("2026-12-25T12:00"))
    assert is_open(calendar, at("2026-12-27T11:00"))
    assert next_change(calendar, at("2026-12-24T18:00")) == at("2026-12-27T10:00")


def test_a_closed_date_cuts_the_span_begun_on_the_evening_before() -> None:
    calendar = msgspec.structs.replace(
        every_day(("22:00", "02:00")), dates=(DatedException(date="2026-12-25", name="Christmas"),)
    )

    assert next_change(calendar, at("2026-12-24T23:00")) == at("2026-12-25T00:00")
    assert next_change(calendar, at("2026-12-25T00:00")) == at("2026-12-26T22:00")


def test_a_change_behind_a_long_run_of_exceptions_is_found() -> None:
    mondays = Calendar(
        name="Mondays",
        weekly={"mon": (("09:00", "10:00"),)},
        dates=tuple(DatedException(date=f"2026-11-{day:02}") for day in range(1, 31)),
    )

    assert next_change(mondays, at("2026-11-01T00:00", "UTC")) == at("2026-12-07T09:00", "UTC")


def test_a_far_exception_of_an_always_open_calendar_is_found() -> None:
    closed_once = (DatedException(date="2027-08-01"),)
    calendar = msgspec.structs.replace(every_day(("00:00", "24:00")), dates=closed_once)

    assert next_change(calendar, at("2026-11-01T00:00")) == at("2027-08-01T00:00")
    assert next_change(calendar, at("2027-08-01T00:00")) == at("2027-08-02T00:00")
    assert next_change(calendar, at("2027-08-02T00:00")) is None


def test_several_spans_a_day_open_and_close_one_after_the_other() -> None:
    calendar = every_day(("06:00", "09:00"), ("12:00", "14:30"), ("14:30", "15:00"), ("22:00", "24:00"))

    day = at("2026-11-24T00:00")

    assert changes(calendar, day, day + DAY) == [
        at(f"2026-11-24T{clock}") for clock in ("06:00", "09:00", "12:00", "15:00", "22:00")
    ]


def test_the_state_tells_by_what_it_is_open_or_closed() -> None:
    calendar = msgspec.structs.replace(
        every_day(("22:00", "02:00")),
        dates=(DatedException(date="2026-11-24", spans=(("20:00", "03:00"),), name="Fair"),),
    )

    assert state(calendar, at("2026-11-23T12:00")) == CalendarState(open=False, why="weekly")
    assert state(calendar, at("2026-11-23T23:00")) == CalendarState(open=True, why="weekly")
    assert state(calendar, at("2026-11-24T01:00")) == CalendarState(open=False, why="date", name="Fair")
    assert state(calendar, at("2026-11-25T02:30")) == CalendarState(open=True, why="date", name="Fair")


def test_two_thousand_exceptions_are_looked_through_in_a_moment() -> None:
    first = date(2027, 1, 1)
    dates = tuple(
        DatedException(date=(first + timedelta(days=number)).isoformat()) for number in range(2_000)
    )
    calendar = msgspec.structs.replace(every_day(("00:00", "24:00")), dates=dates)

    assert next_change(calendar, at("2027-01-01T00:00")) == at("2032-06-23T00:00")


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (office(holidays="XX"), "holidays of 'XX'"),
        (office(holidays="DE-QQ"), "holidays of 'DE-QQ'"),
        (office(dates=(DatedException(date="9999-12-31"),)), "not between"),
        (office(time_zone="Mars/Olympus"), "Time zone"),
        (office(time_zone="../../etc/passwd"), "Time zone"),
        (office(weekly={"mon": (("09:00", "09:00"),)}), "not a span"),
        (office(weekly={"mon": (("24:00", "02:00"),)}), "not a span"),
        (office(weekly={"mon": (("09:00", "12:00"), ("11:00", "13:00"))}), "overlaps"),
        (office(dates=(DatedException(date="2026-02-30"),)), "not a date"),
        (office(dates=(DatedException(date="2026-02-01"), DatedException(date="2026-02-01"))), "twice"),
    ],
)
def test_what_is_wrong_with_a_calendar_is_said(calendar: Calendar, expected: str) -> None:
    assert expected in " ".join(problems(calendar))


def test_a_sound_calendar_has_no_problems() -> None:
    assert problems(office(holidays="DE")) == []
    assert problems(office(holidays="DE-BY")) == []
    assert problems(every_day(("08:00", "12:00"), ("12:00", "24:00"))) == []
    assert problems(every_day(("22:00", "02:00"))) == []


@pytest.mark.parametrize("clock", ["9:00", "25:00", "12:60", "24:01", "noon"])
def test_a_wire_text_that_is_no_time_of_day_is_refused(clock: str) -> None:
    body = {"name": "Office", "weekly": {"mon": [[clock, "18:00"]]}}

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, Calendar)
