"""Settings of the type `message` may have placeholders of their own."""

from typing import Any

import pytest

from cordboard.director.advance import Advance, advance
from cordboard.director.check import check
from cordboard.director.compiled import CompiledScript
from cordboard.director.facts import ActiveVersion, Facts
from cordboard.director.message_settings import MAX_KEPT, compiled_message
from cordboard.director.orders import GiveUp, Say, TraceExit
from cordboard.director.settings import complete_settings, validate_settings
from cordboard.director.stimuli import Started, VisitorWrote
from tests.director.builders import a_definition, a_run, a_script, some_facts

MESSAGE = {"name": "hello", "type": "message", "default": "Hello {{visitor.name}}", "exposed": True}
OTHER = {"name": "other", "type": "message", "default": "{{settings.hello}}", "exposed": True}
TEXT = {"name": "text", "default": "Hi {{visitor.name}}", "exposed": True}


def saying(text: str, *, markdown: bool = False) -> CompiledScript:
    first = {"kind": "send_message", "text": text, "markdown": markdown, "exits": {"next": None}}
    return a_script({"first": first}, properties=[MESSAGE, OTHER, TEXT])


def said(script: CompiledScript, settings: dict[str, Any], **facts: Any) -> list[str]:
    completed = complete_settings(script.definition, settings)
    answer = advance(script, a_run(), Started(), some_facts(settings=completed, **facts))
    return texts(answer)


def texts(answer: Advance) -> list[str]:
    return [order.text for order in answer.orders if isinstance(order, Say)]


@pytest.mark.parametrize(
    ("text", "settings", "wanted"),
    [
        ("{{settings.hello}}!", {}, "Hello Ann!"),
        ("{{settings.hello}}", {"hello": "Bonjour {{visitor.name}}, {{1 + 1}}"}, "Bonjour Ann, 2"),
        ("{{settings.hello}}", {"hello": "Salut"}, "Salut"),
        ("{{upper(settings.hello)}}", {}, "HELLO ANN"),
        ("{{settings['hello']}}", {}, "Hello Ann"),
        ("{{settings.text}}", {}, "Hi {{visitor.name}}"),
    ],
)
def test_the_placeholders_of_a_message_are_filled_in_when_it_is_read(
    text: str, settings: dict[str, Any], wanted: str
) -> None:
    assert said(saying(text), settings, visitor={"name": "Ann"}) == [wanted]


def test_what_a_value_brings_with_it_is_not_filled_in() -> None:
    sly = {"name": "{{visitor.email}}", "email": "ann@example.com"}

    assert said(saying("{{settings.hello}}"), {}, visitor=sly) == ["Hello {{visitor.email}}"]


def test_a_message_that_names_another_gets_it_as_it_is_written() -> None:
    assert said(saying("{{settings.other}}"), {}, visitor={"name": "Ann"}) == ["Hello {{visitor.name}}"]


def test_messages_that_name_each_other_come_to_an_end() -> None:
    settings = {"hello": "a {{settings.other}}", "other": "b {{settings.hello}}"}

    assert said(saying("{{settings.hello}}"), settings) == ["a b {{settings.hello}}"]


def test_in_markdown_the_whole_setting_is_a_value_and_escaped() -> None:
    script = saying("{{settings.hello}}", markdown=True)

    assert said(script, {"hello": "*{{visitor.name}}*"}, visitor={"name": "A_n"}) == ["\\*A\\_n\\*"]


def test_a_message_that_cannot_be_worked_out_fails_the_node_and_says_where() -> None:
    script = saying("{{settings.hello}}")
    completed = complete_settings(script.definition, {"hello": "{{1 / form.none}}"})

    answer = advance(script, a_run(), Started(), some_facts(settings=completed))

    assert answer.orders[-1] == GiveUp(
        node="first",
        note="In “{{settings.hello}}”: In settings.hello, column 5: / needs numbers, not nothing (column 12)",
    )


def test_a_message_that_does_not_compile_is_refused_with_its_column_and_left_out() -> None:
    definition = a_definition({"first": {"kind": "end"}}, properties=[MESSAGE])

    [error] = validate_settings(definition, {"hello": "Hi {{visitor.nam}}"})

    assert (error.name, error.code, error.column) == ("hello", "expression", 14)
    assert complete_settings(definition, {"hello": "Hi {{"}) == {"hello": MESSAGE["default"]}


def test_a_default_that_does_not_compile_is_an_issue() -> None:
    definition = a_definition(
        {"first": {"kind": "end"}}, properties=[{**MESSAGE, "default": "Hi {{visitor.nam}}"}]
    )

    [issue] = check(definition)

    assert (issue.code, issue.field, issue.column) == ("expression", "properties.hello", 14)


def test_a_decision_tells_the_message_as_it_was_read() -> None:
    test = {"kind": "test", "expression": "settings.hello == 'Hello Ann'", "exits": {"true": None}}
    script = a_script({"first": test}, properties=[MESSAGE])
    settings = complete_settings(script.definition, {})

    answer = advance(script, a_run(), Started(), some_facts(settings=settings, visitor={"name": "Ann"}))

    [taken] = [order for order in answer.orders if isinstance(order, TraceExit) and order.node == "first"]
    assert taken.exit == "true"
    assert taken.read["settings.hello"] == "Hello Ann"


def test_of_a_called_script_defaults_are_filled_in_and_arguments_are_not() -> None:
    called = saying("{{settings.hello}}")
    call = {"kind": "run_script", "script": "Called"}
    caller = a_script(
        {
            "first": {"kind": "wait_for_message", "into": "words", "exits": {"message": "one"}},
            "one": {**call, "exits": {"ended": "two"}},
            "two": {**call, "arguments": {"hello": "{{script.words}}"}, "exits": {"ended": None}},
        }
    )
    facts: Facts = some_facts(visitor={"name": "Ann"}, script={"Called": ActiveVersion(1, called)}.get)

    waiting = advance(caller, a_run(), Started(), facts)
    answer = advance(caller, waiting.run, VisitorWrote(text="{{visitor.name}}"), facts)

    assert texts(answer) == ["Hello Ann", "{{visitor.name}}"]


def test_a_text_is_compiled_once_and_no_more_are_kept_than_a_thousand() -> None:
    script = saying("{{settings.hello}}")

    first = compiled_message(script, "a {{visitor.name}}")

    assert compiled_message(script, "a {{visitor.name}}") is first
    for number in range(MAX_KEPT + 10):
        compiled_message(script, f"{number} {{{{visitor.name}}}}")
    assert len(script.messages) <= MAX_KEPT
