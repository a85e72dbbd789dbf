"""Two nodes over one database: an edit here is known there, and no two edits spoil each other."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cordboard.core.errors import Refused
from cordboard.core.people import User
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.skill import Skill
from cordboard.core.reasons import Code
from cordboard.core.routing.point import RoutingPoint
from cordboard.fanout.memory import MemoryFanout
from cordboard.settings import Settings
from cordboard.storage import audit
from cordboard.storage.engine import migrate, open_store
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import AGENT_GROUPS, POINTS, SKILLS, USERS
from cordboard.wiring import House, database_of

Nodes = tuple[House, House]


@pytest.fixture(params=["sqlite", "postgresql"])
async def nodes(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Nodes]:
    """Two nodes that share a database and hear each other's hints."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    settings = Settings(data=tmp_path, database_url=url)
    migrate(database_of(settings))
    fanout = MemoryFanout()
    first, second = [
        House(settings, store=await open_store(database_of(settings)), fanout=fanout) for _ in range(2)
    ]
    await first.open()
    await second.open()
    yield first, second
    await first.close()
    await second.close()


async def create(house: House, *names: str) -> None:
    for name in names:
        await house.office.configuration.create(SKILLS, Skill(name=name), by=SYSTEM)


def watch(house: House) -> tuple[asyncio.Task[None], asyncio.Event]:
    """A node that keeps up with others, and the event that it has heard of something new."""
    known = asyncio.Event()
    house.catalogues.on_change(lambda _old, _new: known.set())
    return asyncio.create_task(house.catalogues.watch()), known


async def test_an_edit_is_known_at_the_other_node_by_a_hint(nodes: Nodes) -> None:
    here, there = nodes
    watching, known = watch(there)
    await asyncio.sleep(0)

    await create(here, "French")

    async with asyncio.timeout(0.9):
        await known.wait()
    watching.cancel()
    assert "French" in there.catalogues.current.skills


async def test_a_lost_hint_costs_a_second_and_nothing_else(nodes: Nodes) -> None:
    here, there = nodes
    watching, known = watch(there)
    await asyncio.sleep(0)
    await here.fanout.close()  # nobody hears any more

    await create(here, "French")

    async with asyncio.timeout(5):
        await known.wait()
    watching.cancel()
    assert "French" in there.catalogues.current.skills


async def test_edits_at_both_nodes_at_once_are_all_kept(nodes: Nodes) -> None:
    here, there = nodes

    await asyncio.gather(
        create(here, *(f"h{number}" for number in range(8))),
        create(there, *(f"t{number}" for number in range(8))),
    )

    await here.catalogues.refresh()
    assert len(here.catalogues.current.skills) == 16
    assert await here.store.read(audit.first_broken) is None


async def test_an_edit_on_an_old_picture_is_judged_by_the_new_one(nodes: Nodes) -> None:
    here, there = nodes
    await create(here, "French")
    await there.catalogues.refresh()
    await here.office.configuration.remove(SKILLS, "French", by=SYSTEM)
    assert "French" in there.catalogues.current.skills

    with pytest.raises(Refused) as refused:
        await there.office.configuration.create(
            AGENT_GROUPS, AgentGroup(name="Team", skills={"French": 5}), by=SYSTEM
        )

    assert refused.value.code is Code.UNKNOWN_REFERENCE
    assert "French" not in there.catalogues.current.skills


async def test_two_nodes_never_remove_the_last_two_administrators(nodes: Nodes) -> None:
    here, there = nodes
    for name in ("one", "two"):
        await here.office.configuration.create(USERS, User(user_name=name, role="Administrator"), by=SYSTEM)
    await there.catalogues.refresh()

    results = await asyncio.gather(
        here.office.configuration.remove(USERS, "one", by=SYSTEM),
        there.office.configuration.remove(USERS, "two", by=SYSTEM),
        return_exceptions=True,
    )

    codes = [each.code if isinstance(each, Refused) else each for each in results]
    assert sorted(codes, key=str) == [None, Code.IN_USE]
    await here.catalogues.refresh()
    assert len(here.catalogues.current.users) == 1


async def test_one_name_goes_to_one_of_two_nodes(nodes: Nodes) -> None:
    here, there = nodes

    results = await asyncio.gather(create(here, "French"), create(there, "French"), return_exceptions=True)

    codes = [each.code if isinstance(each, Refused) else each for each in results]
    assert sorted(codes, key=str) == [None, Code.ALREADY_EXISTS]


async def test_what_a_node_takes_over_from_its_own_edits_is_what_others_read(nodes: Nodes) -> None:
    here, there = nodes
    configuration, blacklist = here.office.configuration, here.office.blacklist
    await create(here, "French", "Sales")
    await configuration.create(AGENT_GROUPS, AgentGroup(name="Team", skills={"French": 5}), by=SYSTEM)
    await configuration.create(USERS, User(user_name="zoe", agent_groups=("Team",)), by=SYSTEM)
    await configuration.replace(SKILLS, "Sales", Skill(name="Sales", description="Sells"), by=SYSTEM)
    await configuration.create(SKILLS, Skill(name="Short-lived"), by=SYSTEM)
    await configuration.remove(SKILLS, "Short-lived", by=SYSTEM)
    for name in ("b", "a"):
        await configuration.create(POINTS, RoutingPoint(name=name), by=SYSTEM)
    await configuration.reorder(POINTS, ["a", "b"], by=SYSTEM)
    entries = [
        (
            await blacklist.create(
                description="", start=start, end=None, expires_at=None, confirm=False, by=SYSTEM
            )
        )[0]
        for start in ("203.0.113.1", "203.0.113.2")
    ]
    await blacklist.remove(entries[0].id, by=SYSTEM, if_match=None)

    await there.catalogues.refresh()

    assert here.catalogues.current.book == there.catalogues.current.book
    assert here.catalogues.current.agent("zoe") == there.catalogues.current.agent("zoe")
    now = here.clock.now()
    for address, entry in (("203.0.113.1", None), ("203.0.113.2", entries[1].id)):
        assert here.catalogues.current.blacklist.find(address, now) == entry
        assert there.catalogues.current.blacklist.find(address, now) == entry


async def test_blacklist_edits_at_both_nodes_reach_both(nodes: Nodes) -> None:
    here, there = nodes

    async def block(house: House, network: int) -> None:
        for number in range(5):
            await house.office.blacklist.create(
                description="",
                start=f"198.51.{network}.{number}",
                end=None,
                expires_at=None,
                confirm=False,
                by=SYSTEM,
            )

    await asyncio.gather(block(here, 1), block(there, 2))

    now = here.clock.now()
    for house in nodes:
        await house.catalogues.refresh()
        blacklist = house.catalogues.current.blacklist
        free = [
            f"198.51.{n}.{i}" for n in (1, 2) for i in range(5) if not blacklist.find(f"198.51.{n}.{i}", now)
        ]
        assert free == []
