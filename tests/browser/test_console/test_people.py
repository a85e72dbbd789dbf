"""People at the console: users made, kept out and sent from their desks; roles; and what the product itself supplies."""

import re

from playwright.async_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, choose, drawer, press
from tests.browser.test_first_road import write
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


async def test_a_role_is_cloned_changed_given_and_kept_while_in_use(
    managers: Managers, other: Desktop
) -> None:
    page = await managers.manager("/console/roles")
    form = drawer(page).first

    await page.get_by_role("button", name="Clone Observer").click()
    await drawer(page).get_by_label("Name of the copy").fill("Quality")
    await press(page, "Clone")
    await expect(form.get_by_label("Name")).to_have_value("Quality")
    view = form.get_by_role("checkbox", name="Queues: View", exact=True)
    await view.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Space")
    await expect(form.get_by_role("checkbox", name="Queues: Edit", exact=True)).to_be_checked()
    await form.get_by_role("checkbox", name="Status codes: everything").check()
    # An administrator's affair: a manager cannot give it.
    await form.get_by_role("checkbox", name="API tokens: View", exact=True).click(force=True)
    await expect(form.get_by_role("checkbox", name="API tokens: View", exact=True)).not_to_be_checked()
    await form.get_by_label("Rank").fill("70")
    await press(page, "Save")
    await expect(form.get_by_text("A role of rank 70 is above your own, 60.")).to_be_visible()
    managers.forgive(403)
    await form.get_by_label("Rank").fill("25")
    assert await violations(page) == []
    await press(page, "Save")
    await expect(page.get_by_role("row", name=re.compile("^Quality"))).to_contain_text("25")
    held = other.read("roles", "Quality")["permissions"]
    assert {"queue:edit", "queue:view", "status_code:new", "status_code:delete"} <= set(held)
    assert "api_token:view" not in held

    other.make("users", {"user_name": "quinn", "role": "Quality", "password": PASSWORD})
    quinn = await managers.manager("/console/queues/General", name="quinn")
    await expect(drawer(quinn).get_by_role("button", name="Save")).to_be_visible()
    await expect(drawer(quinn).get_by_role("button", name="Delete")).to_have_count(0)
    await page.get_by_role("link", name="Quality").click()
    await expect(form.get_by_role("link", name="quinn")).to_be_visible()
    await press(page, "Delete")
    await press(page, "Delete")
    await expect(drawer(page).last).to_contain_text("user “quinn”")


async def test_who_is_deactivated_is_told_of_beforehand_and_leaves_the_chats(
    managers: Managers, other: Desktop
) -> None:
    ada = await managers.agent("agent1")
    visitor = await managers.open("/demo")
    await visitor.get_by_role("button", name="Open chat").click()
    await write(visitor, "Is anybody there?")
    await ada.get_by_role("button", name=re.compile("^Accept")).click()
    await expect(visitor.get_by_text("Ada Agent has joined")).to_be_visible()
    bo = await managers.agent("agent2")
    page = await managers.manager("/console/users")
    row = page.get_by_role("row", name=re.compile("^agent1"))

    await expect(row).to_contain_text("Ready, talking 1 of 3")
    assert await violations(page) == []
    await page.get_by_role("link", name="agent1").click()
    await drawer(page).get_by_role("switch", name="Active").uncheck()
    await expect(drawer(page).get_by_role("alert")).to_contain_text(
        "1 chat at hand goes back to the head of its queue."
    )
    assert await violations(page) == []
    await press(page, "Save")

    await expect(row).to_contain_text("Not active")
    await expect(row).to_contain_text("Not signed in")
    await bo.get_by_role("button", name=re.compile("^Accept")).click()
    await expect(visitor.get_by_text("Bo Agent has joined")).to_be_visible()
    other.change("users", "agent1", active=True)
    managers.forgive(403)


async def test_many_users_are_made_at_once(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/users")

    await page.get_by_role("button", name="Create many").click()
    lines = [
        "user_name,full_name,role,agent_groups",
        "uma,Uma One,Agent,Everyone",
        "udo,Udo Two,Boss,Everyone",
    ]
    await drawer(page).get_by_label("Users").fill("\n".join(lines))
    await press(page, "Create 2 users")
    await expect(drawer(page)).to_contain_text("There is no role 'Boss'.")
    await expect(drawer(page)).to_contain_text("1 line could not be created")
    assert await violations(page) == []
    await drawer(page).get_by_label("Users").fill("\n".join(lines).replace("Boss", "Agent"))
    await press(page, "Create 1 user")

    await expect(page.get_by_role("row", name=re.compile("^udo"))).to_be_visible()
    assert other.read("users", "uma")["agent_groups"] == ["Everyone"]
