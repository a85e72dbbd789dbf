"""Every example on the managers' page about expressions is true."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.director.compiled import compile_script
from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.functions import FUNCTIONS
from cordboard.director.expressions.template import compile_template
from cordboard.director.expressions.values import Scope
from cordboard.director.facts import QueueFacts
from cordboard.director.message_settings import expander
from tests.director.builders import NOW, a_definition

PAGE = (Path(__file__).parents[3] / "docs" / "expressions.md").read_text(encoding="utf-8")
FACTS = msgspec.json.decode(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])
SCRIPT = compile_script(
    a_definition(
        {"first": {"kind": "end"}},
        properties=[
            {"name": "queue"},
            {"name": "limit", "type": "number"},
            {"name": "hello", "type": "message"},
        ],
    )
)
WORDS = {"yes": True, "no": False, "nothing": None}
MISTAKE = re.compile(r"(refused|fails) in column (\d+): (.*)")


def examples(kind: str) -> list[tuple[str, str]]:
    return list(_examples(kind))


def _examples(kind: str) -> Iterator[tuple[str, str]]:
    for block in re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            source, arrow, result = line.partition("  → ")
            assert arrow, line
            yield source, result


def a_scope() -> Scope:
    queues = {"General": QueueFacts(waiting=7, ready=2, logged_on=2)}
    scope = Scope(roots=FACTS, now=NOW // 1_000, queue=queues.get)
    scope.expand = expander(SCRIPT, written_by_managers=True)
    return scope


@pytest.mark.parametrize(("source", "result"), examples("expression"))
def test_an_expression_on_the_page_gives_what_the_page_says(source: str, result: str) -> None:
    mistake = MISTAKE.fullmatch(result)
    if mistake is None:
        value = compile_expression(source, SCRIPT.names).evaluate(a_scope())
        wanted: Any = WORDS[result] if result in WORDS else msgspec.json.decode(result)
        assert value == wanted
        assert isinstance(value, bool) == isinstance(wanted, bool)
        return
    when, column, sentence = mistake.groups()
    work = None if when == "refused" else compile_expression(source, SCRIPT.names).evaluate
    with pytest.raises(ExpressionError) as raised:
        _ = work(a_scope()) if work else compile_expression(source, SCRIPT.names)
    assert (raised.value.sentence, raised.value.column) == (sentence, int(column))


@pytest.mark.parametrize(("source", "result"), examples("text"))
def test_a_text_on_the_page_reads_as_the_page_says(source: str, result: str) -> None:
    assert compile_template(source, SCRIPT.names).text(a_scope()) == result


def test_the_page_has_an_example_of_every_function() -> None:
    shown = " ".join(source for kind in ("expression", "text") for source, _ in examples(kind))

    assert [name for name in [*FUNCTIONS, "has", "queue"] if f"{name}(" not in shown] == []
