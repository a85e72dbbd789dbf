"""A calendar keeps to the wall clock when the clocks are put forward or back, in every zone."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.core.calendar import WEEKDAYS, Calendar, Span, is_open, next_change
from cordboard.core.instant import DAY, HOUR, MINUTE
from tests.core.calendars import at, changes, every_day, office


def test_a_span_inside_the_skipped_hour_does_not_happen() -> None:
    calendar = every_day(("02:15", "02:45"))

    assert next_change(calendar, at("2026-03-29T01:59")) == at("2026-03-30T02:15")


def test_a_span_into_the_skipped_hour_ends_when_the_clock_jumps() -> None:
    calendar = every_day(("01:30", "02:30"))

    assert next_change(calendar, at("2026-03-29T01:45")) == at("2026-03-29T03:00")
    assert is_open(calendar, at("2026-03-29T03:00") - 1)


def test_a_span_inside_the_repeated_hour_happens_twice() -> None:
    calendar = every_day(("02:15", "02:45"))

    changes = [at("2026-10-25T01:00")]
    while len(changes) < 5:
        following = next_change(calendar, changes[-1])
        assert following is not None
        changes.append(following)

    assert changes[1:] == [
        at("2026-10-25T02:15", fold=0),
        at("2026-10-25T02:45", fold=0),
        at("2026-10-25T02:15", fold=1),
        at("2026-10-25T02:45", fold=1),
    ]


def test_opening_hours_keep_their_local_time_when_the_clock_changes() -> None:
    calendar = office()

    winter, summer = at("2026-03-27T09:00"), at("2026-03-30T09:00")

    assert next_change(calendar, at("2026-03-27T00:00")) == winter
    assert next_change(calendar, at("2026-03-28T00:00")) == summer
    assert (summer - winter) % DAY == DAY - HOUR


@pytest.mark.parametrize(
    ("zone", "forward", "back"),
    [
        ("Europe/Berlin", "2026-03-29", "2026-10-25"),
        ("Europe/London", "2026-03-29", "2026-10-25"),
        ("America/New_York", "2026-03-08", "2026-11-01"),
        ("Australia/Sydney", "2026-10-04", "2026-04-05"),
    ],
)
def test_the_longest_and_the_shortest_day_of_each_zone_keep_their_wall_times(
    zone: str, forward: str, back: str
) -> None:
    nights = every_day(("22:00", "06:00"), ("12:00", "13:00"), zone=zone)

    for day, hours in ((forward, 7), (back, 9)):
        noon = at(f"{day}T12:00", zone)
        begun, ended, lunch, lunch_over, evening = changes(nights, noon - 20 * HOUR, noon + 20 * HOUR)[-6:-1]
        assert ended == at(f"{day}T06:00", zone)
        assert ended - begun == hours * HOUR
        assert (lunch, lunch_over) == (noon, noon + HOUR)
        assert evening == at(f"{day}T22:00", zone)


def test_a_span_inside_the_skipped_half_hour_of_lord_howe_does_not_happen() -> None:
    calendar = every_day(("02:05", "02:25"), zone="Australia/Lord_Howe")

    morning = at("2026-10-04T01:30", "Australia/Lord_Howe")

    assert next_change(calendar, morning) == at("2026-10-05T02:05", "Australia/Lord_Howe")


def test_a_day_whose_midnight_is_skipped_begins_an_hour_later() -> None:
    cairo = every_day(("00:00", "08:00"), zone="Africa/Cairo")

    before = at("2026-04-23T23:00", "Africa/Cairo")

    assert next_change(cairo, before) == at("2026-04-24T01:00", "Africa/Cairo") == before + HOUR
    assert next_change(cairo, before + HOUR) == at("2026-04-24T08:00", "Africa/Cairo")


def test_a_date_that_a_zone_never_had_is_passed_over() -> None:
    apia = every_day(("09:00", "17:00"), zone="Pacific/Apia")

    before = at("2011-12-29T18:00", "Pacific/Apia")

    assert next_change(apia, before) == at("2011-12-31T09:00", "Pacific/Apia") == before + 15 * HOUR


half_hours = st.integers(0, 47).map(lambda n: f"{n // 2:02}:{n % 2 * 30:02}")
spans = st.lists(st.tuples(half_hours, half_hours).filter(lambda s: s[0] != s[1]), max_size=2).map(tuple)


@settings(max_examples=100, deadline=None)
@given(
    weekly=st.dictionaries(st.sampled_from(WEEKDAYS), spans),
    exceptions=st.dictionaries(st.integers(-1, 3), spans),
    zone=st.sampled_from(
        [
            "Europe/Berlin",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/New_York",
            "Africa/Cairo",
        ]
    ),
    around=st.sampled_from(["2026-10-24", "2026-03-28", "2026-03-07", "2026-10-31", "2026-04-23"]),
    start=st.integers(0, 72 * 2),
    holidays=st.sampled_from([None, "DE", "LB"]),
)
def test_the_next_change_is_the_first_minute_with_another_answer(
    weekly: dict[str, tuple[Span, ...]],
    exceptions: dict[int, tuple[Span, ...]],
    zone: str,
    around: str,
    start: int,
    holidays: str | None,
) -> None:
    first = date.fromisoformat(around)
    dates = [
        {"date": (first + timedelta(days=ahead)).isoformat(), "spans": spans}
        for ahead, spans in exceptions.items()
    ]
    calendar = msgspec.convert(
        {"name": "Any", "time_zone": zone, "weekly": weekly, "dates": dates, "holidays": holidays}, Calendar
    )
    now = at(f"{around}T00:00", zone) + start * 30 * MINUTE

    change = next_change(calendar, now)

    state = is_open(calendar, now)
    scanned = (now + step * 30 * MINUTE for step in range(1, 4 * 48))
    expected = next((moment for moment in scanned if is_open(calendar, moment) is not state), None)
    if expected is not None:
        assert change == expected
    else:
        assert change is None or change > now + 3 * DAY
