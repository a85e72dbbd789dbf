"""A value that is put into an address or into JSON never is more than a value."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.expressions.errors import ExpressionError
from cordboard.director.expressions.escaping import escaped_for_url, json_text
from cordboard.director.expressions.template import compile_template
from cordboard.director.expressions.values import Scope, shown
from tests.director.expressions.test_conformance import NAMES, a_scope

HOSTILE = st.text(max_size=60) | st.sampled_from(
    ['", "admin": true, "x": "', '"}', "\\", '\\"', "\\u0022", "null", "1", "[]", "\n", "\x00", "{{1}}", "/", "?", "#", "&a=b", "@"]
)  # fmt: skip
VALUES = st.none() | st.booleans() | st.integers(-9, 9) | HOSTILE | st.lists(HOSTILE, max_size=3)


def scope_with(value: Any) -> Scope:
    scope = a_scope()
    scope.roots["form"] = {"value": value}
    return scope


@given(VALUES)
def test_between_quotes_a_value_is_the_content_of_the_string(value: Any) -> None:
    template = compile_template('{"a": "x {{form.value}} y", "b": [1]}', NAMES)

    made = msgspec.json.decode(json_text(template, scope_with(value)))

    assert made == {"a": f"x {shown(value)} y", "b": [1]}


@given(VALUES)
def test_elsewhere_a_value_is_a_json_value_of_its_own(value: Any) -> None:
    template = compile_template('{"a": {{form.value}}, "b": "\\\\\\" {{1}}"}', NAMES)

    assert msgspec.json.decode(json_text(template, scope_with(value))) == {"a": value, "b": '\\" 1'}


@given(HOSTILE)
def test_in_an_address_a_value_is_one_part_of_the_path_and_one_value_of_the_query(value: str) -> None:
    template = compile_template("https://a.example/x/{{form.value}}/y?q={{form.value}}&r=1", NAMES)
    if value in (".", ".."):
        return

    url = urlsplit(template.text(scope_with(value), escape=escaped_for_url))

    assert (url.scheme, url.netloc, url.fragment) == ("https", "a.example", "")
    assert [unquote(part) for part in url.path.split("/")] == ["", "x", value, "y"]
    assert parse_qsl(url.query, keep_blank_values=True) == [("q", value), ("r", "1")]


@pytest.mark.parametrize("value", [".", ".."])
def test_a_value_that_would_climb_in_the_path_is_refused(value: str) -> None:
    with pytest.raises(ExpressionError):
        escaped_for_url(value)


def test_a_placeholder_behind_a_backslash_is_refused() -> None:
    template = compile_template('{"a": "\\{{form.value}}"}', NAMES)

    with pytest.raises(ExpressionError, match="backslash"):
        json_text(template, scope_with('"'))


def test_half_a_character_does_not_break_the_text() -> None:
    template = compile_template('["{{form.value}}", {{form.value}}]', NAMES)

    assert msgspec.json.decode(json_text(template, scope_with("a\ud800"))) == ["a?", "a?"]
    assert escaped_for_url("a\ud800") == "a%3F"


def test_json_cannot_grow_beyond_its_bound() -> None:
    template = compile_template('["{{form.value}}{{form.value}}"]', NAMES)

    with pytest.raises(ExpressionError, match="grows beyond"):
        json_text(template, scope_with("a" * 6_000))
