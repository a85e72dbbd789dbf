"""No expression costs more than a little, whatever a manager or a visitor writes."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.template import compile_template, escaped_for_markdown
from cordboard.director.expressions.values import MAX_TEXT, as_list
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
        compile_template("{{script.long}}{{script.long}}", NAMES).text(scope)


@given(st.text(alphabet=string.punctuation + "ab \n", max_size=50))
def test_every_sign_that_markdown_knows_is_escaped(value: str) -> None:
    escaped = escaped_for_markdown(value)

    assert escaped.replace("\\\\", "").count("\\") == sum(
        sign in string.punctuation for sign in value.replace("\\", "")
    )
    assert all(escaped[at - 1] == "\\" for at, sign in enumerate(escaped) if sign in "*_[]<>`#")
