"""Several programs are asked at once: who wins, and what the others are told."""

from tests.web.house import House
from tests.web.routing.robo import Robo, defaulted, dialog, state, visitor


async def test_the_first_valid_selection_wins(house: House) -> None:
    robo, rival = await Robo.register(house, "store"), await Robo.register(house, "store", user="rival")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()
    assert await rival.asked() == cross_ref

    first = await rival.select(cross_ref, "queue:Sales")
    second = await robo.select(cross_ref, "queue:General")
    twice = await rival.select(cross_ref, "queue:General")

    assert (first.status, second.code, twice.code) == (204, "wrong_state", "wrong_state")
    assert (await robo.kinds(), await rival.kinds()) == (["route_end generic_state_incompatibility"], [])
    chat = await house.app.visitors.chat(chat_id)
    assert chat.route is not None
    assert chat.route.to == "queue:Sales"


async def test_a_selection_that_leads_nowhere_does_not_win(house: House) -> None:
    robo, rival = await Robo.register(house, "store"), await Robo.register(house, "store", user="rival")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()
    await rival.asked()

    await robo.select(cross_ref, "queue:Nowhere", remain_retries=0)

    assert (await robo.kinds(), await rival.kinds()) == (["route_end invalid_destination"], [])
    assert (await robo.select(cross_ref, "queue:Sales")).code == "wrong_state"
    assert (await rival.select(cross_ref, "queue:Sales")).status == 204
    assert await state(house, chat_id) == "queued"


async def test_the_last_of_several_to_reject_ends_the_dialog(house: House) -> None:
    robo, rival = await Robo.register(house, "store"), await Robo.register(house, "store", user="rival")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    await robo.reject(cross_ref)
    assert await state(house, chat_id) == "routing"
    assert (await robo.select(cross_ref, "queue:Sales")).code == "wrong_state"
    await rival.end(cross_ref)

    assert await defaulted(house, chat_id)
    assert (await dialog(house, chat_id)).host == "script"


async def test_one_user_may_speak_for_several_registrations(house: House) -> None:
    one, other = await Robo.register(house, "store"), await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await one.asked()

    strange = await one.select(cross_ref, "queue:Sales", registration_id="r0")
    await one.reject(cross_ref, registration_id=one.registration)
    taken = await one.select(cross_ref, "queue:Sales", registration_id=other.registration)

    assert (strange.code, taken.status) == ("invalid_cross_ref", 204)
    assert (await dialog(house, chat_id)).heard == (other.registration,)


async def test_a_host_that_came_back_speaks_for_its_old_registration_too(house: House) -> None:
    old, new = await Robo.register(house, "store"), await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await new.asked()

    await new.select(cross_ref, "queue:Nowhere")
    assert await new.kinds() == ["re_route unknown"]
    await new.select(cross_ref, "queue:Full", alternate_routes=["queue:Sales"], timeout=30)
    await house.clock.advance(31)
    assert await new.kinds() == ["re_route timeout"]
    await new.reject(cross_ref)

    assert await defaulted(house, chat_id)
    assert await old.kinds() == ["route_request", "re_route unknown", "re_route timeout"]
