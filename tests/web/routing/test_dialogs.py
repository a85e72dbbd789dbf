"""Routing dialogs with a program that has registered: every message, and what becomes of the chat."""

import pytest

from cordboard.core.routing.dialog import Dialog, DialogState
from tests.web.house import House
from tests.web.routing.robo import ROUTING, Robo, answer, defaulted, dialog, events, kinds, state, visitor


async def test_a_request_tells_all_that_a_host_may_know(house: House) -> None:
    robo = await Robo.register(house, "store")

    chat_id, _ = await visitor(
        house,
        title="Basket",
        language="de-CH",
        visitor={"name": "Vera", "email": "vera@home.example"},
        form={"order": 12},
        clipboard={"basket": "3 lamps"},
        message="Where is my order?",
    )

    [request] = await robo.news()
    device = request.pop("calling_device")
    assert request == {
        "kind": "route_request",
        "cross_ref": f"{chat_id}.1",
        "chat": chat_id,
        "point": "store",
        "current_route": "point:store",
        "priority": 50,
        "reply_timeout": 5,
        "subject": "Where is my order?",
        "language": "de-CH",
        "clipboard": {"basket": "3 lamps"},
        "call_class": "General",
        "device_history": [],
        "form": {"order": 12},
        "page": {"url": "https://store.example/basket", "title": "Basket", "referrer": ""},
    }
    assert (device["name"], device["email"], device["verified"]) == ("Vera", "vera@home.example", False)
    assert "address" not in device


async def test_a_selected_queue_is_used_and_the_host_told(house: House) -> None:
    robo = await Robo.register(house, "store")
    await house.agent("ann")
    chat_id, _ = await visitor(house)

    reply = await robo.select(
        await robo.asked(), "queue:Sales", route_used_req=True, clipboard={"by": "robo"}, priority=80
    )
    await answer(house, chat_id)

    assert reply.status == 204
    used, ended = await robo.news()
    assert (used["kind"], used["route_used"], used["agent"]) == ("route_used", "queue:Sales", "ann")
    assert (ended["kind"], ended["error"]) == ("route_end", "none")
    chat = await house.app.visitors.chat(chat_id)
    assert (chat.clipboard, chat.priority) == ({"by": "robo"}, 80)
    assert await kinds(house, chat_id, *ROUTING) == [
        *("route_requested", "route_selected", "queued", "answered", "route_used", "route_ended"),
    ]


async def test_a_host_that_does_not_ask_is_not_told_of_the_use(house: House) -> None:
    robo = await Robo.register(house, "store")
    await house.agent("ann")
    chat_id, _ = await visitor(house)

    await robo.select(await robo.asked(), "agent:ann")
    await answer(house, chat_id)

    assert await robo.kinds() == ["route_end"]


async def test_alternates_are_tried_in_order_before_the_host_is_asked_again(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)

    await robo.select(
        await robo.asked(), "queue:Nowhere", alternate_routes=["agent:ann", "point:nowhere", "queue:Sales"]
    )

    assert await robo.kinds() == []
    chat = await house.app.visitors.chat(chat_id)
    assert chat.route is not None
    assert (chat.route.to, (await dialog(house, chat_id)).tried) == (
        "queue:Sales",
        ("queue:Nowhere", "agent:ann", "point:nowhere", "queue:Sales"),
    )
    notes = [each["note"] for each in await events(house, chat_id) if each["kind"] == "run_noted"]
    assert notes[0] == "queue:Nowhere cannot take the chat (unknown): the next alternate is tried."


@pytest.mark.parametrize(
    ("route", "why", "error"),
    [
        ("queue:Nowhere", "unknown", "invalid_destination"),
        ("queue:Full", "full", "resource_busy"),
        ("agent:bob", "not_ready", "no_available_agents"),
        ("agent:nobody", "unknown", "invalid_destination"),
        ("point:nowhere", "unknown", "invalid_destination"),
        ("point:asleep", "unknown", "invalid_destination"),
        ("point:store", "unknown", "invalid_destination"),
    ],
)
async def test_a_route_that_leads_nowhere_is_asked_anew_or_ends_the_dialog(
    house: House, route: str, why: str, error: str
) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    first = await robo.select(cross_ref, route)
    again = await robo.kinds()
    last = await robo.select(cross_ref, route, remain_retries=0)

    assert (first.status, last.status) == (204, 204)
    assert again == [f"re_route {why}"]
    assert await robo.kinds() == [f"route_end {error}"]
    assert (await robo.select(cross_ref, "queue:Sales")).code == "invalid_cross_ref"
    assert await dialog(house, chat_id) == Dialog(
        cross_ref=f"{chat_id}.2",
        host="script",
        state=DialogState.REQUESTED,
        requested_at=house.clock.now(),
    )


@pytest.mark.parametrize("retries", [None, 1, -1, -2])
async def test_a_host_is_asked_again_unless_it_says_that_it_has_no_more(
    house: House, retries: int | None
) -> None:
    robo = await Robo.register(house, "store")
    await visitor(house)

    await robo.select(await robo.asked(), "queue:Nowhere", remain_retries=retries)

    assert await robo.kinds() == ["re_route unknown"]


async def test_a_host_that_names_nothing_but_nonsense_is_given_up(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    replies = [await robo.select(cross_ref, "queue:Nowhere", remain_retries=-2) for _ in range(21)]

    assert [reply.status for reply in replies] == [204] * 20 + [404]
    assert (await robo.kinds())[-1] == "route_end invalid_destination"
    assert (await dialog(house, chat_id)).host == "script"


async def test_an_agent_who_declines_sends_the_chat_to_the_alternate_and_then_back_to_the_host(
    house: House,
) -> None:
    robo = await Robo.register(house, "store")
    clients = {name: await house.agent(name) for name in ("ann", "bob")}
    chat_id, _ = await visitor(house)
    await robo.select(await robo.asked(), "agent:ann", alternate_routes=["agent:bob"], remain_retries=1)

    for client in clients.values():
        await house.centre.settle()
        [offer] = (await client.get("/api/v1/desk")).json["offers"]
        await client.post(f"/api/v1/desk/chats/{chat_id}/decline", {"gen": offer["gen"]})

    [again] = await robo.news()
    assert (again["kind"], again["route"], again["why"]) == ("re_route", "agent:bob", "declined")
    assert again["tried"] == ["agent:ann", "agent:bob"]
    assert await state(house, chat_id) == "routing"
    assert (await robo.select(again["cross_ref"], "queue:Sales", priority=1)).status == 204
    assert await kinds(house, chat_id, "rerouted", "queued") == ["queued", "queued", "rerouted", "queued"]


async def test_a_queue_may_be_waited_in_for_so_long_as_the_host_says(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    await robo.select(await robo.asked(), "queue:Sales", timeout=30)

    await house.clock.advance(31)

    assert await robo.kinds() == ["re_route timeout"]
    assert await state(house, chat_id) == "routing"


async def test_a_host_that_does_not_answer_loses_the_chat_to_the_script(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house, message="Hello")
    cross_ref = await robo.asked()

    await house.clock.advance(4)
    assert await state(house, chat_id) == "routing"
    await house.clock.advance(1.1)

    assert await robo.kinds() == ["route_end request_timeout"]
    late = await robo.select(cross_ref, "queue:Sales")
    assert (late.status, late.code) == (404, "invalid_cross_ref")
    assert await kinds(house, chat_id, *ROUTING) == [
        *("route_requested", "route_ended", "route_requested"),
    ]


async def test_a_host_that_answers_no_re_route_loses_the_chat_too(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    await house.clock.advance(4)
    await robo.select(await robo.asked(), "queue:Nowhere")

    await house.clock.advance(4)
    assert await state(house, chat_id) == "routing"
    await house.clock.advance(1.1)

    assert await robo.kinds() == ["re_route unknown", "route_end request_timeout"]
    assert await defaulted(house, chat_id)


async def test_a_rejected_chat_is_routed_by_default_and_the_trace_tells_why(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)

    reply = await robo.reject(await robo.asked(), cause="calendar_overflow")

    assert (reply.status, await robo.kinds()) == (204, [])
    log = await events(house, chat_id)
    assert [each["cause"] for each in log if each["kind"] == "route_rejected"] == ["calendar_overflow"]
    assert "Default routing: the host rejected the chat, calendar overflow." in [
        each.get("note") for each in log
    ]
    assert await defaulted(house, chat_id)


async def test_a_point_without_a_script_falls_back_on_its_queue_with_a_note(house: House) -> None:
    robo = await Robo.register(house, "bare", host="Router")
    chat_id, _ = await visitor(house, url="https://bare.example/")

    await robo.reject(await robo.asked())

    chat = await house.app.visitors.chat(chat_id)
    assert chat.route is not None
    assert chat.route.queue == "General"
    notes = [each["text"] for each in await events(house, chat_id) if each["kind"] == "note_added"]
    assert notes == [
        "Default routing: the host rejected the chat, unknown overflow. The routing point has no active script."
    ]


async def test_a_visitor_who_leaves_cancels_the_request(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, vera = await visitor(house)
    cross_ref = await robo.asked()

    await vera.post(f"/api/v1/chats/{chat_id}/end")

    assert await robo.kinds() == ["route_end call_cancelled"]
    assert (await robo.select(cross_ref, "queue:Sales")).code == "invalid_cross_ref"
    assert await state(house, chat_id) == "abandoned"
    assert await kinds(house, chat_id, "chat_ended") == ["chat_ended"]
    await house.clock.advance(10)
    assert await state(house, chat_id) == "abandoned"


async def test_a_chat_sent_to_another_point_begins_there_anew(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house, message="Hello")

    await robo.select(await robo.asked(), "point:depot", route_used_req=True)

    assert await robo.kinds() == ["route_used", "route_end"]
    chat = await house.app.visitors.chat(chat_id)
    assert (chat.point, chat.device_history, (await dialog(house, chat_id)).host) == (
        "depot",
        ("store",),
        "script",
    )
    assert await defaulted(house, chat_id)


async def test_hosts_cannot_hand_a_chat_round_for_ever(house: House) -> None:
    robo = await Robo.register(house, "store", "depot")
    chat_id, _ = await visitor(house)

    for number in range(10):
        await robo.select(await robo.asked(), "point:store" if number % 2 else "point:depot")
    request = (await robo.news())[-1]
    await robo.select(request["cross_ref"], "point:depot", remain_retries=0)

    assert request["device_history"] == ["store", "depot"] * 5
    assert (await robo.kinds())[-1] == "route_end invalid_destination"
    assert await defaulted(house, chat_id)


async def test_a_host_may_end_the_dialog_before_it_has_a_route(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    first = await robo.end(cross_ref, error="no_available_agents")
    again = await robo.end(cross_ref)

    assert (first.status, again.code) == (204, "invalid_cross_ref")
    assert await kinds(house, chat_id, *ROUTING) == [
        *("route_requested", "route_ended", "route_requested"),
    ]


async def test_a_host_may_leave_after_its_selection_and_the_chat_goes_on_waiting(house: House) -> None:
    robo = await Robo.register(house, "store")
    await house.agent("ann")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()
    await robo.select(cross_ref, "agent:ann")

    reply = await robo.end(cross_ref)

    await house.centre.settle()
    assert (reply.status, await state(house, chat_id)) == (204, "offered")
    await answer(house, chat_id)
    assert await robo.kinds() == []


async def test_a_route_left_by_its_host_that_fails_goes_to_the_script(house: House) -> None:
    robo = await Robo.register(house, "store")
    await house.agent("ann")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()
    await robo.select(cross_ref, "agent:ann")
    await robo.end(cross_ref)

    await house.clock.advance(21)

    chat = await house.app.visitors.chat(chat_id)
    assert chat.state == "routing"
    assert await defaulted(house, chat_id)


async def test_a_chat_that_waits_for_its_host_outlives_a_restart_of_the_room(house: House) -> None:
    robo = await Robo.register(house, "store")
    chat_id, _ = await visitor(house)
    cross_ref = await robo.asked()

    await house.centre.board.stop()
    house.centre.board.turns.chats.forget(chat_id)
    await house.clock.advance(60)
    await house.centre.board.start()
    await house.clock.advance(0.1)

    assert await robo.kinds() == ["route_end request_timeout"]
    assert (await robo.select(cross_ref, "queue:Sales")).code == "invalid_cross_ref"
    assert await defaulted(house, chat_id)
