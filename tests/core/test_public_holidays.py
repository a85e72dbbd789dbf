"""Public holidays close a calendar, unless a dated exception says otherwise."""

import msgspec

from cordboard.core.calendar import CalendarState, DatedException, is_open, next_change, state
from tests.core.calendars import at, every_day, office


def test_a_public_holiday_is_closed_all_day_and_says_its_name() -> None:
    calendar = office(holidays="DE")

    assert state(calendar, at("2026-12-25T12:00")) == CalendarState(
        open=False, why="holiday", name="Christmas Day"
    )
    assert next_change(calendar, at("2026-12-24T18:00")) == at("2026-12-28T09:00")
    assert is_open(office(), at("2026-12-25T12:00"))


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    epiphany = at("2026-01-06T12:00")

    assert not is_open(office(holidays="DE-BY"), epiphany)
    assert is_open(office(holidays="DE"), epiphany)


def test_a_dated_exception_overrules_the_holiday_of_its_date() -> None:
    calendar = office(
        holidays="DE", dates=(DatedException(date="2026-12-25", spans=(("10:00", "12:00"),), name="Sale"),)
    )

    assert state(calendar, at("2026-12-25T11:00")) == CalendarState(open=True, why="date", name="Sale")
    assert state(calendar, at("2026-12-25T13:00")) == CalendarState(open=False, why="date", name="Sale")
    assert next_change(calendar, at("2026-12-24T18:00")) == at("2026-12-25T10:00")


def test_the_next_holiday_of_an_always_open_calendar_is_found() -> None:
    calendar = msgspec.structs.replace(every_day(("00:00", "24:00")), holidays="DE")

    assert next_change(calendar, at("2026-12-26T00:00")) == at("2026-12-27T00:00")
    assert next_change(calendar, at("2026-12-27T00:00")) == at("2027-01-01T00:00")


def test_a_holiday_cuts_the_span_begun_on_the_evening_before() -> None:
    calendar = msgspec.structs.replace(every_day(("22:00", "02:00")), holidays="DE")

    assert next_change(calendar, at("2026-12-24T23:00")) == at("2026-12-25T00:00")


def test_a_moment_beyond_the_years_of_known_holidays_is_answered_all_the_same() -> None:
    calendar = office(holidays="DE")

    assert is_open(calendar, at("2150-12-25T12:00"))
    assert next_change(calendar, at("2150-12-25T12:00")) == at("2150-12-25T17:30")
