"""The script editor in a browser: building by mouse in the flowchart, and by keys alone in the outline."""

import json
from importlib import resources
from typing import Any

from playwright.async_api import Locator, Page

from tests.browser.test_console.console import Desktop

Script = dict[str, Any]


def supplied(name: str) -> Script:
    """The definition of a supplied script."""
    text = resources.files("cordboard.director").joinpath(f"templates/{name}.json").read_text("utf-8")
    return json.loads(text)


def shape(definition: Script) -> Script:
    """A definition without places, and with its nodes named by how a chat comes to them."""
    nodes: Script = definition["nodes"]
    names: dict[str, str] = {}
    left = [(definition["start"], "start")]
    while left:
        node, name = left.pop(0)
        if node in names:
            continue
        names[node] = name
        left += [(to, f"{name}.{exit_}") for exit_, to in sorted(nodes[node].get("exits", {}).items()) if to]
    return {
        "properties": definition.get("properties", []),
        "cut off": sorted(set(nodes) - set(names)),
        "nodes": {
            name: {
                **{field: value for field, value in nodes[node].items() if field != "exits"},
                "exits": {exit_: names[to] for exit_, to in nodes[node].get("exits", {}).items() if to},
            }
            for node, name in names.items()
        },
    }


def definition_of(desktop: Desktop, script: str, version: int = 1) -> Script:
    """A version as the server has it."""
    return desktop.read(f"scripts/{script}/versions", str(version))["definition"]


def node(page: Page, name: str) -> Locator:
    """A node in the flowchart or outline that is shown."""
    return page.locator(f'[data-at="{name}/"]')


def exit_of(page: Page, name: str, exit_: str) -> Locator:
    """An exit, below its node."""
    return page.locator(f'[data-at="{name}/{exit_}"]')


def field(page: Page, name: str) -> Locator:
    """Where a setting is written in the form."""
    form = page.get_by_role("complementary", name="Details")
    inside = form.locator(f'[data-field="{name}"]')
    text = inside.locator("textarea").or_(form.locator(f'textarea[data-field="{name}"]'))
    return text.or_(inside.locator("input:not([readonly]):not([type=hidden])")).first


async def put(page: Page, name: str, value: str) -> None:
    """Write a setting; of a value that may be of any type, a text."""
    form = page.get_by_role("complementary", name="Details")
    kind = form.locator(f'[data-field="{name}"] input[readonly][role=combobox]')
    if await kind.count():
        await kind.first.click()
        await page.get_by_role("option", name="Text", exact=True).click()
    await field(page, name).fill(value)


async def middle(place: Locator) -> tuple[float, float]:
    """The middle of something on the page."""
    box = await place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def drag(page: Page, what: Locator, to: tuple[float, float]) -> None:
    """With the mouse, in small steps as a hand does."""
    await what.scroll_into_view_if_needed()
    await page.mouse.move(*await middle(what))
    await page.mouse.down()
    await page.mouse.move(to[0] - 12, to[1] - 12, steps=4)
    await page.mouse.move(*to, steps=3)
    await page.mouse.up()


async def arrow(page: Page, name: str, exit_: str) -> tuple[float, float]:
    """A point on the arrow out of this exit."""
    line = page.locator(f'.react-flow__edge[data-id="{name}/{exit_}"] path').first
    x, y = await line.evaluate(
        "path => { const at = path.getPointAtLength(path.getTotalLength() / 2), box = path.getScreenCTM();"
        " return [at.x * box.a + box.e, at.y * box.d + box.f] }"
    )
    return x, y


async def everything(page: Page) -> None:
    """Brings the whole flowchart into sight."""
    await page.get_by_role("button", name="Show everything").click()
    await page.wait_for_function(
        """() => {
            const inside = document.querySelector('[data-view=canvas]').getBoundingClientRect()
            return [...document.querySelectorAll('.react-flow__node')].every(each => {
                const box = each.getBoundingClientRect()
                return box.left >= inside.left && box.right <= inside.right
                    && box.top >= inside.top && box.bottom <= inside.bottom
            })
        }"""
    )


def settings(described: Script) -> dict[str, str]:
    """What is typed into the form of a node, in the form's order."""
    return {name: str(value) for name, value in described.items() if name not in ("kind", "exits")}
