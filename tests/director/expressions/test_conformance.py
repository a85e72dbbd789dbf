"""What expressions mean, as a table: any other evaluator behind the same port must pass it."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.names import Names
from cordboard.director.expressions.values import Scope, Type
from cordboard.director.facts import QueueFacts

TABLE: dict[str, list[tuple[str, Any]]] = msgspec.json.decode(
    (Path(__file__).parent / "conformance.json").read_bytes()
)
CASES = [(group, source, wanted) for group, cases in TABLE.items() for source, wanted in cases]
NAMES = Names(settings={"queue": Type.TEXT, "limit": Type.NUMBER, "vip": Type.YES_NO})


def a_scope() -> Scope:
    queues = {"General": QueueFacts(waiting=7, oldest=65, ready=2, logged_on=3)}
    return Scope(
        roots={
            "script": {
                "tries": 3,
                "text": "three",
                "yes": True,
                "reply": {"status": 200, "items": [{"a b": 1, "c": None}, "two"], "order": {"state": "sent"}},
            },
            "settings": {"queue": "General", "limit": 3, "vip": True},
            "visitor": {"name": "Ann"},
            "chat": {"position": 4, "class": "General"},
            "clipboard": {"customer": "17"},
            "form": {"age": "41", "choices": ["red", "blue"], "first name": "Ann"},
            "global": {"Closed": False},
        },
        now=1_790_000_000,
        queue=queues.get,
    )


@pytest.mark.parametrize(("group", "source", "wanted"), CASES)
def test_an_expression_means_what_the_table_says(group: str, source: str, wanted: Any) -> None:
    if isinstance(wanted, dict) and "compile" in wanted:
        with pytest.raises(ExpressionError) as refused:
            compile_expression(source, NAMES)
        assert refused.value.column == wanted["compile"], refused.value
        return
    expression = compile_expression(source, NAMES)
    if isinstance(wanted, dict):
        with pytest.raises(ExpressionError) as failed:
            expression.evaluate(a_scope())
        assert failed.value.column == wanted["run"], failed.value
        return
    value = expression.evaluate(a_scope())
    assert value == wanted
    assert isinstance(value, bool) == isinstance(wanted, bool)


def test_the_table_has_more_than_a_hundred_cases() -> None:
    assert len(CASES) > 100


def test_what_an_expression_reads_is_told() -> None:
    scope = a_scope()

    compile_expression("queue(settings.queue).waiting > script.tries && has(visitor.email)", NAMES).evaluate(
        scope
    )

    assert scope.read == {
        "settings.queue": "General",
        'queue("General").waiting': 7,
        "script.tries": 3,
        "visitor.email": None,
    }
