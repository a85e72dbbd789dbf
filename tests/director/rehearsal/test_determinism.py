"""Whatever the script and the scenario: the same answer to the byte, within the bounds, and an end."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.director.compiled import compile_script
from cordboard.director.reading import decode_definition
from cordboard.director.rehearsal.playing import MAX_EVENTS, MAX_TIME
from cordboard.director.rehearsal.rehearse import rehearse
from cordboard.director.rehearsal.scenario import Scenario

NODES = ("a", "b", "c", "d", "e")
TARGETS = st.sampled_from([*NODES, None, "gone"])
KINDS: dict[str, tuple[dict[str, st.SearchStrategy[Any]], tuple[str, ...]]] = {
    "send_message": ({"text": st.sampled_from(["Hello", "{{script.n}}", "{{1 / 0}}"])}, ("next",)),
    "ask": (
        {"text": st.just("?"), "timeout": st.sampled_from([0, 5]), "into": st.just("n")},
        ("answered", "timeout", "invalid"),
    ),
    "wait": ({"seconds": st.sampled_from([0, 1, 3_600])}, ("done",)),
    "enqueue": (
        {"queue": st.sampled_from(["General", "Gone", "Night"]), "timeout": st.sampled_from([0, 10])},
        ("answered", "timeout", "full", "no_agents", "failed"),
    ),
    "present_to_agent": (
        {"agent": st.sampled_from(["ann", ""])},
        ("answered", "timeout", "declined", "busy", "not_ready", "unknown"),
    ),
    "clear_chat": ({"reason": st.just("x")}, ()),
    "end": ({"label": st.sampled_from(["", "z"])}, ()),
    "test": ({"expression": st.sampled_from(["script.n > 2", 'queue("Night").full'])}, ("true", "false")),
}


@st.composite
def nodes(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields, exits = KINDS[kind]
    chosen = {name: draw(strategy) for name, strategy in fields.items()}
    return {"kind": kind, **chosen, "exits": {exit_: draw(TARGETS) for exit_ in exits}}


STEPS = st.lists(
    st.fixed_dictionaries(
        {
            "after": st.sampled_from([0, 0.5, 5, 10, 4_000]),
            "do": st.sampled_from(
                [
                    "writes",
                    "chooses",
                    "leaves",
                    "agent_answers",
                    "agent_declines",
                    "nobody_on",
                    "everybody_on",
                    "queue_full",
                    "queue_free",
                ]
            ),
            "text": st.sampled_from(["", "3"]),
            "queue": st.sampled_from(["", "Night"]),
        }
    ),
    max_size=6,
)
SCENARIOS = st.fixed_dictionaries(
    {"queues": st.just({"Gone": None}), "steps": STEPS},
    optional={
        "answers_after": st.sampled_from([0, 7, 10]),
        "fallback_queue": st.sampled_from(["Night", "Gone"]),
        "message": st.just("Hello"),
        "agents": st.just([{"name": "ann", "declines_after": 3}, {"name": "bob", "answers_after": 5}]),
    },
)


@settings(max_examples=150, deadline=None)
@given(drawn=st.fixed_dictionaries({name: nodes() for name in NODES}), scenario=SCENARIOS)
def test_the_same_scenario_has_the_same_answer(drawn: dict[str, Any], scenario: dict[str, Any]) -> None:
    start = {"kind": "start", "exits": {"next": "a"}}
    definition = decode_definition({"format": 1, "start": "s", "nodes": {"s": start, **drawn}})

    answers = [rehearse(compile_script(definition), msgspec.convert(scenario, Scenario)) for _ in range(2)]

    first, second = (msgspec.json.encode(each) for each in answers)
    assert first == second
    found = answers[0]
    assert found.end.at * 1_000 <= MAX_TIME
    assert len(found.orders) <= MAX_EVENTS + 1_000
    times = [each.at for each in found.path]
    assert times == sorted(times)
    assert (found.end.waited is None) == (found.end.agent == "")


@given(scenario=SCENARIOS)
def test_a_scenario_survives_its_json(scenario: dict[str, Any]) -> None:
    read = msgspec.convert(scenario, Scenario)

    assert msgspec.json.decode(msgspec.json.encode(read), type=Scenario) == read
