"""Skills that are asked for and given up: nodes together, and what check says about them."""

from typing import Any

import pytest

from cordboard.core.reasons import RouteFailure
from cordboard.director.advance import Advance, advance
from cordboard.director.check import check
from cordboard.director.orders import ChangeTerms, GiveUp, Say, SelectRoute, TraceExit
from cordboard.director.stimuli import RouteFailed, Started, TimerDue
from cordboard.director.terms import Step, Terms, relaxed
from cordboard.director.vigil import MAX_MESSAGES
from tests.director.builders import NOW, a_definition, a_run, a_script, some_facts, told

OPEN = {"General": {"logged_on": 1, "ready": 1}}
QUEUE: dict[str, Any] = {
    "kind": "enqueue",
    "queue": "General",
    "exits": {"answered": None, "timeout": None, "full": None},
}


def ask_for(to: str, skill: str, level: int | str | None = 1) -> dict[str, Any]:
    return {"kind": "require_skill", "skill": skill, "level": level, "exits": {"next": to}}


def less(to: str, skill: str, level: int | str | None = None) -> dict[str, Any]:
    return {"kind": "relax_skill", "skill": skill, "level": level, "exits": {"next": to}}


def routes(answer: Advance) -> list[SelectRoute]:
    return [order for order in answer.orders if isinstance(order, SelectRoute)]


def why(answer: Advance, node: str) -> str:
    [found] = [order.why for order in answer.orders if isinstance(order, TraceExit) and order.node == node]
    return found


def test_a_queue_asks_for_the_skills_of_the_run_and_for_its_own() -> None:
    own = [{"skill": "French", "level": 2}, {"skill": "Billing", "level": 4}]
    script = a_script(
        {
            "first": ask_for("second", "French", 5),
            "second": ask_for("queue", "Chat"),
            "queue": {**QUEUE, "skills": own},
        }
    )

    answer = told(script, facts=some_facts(queues=OPEN))

    assert routes(answer) == [
        SelectRoute(route="queue:General", skills={"French": 5, "Chat": 1, "Billing": 4})
    ]


def test_a_hunt_asks_for_the_skills_of_the_run_too() -> None:
    hunt = {"kind": "hunt", "groups": ["Desk"], "exits": {"no_agents": "end"}}
    script = a_script({"first": ask_for("hunt", "French", 5), "hunt": hunt, "end": {"kind": "end"}})

    answer = told(
        script, facts=some_facts(people=[{"name": "ann", "groups": ["Desk"], "skills": {"French": 4}}])
    )

    assert why(answer, "hunt") == "nobody of Desk with French level 5 is signed in"


def test_a_relaxed_skill_is_lowered_and_an_empty_level_drops_it() -> None:
    script = a_script(
        {
            "first": ask_for("second", "French", 5),
            "second": ask_for("third", "Chat", 3),
            "third": less("fourth", "French", 2),
            "fourth": less("fifth", "Chat"),
            "fifth": less("queue", "French", 9),
            "queue": QUEUE,
        }
    )

    answer = told(script, facts=some_facts(queues=OPEN))

    assert routes(answer) == [SelectRoute(route="queue:General", skills={"French": 2})]
    assert why(answer, "third") == "French is asked for at level 2 instead of 5"
    assert why(answer, "fourth") == "Chat is not asked for any more"
    assert why(answer, "fifth") == "French stays at level 2"


def test_what_a_wait_gave_up_is_asked_for_again_by_the_next_one() -> None:
    queue = {**QUEUE, "relax": [{"after": 10, "skill": "French"}], "exits": {"timeout": "queue"}}
    script = a_script({"first": ask_for("queue", "French", 5), "queue": queue})
    waiting = told(script, facts=some_facts(queues=OPEN))

    relaxed_ = advance(script, waiting.run, TimerDue(), some_facts(now=NOW + 10_000, queues=OPEN))
    again = advance(script, relaxed_.run, RouteFailed(why=RouteFailure.TIMEOUT), some_facts(queues=OPEN))

    assert ChangeTerms(skills={}) in relaxed_.orders
    assert relaxed_.run.skills == {"French": 5}
    assert routes(again) == [SelectRoute(route="queue:General", skills={"French": 5})]


def test_a_script_asks_for_a_bounded_number_of_skills() -> None:
    chain = {f"n{number}": ask_for(f"n{number + 1}", f"Skill {number}") for number in range(21)}
    script = a_script({**chain, "start": {"kind": "start", "exits": {"next": "n0"}}})

    answer = told(script)

    assert answer.orders[-1] == GiveUp(node="n20", note="A script may ask for 20 skills at a time")


def test_a_wait_of_a_week_says_a_bounded_number_of_messages() -> None:
    relax = [{"after": 6_000, "skill": "French"}]
    script = a_script({"first": {**QUEUE, "messages": ["Wait"], "message_interval": 5, "relax": relax}})
    answer, said, now = advance(script, a_run(), Started(), some_facts(queues=OPEN)), 0, NOW
    while answer.run.wait is not None and answer.run.wait.due_at is not None:
        now = answer.run.wait.due_at
        answer = advance(script, answer.run, TimerDue(), some_facts(now=now, queues=OPEN))
        said += answer.orders.count(Say(text="Wait"))

    assert said == MAX_MESSAGES
    assert not answer.run.ended


def test_a_variable_holds_no_more_than_a_bounded_list() -> None:
    items = ", ".join(["form.essay"] * 20)
    script = a_script({"first": {"kind": "set_variable", "name": "all", "value": f"{{{{[{items}]}}}}"}})

    answer = told(script, facts=some_facts(form={"essay": "a" * 1_000}))

    assert answer.orders[-1] == GiveUp(node="first", note="The value of all is larger than 16 KiB")


@pytest.mark.parametrize(
    ("step", "required", "preferred"),
    [
        (Step(after=1, skill="a"), {"b": 2}, {"c": 3}),
        (Step(after=1, skill="a", level=4), {"a": 4, "b": 2}, {"c": 3}),
        (Step(after=1, skill="a", level=9), {"a": 5, "b": 2}, {"c": 3}),
        (Step(after=1, skill="a", preferred=True), {"b": 2}, {"a": 5, "c": 3}),
        (Step(after=1, skill="a", level=4, preferred=True), {"b": 2}, {"a": 4, "c": 3}),
        (Step(after=1, skill="c"), {"a": 5, "b": 2}, {}),
        (Step(after=1, skill="c", level=1), {"a": 5, "b": 2}, {"c": 1}),
        (Step(after=1, skill="c", preferred=True), {"a": 5, "b": 2}, {"c": 3}),
        (Step(after=1, skill="x", level=1), {"a": 5, "b": 2}, {"c": 3}),
    ],
    ids=str,
)
def test_a_step_asks_for_less_or_for_the_same(
    step: Step, required: dict[str, int], preferred: dict[str, int]
) -> None:
    before = Terms({"a": 5, "b": 2}, {"c": 3})

    after = relaxed(before, step)

    assert after == Terms(required, preferred)
    assert list(after.preferred) == list(preferred)
    assert before == Terms({"a": 5, "b": 2}, {"c": 3})


FRENCH = {"skill": "French", "level": 5}


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({"skills": [FRENCH], "relax": [{"skill": "French", "level": 5}, {"skill": "French"}]}, []),
        ({"skills": [{"skill": " "}]}, [("no_skill", "skills[1].skill")]),
        ({"skills": [{"skill": "a", "level": 0}]}, [("out_of_range", "skills[1].level")]),
        ({"skills": [{"skill": "a", "level": 11}]}, [("out_of_range", "skills[1].level")]),
        ({"skills": [FRENCH, {"skill": "French"}]}, [("duplicate_skill", "skills[2].skill")]),
        ({"skills": [FRENCH, {**FRENCH, "preferred": True}]}, []),
        ({"skills": [{"skill": f"s{n}"} for n in range(21)]}, [("too_many_skills", "skills")]),
        ({"relax": [{"skill": "French"}]}, [("nothing_to_relax", "relax[1].skill")]),
        ({"skills": [{"skill": "{{form.a}}"}], "relax": [{"skill": "French"}]}, []),
        ({"skills": [FRENCH], "relax": [{"skill": "{{form.a}}"}]}, []),
        ({"skills": [FRENCH], "relax": [{"skill": ""}]}, [("no_skill", "relax[1].skill")]),
        (
            {"skills": [FRENCH], "relax": [{"skill": "French", "level": 6}]},
            [("level_goes_up", "relax[1].level")],
        ),
        (
            {"skills": [FRENCH], "relax": [{"skill": "French", "level": 12}]},
            [("out_of_range", "relax[1].level"), ("level_goes_up", "relax[1].level")],
        ),
        (
            {
                "skills": [FRENCH],
                "relax": [
                    {"after": 90, "skill": "French", "level": 4},
                    {"after": 30, "skill": "French", "level": 3},
                ],
            },
            [("level_goes_up", "relax[1].level")],
        ),
        (
            {"skills": [FRENCH], "relax": [{"skill": "French"}, {"skill": "French"}]},
            [("nothing_to_relax", "relax[2].skill")],
        ),
        (
            {"skills": [FRENCH], "relax": [{"after": n, "skill": "French", "level": 1} for n in range(21)]},
            [("too_many_steps", "relax")],
        ),
        ({"messages": ["Wait", " "]}, [("empty_text", "messages[2]")]),
        ({"messages": ["Wait"], "message_interval": 4}, [("out_of_range", "message_interval")]),
        ({"message_interval": 0}, []),
    ],
)
def test_what_is_wrong_with_the_terms_is_told_with_its_field(
    settings: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    end = {"kind": "end"}
    node = {**QUEUE, **settings, "exits": {"answered": "end", "timeout": "end", "full": "end"}}

    issues = check(a_definition({"first": node, "end": end}))

    assert [(issue.code, issue.field) for issue in issues] == wanted


def test_an_agent_is_named_in_one_way() -> None:
    exits = dict.fromkeys(["answered", "timeout", "declined", "busy", "not_ready", "unknown"], "end")
    node = {"kind": "present_to_agent", "agent": "ann", "last_agent": True, "exits": exits}

    issues = check(a_definition({"first": node, "end": {"kind": "end"}}))

    assert [(issue.code, issue.severity) for issue in issues] == [("not_used", "warning")]
