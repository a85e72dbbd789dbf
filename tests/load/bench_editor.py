"""How smoothly the script editor moves with many nodes: times of frames in a real browser, beside a script of two nodes.

    python -m tests.load.bench_editor [--nodes 200] [--rounds 1]

Hands move the mouse and type as people do, a step about every 16 ms; a frame is the time between two calls of
`requestAnimationFrame`. What the machine draws without a graphics card counts: so does the small script beside it. On a
machine that does other things too, the page's own CPU (its main thread, by the kernel's account) is the steadier figure.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from tests.browser.test_console.console import Desktop
from tests.browser_launch import chromium
from tests.faults.server import MANAGER, PASSWORD, Server
from tests.load.figures import percentile, table

STEPS = 60
STEP = 16.0
"""Milliseconds between two movements of a hand."""
COLUMNS = 10
WATCH = """() => {
    const told = { frames: [], tasks: [], going: true }
    const observer = new PerformanceObserver(list => told.tasks.push(...list.getEntries().map(each => each.duration)))
    observer.observe({ type: 'longtask' })
    let before = performance.now()
    const frame = now => { told.frames.push(now - before); before = now; if (told.going) requestAnimationFrame(frame) }
    requestAnimationFrame(now => { before = now; requestAnimationFrame(frame) })
    window.told = { stop: () => { told.going = false; observer.disconnect(); return told } }
}"""

Act = Callable[[Page], Awaitable[None]]


def script(nodes: int) -> dict[str, Any]:
    """Blocks of a test, a message, a variable, a wait and a queue, each leading to the next; placed in columns."""
    made: dict[str, Any] = {"start": {"kind": "start", "exits": {"next": "n1" if nodes > 2 else "end"}}}
    for number in range(1, nodes - 1):
        follows = f"n{number + 1}" if number < nodes - 2 else "end"
        branch = f"n{number + 5}" if number + 5 < nodes - 1 else "end"
        made[f"n{number}"] = (
            {"kind": "test", "expression": "len(chat.url) > 3", "exits": {"true": follows, "false": branch}},
            {"kind": "send_message", "text": f"This is message {number}.", "exits": {"next": follows}},
            {"kind": "set_variable", "name": f"v{number}", "value": number, "exits": {"next": follows}},
            {"kind": "wait", "seconds": 5, "exits": {"next": follows}},
            {
                "kind": "enqueue",
                "queue": "General",
                "exits": {"answered": "end", "timeout": follows, "full": branch},
            },
        )[number % 5]
    made["end"] = {"kind": "end"}
    places = {name: [at % COLUMNS * 264, at // COLUMNS * 144] for at, name in enumerate(made)}
    return {"format": 1, "start": "start", "properties": [], "nodes": made, "canvas": places}


async def hand(page: Page, at: tuple[float, float], by: tuple[float, float]) -> None:
    """Presses the mouse there, moves it in small steps and lets go."""
    await page.mouse.move(*at)
    await page.mouse.down()
    for step in range(1, STEPS + 1):
        await page.mouse.move(at[0] + by[0] * step / STEPS, at[1] + by[1] * step / STEPS)
        await page.wait_for_timeout(STEP)
    await page.mouse.up()


async def pan(page: Page) -> None:
    box = await page.locator("[data-view=canvas]").bounding_box()
    assert box is not None
    corner = (box["x"] + box["width"] - 60, box["y"] + 30)
    await hand(page, corner, (-300, 200))
    await hand(page, (corner[0] - 300, corner[1] + 4), (300, 0))


async def zoom(page: Page) -> None:
    box = await page.locator("[data-view=canvas]").bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for step in range(STEPS):
        await page.mouse.wheel(0, 40 if step < STEPS / 2 else -40)
        await page.wait_for_timeout(STEP)


async def drag(page: Page) -> None:
    box = await page.locator('[data-at="start/"]').bounding_box()
    assert box is not None
    grip = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    await hand(page, grip, (120, 90))
    await hand(page, (grip[0] + 120, grip[1] + 90), (-120, -90))


async def write(page: Page) -> None:
    """The note of the start: a text in the form of a node."""
    await page.locator('[data-at="start/"]').click(position={"x": 40, "y": 8})
    note = page.get_by_role("complementary", name="Details").get_by_label("Note")
    await note.click()
    for _ in range(3):
        for letter in "What somebody types. ":
            await page.keyboard.type(letter)
            await page.wait_for_timeout(STEP)


ACTS: dict[str, Act] = {"pan": pan, "zoom": zoom, "drag a node": drag, "type in a form": write}


async def opened(browser: Browser, address: str, name: str) -> Page:
    """The editor with this script, signed in."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = await context.new_page()
    await page.goto(f"{address}/console/scripts/{name}/edit/1")
    await page.get_by_label("User name").fill(MANAGER)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.locator('[data-at="start/"]').wait_for(timeout=60_000)
    await page.wait_for_timeout(2_000)
    return page


async def watched(page: Page, act: Act) -> tuple[list[float], list[float], float]:
    """Frames and long tasks, and the main threads' CPU, in milliseconds, while something is done."""
    before = pages_cpu()
    await page.evaluate(WATCH)
    await act(page)
    told = await page.evaluate("() => window.told.stop()")
    return told["frames"], told["tasks"], pages_cpu() - before


def pages_cpu() -> float:
    """Milliseconds that the main threads of all pages of our own browser have used so far."""
    parents: dict[int, tuple[int, float, str]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "task" / folder.name / "stat").read_text().rsplit(")", 1)[1].split()
            command = (folder / "cmdline").read_text(errors="replace")
        except OSError:  # gone meanwhile
            continue
        ticks = int(fields[11]) + int(fields[12])
        parents[int(folder.name)] = (int(fields[1]), ticks * 1000 / os.sysconf("SC_CLK_TCK"), command)

    def ours(pid: int) -> bool:
        while pid in parents:
            if pid == os.getpid():
                return True
            pid = parents[pid][0]
        return False

    return sum(used for pid, (_, used, told) in parents.items() if "--type=renderer" in told and ours(pid))


async def measure(nodes: int, rounds: int) -> None:
    launch = chromium()
    if launch is None:
        print("no Chromium on this machine: nothing is measured")
        return
    with tempfile.TemporaryDirectory(prefix="cordboard-editor-") as folder:
        server = Server(Path(folder) / "data")
        server.prepare()
        with server:
            server.start()
            address = f"http://127.0.0.1:{server.port}"
            desktop = Desktop(address)
            for name, size in (("small", 2), ("large", nodes)):
                desktop.make("scripts", {"name": name, "import": script(size)})
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(**launch)
                rows: list[list[object]] = []
                for name, size in (("small", 2), ("large", nodes)):
                    page = await opened(browser, address, name)
                    for what, act in ACTS.items():
                        frames: list[float] = []
                        tasks: list[float] = []
                        cpu = 0.0
                        for _ in range(rounds):
                            more = await watched(page, act)
                            frames += more[0]
                            tasks += more[1]
                            cpu += more[2]
                        shown = [f"{percentile(frames, share):.0f}" for share in (0.5, 0.95)]
                        longest = f"{max(frames):.0f}"
                        rows.append(
                            [
                                what,
                                size,
                                len(frames),
                                *shown,
                                longest,
                                len(tasks),
                                f"{cpu:.0f} of {sum(frames):.0f}",
                            ]
                        )
                    await page.context.close()
                await browser.close()
            server.stop()
    head = ["act", "nodes", "frames", "median ms", "p95 ms", "longest ms", "long tasks", "CPU ms of all"]
    table(head, sorted(rows, key=lambda row: list(ACTS).index(str(row[0]))))


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--nodes", type=int, default=200)
    options.add_argument("--rounds", type=int, default=1)
    given = options.parse_args(arguments)
    asyncio.run(measure(given.nodes, given.rounds))


if __name__ == "__main__":
    main()
