"""Chats in several queues and groups, from the turn to the rows and back."""

import msgspec
import pytest
from sqlalchemy import text

from cordboard.core.chat import offering
from cordboard.core.chat.chat import Chat, ChatState, Route
from cordboard.core.chat.events import ChatEvent, LeftQueue
from cordboard.core.errors import Refused
from cordboard.core.queueing.agent import AgentState
from cordboard.core.queueing.group import AgentGroup
from cordboard.core.queueing.queue import Queue
from cordboard.core.queueing.reasons import sentence
from cordboard.core.reasons import Code, RouteFailure, Withdrawn
from cordboard.switchboard.stage import Stage
from cordboard.switchboard.visitors import OpenChat
from tests.centre import Centre
from tests.furnish import furnish
from tests.model.invariants import broken
from tests.switchboard.test_upkeep import put


async def sent(centre: Centre, route: Route) -> str:
    """A new chat that waits on this route; nobody is ready yet."""
    if not centre.board.floor.agents():
        await centre.board.agents.set_state("ann", AgentState.NOT_READY, None)
    opened = await centre.board.visitors.open_chat(OpenChat(point="shop", url="https://shop.example/"))

    def decide(stage: Stage) -> None:
        offering.leave_route(stage, why="sent elsewhere", reason=Withdrawn.ROUTED_ELSEWHERE)
        offering.wait_on(stage, route)

    await centre.board.turns.chat(opened.chat.id, decide, agents=())
    await centre.settle()
    return opened.chat.id


async def chat_of(centre: Centre, chat_id: str) -> Chat:
    return await centre.board.visitors.chat(chat_id)


async def rows(centre: Centre, chat_id: str) -> list[tuple[str, int, str]]:
    """The chat's rows of the table `waiting`; everything else must be sound as well."""
    assert await centre.store.read(broken) == {}
    query = text("SELECT queue, priority, to_agent FROM waiting WHERE chat_id = :chat ORDER BY queue")
    found = await centre.store.read(lambda db: db.execute(query, {"chat": chat_id}).all())
    return [tuple(row) for row in found]


@pytest.fixture
async def shops(centre: Centre) -> Centre:
    """The centre with queues Sales and Help more, and the group Experts without agents."""
    await furnish(
        centre.store,
        Queue(name="Sales", agent_groups=("Everyone",), pick_by_hand=True),
        Queue(name="Help", agent_groups=("Everyone",)),
        AgentGroup(name="Experts"),
    )
    await centre.catalogues.reload()
    await centre.settle()
    return centre


async def test_there_is_a_row_for_each_queue_and_one_for_groups_alone(shops: Centre) -> None:
    several = await sent(shops, Route(to="queue:Sales", also=("group:Experts", "queue:Help"), priority=60))
    group = await sent(shops, Route(to="group:Experts"))
    held = await sent(shops, Route(to="agent:bob"))

    assert await rows(shops, several) == [("Help", 60, ""), ("Sales", 60, "")]
    assert await rows(shops, group) == [("", 50, "")]
    assert await rows(shops, held) in ([("", 50, "bob")], [("General", 50, "")])
    shown = await shops.store.read(
        lambda db: db.execute(
            text("SELECT queue FROM chats WHERE id = :chat"), {"chat": several}
        ).scalar_one()
    )
    assert shown == "Sales"


async def test_a_queue_that_is_removed_is_left_and_the_others_are_not(shops: Centre) -> None:
    chat = await sent(shops, Route(to="queue:Sales", also=("queue:Help",)))
    before = await chat_of(shops, chat)

    await put(shops, "queues", "Sales", None)
    await shops.clock.advance(1)

    after = await chat_of(shops, chat)
    assert after.route is not None
    assert (after.state, after.route.places, after.arrived_at) == (
        ChatState.QUEUED,
        ("queue:Help",),
        before.arrived_at,
    )
    assert await rows(shops, chat) == [("Help", 50, "")]
    log = [
        msgspec.json.decode(row.body, type=ChatEvent)
        for row in await shops.store.events_after(chat, seq=0, limit=99)
    ]
    assert [event.queue for event in log if isinstance(event, LeftQueue)] == ["General", "Sales"]

    await put(shops, "queues", "Help", None)
    await shops.clock.advance(1)

    assert (await chat_of(shops, chat)).state is ChatState.CLOSED


async def test_a_group_that_is_removed_is_left_too(shops: Centre) -> None:
    chat = await sent(shops, Route(to="group:Experts", also=("queue:Help",)))

    await put(shops, "agent_groups", "Experts", None)
    await shops.clock.advance(1)

    route = (await chat_of(shops, chat)).route
    assert route is not None
    assert route.places == ("queue:Help",)


async def test_other_terms_change_the_rows_and_what_the_floor_allows(shops: Centre) -> None:
    chat = await sent(shops, Route(to="queue:Sales", also=("queue:Help",), skills={"French": 5}))
    await shops.board.agents.set_state("ann", AgentState.READY, None)
    await shops.settle()
    assert (await chat_of(shops, chat)).offers == ()

    def relax(stage: Stage) -> None:
        offering.change_terms(stage, skills={}, priority=70)

    await shops.board.turns.chat(chat, relax, agents=())
    await shops.settle()

    assert [held.agent for held in (await chat_of(shops, chat)).offers] == ["ann"]
    assert await rows(shops, chat) == [("Help", 70, ""), ("Sales", 70, "")]


async def test_a_chat_is_picked_by_hand_from_whichever_of_its_queues_allows_it(shops: Centre) -> None:
    both = await sent(shops, Route(to="queue:Help", also=("queue:Sales",), skills={"French": 5}))
    help_only = await sent(shops, Route(to="queue:Help", skills={"French": 5}))
    await shops.board.agents.set_state("ann", AgentState.READY, None)
    await shops.settle()

    taken = await shops.board.agents.pick("ann", both)
    with pytest.raises(Refused) as no:
        await shops.board.agents.pick("ann", help_only)

    assert (taken.state, taken.queue) == (ChatState.TALKING, "Sales")
    assert no.value.code is Code.PICK_NOT_ALLOWED


async def test_the_floor_tells_scripts_who_is_on(shops: Centre) -> None:
    floor = shops.board.floor
    assert list(floor.people()) == []
    await shops.board.agents.set_state("bob", AgentState.NOT_READY, None)
    await shops.board.agents.set_state("ann", AgentState.READY, None)
    await sent(shops, Route(to="queue:Help"))

    told = {each.name: each for each in floor.people()}

    assert set(told) == {"ann", "bob"}
    ann, bob = told["ann"], told["bob"]
    assert (ann.state, ann.free, ann.taken, ann.capacity) == ("ready", 2, 1, 3)
    assert (bob.state, bob.free, bob.taken, bob.full_name) == ("not_ready", 3, 0, "Bob")
    assert (ann.groups, ann.queues) == (("Everyone",), ("General", "Help", "Sales"))


async def test_a_group_has_figures_as_a_queue_has(shops: Centre) -> None:
    await sent(shops, Route(to="group:Everyone", skills={"French": 5}))
    floor = shops.board.floor
    await shops.board.agents.set_state("bob", AgentState.READY, None)

    told = floor.group_stats("Everyone")

    assert told is not None
    assert (told.waiting, told.ready, told.logged_on, told.full) == (1, 1, 2, False)
    assert floor.group_stats("Nobody") is None


async def test_an_agent_is_busy_for_a_chat_that_weighs_more_than_is_free(shops: Centre) -> None:
    await shops.board.agents.set_state("ann", AgentState.READY, None)

    assert shops.board.floor.agent("ann", weight=3) is None
    assert shops.board.floor.agent("ann", weight=4) is RouteFailure.BUSY


async def test_candidates_are_told_with_the_names_of_their_status_codes(shops: Centre) -> None:
    chat = await chat_of(shops, await sent(shops, Route(to="queue:Sales", also=("queue:Help",))))
    floor = shops.board.floor

    told = floor.candidates(chat)
    await shops.board.agents.set_state("bob", AgentState.READY, None)

    assert told is not None
    assert [sentence(no) for no in told] == ["Not ann: not ready."]
    assert floor.candidates(msgspec.structs.replace(chat, id="another", offers=())) is None
