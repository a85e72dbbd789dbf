"""Routing dialogs with programs that have registered: every message, and every refusal."""

import pytest

from cordboard.core.routing.dialog import Dialog, DialogState
from tests.web.house import House
from tests.web.routing.robo import Robo, dialog, events, kinds, visitor

ROUTING = (
    *("route_requested", "route_selected", "rerouted", "route_used", "route_ended", "route_rejected"),
    *("queued", "answered", "chat_ended", "note_added"),
)


async def state(house: House, chat_id: str) -> str:
    return (await house.app.visitors.chat(chat_id)).state


async def defaulted(house: House, chat_id: str) -> bool:
    """Whether the point's script has the chat, which says a word and then waits for one."""
    said = [each["text"] for each in await events(house, chat_id) if each["kind"] == "message_sent"]
    return (await dialog(house, chat_id)).host == "script" and said[-1:] == ["Script here."]


async def answer(house: House, chat_id: str, user: str = "ann") -> None:
    await house.centre.settle()
    agent = await house.sign_in(user)
    offer = next(
        each for each in (await agent.get("/api/v1/desk")).json["offers"] if each["chat_id"] == chat_id
    )
    reply = await agent.post(f"/api/v1/desk/chats/{chat_id}/accept", {"gen": offer["gen"]})
    assert reply.status == 200, reply.body


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
