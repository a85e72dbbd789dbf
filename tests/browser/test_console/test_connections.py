"""What is outside: API tokens, hosts with their keys, data sources with their statements."""

import re

import httpx2
from playwright.async_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, choose, drawer, press
from tests.faults.server import MANAGER


async def test_a_token_is_shown_once_used_and_revoked(managers: Managers, other: Desktop) -> None:
    assert other.there("users", "olga")
    page = await managers.manager("/console/api-tokens?create=1", name=MANAGER)
    form = drawer(page).first

    await form.get_by_label("Name").fill("Planner")
    await choose(page, "User", "olga Observer (olga)")
    await form.get_by_role("searchbox", name="Search permissions").fill("queues")
    await form.get_by_role("checkbox", name="Queues: View", exact=True).check()
    assert await violations(page) == []
    await press(page, "Create")
    token = await page.get_by_role("textbox", name="Token", exact=True).input_value()
    assert await violations(page) == []
    await page.get_by_role("button", name="I have it").click()

    with httpx2.Client(base_url=f"{managers.address}/api/v1") as planner:
        planner.headers["authorization"] = f"Bearer {token}"
        assert planner.get("/queues").status_code == 200
        assert planner.get("/skills").status_code == 403

        row = page.get_by_role("row", name=re.compile("^Planner"))
        await expect(row).to_contain_text("1 permission")
        await page.get_by_role("link", name="Planner").click()
        await expect(drawer(page)).not_to_contain_text(token)
        await expect(drawer(page).get_by_role("button", name="Save")).to_have_count(0)
        await press(page, "Revoke")
        await press(page, "Revoke")
        await expect(row).to_have_count(0)
        assert planner.get("/queues").status_code == 401


async def test_a_host_has_a_key_that_is_renewed(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/hosts?create=1", name=MANAGER)
    form = drawer(page).first

    await form.get_by_label("Name").fill("Robo")
    await form.get_by_role("checkbox", name="Bot").check()
    await press(page, "Create")
    await expect(form.get_by_text("A bot is called at its URL, so it needs one.")).to_be_visible()
    await form.get_by_label("URL").fill("https://bot.example/chat")
    await press(page, "Create")
    await page.get_by_role("link", name="Robo").click()
    await form.get_by_role("button", name="Show the key").click()
    first = await form.get_by_role("textbox", name="Key now").input_value()
    await form.get_by_role("button", name="Renew the key").click()
    await press(page, "Renew the key")

    await expect(form.get_by_role("textbox", name="Key before")).to_have_value(first)
    await expect(form.get_by_role("textbox", name="Key now")).not_to_have_value(first)
    assert await violations(page) == []
    assert other.read("hosts", "Robo")["key"] == 2


async def test_a_statement_says_what_is_wrong_with_it(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/data-sources?create=1", name=MANAGER)
    form = drawer(page).first

    await form.get_by_label("Name").first.fill("Customers")
    await form.get_by_label("Connection").fill("shop")
    await form.get_by_role("button", name="Add a statement").click()
    await form.get_by_label("SQL").fill("DELETE FROM customer WHERE number = :number")
    await form.get_by_role("combobox", name="Type of :number").click()
    await page.get_by_role("option", name="Number", exact=True).click()
    await form.get_by_role("combobox", name="Columns").fill("tier")
    await page.keyboard.press("Enter")
    await press(page, "Create")
    await expect(form.get_by_role("group", name="statement 1").get_by_role("alert")).to_be_visible()
    assert await violations(page) == []
    await form.get_by_label("SQL").fill("SELECT tier FROM customer WHERE number = :number")
    await press(page, "Create")

    await expect(page.get_by_role("link", name="Customers")).to_be_visible()
    statement = other.read("data-sources", "Customers")["statements"][0]
    assert (statement["arguments"], statement["columns"]) == ({"number": "number"}, ["tier"])
