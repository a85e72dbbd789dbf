"""The script editor: a whole script built by mouse, and again by keys alone; taken back, published, followed by a chat."""

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.conftest import People
from tests.browser.test_accessibility import violations
from tests.browser.test_console.console import Desktop, Managers
from tests.browser.test_console.flowchart import (
    arrow,
    definition_of,
    drag,
    everything,
    exit_of,
    middle,
    node,
    put,
    settings,
    shape,
    supplied,
)
from tests.browser.test_first_road import write

CHAT_ROUTING = supplied("chat_routing")
NODES: dict[str, dict[str, Any]] = CHAT_ROUTING["nodes"]
POINT = "demo"
START = CHAT_ROUTING["start"]
WORDS = {
    "start": "Start",
    "end": "End",
    "test": "Test",
    "on_date": "Check a calendar",
    "clear_chat": "End the chat",
    "send_message": "Send a message",
    "enqueue": "Enqueue",
    "set_variable": "Set a variable",
}


def bare(desktop: Desktop, name: str, *, lacks: int = 0) -> dict[str, Any]:
    """A script with the properties of Chat Routing, but for the last ones, and nothing but a start and an end."""
    nodes = {"start": {"kind": "start", "exits": {"next": "end"}}, "end": {"kind": "end"}}
    properties = CHAT_ROUTING["properties"][: len(CHAT_ROUTING["properties"]) - lacks]
    begun = {"format": 1, "start": "start", "properties": properties, "nodes": nodes}
    desktop.make("scripts", {"name": name, "import": {**begun, "canvas": {"start": [0, 0], "end": [0, 160]}}})
    return definition_of(desktop, name)


def order() -> list[tuple[str, str, str, bool]]:
    """From, exit, to, and whether that has to be made: nodes as a chat first comes to them."""
    steps: list[tuple[str, str, str, bool]] = []
    made = {START}
    left = [START]
    while left:
        at = left.pop(0)
        for exit_, to in NODES[at].get("exits", {}).items():
            steps.append((at, exit_, to, to not in made))
            if to not in made:
                made.add(to)
                left.append(to)
    return steps


class ByMouse:
    """Drags nodes from the list onto exits and arrows, and exits to nodes."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.ids = {START: START}

    async def make(self, name: str, place: tuple[float, float]) -> None:
        """A node of Chat Routing, dropped there, with its settings."""
        await drag(
            self._page, self._page.get_by_role("button", name=WORDS[NODES[name]["kind"]], exact=True), place
        )
        fresh = self._page.locator("[data-view=canvas] [data-selected]")
        await expect(fresh).to_have_count(1)
        self.ids[name] = (await fresh.get_attribute("data-node")) or ""
        await expect(self._page.get_by_role("group", name=f"Settings of {self.ids[name]}")).to_be_visible()
        for setting, value in settings(NODES[name]).items():
            await put(self._page, setting, value)

    async def exit(self, name: str, exit_: str) -> tuple[float, float]:
        """Where an exit is, with everything in sight."""
        await everything(self._page)
        return await middle(exit_of(self._page, self.ids[name], exit_))

    async def build(self) -> None:
        """All of Chat Routing; what counts the rounds is inserted on an arrow that is there already."""
        for at, exit_, to, fresh in order():
            if to == "count":
                await self.make("enough", await self.exit(at, exit_))
                await everything(self._page)
                await self.make("count", await arrow(self._page, self.ids[at], exit_))
            elif fresh and to not in self.ids:
                await self.make(to, await self.exit(at, exit_))
            elif at != "count":
                await everything(self._page)
                await drag(
                    self._page,
                    exit_of(self._page, self.ids[at], exit_),
                    await middle(node(self._page, self.ids[to])),
                )
            await expect(
                self._page.locator(f'.react-flow__edge[data-id="{self.ids[at]}/{exit_}"]')
            ).to_have_count(1)


async def enter_property(page: Page, wanted: dict[str, Any]) -> None:
    """A number among the script's properties, by the form."""
    form = page.get_by_role("complementary", name="Details")
    await form.get_by_role("button", name="Add a property").click()
    card = form.locator('[data-field^="properties."]:not([data-field$=".default"])').last
    await card.get_by_label("Name", exact=True).fill(wanted["name"])
    await card.get_by_label("Name", exact=True).press("Enter")
    await card.get_by_role("combobox", name="Type").click()
    await page.get_by_role("option", name="Number", exact=True).click()
    for label in ("Default", "Least", "Most", "Label", "Description"):
        await card.get_by_label(label, exact=True).fill(str(wanted[label.lower()]))
    exposed = card.get_by_role("switch", name="Exposed")
    if await exposed.is_checked() is not wanted["exposed"]:
        await exposed.click(force=True)


async def copy_between_scripts(page: Page, ids: dict[str, str], other: Desktop) -> None:
    """Two nodes that lie beside one another, by a frame drawn around them, go into a script in another window."""
    bare(other, "Taker")
    await everything(page)
    boxes = [await node(page, ids[name]).bounding_box() for name in ("count", "enough")]
    around = [box for box in boxes if box is not None]
    first = (min(box["x"] for box in around) - 6, min(box["y"] for box in around) - 6)
    last = (max(b["x"] + b["width"] for b in around) + 6, max(b["y"] + b["height"] for b in around) + 6)
    await page.keyboard.down("Shift")
    await page.mouse.move(*last)
    await page.mouse.down()
    await page.mouse.move(*first, steps=6)
    await page.mouse.up()
    await page.keyboard.up("Shift")
    chosen = page.locator("[data-view=canvas] [data-selected]")
    await expect(chosen.nth(1)).to_be_visible()
    names = await chosen.evaluate_all("all => all.map(each => each.dataset.node)")
    assert {ids["count"], ids["enough"]} <= set(names)
    await page.keyboard.press("ControlOrMeta+c")

    window = await page.context.new_page()
    await window.goto(page.url.replace("By%20mouse", "Taker"))
    await node(window, "start").wait_for()
    await window.keyboard.press("ControlOrMeta+v")

    await expect(node(window, ids["count"])).to_be_in_viewport()
    await saved(window)
    nodes = definition_of(other, "Taker")["nodes"]
    assert set(nodes) == {"start", "end", *names}
    assert nodes[ids["count"]]["exits"]["next"] == ids["enough"]
    await window.close()


async def saved(page: Page) -> None:
    """Until the server has what is drawn."""
    await expect(page.get_by_text(re.compile(r"^Saved( |$)")).first).to_be_visible()


async def test_chat_routing_is_built_by_mouse_taken_back_published_and_followed_by_a_chat(
    managers: Managers, people: People, other: Desktop
) -> None:
    begun = bare(other, "By mouse", lacks=1)
    page = await managers.manager("/console/scripts/By mouse/edit/1", width=1440, height=1000)
    await enter_property(page, CHAT_ROUTING["properties"][-1])
    await node(page, "end").click(position={"x": 60, "y": 10})
    await page.keyboard.press("Delete")
    await expect(node(page, "end")).to_have_count(0)

    hands = ByMouse(page)
    await hands.build()

    await saved(page)
    assert shape(definition_of(other, "By mouse")) == shape(CHAT_ROUTING)

    undo = page.get_by_role("button", name="Undo")
    while await undo.is_enabled():
        await undo.click()
    await saved(page)
    assert definition_of(other, "By mouse") == begun

    redo = page.get_by_role("button", name="Redo")
    while await redo.is_enabled():
        await redo.click()
    await saved(page)
    assert shape(definition_of(other, "By mouse")) == shape(CHAT_ROUTING)

    assert await violations(page) == []
    await copy_between_scripts(page, hands.ids, other)

    await page.get_by_role("button", name="Publish …").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Activate", exact=True).click()
    await expect(dialog).to_have_count(0)
    assert other.read("scripts", "By mouse")["active"] == 1
    other.change("routing-points", POINT, script="By mouse", settings={"initial_message": "Built by hand."})
    visitor = await people.open("/demo", width=390, height=780)
    await visitor.get_by_role("button", name="Open chat").click()
    await write(visitor, "Hello")
    await expect(visitor.get_by_text("Built by hand.")).to_be_visible()


class ByKeys:
    """Never touches the mouse: goes through the outline, and through the form with the Tab key."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.ids = {START: START}

    async def here(self) -> str:
        """What has the focus: a node and, behind the slash, its exit."""
        return await self._page.evaluate("document.activeElement?.dataset.at ?? ''")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._page.keyboard.press(key)

    async def go(self, place: str) -> None:
        """Down the outline to a node or an exit."""
        await self.press("Home")
        for _ in range(80):
            if await self.here() == place:
                return
            await self.press("ArrowDown")
        raise AssertionError(f"the outline does not lead to {place}")

    async def to_exit(self, name: str, exit_: str) -> None:
        """To an exit; a node with one way on has that at itself."""
        alone = len([each for each in NODES[name].get("exits", {}) if each != "failed"]) == 1
        await self.go(f"{self.ids[name]}/" if alone else f"{self.ids[name]}/{exit_}")

    async def choose(self, word: str) -> None:
        """The first of what the word narrows the list to."""
        await expect(self._page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
        await self._page.keyboard.insert_text(word)
        await self.press("Enter")
        await expect(self._page.get_by_role("dialog")).to_have_count(0)

    async def make(self, name: str) -> None:
        """Inserts a node where the focus is, and writes its settings."""
        before = await self.here()
        await self.press("i")
        await self.choose(WORDS[NODES[name]["kind"]])
        await self._page.wait_for_function(
            "before => ![undefined, before].includes(document.activeElement?.dataset.at)", arg=before
        )
        self.ids[name] = (await self.here()).removesuffix("/")
        wanted = settings(NODES[name])
        if wanted:
            await self.press("Enter")
            await self._page.wait_for_function("document.activeElement?.closest('[data-field]')")
            for setting, value in wanted.items():
                await self.write(setting, value)
            await self.press("Escape")
            await expect(node(self._page, self.ids[name])).to_be_focused()

    async def write(self, setting: str, value: str) -> None:
        """By Tab to the field; of a value that may be of any type, a text."""
        for _ in range(60):
            at = await self._page.evaluate(
                "[document.activeElement.closest('[data-field]')?.dataset.field ?? '', document.activeElement.tagName,"
                " document.activeElement.readOnly === true]"
            )
            if at[0] == setting and at[1] in ("TEXTAREA", "INPUT"):
                if not at[2]:
                    break
                await self.press("ArrowDown")
                await self._page.get_by_role("option", name="Text", exact=True).wait_for()
                while await self._page.locator("[data-combobox-selected]").all_inner_texts() != ["Text"]:
                    await self.press("ArrowDown")
                await self.press("Enter")
            await self.press("Tab")
        await self.press("ControlOrMeta+a")
        await self._page.keyboard.insert_text(value)

    async def build(self) -> None:
        """All of Chat Routing."""
        for at, exit_, to, fresh in order():
            await self.to_exit(at, exit_)
            if fresh:
                await self.make(to)
            else:
                await self.press("c")
                await self.choose(self.ids[to])


async def test_chat_routing_is_built_by_keys_alone(managers: Managers, other: Desktop) -> None:
    bare(other, "By keys")
    page = await managers.manager("/console/scripts/By keys/edit/1", width=1440, height=1000, dark=True)
    await node(page, "start").wait_for()
    keys = ByKeys(page)
    while await keys.here() != "start/":
        await keys.press("Tab")
    await keys.press("o")
    await expect(page.get_by_role("treeitem", name="Start")).to_be_focused()
    await keys.go("end/")
    await keys.press("Delete")

    await keys.build()

    await saved(page)
    assert shape(definition_of(other, "By keys")) == shape(CHAT_ROUTING)
    assert await violations(page) == []
    await in_the_menu(page, keys)
    await keys.press("o")
    await expect(page.locator("[data-view=canvas] :focus")).to_have_count(1)
    await keys.press("ArrowRight")
    await in_the_menu(page, keys)


async def in_the_menu(page: Page, keys: ByKeys) -> None:
    """Opens the menu of what has the focus, in which nothing is wrong, and leaves it."""
    await keys.press("Shift+F10")
    await expect(page.get_by_role("menu")).to_be_visible()
    assert await violations(page) == []
    await keys.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
