"""Scripts that call scripts: arguments in, labelled ends out, and a stack that survives every wait."""

from typing import Any

import msgspec

from cordboard.director.advance import Advance, advance
from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import ActiveVersion, Facts
from cordboard.director.orders import Finish, GiveUp, Say
from cordboard.director.run import Run
from cordboard.director.stimuli import AnyStimulus, Started, TimerDue, VisitorWrote
from tests.director.builders import NOW, a_run, a_script, path, some_facts

GREETER = a_script(
    {
        "first": {
            "kind": "ask",
            "text": "{{settings.question}}",
            "into": "name",
            "exits": {"answered": "which"},
        },
        "which": {
            "kind": "test",
            "expression": "script.name == settings.boss",
            "exits": {"true": "b", "false": "o"},
        },
        "b": {"kind": "end", "label": "boss", "value": "{{script.name}}"},
        "o": {"kind": "end", "label": "other", "value": "{{script.name}}"},
    },
    properties=[{"name": "question", "default": "Name?"}, {"name": "boss", "default": "Ann"}],
)
CALLER = a_script(
    {
        "first": {
            "kind": "run_script",
            "script": "Greeter",
            "arguments": {"boss": "Bob"},
            "into": "who",
            "exits": {"boss": "salute", "ended": "hello"},
        },
        "salute": {"kind": "send_message", "text": "Sir {{script.who}}", "exits": {"next": "done"}},
        "hello": {"kind": "send_message", "text": "Hello {{script.who}}", "exits": {"next": "done"}},
        "done": {"kind": "end", "label": "over"},
    }
)


class Centre:
    """Two versions of scripts, and which of them is active."""

    def __init__(self, **scripts: CompiledScript) -> None:
        self.versions = {(name, 1): compiled for name, compiled in scripts.items()}
        self.active = dict.fromkeys(scripts, 1)

    def facts(self, **values: Any) -> Facts:
        return msgspec.structs.replace(some_facts(**values), script=self.active_version)

    def active_version(self, name: str) -> ActiveVersion | None:
        number = self.active.get(name)
        return None if number is None else ActiveVersion(number, self.versions[name, number])

    def library(self, name: str, number: int) -> CompiledScript | None:
        return self.versions.get((name, number))

    def tell(self, script: CompiledScript, run: Run, stimulus: AnyStimulus, *, now: int = NOW) -> Advance:
        stored = msgspec.json.decode(msgspec.json.encode(run), type=Run)
        return advance(script, stored, stimulus, self.facts(now=now), library=self.library)


def said(answer: Advance) -> list[str]:
    return [order.text for order in answer.orders if isinstance(order, Say)]


def test_the_label_of_the_end_is_the_exit_and_its_value_the_variable() -> None:
    centre = Centre(Greeter=GREETER)

    asked = centre.tell(CALLER, a_run(), Started())
    answer = centre.tell(CALLER, asked.run, VisitorWrote(text="Bob"))

    assert said(answer) == ["Sir Bob"]
    assert path(answer.orders) == ["first/first.answered", "first/which.true", "first.boss", "salute.next"]
    assert Finish(label="over") in answer.orders
    assert "name" not in answer.run.variables


def test_a_label_without_an_exit_leaves_by_ended() -> None:
    centre = Centre(Greeter=GREETER)

    asked = centre.tell(CALLER, a_run(), Started())
    answer = centre.tell(CALLER, asked.run, VisitorWrote(text="Eve"))

    assert said(answer) == ["Hello Eve"]


def test_a_run_that_waits_in_a_macro_keeps_to_the_version_it_called() -> None:
    centre = Centre(Greeter=GREETER)
    asked = centre.tell(CALLER, a_run(), Started())

    centre.versions["Greeter", 2] = a_script({"first": {"kind": "end", "label": "boss"}})
    centre.active["Greeter"] = 2
    answer = centre.tell(CALLER, asked.run, VisitorWrote(text="Eve"))

    assert said(answer) == ["Hello Eve"]


def test_a_macro_whose_version_is_gone_is_given_up() -> None:
    centre = Centre(Greeter=GREETER)
    asked = centre.tell(CALLER, a_run(), Started())

    centre.versions.clear()
    answer = centre.tell(CALLER, asked.run, VisitorWrote(text="Eve"))

    assert answer.run.ended
    assert [type(order) for order in answer.orders] == [GiveUp]


def test_a_failure_inside_goes_out_by_the_callers_exit() -> None:
    broken = a_script({"first": {"kind": "enqueue", "queue": "Nowhere"}})
    caller = a_script(
        {
            "first": {"kind": "run_script", "script": "Broken", "exits": {"failed": "sorry"}},
            "sorry": {"kind": "send_message", "text": "Sorry", "exits": {"next": None}},
        }
    )

    answer = Centre(Broken=broken).tell(caller, a_run(), Started())

    assert said(answer) == ["Sorry"]
    assert answer.run.ended


def test_a_failure_that_nobody_foresaw_gives_the_chat_up_once() -> None:
    broken = a_script({"first": {"kind": "enqueue", "queue": "Nowhere"}})
    caller = a_script({"first": {"kind": "run_script", "script": "Broken", "exits": {"ended": None}}})

    answer = Centre(Broken=broken).tell(caller, a_run(), Started())

    assert [order for order in answer.orders if isinstance(order, GiveUp | Finish)] == [
        GiveUp(node="first/first", note="There is no queue “Nowhere”")
    ]


def test_a_script_that_calls_itself_fails_at_the_depth_limit() -> None:
    itself = a_script({"first": {"kind": "run_script", "script": "Itself", "exits": {"ended": None}}})

    answer = Centre(Itself=itself).tell(itself, a_run(), Started())

    assert answer.run.ended
    assert isinstance(answer.orders[-1], GiveUp)
    assert "deep" in answer.orders[-1].note


def test_an_argument_that_does_not_fit_is_a_failure() -> None:
    caller = a_script(
        {
            "first": {
                "kind": "run_script",
                "script": "Greeter",
                "arguments": {"boss": 7},
                "exits": {"ended": None},
            }
        }
    )

    answer = Centre(Greeter=GREETER).tell(caller, a_run(), Started())

    assert isinstance(answer.orders[-1], GiveUp)
    assert "boss" in answer.orders[-1].note


def test_the_steps_of_called_scripts_count_for_the_limit() -> None:
    short = a_script({"first": {"kind": "log", "text": "x", "exits": {"next": None}}})
    caller = a_script({"first": {"kind": "run_script", "script": "Short", "exits": {"ended": "first"}}})

    answer = Centre(Short=short).tell(caller, a_run(), Started())

    assert answer.run.steps == 200
    assert isinstance(answer.orders[-1], GiveUp)


def test_a_timeout_in_a_macro_wakes_the_macro() -> None:
    centre = Centre(Greeter=GREETER)
    asked = centre.tell(CALLER, a_run(), Started())

    answer = centre.tell(CALLER, asked.run, TimerDue(), now=NOW + 300_000)

    assert said(answer) == ["Hello "]
