"""The host's half of the table of the routing dialog, over HTTP: every message in every state, and what it does."""

from typing import Any

import pytest

from cordboard.core.routing.dialog import HOST_MOVES, TABLE, DialogState
from tests.outside import Hanging
from tests.web.house import House
from tests.web.routing.robo import Robo, answer, dialog, kinds, state, visitor

TAKEN, LATE, DEAD = (204, None), (409, "wrong_state"), (404, "invalid_cross_ref")
SAID: dict[str, dict[str, Any]] = {"select": {"route": "queue:Sales"}, "reject": {}, "end": {}}
EXPECTED = {
    "not asked": {"select": DEAD, "reject": DEAD, "end": DEAD},
    "requested": {"select": TAKEN, "reject": TAKEN, "end": TAKEN},
    "selected": {"select": LATE, "reject": LATE, "end": TAKEN},
    "asked again": {"select": TAKEN, "reject": TAKEN, "end": TAKEN},
    "used": {"select": DEAD, "reject": DEAD, "end": DEAD},
    "ended": {"select": DEAD, "reject": DEAD, "end": DEAD},
    "rejected": {"select": DEAD, "reject": DEAD, "end": DEAD},
    "left by the visitor": {"select": DEAD, "reject": DEAD, "end": DEAD},
    "too late": {"select": DEAD, "reject": DEAD, "end": DEAD},
}
"""`used` lasts no longer than the turn of the answer: the driver ends the dialog in the same."""


def test_the_table_here_has_a_row_for_every_state_and_a_column_for_every_message_of_the_host() -> None:
    assert {each.value for each in DialogState} - {"idle"} <= set(EXPECTED)
    assert {len(row) for row in EXPECTED.values()} == {len(HOST_MOVES)}
    requested = {move.value.removeprefix("host sends Route").lower() for move in TABLE[DialogState.REQUESTED]}
    assert set(SAID) <= requested


@pytest.mark.parametrize("before", EXPECTED)
async def test_every_message_of_the_host_in_every_state(house: House, before: str) -> None:
    host = await Robo.register(house, "store")
    if before == "used":
        for user in ("ann", "bob"):
            await house.agent(user)
    house.centre.outside.answers["https://router.example"] = Hanging()
    for point in ("store", "called"):  # a host that has registered, and one that is called at its address
        for said, (status, code) in EXPECTED[before].items():
            chat_id, client = await visitor(house, url=f"https://{point}.example/basket")
            await house.centre.settle()
            cross_ref = (await dialog(house, chat_id)).cross_ref
            if before == "not asked":
                cross_ref = f"{chat_id}.2"
            await bring_to(before, house, host, chat_id, cross_ref, client)
            was, log = await state(house, chat_id), await kinds(house, chat_id)

            reply = await host.client.post(f"/api/v1/routing/dialogs/{cross_ref}/{said}", SAID[said])

            told = (point, before, said, reply.body)
            assert reply.status == status, told
            assert (reply.json["code"] if code is not None else None) == code, told
            changed = (await state(house, chat_id), await kinds(house, chat_id)) != (was, log)
            assert changed == (code is None), told


async def bring_to(before: str, house: House, host: Robo, chat_id: str, cross_ref: str, client: Any) -> None:
    """Have the dialog in that state."""
    if before in ("selected", "asked again", "used"):
        assert (await host.select(cross_ref, "queue:Sales", remain_retries=3, timeout=2)).status < 300
    if before == "asked again":
        await house.centre.clock.advance(3)
        assert (await dialog(house, chat_id)).state is DialogState.REQUESTED
    elif before == "used":
        await house.centre.settle()
        desks = [
            (user, (await (await house.sign_in(user)).get("/api/v1/desk")).json) for user in ("ann", "bob")
        ]
        rung = next(
            user for user, desk in desks if any(each["chat_id"] == chat_id for each in desk["offers"])
        )
        await answer(house, chat_id, rung)
    elif before == "ended":
        assert (await host.end(cross_ref)).status < 300
    elif before == "rejected":
        assert (await host.reject(cross_ref)).status < 300
    elif before == "left by the visitor":
        await client.post(f"/api/v1/chats/{chat_id}/end")
    elif before == "too late":
        await house.centre.clock.advance(8)
