import msgspec
import pytest

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import matches, next_match
from cordboard.core.queueing.floor import Floor, PlaceStats
from cordboard.core.queueing.place import MANY_BUCKETS
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.reasons import sentence
from cordboard.core.queueing.waiting import Waiting


def agent(user: str, *queues: str, **changes: object) -> Agent:
    made = Agent(user=user, state=AgentState.READY, queues=queues or ("Sales",), capacity=1)
    return msgspec.structs.replace(made, **changes)


def chat(name: str, *queues: str, **changes: object) -> Waiting:
    return msgspec.structs.replace(
        Waiting(chat=name, places=tuple(f"queue:{queue}" for queue in queues or ("Sales",))), **changes
    )


def floor_with(*things: Agent | Waiting, strategy: Strategy = Strategy.LONGEST_IDLE) -> Floor:
    floor = Floor({"Sales": strategy})
    for thing in things:
        if isinstance(thing, Agent):
            floor.put_agent(thing)
        else:
            floor.put_waiting(thing)
    return floor


def pairs(floor: Floor, now: int = 0) -> list[tuple[str, str]]:
    return [(match.chat, match.agent) for match in matches(floor, now)]


def test_priority_goes_first_then_first_arrival_then_the_chat() -> None:
    floor = floor_with(
        chat("late", arrived_at=9),
        chat("b", arrived_at=5),
        chat("a", arrived_at=5),
        chat("urgent", arrived_at=9, priority=90),
        agent("ann", capacity=10),
    )

    assert [found for found, _ in pairs(floor)] == ["urgent", "a", "b", "late"]


def test_an_agent_is_offered_chats_side_by_side_up_to_the_free_slots() -> None:
    talking = (Slot(1, "other", 1, Use.TALKING),)
    floor = floor_with(
        agent("ann", capacity=3, slots=talking), *(chat(f"c{n}", arrived_at=n) for n in range(5))
    )

    assert pairs(floor) == [("c0", "ann"), ("c1", "ann")]


def test_an_agent_takes_the_best_head_of_all_queues_served() -> None:
    floor = floor_with(
        chat("sales", "Sales", arrived_at=2),
        chat("help", "Help", arrived_at=1),
        agent("ann", "Sales", "Help"),
    )

    assert pairs(floor) == [("help", "ann")]


@pytest.mark.parametrize(
    ("strategy", "expected"),
    [
        (Strategy.LONGEST_IDLE, "idle"),
        (Strategy.LEAST_BUSY, "spare"),
        (Strategy.BEST_SKILLED, "fluent"),
    ],
)
def test_each_strategy_chooses_its_agent(strategy: Strategy, expected: str) -> None:
    busy = (Slot(1, "other", 1, Use.TALKING),)
    floor = floor_with(
        agent("idle", idle_since=1, capacity=2, slots=busy, skills={"french": 5}),
        agent("spare", idle_since=3, capacity=2, skills={"french": 5}),
        agent("fluent", idle_since=2, capacity=2, slots=busy, skills={"french": 9}),
        chat("c1", skills={"french": 2}),
        strategy=strategy,
    )

    assert pairs(floor) == [("c1", expected)]


def test_round_robin_goes_round() -> None:
    floor = floor_with(
        *(agent(name, capacity=9) for name in ("ann", "bob", "cem")), strategy=Strategy.ROUND_ROBIN
    )
    for number in range(5):
        floor.put_waiting(chat(f"c{number}", arrived_at=number))

    assert [found for _, found in pairs(floor)] == ["ann", "bob", "cem", "ann", "bob"]


def test_the_preferred_agent_goes_before_the_strategy_if_able() -> None:
    able = floor_with(agent("ann", idle_since=1), agent("bob", idle_since=2), chat("c1", preferred="bob"))
    unable = floor_with(agent("ann"), agent("bob", state=AgentState.NOT_READY), chat("c1", preferred="bob"))

    assert pairs(able) == [("c1", "bob")]
    assert pairs(unable) == [("c1", "ann")]


def test_a_chat_that_nobody_can_take_does_not_hold_up_the_others() -> None:
    floor = floor_with(
        chat("french", arrived_at=1, skills={"french": 1}),
        chat("refused", arrived_at=2, refused=frozenset({"ann"})),
        chat("heavy", arrived_at=3, weight=2),
        chat("plain", arrived_at=4),
        agent("ann"),
    )

    match = next_match(floor, 0)

    assert match is not None
    assert (match.chat, match.agent) == ("plain", "ann")
    assert match.skipped == {
        "french": "lacks_skill",
        "refused": "refused_this_round",
        "heavy": "at_capacity",
    }
    assert next_match(floor, 0) is None


def test_the_reasons_of_a_match_name_the_others() -> None:
    floor = floor_with(
        agent("ann", idle_since=1),
        agent("bob", idle_since=2),
        agent("cem", state=AgentState.NOT_READY),
        agent("dee", capacity=0),
        chat("c1"),
    )

    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, match.place, match.why) == ("ann", "queue:Sales", "idle longest of 2 free")
    assert [sentence(each) for each in match.not_chosen] == [
        "Not bob: idle for less time.",
        "Not cem: not ready.",
        "Not dee: 0 of 0 chats.",
    ]


def test_a_large_queue_is_not_listed_name_by_name() -> None:
    floor = floor_with(*(agent(f"a{number}") for number in range(50)), chat("c1"))

    match = next_match(floor, 0)

    assert match is not None
    assert match.not_chosen == ()


def test_a_chat_rings_at_as_many_agents_as_allowed() -> None:
    floor = floor_with(*(agent(name) for name in ("ann", "bob", "cem")), chat("c1", maximum_matches=2))

    assert pairs(floor) == [("c1", "ann"), ("c1", "bob")]


def test_a_hunt_waits_its_interval_between_two_agents() -> None:
    floor = floor_with(agent("ann"), agent("bob"), chat("c1", maximum_matches=2, hunt_interval=5_000))

    assert pairs(floor, now=1_000) == [("c1", "ann")]
    assert floor.next_due() == 6_000
    assert pairs(floor, now=5_999) == []
    assert pairs(floor, now=6_000) == [("c1", "bob")]


def test_no_offer_is_made_before_its_time() -> None:
    floor = floor_with(agent("ann"), chat("c1", not_before=2_000))

    assert (pairs(floor, now=1_999), pairs(floor, now=2_000)) == ([], [("c1", "ann")])


def test_a_chat_held_for_one_agent_goes_to_nobody_else() -> None:
    held = chat("c1", places=("agent:bob",))
    floor = floor_with(agent("ann"), agent("bob", "Help", state=AgentState.NOT_READY), held)

    assert pairs(floor) == []
    floor.put_agent(agent("bob", "Help"))
    match = next_match(floor, 0)
    assert match is not None
    assert (match.agent, match.place, match.why) == ("bob", "agent:bob", "held for this agent")


def test_an_agent_whose_desk_is_lost_is_offered_nothing() -> None:
    floor = floor_with(agent("ann", lost_at=5), chat("c1"))

    assert pairs(floor) == []
    floor.put_agent(agent("ann"))
    assert pairs(floor) == [("c1", "ann")]


def test_a_proposed_offer_holds_its_slot_until_the_chat_is_settled() -> None:
    floor = floor_with(agent("ann"), chat("c1"), chat("c2", arrived_at=1))
    assert pairs(floor) == [("c1", "ann")]

    floor.put_agent(agent("ann"))
    assert pairs(floor) == []

    floor.drop_waiting("c1")
    assert pairs(floor) == [("c2", "ann")]


def test_a_declined_chat_is_matched_anew_with_somebody_else() -> None:
    floor = floor_with(agent("ann", idle_since=1), agent("bob", idle_since=2), chat("c1"))
    assert pairs(floor) == [("c1", "ann")]

    floor.put_waiting(chat("c1", refused=frozenset({"ann"})))

    assert pairs(floor) == [("c1", "bob")]


def test_figures_and_places_of_a_queue() -> None:
    floor = floor_with(
        agent("ann", capacity=3),
        agent("bob", state=AgentState.NOT_READY),
        agent("cem", "Help"),
        chat("old", arrived_at=1_000, refused=frozenset({"ann"})),
        chat("urgent", arrived_at=2_000, priority=90, refused=frozenset({"ann"})),
    )

    assert floor.stats("queue:Sales") == PlaceStats(waiting=2, oldest=1_000, ready=1, logged_on=2, slots=3)
    assert floor.stats("queue:Nowhere") == PlaceStats()
    assert (floor.position("urgent"), floor.position("old"), floor.position("gone")) == (1, 2, None)


def test_an_agent_who_signs_off_or_changes_queues_is_no_longer_found() -> None:
    floor = floor_with(agent("ann"), agent("bob", idle_since=5))

    floor.put_agent(agent("ann", state=AgentState.SIGNED_OUT))
    floor.put_agent(agent("bob", "Help", idle_since=5))
    floor.put_waiting(chat("c1"))

    assert pairs(floor) == []
    assert floor.stats("queue:Sales").logged_on == 0


def test_wants_without_a_chat_are_forgotten_and_a_ringing_one_is_not() -> None:
    floor = floor_with(agent("ann"), chat("hunted", maximum_matches=2, hunt_interval=5_000))
    assert pairs(floor) == [("hunted", "ann")]
    for number in range(3 * MANY_BUCKETS):
        floor.put_waiting(chat("other", skills={f"skill {number}": 1}))
    floor.drop_waiting("other")

    floor.put_agent(agent("bob"))

    assert pairs(floor, now=5_000) == [("hunted", "bob")]
    assert len(floor.place("queue:Sales").buckets) <= MANY_BUCKETS + 1
    assert len(floor.desks["bob"].buckets) <= MANY_BUCKETS + 1


def test_a_line_held_for_an_agent_leaves_nothing_behind() -> None:
    floor = floor_with(agent("ann", capacity=30))
    for number in range(50):
        floor.put_waiting(chat(f"c{number}", places=("agent:ann",)))
        assert pairs(floor) == [(f"c{number}", "ann")]
        floor.drop_waiting(f"c{number}")

    assert len(floor.desks["ann"].buckets) == 0


def test_a_change_of_strategy_counts_for_agents_already_free() -> None:
    busy = (Slot(1, "other", 1, Use.TALKING),)
    floor = floor_with(
        agent("idle", idle_since=1, capacity=2, slots=busy), agent("spare", idle_since=2, capacity=2)
    )
    assert pairs(floor) == []

    floor.put_queue("Sales", Strategy.LEAST_BUSY)
    floor.put_waiting(chat("c1"))

    assert pairs(floor) == [("c1", "spare")]
