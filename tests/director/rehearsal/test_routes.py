"""Where a rehearsed chat waits and who answers it: agents, the fallback queue, outside hosts."""

from typing import Any

import pytest

from cordboard.director.issues import Known
from cordboard.director.rehearsal.surroundings import Surroundings
from tests.director.rehearsal.players import QUEUES, notes, played, steps

PRESENTS: dict[str, Any] = {
    "first": {
        "kind": "present_to_agent",
        "agent": "ann",
        "answer_timeout": 15,
        "exits": dict.fromkeys(("answered", "timeout", "declined", "busy", "not_ready", "unknown"), "end"),
    },
    "end": {"kind": "end"},
}
ASKS_HOST: dict[str, Any] = {
    "first": {
        "kind": "external_route",
        "host": "Crm",
        "reply_timeout": 4,
        "exits": dict.fromkeys(("selected", "rejected", "timeout", "failed"), "end"),
    },
    "end": {"kind": "end"},
}


@pytest.mark.parametrize(
    ("given", "exit_", "at"),
    [
        ({}, "timeout", 15),
        ({"answers_after": 8}, "answered", 8),
        ({"steps": [{"after": 6, "do": "agent_answers"}]}, "answered", 6),
        ({"steps": [{"after": 6, "do": "agent_declines"}]}, "declined", 6),
        ({"steps": [{"after": 6, "do": "nobody_on"}]}, "not_ready", 6),
        ({"agents": [{"name": "ann", "answers_after": 3}]}, "answered", 3),
        ({"agents": [{"name": "ann", "declines_after": 3, "answers_after": 4}]}, "declined", 3),
        ({"agents": [{"name": "ann"}]}, "timeout", 15),
        ({"agents": [{"name": "ann", "state": "busy"}]}, "busy", 0),
        ({"agents": [{"name": "ann", "state": "not_ready"}]}, "not_ready", 0),
        ({"agents": [{"name": "bob"}]}, "not_ready", 0),
        ({"routes": {"agent:ann": [{"fails": "busy"}]}, "answers_after": 1}, "busy", 0),
        ({"routes": {"agent:ann": [{"answers": "ann", "after": 11}]}}, "answered", 11),
    ],
)
def test_an_offer_to_one_agent_ends_by_each_of_its_exits(
    given: dict[str, Any], exit_: str, at: float
) -> None:
    found = played(PRESENTS, **given)

    assert (steps(found)[1], found.path[1].left) == (f"first.{exit_}", at)


def test_an_agent_whom_nobody_knows_is_unknown() -> None:
    found = played(PRESENTS, Surroundings(known=Known(agents=("bob",))))

    assert steps(found)[1] == "first.unknown"


def test_of_several_agents_the_one_who_answers_first_has_it_if_skilled_and_of_the_queue() -> None:
    nodes = {**QUEUES, "first": {**QUEUES["first"], "skills": [{"skill": "French", "level": 5}]}}
    agents = [
        {"name": "ann", "skills": {"French": 4}, "answers_after": 1},
        {"name": "bob", "skills": {"French": 5}, "queues": ["Other"], "answers_after": 2},
        {"name": "cid", "skills": {"French": 9}, "answers_after": 30},
        {"name": "dan", "skills": {"French": 5}, "answers_after": 20},
        {"name": "eve", "skills": {"French": 9}, "state": "busy", "answers_after": 3},
    ]

    found = played(nodes, agents=agents)

    assert (found.end.agent, found.end.waited) == ("dan", 20)


def test_a_chat_in_several_queues_is_answered_in_the_one_that_has_somebody() -> None:
    nodes = {**QUEUES, "first": {**QUEUES["first"], "also": ["Night", "Full"]}}
    queues = {"General": {"logged_on": 0, "ready": 0}, "Full": {"full": True}}

    found = played(nodes, queues=queues, answers_after=5)

    assert (found.end.destination, found.end.queue) == ("queue:Night", "Night")


def test_as_many_chats_as_max_hunt_calls_are_full() -> None:
    nodes = {**QUEUES, "first": {**QUEUES["first"], "max_hunt_calls": 3}}

    assert [steps(played(nodes, hunting=number, answers_after=1))[1] for number in (2, 3)] == [
        "first.answered",
        "first.full",
    ]


def test_a_script_that_fails_goes_to_the_fallback_queue_if_there_is_one() -> None:
    around = Surroundings(fallback_queues={"shop": "Lost"}, known=Known(queues=("Lost",)))

    at_shop = played(QUEUES, around, point="shop", answers_after=30)
    nowhere = played(QUEUES, around, answers_after=30)
    unanswered = played(QUEUES, around, fallback_queue="Lost")

    assert (at_shop.end.how, at_shop.end.destination, at_shop.end.waited) == ("fallback", "queue:Lost", 30)
    assert at_shop.overflow == ("fallback",)
    assert (nowhere.end.how, nowhere.end.reason) == ("ended", "There is no queue “General”")
    assert (unanswered.end.how, unanswered.end.waited) == ("fallback", None)


@pytest.mark.parametrize(
    ("answers", "exit_", "at", "note"),
    [
        ([], "timeout", 4, ""),
        (["silent"], "timeout", 4, ""),
        ([{"selects": "queue:General", "after": 9}], "timeout", 4, ""),
        ([{"rejects": "busy", "after": 1}], "rejected", 1, "The host 'Crm' rejects the chat: busy."),
        ([{"rejects": True}], "rejected", 0, "The host 'Crm' rejects the chat."),
        ([{"fails": "it broke", "after": 2}], "failed", 2, ""),
        ([{"selects": "queue:General", "after": 2}], "selected", 7, ""),
        ([{"selects": "queue:Gone", "alternate_routes": ["queue:General"]}], "selected", 7, ""),
        ([{"selects": "queue:Gone"}, {"selects": "queue:General", "after": 1}], "selected", 8, ""),
        ([{"selects": "queue:Gone"}, {"rejects": "full"}], "rejected", 0, ""),
        ([{"selects": "queue:Gone", "remain_retries": 0}], "failed", 0, ""),
        ([{"selects": "queue:General", "timeout": 3}], "timeout", 7, ""),
    ],
)
def test_an_outside_host_answers_in_every_way(answers: list[Any], exit_: str, at: float, note: str) -> None:
    agents = [
        {"name": "ann", "answers_after": 7 if at == 8 else 5 if at == 7 and answers[0].get("after") else 7}
    ]
    around = Surroundings(known=Known(queues=("General",)))

    found = played(ASKS_HOST, around, hosts={"Crm": answers}, agents=agents)

    assert (steps(found)[1], found.path[1].left) == (f"first.{exit_}", at)
    assert not note or note in notes(found)


def test_a_host_that_sends_the_chat_to_another_point_ends_the_rehearsal_there() -> None:
    found = played(ASKS_HOST, hosts={"Crm": [{"selects": "point:night"}]})

    assert (found.end.how, found.end.destination) == ("ended", "point:night")


def test_a_host_whose_routes_all_fail_does_not_hold_the_chat_for_ever() -> None:
    around = Surroundings(known=Known(queues=()))
    answers = [{"selects": "queue:Gone"}] * 40

    found = played(ASKS_HOST, around, hosts={"Crm": answers})

    assert steps(found)[1] == "first.failed"
    assert found.overflow == ("unknown",) * 20


def test_what_a_script_finds_for_itself_is_the_scenario_s_staff() -> None:
    nodes = {
        "first": {"kind": "find_agents", "groups": ["Night"], "exits": {"found": "hunt", "none": "end"}},
        "hunt": {
            "kind": "hunt",
            "groups": ["Night"],
            "timeout": 9,
            "exits": {"answered": "end", "timeout": "end", "no_agents": "end", "limit": "end"},
        },
        "end": {"kind": "end"},
    }
    agents = [{"name": "ann", "groups": ["Day"]}, {"name": "bob", "groups": ["Night"], "answers_after": 4}]

    assert steps(played(nodes, agents=agents))[1:3] == ["first.found", "hunt.answered"]
    assert played(nodes, agents=agents).end.destination == "group:Night"
    assert steps(played(nodes, agents=agents[:1]))[1] == "first.none"
    assert steps(played(nodes))[1:3] == ["first.found", "hunt.timeout"]
    assert steps(played(nodes, anybody=False))[1] == "first.none"
