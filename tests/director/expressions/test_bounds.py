"""No expression costs more than a little, whatever a manager or a visitor writes."""

import string
import sys
from contextlib import suppress
from types import FrameType
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.functions import FUNCTIONS
from cordboard.director.expressions.template import compile_template, escaped_for_markdown
from cordboard.director.expressions.values import MAX_TEXT, Scope, as_list
from tests.director.expressions.test_conformance import CASES, NAMES, a_scope

PIECES = st.sampled_from(
    [
        "1",
        "0",
        '"a"',
        "script.tries",
        "script.text",
        "form.choices",
        "null",
        "true",
        "+",
        "-",
        "*",
        "/",
        "%",
        "(",
        ")",
        "==",
        "<",
        "&&",
        "||",
        "!",
        "?",
        ":",
        "[",
        "]",
        ",",
        "size(",
        "number(",
        "default(",
        "in",
        ".",
        "{{",
        "}}",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=60))
def test_whatever_is_written_either_compiles_and_gives_a_value_or_is_refused_with_a_column(
    source: str,
) -> None:
    value, column = None, 1
    try:
        value = compile_expression(source, NAMES).evaluate(a_scope())
    except ExpressionError as mistake:
        column = mistake.column

    assert 1 <= column <= len(source) + 1
    assert value is None or isinstance(value, bool | int | float | str) or as_list(value) is not None


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_whatever_text_is_written_either_gives_a_text_or_is_refused_with_a_column(source: str) -> None:
    text, column = source, 1
    try:
        text = compile_template(source, NAMES).text(a_scope())
    except ExpressionError as mistake:
        column = mistake.column

    assert 1 <= column <= len(source) + 1
    assert "{{" in source or text == source


WORDS = [
    *FUNCTIONS,
    *("script", "settings", "visitor", "chat", "clipboard", "form", "global", "now", "has", "queue", "not", "and", "or"),
    *("tries", "text", "outside", "list", "deep", "a", "limit", "name", "waiting", "true", "false", "null", "in"),
    *("0", "1", "3.5", "9007199254740992", '"a"', "'General'", '"Europe/Berlin"', "[1, 2]"),
]  # fmt: skip
SIGNS = [
    "+",
    "-",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    "<=",
    "&&",
    "||",
    "!",
    "?",
    ":",
    "(",
    ")",
    "[",
    "]",
    ".",
    ",",
    '"',
]
SHAPED = st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS, *SIGNS, " ", ".", "("]), max_size=400).map("".join)
TYPED = st.recursive(
    st.sampled_from(["1", "null", "true", '"a"', "script.list", "script.outside", "script.text", "form.age", "now", "settings.limit"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([*"+-*/%<>", "==", "&&", "||", " in "]), inner).map("".join),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), st.lists(inner, min_size=1, max_size=2)).map(
            lambda made: f"{made[0]}({', '.join(made[1])})"
        ),
        st.tuples(inner, inner, inner).map(lambda made: f"({made[0]} ? {made[1]} : {made[2]})"),
        st.tuples(st.sampled_from(["script.outside", "script.list", "form.deep"]), inner).map(lambda made: f"{made[0]}[{made[1]}]"),
        st.lists(inner, max_size=3).map(lambda made: f"[{', '.join(made)}]"),
        inner.map(lambda made: f"!({made})"),
    ),
    max_leaves=40,
)  # fmt: skip
ANYTHING = (SHAPED | TYPED | st.text(max_size=1_000)).map(lambda made: made[:1_000])
STEPS_TO_COMPILE, STEPS_TO_WORK_OUT = 60_000, 300_000


def a_wide_scope() -> Scope:
    """What a script may hold at most: long texts, long lists, groups in groups."""
    scope = a_scope()
    deep: Any = "end"
    for _ in range(30):
        deep = {"a": [deep]}
    long = {
        "list": ["abc"] * 1_900,
        "text": "ß" * 9_000,
        "outside": {"a": [1, {"b": None}], "list": [True, 2.5]},
        "tries": 3,
    }
    scope.roots.update({"script": long, "form": {"age": "41", "deep": deep}})
    return scope


class Steps:
    """Counts the calls of functions, whatever the machine is busy with besides."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Self:
        self.before = sys.getprofile()
        sys.setprofile(self._saw)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(self.before)

    def _saw(self, frame: FrameType, event: str, arg: object) -> None:
        _ = frame, arg
        self.count += event in ("call", "c_call")


@given(ANYTHING)
def test_any_text_compiles_or_is_refused_with_a_column_inside_it_in_few_steps(source: str) -> None:
    column = 1
    with Steps() as compiling:
        try:
            compile_expression(source, NAMES)
        except ExpressionError as mistake:
            column = mistake.column

    assert 1 <= column <= max(1, len(source) + 1)
    assert compiling.count < STEPS_TO_COMPILE


@given(TYPED)
def test_working_out_takes_few_steps_and_raises_nothing_else(source: str) -> None:
    value, column = None, 1
    with Steps() as working:
        try:
            value = compile_expression(source, NAMES).evaluate(a_wide_scope())
        except ExpressionError as mistake:
            column = mistake.column

    assert 1 <= column <= len(source) + 1
    assert working.count < STEPS_TO_WORK_OUT
    assert not isinstance(value, str) or len(value) <= MAX_TEXT


@pytest.mark.parametrize(
    "source",
    [
        " || ".join(['"x" in script.list'] * 45),
        " || ".join(["size(text(script.list)) < 0"] * 30),
        "1" + "-1" * 199,
        "script" + ".outside" + ".a" * 190,
        "+".join(["lower(script.text)"] * 40),
        "!" * 30 + "(" * 1 + "null == script.outside)",
        "text(" * 30 + "form.deep" + ")" * 30,
        "script.outside[" * 30 + "0" + "]" * 30,
    ],
)
def test_the_costliest_expressions_stay_within_their_bound(source: str) -> None:
    with Steps() as steps, suppress(ExpressionError):
        compile_expression(source, NAMES).evaluate(a_wide_scope())

    assert len(source) <= 1_000
    assert steps.count < STEPS_TO_WORK_OUT


@given(
    st.lists(
        st.sampled_from(["{{", "}}", "}", "{", '"', "'", "\\", "a", "1", " ", "visitor.name"]), max_size=1_000
    ).map("".join)
)
def test_a_text_full_of_braces_and_quotes_is_cut_in_few_steps(source: str) -> None:
    column = 1
    with Steps() as compiling:
        try:
            compile_template(source, NAMES)
        except ExpressionError as mistake:
            column = mistake.column

    assert 1 <= column <= len(source) + 1
    assert compiling.count < STEPS_TO_COMPILE


@given(st.sampled_from([source for _, source, _ in CASES]))
def test_the_same_expression_gives_the_same_value_again(source: str) -> None:
    with suppress(ExpressionError):
        expression = compile_expression(source, NAMES)
        assert expression.evaluate(a_scope()) == expression.evaluate(a_scope())


@pytest.mark.parametrize(
    "source",
    [
        "1" + "+1" * 499,
        "(" * 33 + "1" + ")" * 33,
        "!" * 40 + "true",
        "-" * 999 + "1",
        "[" * 40 + "]" * 40,
        '"' + "a" * 1_000 + '"',
        "true ? 1 : " * 50 + "2",
        "size(" * 60 + '""' + ")" * 60,
    ],
)
def test_what_is_too_long_or_too_deep_is_refused(source: str) -> None:
    with pytest.raises(ExpressionError):
        compile_expression(source, NAMES)


def test_a_text_cannot_grow_beyond_its_bound() -> None:
    scope = a_scope()
    scope.roots["script"] = {"long": "a" * 6_000}

    with pytest.raises(ExpressionError, match=f"grows beyond {MAX_TEXT}"):
        compile_expression("script.long + script.long", NAMES).evaluate(scope)
    with pytest.raises(ExpressionError, match=f"grows beyond {MAX_TEXT}"):
        compile_expression("text([script.long, script.long])", NAMES).evaluate(scope)
    with pytest.raises(ExpressionError, match=f"grows beyond {MAX_TEXT}"):
        compile_template("{{script.long}}{{script.long}}", NAMES).text(scope)


@given(st.text(alphabet=string.punctuation + "ab \n", max_size=50))
def test_every_sign_that_markdown_knows_is_escaped(value: str) -> None:
    escaped = escaped_for_markdown(value)

    assert escaped.replace("\\\\", "").count("\\") == sum(
        sign in string.punctuation for sign in value.replace("\\", "")
    )
    assert all(escaped[at - 1] == "\\" for at, sign in enumerate(escaped) if sign in "*_[]<>`#")


def test_an_expression_has_so_many_parts_and_no_more() -> None:
    compile_expression("+".join(["1"] * 200), NAMES)

    with pytest.raises(ExpressionError, match="too many parts"):
        compile_expression("+".join(["1"] * 201), NAMES)
