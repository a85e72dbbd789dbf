"""A chat in several queues and groups, with skills that it needs and skills that it would like."""

import pytest

from cordboard.core.queueing.agent import Agent, AgentState, Slot, Use
from cordboard.core.queueing.distribution import can_be_taken, next_match
from cordboard.core.queueing.explaining import unable
from cordboard.core.queueing.floor import Floor
from cordboard.core.queueing.place import MANY_BUCKETS
from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.reasons import sentence
from cordboard.core.queueing.waiting import Waiting
from tests.core.queueing.test_distribution import agent, floor_with, pairs

BUSY = (Slot(1, "other", 1, Use.TALKING),)


def chat(*places: str, **changes: object) -> Waiting:
    return Waiting(chat="c1", places=places, **changes)  # type: ignore[arg-type]


def test_a_chat_in_two_queues_goes_to_the_second_when_nobody_of_the_first_is_free() -> None:
    floor = floor_with(
        agent("ann", "Sales", slots=BUSY), agent("bob", "Help"), chat("queue:Sales", "queue:Help")
    )

    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, match.place, match.queue) == ("bob", "queue:Help", "Help")
    floor.drop_waiting("c1")
    assert (floor.stats("queue:Sales").waiting, floor.stats("queue:Help").waiting) == (0, 0)


def test_an_agent_of_both_queues_is_offered_the_chat_once_and_by_the_first() -> None:
    both = chat("queue:Help", "queue:Sales", maximum_matches=3)
    floor = floor_with(agent("ann", "Sales", "Help", capacity=3), both)

    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, match.place, match.not_chosen) == ("ann", "queue:Help", ())
    assert next_match(floor, 0) is None


def test_the_first_place_goes_before_longer_idle() -> None:
    floor = floor_with(
        agent("ann", "Sales", idle_since=1),
        agent("bob", "Help", idle_since=9),
        chat("queue:Help", "queue:Sales"),
    )

    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, [sentence(no) for no in match.not_chosen]) == (
        "bob",
        ["Not ann: serves only a place that is named later."],
    )


def test_a_group_is_a_place_whatever_queues_its_members_serve() -> None:
    floor = floor_with(
        agent("ann", "Sales", groups=("Experts",), state=AgentState.NOT_READY),
        agent("bob", "Sales"),
        chat("group:Experts"),
    )
    assert pairs(floor) == []

    floor.put_agent(agent("ann", "Sales", groups=("Experts",)))
    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, match.place, match.queue) == ("ann", "group:Experts", "")
    assert match.why == "idle longest of 1 free in group Experts"


def test_who_joins_a_group_while_on_the_floor_gets_its_chats() -> None:
    floor = floor_with(agent("ann"), chat("group:Experts"))
    assert pairs(floor) == []

    floor.put_agent(agent("ann", groups=("Experts",)))

    assert pairs(floor) == [("c1", "ann")]


def test_the_best_place_in_line_counts() -> None:
    floor = floor_with(
        Waiting(chat="other", places=("queue:Sales",), arrived_at=1),
        chat("queue:Sales", "queue:Help", arrived_at=2),
        Waiting(chat="third", places=("queue:Help",), arrived_at=3),
    )

    assert [floor.position(name) for name in ("other", "c1", "third")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"fluent": {"french": 5, "law": 5}, "half": {"french": 5}, "none": {}}, "fluent"),
        ({"half": {"french": 5}, "other half": {"law": 9}, "none": {}}, "half"),
        ({"other half": {"law": 9}, "none": {}}, "none"),
        ({"weak": {"french": 4}, "none": {}}, "none"),
    ],
)
def test_preferred_skills_are_given_up_from_the_last(
    levels: dict[str, dict[str, int]], expected: str
) -> None:
    wants = chat("queue:Sales", preferred_skills={"french": 5, "law": 5})
    agents = [
        agent(name, skills=skills, idle_since=0 if name == "none" else 5) for name, skills in levels.items()
    ]
    floor = floor_with(*agents, wants)

    assert pairs(floor) == [("c1", expected)]


def test_preferred_skills_in_any_of_the_places_go_before_the_first_place() -> None:
    wants = chat("queue:Sales", "queue:Help", preferred_skills={"french": 1})
    floor = floor_with(agent("ann", "Sales"), agent("bob", "Help", idle_since=9, skills={"french": 1}), wants)

    match = next_match(floor, 0)

    assert match is not None
    assert (match.agent, match.why) == ("bob", "idle longest of 1 free with preferred french level 1")
    assert [sentence(no) for no in match.not_chosen] == [
        "Not ann: lacks the preferred french level 1, has none."
    ]


def test_a_preferred_skill_keeps_nobody_waiting() -> None:
    floor = floor_with(chat("queue:Sales", preferred_skills={"french": 1}))
    assert pairs(floor) == []

    floor.put_agent(agent("ann"))

    assert pairs(floor) == [("c1", "ann")]


def test_the_preferred_agent_goes_before_preferred_skills_and_needs_the_required_ones() -> None:
    able = {"french": 3}
    wants = chat("queue:Sales", preferred="bob", skills={"french": 2}, preferred_skills={"law": 1})
    lawyer = agent("ann", skills={"french": 3, "law": 1})

    assert pairs(floor_with(lawyer, agent("bob", idle_since=9, skills=able), wants)) == [("c1", "bob")]
    assert pairs(floor_with(lawyer, agent("bob", skills={"french": 1}), wants)) == [("c1", "ann")]


def test_a_higher_preferred_level_of_a_required_skill_falls_back_to_the_required_one() -> None:
    wants = chat("queue:Sales", skills={"french": 2}, preferred_skills={"french": 8, "law": 1})

    lower = chat("queue:Sales", skills={"french": 5}, preferred_skills={"french": 2, "law": 1})

    assert wants.wishes() == [{"french": 8, "law": 1}, {"french": 8}, {"french": 2}]
    assert lower.wishes() == [{"french": 5, "law": 1}, {"french": 5}]


def test_reasons_tell_their_figures() -> None:
    wants = chat("queue:Sales", skills={"French": 5}, refused=frozenset({"dee"}))
    floor = floor_with(
        agent("chosen", capacity=3, skills={"French": 5}),
        agent("agent1", capacity=1, slots=BUSY, skills={"French": 7}),
        agent("agent2", skills={"French": 3}),
        agent("agent3", state=AgentState.NOT_READY, code=7, skills={"French": 9}),
        agent("dee", skills={"French": 9}),
        agent("busy", capacity=3, slots=BUSY, skills={"French": 9}),
        wants,
        strategy=Strategy.LEAST_BUSY,
    )

    match = next_match(floor, 0)

    assert match is not None
    assert [sentence(no) for no in match.not_chosen] == [
        "Not agent1: 1 of 1 chats.",
        "Not agent2: lacks French level 5, has 3.",
        "Not agent3: not ready.",
        "Not dee: declined it or did not answer a moment ago.",
        "Not busy: busier, 1 of 3 chats.",
    ]
    assert match.not_chosen[2].code == 7


def test_of_a_large_queue_the_preferred_agent_is_told() -> None:
    crowd = [agent(f"a{number}") for number in range(50)]
    floor = floor_with(*crowd, agent("bob", capacity=0), chat("queue:Sales", preferred="bob"))

    match = next_match(floor, 0)

    assert match is not None
    assert [sentence(no) for no in match.not_chosen] == ["Not bob: 0 of 0 chats."]


@pytest.mark.parametrize("looked", [True, False])
def test_before_a_chat_waits_it_is_known_whether_somebody_can_take_it(looked: bool) -> None:
    floor = floor_with(agent("ann", skills={"law": 1}), agent("bob", "Help", groups=("Experts",)))
    if looked:
        assert next_match(floor, 0) is None

    def can(*places: str, **changes: object) -> bool:
        return can_be_taken(floor, chat(*places, **changes))

    assert can("queue:Sales")
    assert can("queue:Nowhere", "group:Experts")
    assert can("agent:ann")
    assert not can("queue:Nowhere")
    assert not can("agent:nobody")
    assert not can("queue:Sales", skills={"law": 2})
    assert not can("queue:Sales", weight=2)
    assert not can("queue:Sales", refused=frozenset({"ann"}))
    assert floor.position("c1") is None


def test_those_who_cannot_take_a_chat_are_named_each_once_and_at_most_ten() -> None:
    floor = Floor()
    for number in range(30):
        floor.put_agent(agent(f"a{number}", "Sales", "Help", capacity=0))

    found = unable(floor, chat("queue:Sales", "queue:Help"))

    assert [each.agent for each in found] == [f"a{number}" for number in range(10)]
    assert [sentence(no) for no in unable(floor, chat("agent:zoe"))] == ["Not zoe: signed out."]


def test_many_wants_with_preferences_are_forgotten_when_nobody_has_them() -> None:
    floor = Floor()
    someone: Agent = agent("ann", skills={f"skill {number}": 9 for number in range(9)})
    floor.put_agent(someone)
    for number in range(300):
        floor.put_waiting(
            chat("queue:Sales", preferred_skills={f"skill {number % 9}": 1 + number % 7, "x": 1})
        )
        floor.drop_waiting("c1")

    assert len(floor.desks["ann"].buckets) < 80
    assert floor.stats("queue:Sales").waiting == 0


def test_a_chat_keeps_all_its_wants_however_many_there_were_before() -> None:
    for before in range(MANY_BUCKETS - 4, MANY_BUCKETS + 2):
        floor = Floor()
        for number in range(before):
            floor.put_waiting(chat("queue:Sales", skills={f"skill {number}": 1}))
        floor.put_waiting(chat("queue:Sales", preferred_skills={"French": 1, "Law": 1, "Tax": 1}))
        floor.put_agent(agent("ann", idle_since=1, skills={"French": 1, "Law": 1}))
        floor.put_agent(agent("bob", idle_since=9, skills={"French": 1, "Law": 1, "Tax": 1}))

        assert pairs(floor) == [("c1", "bob")]
