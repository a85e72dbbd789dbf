"""Performs every `*.story` in this folder: first the setting, as JSON, then the play, line by line.

In the end every chat is replayed through the version that it ran, and must take the same way.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.core.calendar import Calendar
from cordboard.core.codes import StatusCode
from cordboard.core.outside.host import Host
from cordboard.core.people import RoleDefinition, User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.queueing.skill import Skill
from cordboard.core.routing.layout import Layout
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import Variable
from cordboard.director.templates import supplied
from cordboard.storage.engine import open_store
from tests.centre import Centre
from tests.clock import JumpingClock
from tests.furnish import furnish
from tests.servers.sqlite import new_database
from tests.stories import host_directions, outside_directions
from tests.stories.replaying import NOT_MODELLED, take_the_recorded_way
from tests.stories.stage_directions import Play, perform

assert host_directions
assert outside_directions  # importing them is what makes them known
STORIES = sorted(Path(__file__).parent.glob("*.story"))


class Setting(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a story begins with; what is not said is ordinary."""

    queues: list[dict[str, Any]] = msgspec.field(default_factory=lambda: [{"name": "General"}])
    agents: dict[str, int] = msgspec.field(default_factory=lambda: {"ann": 3, "bob": 3})
    """Name → chats at once."""
    skills: dict[str, dict[str, int]] = {}
    """Agent → skills with their levels."""
    groups: dict[str, list[str]] = {}
    """Agent groups beside Everyone → their agents."""
    status_codes: list[dict[str, Any]] = []
    wrap_up: int = 30
    point: dict[str, Any] = {}
    calendars: list[dict[str, Any]] = []
    hosts: list[str] = []
    """Outside hosts, each with a user of its own who may route."""
    bots: list[str] = []
    """Hosts for bots, each with an address of its own."""
    variables: list[dict[str, Any]] = []
    supplied: str = "Chat Routing"
    """The supplied script that the point runs."""
    script: dict[str, Any] | None = None
    """Another script that the point runs instead."""
    macros: dict[str, dict[str, Any]] = {}
    """More scripts, for others to call."""
    points: list[dict[str, Any]] = []
    """More routing points, with the same script if they name none."""
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
    new_database(database)
    store = await open_store(database)
    script = setting.script or supplied(setting.supplied).definition
    await furnish(
        store,
        msgspec.convert({"name": "Default", **setting.layout}, Layout),
        *[msgspec.convert({"agent_groups": ["Everyone"], **queue}, Queue) for queue in setting.queues],
        AgentGroup(name="Everyone", wrap_up_timeout=setting.wrap_up),
        *[AgentGroup(name=name, wrap_up_timeout=setting.wrap_up) for name in setting.groups],
        *[
            User(
                user_name=name,
                full_name=name.title(),
                agent_groups=(
                    "Everyone",
                    *(group for group, users in setting.groups.items() if name in users),
                ),
                max_chats=chats,
                skills=setting.skills.get(name, {}),
            )
            for name, chats in setting.agents.items()
        ],
        *[Skill(name=name) for name in sorted({each for has in setting.skills.values() for each in has})],
        *[msgspec.convert(code, StatusCode) for code in setting.status_codes],
        *[msgspec.convert(calendar, Calendar) for calendar in setting.calendars],
        RoleDefinition(name="Host", rank=1, permissions=("host:route",)),
        *[Host(name=name) for name in setting.hosts],
        *[User(user_name=name.lower(), role="Host") for name in setting.hosts],
        *[Host(name=name, url=outside_directions.address_of(name), uses=("bot",)) for name in setting.bots],
        *[msgspec.convert(variable, Variable) for variable in setting.variables],
        msgspec.convert({"name": "shop", "script": "Routing", **setting.point}, RoutingPoint),
        *[msgspec.convert({"script": "Routing", **point}, RoutingPoint) for point in setting.points],
        scripts={"Routing": script, **setting.macros},
    )
    clock = JumpingClock()
    centre = Centre(store, clock=clock)
    await centre.start()

    async def reopen() -> Centre:
        nonlocal store
        await play.centre.stop()
        await store.close()
        store = await open_store(database)
        # The world outside is still there, and so is the mail that it has got.
        fresh = Centre(store, clock=clock, mailer=play.centre.mail, outside=play.centre.outside)
        await fresh.start()
        return fresh

    play = Play(centre, reopen)
    try:
        for line in lines:
            try:
                await perform(play, line)
            except Exception as failure:
                raise AssertionError(f"{path.name}: {line}\n{failure}") from failure
        await play.centre.stop()
        if path.stem not in NOT_MODELLED:
            await take_the_recorded_way(store)
    finally:
        await play.centre.stop()
        await store.close()
