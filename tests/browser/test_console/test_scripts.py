"""A script's whole life at the console: made, imported, edited by two, published, compared, exported, deleted."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers, drawer, press
from tests.browser.test_console.test_pages import settled
from tests.faults.server import MANAGER

NAME = "Sales / Support"
AT = "/console/scripts/Sales%20%2F%20Support"
SERVER = "scripts/Sales%20%2F%20Support"


def script_of(other: Desktop) -> dict[str, Any]:
    return other.read("scripts", NAME)


def text_of(other: Desktop, version: int, node: str) -> str:
    return other.read(f"{SERVER}/versions", str(version))["definition"]["nodes"][node]["text"]


def write_as_other(other: Desktop, version: int, node: str, text: str) -> None:
    """Somebody else saves another text of a node."""
    definition = other.read(f"{SERVER}/versions", str(version))["definition"]
    definition["nodes"][node]["text"] = text
    other.put(f"{SERVER}/versions/{version}", {"definition": definition})


async def text_field(page: Page, managers: Managers, version: int, node: str) -> Locator:
    """The text of a node in the editor, opened by its address."""
    await page.goto(f"{managers.address}{AT}/edit/{version}?node={node}")
    field = page.get_by_role("textbox", name="Text", exact=True)
    await field.wait_for()
    return field


async def of_version(page: Page, version: int, word: str) -> None:
    await page.get_by_role("button", name=f"What can be done with version {version}").click()
    await page.get_by_role("menuitem", name=word, exact=True).click()


async def test_a_script_lives_from_its_template_to_its_end(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/scripts")

    # Made from a template; the editor opens on it.
    await page.get_by_role("button", name="New script").click()
    form = drawer(page)
    await press(page, "Create and open")
    await form.get_by_text("This is needed.").wait_for()
    await form.get_by_label("Name").fill(NAME)
    await form.get_by_role("combobox", name="Script").click()
    await page.get_by_role("option", name="Chat Routing", exact=True).click()
    await press(page, "Create and open")
    await page.wait_for_url(re.compile(f"{AT}/edit/1$"))

    # The draft is saved as one goes.
    field = await text_field(page, managers, 1, "greet")
    await field.fill("Welcome to sales.")
    await page.get_by_text(re.compile("^Saved [0-9]")).wait_for()
    assert text_of(other, 1, "greet") == "Welcome to sales."

    # Published: the first active version.
    await page.get_by_role("button", name="Publish …").click()
    await expect(form).to_contain_text("this is the first")
    await form.get_by_label("Description of this version").fill("The beginning")
    await press(page, "Activate")
    await page.get_by_text("Version 1 is active").first.wait_for()
    assert script_of(other)["active"] == 1

    # It is locked now: the first change makes a new version, and the page goes on there.
    field = await text_field(page, managers, 1, "greet")
    await field.fill("Welcome back.")
    await page.wait_for_url(re.compile(rf"{AT}/edit/2\b"))
    await page.get_by_text(re.compile("^Saved [0-9]")).wait_for()
    assert text_of(other, 1, "greet") == "Welcome to sales."
    assert text_of(other, 2, "greet") == "Welcome back."

    # What differs is told and drawn.
    await page.goto(managers.address + AT + "/versions")
    await of_version(page, 2, "Compare with …")
    await press(page, "Compare with …")
    await page.wait_for_url(re.compile(f"{AT}/compare/1/2$"))
    told = page.get_by_role("button", name=re.compile("greet.*was “Welcome to sales.”, now “Welcome back.”"))
    await told.wait_for()
    await page.locator(".react-flow__node").first.wait_for()
    await settled(page)
    assert await violations(page) == []

    # Tried on a share, then for all.
    await page.goto(managers.address + AT + "/versions")
    await of_version(page, 2, "Try on a share …")
    await form.get_by_label("Percent of new chats").fill("25")
    await expect(form).to_contain_text("Welcome back.")
    await settled(page)
    assert await violations(page) == []
    await press(page, "Try it")
    await page.get_by_role("heading", name="Version 2 is tried on 25 % of new chats").wait_for()
    assert (script_of(other)["next"], script_of(other)["share"]) == (2, 25)
    await settled(page)
    assert await violations(page) == []
    await page.get_by_role("button", name="Activate for all …").click()
    await press(page, "Activate")
    await page.get_by_role("row", name=re.compile("Version 2.*Active")).wait_for()

    # Copied, locked, exported, deleted.
    await of_version(page, 2, "New version from it")
    await page.get_by_role("row", name=re.compile("Version 3")).wait_for()
    await of_version(page, 3, "Lock …")
    await press(page, "Lock")
    await page.get_by_role("row", name=re.compile("Version 3.*Yes.*Inactive")).wait_for()
    async with page.expect_download() as download:
        await of_version(page, 2, "Export")
    exported = Path(str(await (await download.value).path()))
    assert json.loads(exported.read_bytes())["nodes"]["greet"]["text"] == "Welcome back."
    await of_version(page, 3, "Delete …")
    await press(page, "Delete")
    await expect(page.get_by_role("row", name=re.compile("Version 3"))).to_have_count(0)

    # In use it stays; where is told.
    other.make("routing-points", {"name": "sales", "script": NAME, "urls": ["sales.example/*"]})
    await page.goto(managers.address + AT)
    await page.get_by_role("link", name="sales", exact=True).wait_for()
    await page.get_by_role("button", name="Delete", exact=True).click()
    await press(page, "Delete")
    where = page.get_by_role("dialog", name=f"{NAME} is in use")
    await where.get_by_role("link", name=re.compile("sales")).wait_for()
    assert other.there("scripts", NAME)
    await page.goto(managers.address + "/console/scripts?q=sales")
    await page.get_by_role("row", name=re.compile("Support.*sales.*Version 2")).wait_for()


async def test_two_in_one_draft_see_each_other_and_nobodys_work_is_lost(
    managers: Managers, other: Desktop
) -> None:
    other.make("scripts", {"name": NAME, "template": "Chat Routing"})
    other.make(f"{SERVER}/versions", {"from": 1})
    draft = other.read("scripts", NAME)["newest"]
    page = await managers.manager()
    field = await text_field(page, managers, draft, "greet")
    second = await managers.manager(f"{AT}/edit/{draft}?node=greet", name=MANAGER)
    await second.get_by_role("textbox", name="Text", exact=True).wait_for()
    await second.get_by_text("mo Manager is editing this too").wait_for()
    await second.close()

    # Different nodes: both changes stand, and both are seen.
    write_as_other(other, draft, "still_waiting", "theirs")
    await field.fill("mine")
    await page.get_by_text(re.compile("^Saved [0-9]")).wait_for()
    assert (text_of(other, draft, "greet"), text_of(other, draft, "still_waiting")) == ("mine", "theirs")

    # The same node: somebody must choose; nothing is overwritten before, and what was typed stays.
    field = await text_field(page, managers, draft, "greet")
    write_as_other(other, draft, "greet", "theirs again")
    await field.fill("mine again")
    clash = page.get_by_role("dialog", name="Two people changed the same")
    await expect(clash).to_contain_text("greet")
    await settled(page)
    assert await violations(page) == []
    assert text_of(other, draft, "greet") == "theirs again"
    await clash.get_by_role("button", name="Decide later").click()
    await expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value("mine again")
    await page.get_by_role("button", name="Choose …").click()
    await clash.get_by_role("button", name="Save mine as a new version").click()
    await page.wait_for_url(re.compile(rf"{AT}/edit/{draft + 1}\b"))
    assert text_of(other, draft, "greet") == "theirs again"
    assert text_of(other, draft + 1, "greet") == "mine again"

    # Without a line what is typed is kept, and saved when the line is back.
    field = await text_field(page, managers, draft + 1, "greet")
    await page.context.set_offline(True)
    await field.fill("typed in a tunnel")
    await page.get_by_text(re.compile("^Not saved since")).wait_for()
    await page.context.set_offline(False)
    await page.get_by_text(re.compile("^Saved [0-9]")).wait_for()
    assert text_of(other, draft + 1, "greet") == "typed in a tunnel"
    managers.complaints = [line for line in managers.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


async def test_a_wrong_file_is_refused_with_every_reason_at_once(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/scripts?new=1")
    form = drawer(page)
    wrong = {
        "format": 1,
        "start": "a",
        "nodes": {"a": {"kind": "start"}, "b": {"kind": "nonsense"}, "c": {"kind": "wait", "seconds": []}},
    }

    await form.get_by_label("A file").check()
    await form.locator("input[type=file]").set_input_files(
        {"name": "Imported.json", "mimeType": "application/json", "buffer": json.dumps(wrong).encode()}
    )
    await expect(form.get_by_label("Name")).to_have_value("Imported")
    await press(page, "Create and open")
    reasons = form.get_by_role("alert").get_by_role("listitem")
    await expect(reasons).to_have_count(2)
    await expect(reasons.first).to_contain_text("nonsense")
    assert await violations(page) == []
    assert not other.there("scripts", "Imported")

    good = {**wrong, "nodes": {"a": {"kind": "start", "exits": {"next": "b"}}, "b": {"kind": "end"}}}
    await form.locator("input[type=file]").set_input_files(
        {"name": "Imported.json", "mimeType": "application/json", "buffer": json.dumps(good).encode()}
    )
    await press(page, "Create and open")
    await page.wait_for_url(re.compile("/console/scripts/Imported/edit/1$"))
    assert other.there("scripts", "Imported")


async def test_a_supplied_script_is_looked_at_and_made_ones_own(managers: Managers, other: Desktop) -> None:
    page = await managers.manager("/console/scripts/Chat%20Routing/edit/1")

    await page.get_by_text("Supplied with the product").first.wait_for()
    await page.get_by_role("button", name="Make my own script from it").click()
    await drawer(page).get_by_label("Name").fill("Mine")
    await press(page, "Create and open")

    await page.wait_for_url(re.compile("/console/scripts/Mine/edit/1$"))
    assert other.read("scripts", "Mine")["versions"] == 1
