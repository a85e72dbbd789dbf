"""What the product supplies: there from the start, renewed by a newer product, and otherwise left alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from cordboard.core import supplied as objects
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.variables import CENTRE_CLOSED
from cordboard.director.templates import Supplied, supplied, supplied_names
from cordboard.settings import Settings
from cordboard.storage.engine import migrate
from cordboard.switchboard.configuration import demo
from cordboard.switchboard.configuration.ranks import SYSTEM
from cordboard.switchboard.configuration.subjects import POINTS
from cordboard.switchboard.configuration.supplied import supply
from cordboard.wiring import House, database_of, open_house

NAME = "Chat Routing"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A new house."""
    settings = Settings(data=tmp_path)
    migrate(database_of(settings))
    house = await open_house(settings)
    yield house
    await house.close()


def newer(name: str = NAME) -> tuple[Supplied, ...]:
    """The scripts of a newer product."""
    now = supplied(name)
    first, *rest = now.definition.properties
    definition = replace(now.definition, properties=(replace(first, label="Which queue"), *rest))
    return (replace(now, definition=definition),)


async def renew(house: House) -> None:
    await supply(edits=house.office.edits, shelf=house.shelf, clock=house.clock, scripts=newer())


async def test_a_new_house_holds_what_the_product_supplies_and_nothing_else(house: House) -> None:
    catalogue = house.catalogues.current

    assert set(catalogue.roles) == {"Agent", "Observer", "Team Leader", "Manager", "Administrator"}
    assert set(catalogue.layouts) == {"Default"}
    assert set(catalogue.call_classes) == {"General"}
    assert set(catalogue.status_codes) == {code.code for code in objects.STATUS_CODES}
    assert set(catalogue.scripts) == set(supplied_names())
    others = (catalogue.points, catalogue.queues, catalogue.agent_groups, catalogue.users, catalogue.skills)
    assert not any(
        [*others, catalogue.outcomes, catalogue.calendars, catalogue.variables, catalogue.user_groups]
    )


async def test_supplying_again_changes_nothing(house: House) -> None:
    version = house.catalogues.current.version

    await supply(edits=house.office.edits, shelf=house.shelf, clock=house.clock)

    assert house.catalogues.current.version == version


async def test_a_newer_product_brings_a_new_system_version_and_keeps_the_one_before(house: House) -> None:
    before = house.catalogues.current.scripts[NAME]

    await renew(house)

    after = house.catalogues.current.scripts[NAME]
    assert (before.version, after.version) == (1, 2)
    pinned = await house.catalogues.script_version(NAME, 1)
    assert pinned is not None
    assert pinned.sha256 == before.compiled.sha256 != after.compiled.sha256
    head = house.catalogues.current.book.scripts[NAME]
    assert [(each.system, each.locked) for each in head.versions] == [(True, True)] * 2


async def test_a_newer_product_leaves_an_own_active_version_in_place(house: House) -> None:
    versions = house.office.scripts.versions
    own = await versions.add_version(NAME, start_from=1, definition=None, description="ours", by=SYSTEM)
    await house.office.scripts.releases.activate(NAME, own.version, by=SYSTEM)

    await renew(house)

    assert house.catalogues.current.scripts[NAME].version == own.version
    assert [each.system for each in house.catalogues.current.book.scripts[NAME].versions] == [
        True,
        False,
        True,
    ]


async def test_points_on_the_system_version_follow_and_those_on_a_clone_do_not(house: House) -> None:
    await house.office.scripts.create("Ours", description="", template=NAME, imported=None, by=SYSTEM)
    await house.office.scripts.releases.activate("Ours", 1, by=SYSTEM)
    for point, script in (("shop", NAME), ("clone", "Ours")):
        await house.office.configuration.create(POINTS, RoutingPoint(name=point, script=script), by=SYSTEM)

    await renew(house)

    shop, clone = (house.catalogues.current.script_of(name) for name in ("shop", "clone"))
    assert shop is not None
    assert clone is not None
    assert [each.version for each in (shop, clone)] == [2, 1]
    assert shop.compiled.definition.properties[0].label == "Which queue"
    assert clone.compiled.definition == supplied(NAME).definition


async def test_a_script_that_a_manager_switched_off_stays_off(house: House) -> None:
    await house.office.scripts.releases.deactivate(NAME, 1, by=SYSTEM)

    await renew(house)

    assert NAME not in house.catalogues.current.scripts
    assert [each.active for each in house.catalogues.current.book.scripts[NAME].versions] == [False, False]


async def test_an_own_script_of_a_supplied_name_is_let_alone(house: House) -> None:
    await house.office.scripts.create("Ours", description="Mine", template=NAME, imported=None, by=SYSTEM)
    before = house.catalogues.current.book.scripts["Ours"]

    script = replace(supplied(NAME), name="Ours")
    await supply(edits=house.office.edits, shelf=house.shelf, clock=house.clock, scripts=(script,))

    assert house.catalogues.current.book.scripts["Ours"] == before


async def test_a_newer_description_takes_the_place_of_the_one_before(house: House) -> None:
    script = replace(supplied(NAME), description="Routes chats.")

    await supply(edits=house.office.edits, shelf=house.shelf, clock=house.clock, scripts=(script,))

    head = house.catalogues.current.book.scripts[NAME]
    assert (head.description, [each.number for each in head.versions]) == ("Routes chats.", [1])


async def test_a_trial_of_an_own_version_goes_on_beside_a_new_system_version(house: House) -> None:
    office = house.office.scripts
    own = await office.versions.add_version(NAME, start_from=1, definition=None, description="", by=SYSTEM)
    await office.releases.try_out(NAME, own.version, share=10, by=SYSTEM)

    await renew(house)

    script = house.catalogues.current.scripts[NAME]
    assert script.version == 3
    assert script.next is not None
    assert (script.next.version, script.next.share) == (own.version, 10)


async def test_the_demo_is_made_once_and_whole(house: House) -> None:
    office = house.office

    first = await demo.fill(edits=office.edits, shelf=house.shelf, clock=house.clock, hosts=("shop.local:*",))
    version = house.catalogues.current.version
    second = await demo.fill(edits=office.edits, shelf=house.shelf, clock=house.clock, hosts=())

    assert first is not None
    assert set(first) == {"agent1", "agent2", "manager"}
    assert second is None
    catalogue = house.catalogues.current
    assert catalogue.version == version
    script = catalogue.script_of("demo")
    assert script is not None
    assert script.name == NAME
    assert catalogue.queue_of("demo") == "General"
    for url in ("http://localhost:8080/demo", "http://127.0.0.1:9/demo", "http://shop.local:81/x"):
        assert catalogue.admit(url=url, point=None).name == "demo"
    profile = catalogue.agent("agent1")
    assert profile is not None
    assert (profile.queues, profile.groups, profile.capacity) == (("General",), ("Everyone",), 3)
    assert catalogue.agent("manager") is None
    assert catalogue.variables[CENTRE_CLOSED] == demo.SWITCH
