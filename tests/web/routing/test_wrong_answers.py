"""Who may answer in a dialog, and with what; whoever may not changes nothing."""

import pytest

from tests.web.house import House
from tests.web.routing.robo import ROUTING, Robo, defaulted, dialog, kinds, state, visitor


async def test_only_who_was_asked_may_answer(house: House) -> None:
    robo = await Robo.register(house, "store")
    other = await Robo.register(house, "depot", user="rival")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    replies = [
        await other.select(cross_ref, "queue:Sales"),
        await other.reject(cross_ref),
        await other.end(cross_ref),
        await robo.select(f"{chat_id}.9", "queue:Sales"),
        await robo.select("c1.1", "queue:Sales"),
        await robo.select("nonsense", "queue:Sales"),
        await robo.select("x.y", "queue:Sales"),
    ]

    assert {(reply.status, reply.code) for reply in replies} == {(404, "invalid_cross_ref")}
    assert await robo.kinds() == []
    assert await state(house, chat_id) == "routing"


async def test_a_script_is_no_host_that_somebody_else_could_speak_for(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house, url="https://depot.example/")

    reply = await robo.end(f"{chat_id}.1")

    assert reply.code == "invalid_cross_ref"
    assert await defaulted(house, chat_id)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"route": "Sales"},
        {"route": "queue:"},
        {"route": "group:Everyone"},
        {"route": "queue:Sales", "nonsense": 1},
        {"route": "queue:Sales", "remain_retries": -3},
        {"route": "queue:Sales", "priority": 100},
        {"route": "queue:Sales", "alternate_routes": ["Sales"]},
        {"route": "queue:Sales", "alternate_routes": ["queue:Sales"] * 21},
        {"route": "queue:Sales", "clipboard": {"x": "y" * 2_001}},
    ],
)
async def test_a_selection_that_is_not_one_changes_nothing(house: House, body: dict[str, object]) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    reply = await robo.client.post(f"/api/v1/routing/dialogs/{cross_ref}/select", body)

    assert (reply.status, reply.code) == (422, "invalid")
    assert await kinds(house, chat_id, *ROUTING) == ["route_requested"]


@pytest.mark.parametrize(
    ("url", "points", "host"),
    [
        ("https://routed.example/", ("routed",), None),
        ("https://routed.example/", ("bare",), "Router"),
        ("https://dozing.example/", ("dozing",), None),
        ("https://store.example/", ("depot",), None),
    ],
    ids=["not of the host", "not for the point", "host inactive", "another point"],
)
async def test_who_is_not_registered_for_the_point_and_host_is_not_asked(
    house: House, url: str, points: tuple[str, ...], host: str | None
) -> None:
    robo = await Robo.register(house, *points, host=host)

    chat_id, _ = await visitor(house, url=url)

    assert await robo.kinds() == []
    assert (await dialog(house, chat_id)).host == "script"
