"""Performs every `*.story` in this folder: first the setting, as JSON, then the play, line by line."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.core.calendar import Calendar
from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.director.templates import supplied
from cordboard.storage.engine import migrate, open_store
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.stories.stage_directions import Play, perform

STORIES = sorted(Path(__file__).parent.glob("*.story"))


class Setting(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a story begins with; what is not said is ordinary."""

    queues: list[dict[str, Any]] = msgspec.field(default_factory=lambda: [{"name": "General"}])
    agents: dict[str, int] = msgspec.field(default_factory=lambda: {"ann": 3, "bob": 3})
    """Name → chats at once."""
    wrap_up: int = 30
    point: dict[str, Any] = {}
    calendars: list[dict[str, Any]] = []
    script: dict[str, Any] | None = None
    layout: dict[str, Any] = {}


def read(path: Path) -> tuple[Setting, list[str]]:
    """The setting (between `---` lines, may be missing) and the play of a story; `#` begins a remark."""
    text = path.read_text()
    setting = Setting()
    if text.count("---\n") >= 2:
        _, raw, text = text.split("---\n", 2)
        setting = msgspec.json.decode(raw, type=Setting)
    lines = [line.strip() for line in text.splitlines()]
    return setting, [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
async def test_story(path: Path, tmp_path: Path) -> None:
    setting, lines = read(path)
    database = tmp_path / "cordboard.db"
    migrate(database)
    store = await open_store(database)
    script = setting.script or supplied("Chat Routing").definition
    await furnish(
        store,
        msgspec.convert({"name": "Default", **setting.layout}, Layout),
        *[msgspec.convert({"agent_groups": ["Everyone"], **queue}, Queue) for queue in setting.queues],
        AgentGroup(name="Everyone", wrap_up_timeout=setting.wrap_up),
        *[
            User(user_name=name, full_name=name.title(), agent_groups=("Everyone",), max_chats=chats)
            for name, chats in setting.agents.items()
        ],
        *[msgspec.convert(calendar, Calendar) for calendar in setting.calendars],
        msgspec.convert({"name": "shop", "script": "Routing", **setting.point}, RoutingPoint),
        scripts={"Routing": script},
    )
    clock = JumpingClock()
    centre = Centre(store, clock=clock)
    await centre.start()

    async def reopen() -> Centre:
        nonlocal store
        await play.centre.stop()
        await store.close()
        store = await open_store(database)
        fresh = Centre(store, clock=clock)
        await fresh.start()
        return fresh

    play = Play(centre, reopen)
    try:
        for line in lines:
            try:
                await perform(play, line)
            except Exception as failure:
                raise AssertionError(f"{path.name}: {line}\n{failure}") from failure
    finally:
        await play.centre.stop()
        await store.close()
