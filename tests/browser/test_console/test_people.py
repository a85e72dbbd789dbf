"""Users at the console: made, given a password, kept out; and what the product itself supplies."""

import re

from playwright.async_api import expect

from tests.browser.test_console.console import Desktop, Managers, choose, drawer, press
from tests.faults.server import PASSWORD


async def test_a_user_is_made_signs_in_and_is_kept_out(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/users?create=1")
    form = drawer(page).first

    await form.get_by_label("User name").fill("eve")
    await form.get_by_label("Full name").fill("Eve Evening")
    await form.get_by_label("Password", exact=True).fill("short")
    await choose(page, "Role", "Team Leader")
    await press(page, "Create")
    await expect(form.get_by_text("At least 8 characters are needed.")).to_be_visible()
    await form.get_by_label("Password", exact=True).fill(PASSWORD)
    await form.get_by_role("switch", name="Must change the password").uncheck()
    await press(page, "Create")
    await expect(page.get_by_role("row", name=re.compile("^eve"))).to_contain_text("Active")
    assert other.read("users", "eve")["role"] == "Team Leader"

    eve = await managers.manager("/console/variables", name="eve")
    await eve.get_by_role("link", name="ContactCentreClosed").click()
    await drawer(eve).get_by_role("switch", name="Value: yes").check()
    await press(eve, "Save")
    await expect(eve.get_by_text("ContactCentreClosed is saved")).to_be_visible()
    await expect(eve.get_by_role("row", name=re.compile("ContactCentreClosed"))).to_contain_text("Yes")
    assert other.read("variables", "ContactCentreClosed")["value"] is True
    other.change("variables", "ContactCentreClosed", value=False)

    await page.get_by_role("link", name="eve").click()
    await form.get_by_role("switch", name="Active").uncheck()
    await press(page, "Save")
    await expect(page.get_by_role("row", name=re.compile("^eve"))).to_contain_text("Not active")
    await eve.reload()
    await expect(eve.get_by_label("User name")).to_be_visible()


async def test_nobody_gives_a_role_above_their_own(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/users?create=1")
    form = drawer(page).first

    await form.get_by_label("User name").fill("upstart")
    await choose(page, "Role", "Administrator")
    await press(page, "Create")

    await expect(form.get_by_text("The role Administrator is above your own.")).to_be_visible()
    assert not other.there("users", "upstart")
    managers.forgive(403)


async def test_what_is_supplied_is_shown_and_not_changed(managers: Managers) -> None:
    page = await managers.manager("/console/status-codes")

    await page.get_by_role("link", name="Not responding").click()

    await expect(drawer(page)).to_contain_text("It is supplied with the product")
    await expect(drawer(page).get_by_role("button", name="Save")).to_have_count(0)
    await expect(drawer(page).get_by_role("button", name="Delete")).to_have_count(0)
