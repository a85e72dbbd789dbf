"""The system about itself: facts for administrators, never a secret."""

import httpx2

from cordboard.storage.migrate import HEAD
from tests.web.console.conftest import As


async def test_it_tells_version_database_checks_settings_and_duties(
    administrator: httpx2.AsyncClient,
) -> None:
    answer = await administrator.get("/system")

    told = answer.json()
    assert answer.status_code == 200, answer.text
    assert (told["database"]["kind"], told["database"]["migration"]) == ("SQLite", HEAD)
    assert told["database"]["bytes"] > 0
    assert [(each["name"], each["ok"]) for each in told["checks"]] == [("database", True)]
    settings = {each["name"]: each["value"] for each in told["settings"]}
    assert (settings["limits"], settings["smtp_url"], settings["database_url"]) == ("off", "", "")
    assert told["started_at"] <= told["now"]


async def test_licences_are_those_of_what_is_installed(administrator: httpx2.AsyncClient) -> None:
    items = (await administrator.get("/system/licences")).json()["items"]

    found = {each["name"].lower(): each["licence"] for each in items}
    assert {"msgspec", "sqlalchemy", "starlette", "uvicorn"} <= found.keys()
    assert "pytest" not in found
    assert all(found.values())


async def test_only_who_may_see_settings_sees_it(as_user: As) -> None:
    manager = await as_user("Manager")

    assert [(await manager.get(path)).status_code for path in ("/system", "/system/licences")] == [403, 403]
