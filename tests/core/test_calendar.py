from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.core.calendar import WEEKDAYS, Calendar, DatedException, Span, is_open, next_change, problems
from cordboard.core.instant import DAY, MINUTE

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
    assert (summer - winter) % DAY == DAY - 60 * MINUTE


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
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
    assert problems(every_day(("08:00", "12:00"), ("12:00", "24:00"))) == []
    assert problems(every_day(("22:00", "02:00"))) == []


@pytest.mark.parametrize("clock", ["9:00", "25:00", "12:60", "24:01", "noon"])
def test_a_wire_text_that_is_no_time_of_day_is_refused(clock: str) -> None:
    body = {"name": "Office", "weekly": {"mon": [[clock, "18:00"]]}}

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, Calendar)


half_hours = st.integers(0, 47).map(lambda n: f"{n // 2:02}:{n % 2 * 30:02}")
spans = st.lists(st.tuples(half_hours, half_hours).filter(lambda s: s[0] != s[1]), max_size=2).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    weekly=st.dictionaries(st.sampled_from(WEEKDAYS), spans),
    exceptions=st.dictionaries(st.sampled_from(["2026-10-24", "2026-10-25", "2026-10-27"]), spans),
    zone=st.sampled_from(["Europe/Berlin", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    start=st.integers(0, 72 * 2),
)
def test_the_next_change_is_the_first_minute_with_another_answer(
    weekly: dict[str, tuple[Span, ...]], exceptions: dict[str, tuple[Span, ...]], zone: str, start: int
) -> None:
    dates = [{"date": day, "spans": spans} for day, spans in exceptions.items()]
    calendar = msgspec.convert({"name": "Any", "time_zone": zone, "weekly": weekly, "dates": dates}, Calendar)
    now = at("2026-10-24T00:00", zone) + start * 30 * MINUTE

    change = next_change(calendar, now)

    state = is_open(calendar, now)
    scanned = (now + step * 30 * MINUTE for step in range(1, 4 * 48))
    expected = next((moment for moment in scanned if is_open(calendar, moment) is not state), None)
    if expected is not None:
        assert change == expected
    else:
        assert change is None or change > now + 3 * DAY
