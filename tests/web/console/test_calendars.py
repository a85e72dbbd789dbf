"""Calendars asked over HTTP: open or closed and why, the next change, the holidays of a year."""

from typing import Any

import httpx2
import pytest

from cordboard.wiring import House

OFFICE: dict[str, Any] = {
    "name": "Office",
    "time_zone": "Europe/Berlin",
    "weekly": {day: [["09:00", "12:00"], ["13:00", "17:30"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    "dates": [
        {"date": "2026-12-24", "spans": [["09:00", "12:00"]], "name": "Christmas Eve"},
        {"date": "2026-12-26", "spans": [["10:00", "11:00"]], "name": "Sale"},
    ],
    "holidays": "DE-BY",
}


@pytest.fixture(scope="module")
async def asker(shared_manager: httpx2.AsyncClient) -> httpx2.AsyncClient:
    """A manager of a house with the calendars Office and Plain (no times, no holidays)."""
    for body in (OFFICE, {"name": "Plain"}):
        made = await shared_manager.post("/calendars", json=body)
        assert made.status_code == 201, made.text
    return shared_manager


@pytest.mark.parametrize(
    ("at", "told", "next_change"),
    [
        ("2026-11-23T09:00:00+01:00", (True, "weekly", ""), "2026-11-23T11:00:00.000Z"),
        ("2026-11-23T12:30:00+01:00", (False, "weekly", ""), "2026-11-23T12:00:00.000Z"),
        ("2026-07-01T07:00:00Z", (True, "weekly", ""), "2026-07-01T10:00:00.000Z"),
        ("2026-12-24T15:00:00+01:00", (False, "date", "Christmas Eve"), "2026-12-26T09:00:00.000Z"),
        ("2026-12-25T10:00:00+01:00", (False, "holiday", "Christmas Day"), "2026-12-26T09:00:00.000Z"),
        ("2026-12-26T10:30:00+01:00", (True, "date", "Sale"), "2026-12-26T10:00:00.000Z"),
        ("2026-01-06T10:00:00+01:00", (False, "holiday", "Epiphany"), "2026-01-07T08:00:00.000Z"),
    ],
)
async def test_a_calendar_says_whether_it_is_open_and_why(
    asker: httpx2.AsyncClient, at: str, told: tuple[bool, str, str], next_change: str
) -> None:
    answer = await asker.get("/calendars/Office/state", params={"at": at})

    state = answer.json()
    assert answer.status_code == 200, answer.text
    assert (state["open"], state["why"], state["name"]) == told
    assert state["next_change"] == next_change


async def test_without_a_moment_it_is_about_now(asker: httpx2.AsyncClient) -> None:
    state = (await asker.get("/calendars/Plain/state")).json()

    assert (state["open"], state["why"], state["next_change"]) == (False, "weekly", None)
    assert state["at"].endswith("Z")


async def test_the_holidays_of_a_year_are_listed_and_overruled_ones_marked(asker: httpx2.AsyncClient) -> None:
    told = (await asker.get("/calendars/Office/holidays?year=2026")).json()

    assert (told["region"], told["year"], len(told["items"])) == ("DE-BY", 2026, 12)
    assert told["items"][0] == {"date": "2026-01-01", "name": "New Year's Day", "overruled": False}
    assert [each["date"] for each in told["items"] if each["overruled"]] == ["2026-12-26"]
    assert (await asker.get("/calendars/Plain/holidays")).json()["items"] == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/calendars/None/state", 404, "not_found"),
        ("/calendars/None/holidays", 404, "not_found"),
        ("/calendars/Office/state?at=noon", 422, "invalid"),
        ("/calendars/Office/state?at=2026-11-23T09:00:00", 422, "invalid"),
        ("/calendars/Office/state?at=9999-12-31T23:59:59Z", 422, "invalid"),
        ("/calendars/Office/state?at=0001-01-01T00:00:00%2B14:00", 422, "invalid"),
        ("/calendars/Office/state?colour=red", 422, "invalid"),
        ("/calendars/Office/holidays?year=0", 422, "invalid"),
        ("/calendars/Office/holidays?year=99999999999", 422, "invalid"),
        ("/calendars/Office/holidays?year=soon", 422, "invalid"),
    ],
)
async def test_what_cannot_be_answered_is_refused(
    asker: httpx2.AsyncClient, path: str, status: int, code: str
) -> None:
    answer = await asker.get(path)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("region", ["XX", "DE-QQ", "Germany", "de", "DE-"])
async def test_an_unknown_country_is_refused_when_it_is_saved(asker: httpx2.AsyncClient, region: str) -> None:
    answer = await asker.post("/calendars", json={"name": "Elsewhere", "holidays": region})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (await asker.get("/calendars/Elsewhere")).status_code == 404


async def test_a_calendar_read_again_from_the_database_knows_its_holidays(
    manager: httpx2.AsyncClient, house: House
) -> None:
    await manager.post("/calendars", json=OFFICE)

    await house.catalogues.load()

    state = (await manager.get("/calendars/Office/state?at=2026-12-25T10:00:00Z")).json()
    assert state["why"] == "holiday"
