"""Definitions from outside: read whole, or refused with every reason at once."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.reading import decode_definition, read_definition
from cordboard.director.script import definition_sha256, encode_definition
from cordboard.director.templates import supplied_scripts

GOOD: dict[str, Any] = {
    "format": 1,
    "start": "a",
    "properties": [
        {"name": "queue", "type": "queue", "default": "General", "label": "Queue", "exposed": True}
    ],
    "nodes": {
        "a": {"kind": "start", "exits": {"next": "b"}},
        "b": {"kind": "enqueue", "queue": "{{settings.queue}}", "timeout": 120, "exits": {"answered": None}},
    },
    "canvas": {"a": [0, 0], "b": [10.5, -20]},
}


def codes(raw: Any) -> list[tuple[str, str, str]]:
    return [(issue.node, issue.code, issue.field) for issue in read_definition(raw).issues]


def test_a_good_definition_is_read_and_written_unchanged() -> None:
    definition = decode_definition(msgspec.json.encode(GOOD))

    assert decode_definition(encode_definition(definition)) == definition
    assert decode_definition(GOOD) == definition


def test_the_hash_depends_on_what_is_defined_and_not_on_how_it_is_written() -> None:
    turned = {name: GOOD[name] for name in reversed(GOOD)} | {
        "nodes": {name: dict(reversed(node.items())) for name, node in reversed(GOOD["nodes"].items())}
    }
    other = {**GOOD, "canvas": {}}

    assert definition_sha256(decode_definition(turned)) == definition_sha256(decode_definition(GOOD))
    assert definition_sha256(decode_definition(other)) != definition_sha256(decode_definition(GOOD))
    assert len(definition_sha256(decode_definition(GOOD))) == 64


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        pytest.param(b"{", [("", "malformed", "")], id="no JSON"),
        pytest.param(b"\xff\xfe", [("", "malformed", "")], id="no text"),
        pytest.param(b"[]", [("", "malformed", "")], id="no object"),
        pytest.param(b"[" * 100_000, [("", "malformed", "")], id="deep JSON that is cut off"),
        pytest.param(b'{"a":' * 50 + b"1" + b"}" * 50, [("", "malformed", "")], id="deep JSON"),
        pytest.param(b'{"x":"' + b"a" * 1024 * 1024 + b'"}', [("", "malformed", "")], id="large JSON"),
        pytest.param({}, [("", "malformed", "")], id="no format"),
        pytest.param({**GOOD, "format": 2}, [("", "malformed", "")], id="a format of the future"),
        pytest.param({**GOOD, "format": "1"}, [("", "malformed", "")], id="a format that is no number"),
        pytest.param(
            {**GOOD, "format": True}, [("", "malformed", "")], id="a format that is no number either"
        ),
        pytest.param({**GOOD, "edges": []}, [("", "unknown_field", "edges")], id="an unknown field"),
        pytest.param({**GOOD, "start": 1}, [("", "malformed", "start")], id="a start that is no id"),
        pytest.param({**GOOD, "nodes": []}, [("", "malformed", "nodes")], id="nodes that are a list"),
        pytest.param(
            {**GOOD, "properties": {}}, [("", "malformed", "properties")], id="properties that are none"
        ),
        pytest.param(
            {**GOOD, "canvas": {"a": [1]}}, [("", "malformed", "canvas")], id="half a place on the canvas"
        ),
        pytest.param({**GOOD, "nodes": {"a": 1}}, [("a", "malformed", "")], id="a node that is a number"),
        pytest.param(
            {**GOOD, "nodes": {"a": {}}}, [("a", "unknown_kind", "kind")], id="a node without a kind"
        ),
        pytest.param(
            {**GOOD, "nodes": {"a": {"kind": ["x"]}}}, [("a", "unknown_kind", "kind")], id="a kind in a list"
        ),
        pytest.param(
            {**GOOD, "nodes": {f"n{n}": {"kind": "end"} for n in range(10_000)}},
            [("", "too_many_nodes", "nodes")],
            id="ten thousand nodes",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(raw: Any, wanted: list[tuple[str, str, str]]) -> None:
    assert codes(raw) == wanted


def test_every_reason_is_told_at_once() -> None:
    bad = {
        "format": 1,
        "start": "a",
        "edges": [],
        "properties": [{"name": "1st"}, {"name": "ok", "type": "colour"}, {"name": "ok", "colour": 1}],
        "nodes": {
            "a": {"kind": "start", "exits": {"next": 3}, "text": "x"},
            "b": {"kind": "teleport"},
            "c": {"kind": "wait", "seconds": -1, "colour": "red", "note": 7},
        },
    }

    assert codes(bad) == [
        ("", "unknown_field", "edges"),
        ("", "malformed", "properties[1]"),
        ("", "malformed", "properties[2]"),
        ("", "unknown_field", "properties[3]"),
        ("a", "malformed", "exits"),
        ("a", "unknown_field", "text"),
        ("b", "unknown_kind", "kind"),
        ("c", "malformed", "seconds"),
        ("c", "unknown_field", "colour"),
        ("c", "malformed", "note"),
    ]


def test_a_refusal_carries_the_issues() -> None:
    with pytest.raises(Refused) as refused:
        decode_definition({**GOOD, "nodes": {"a": {"kind": "teleport"}, "b": {"kind": "beam"}}})

    assert refused.value.code is Code.SCRIPT_INVALID
    assert refused.value.detail.startswith("Node a: There is no kind of node “teleport”")
    assert [issue["node"] for issue in refused.value.extra["issues"]] == ["a", "b"]  # type: ignore[index,union-attr]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
NODE = st.dictionaries(st.sampled_from(["kind", "exits", "text", "queue", "seconds", "value", "name"]), JSON)


@given(
    JSON
    | st.fixed_dictionaries(
        {"format": st.just(1), "nodes": st.dictionaries(st.text(max_size=3), NODE | JSON)}
    )
)
def test_whatever_comes_is_read_or_refused(raw: Any) -> None:
    reading = read_definition(msgspec.json.encode(raw))

    assert (reading.definition is None) == bool(reading.issues)


@given(st.binary(max_size=200))
def test_whatever_bytes_come_are_read_or_refused(raw: bytes) -> None:
    assert read_definition(raw).definition is None


@given(st.sampled_from(supplied_scripts()), st.data())
def test_a_damaged_script_is_read_or_refused(script: Any, data: st.DataObject) -> None:
    text = bytearray(encode_definition(script.definition))
    for _ in range(3):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.sampled_from(b'{}[]",:0ax'))

    reading = read_definition(bytes(text))

    assert (reading.definition is None) == bool(reading.issues)


def test_one_mistake_does_not_hide_the_next() -> None:
    bad = {
        "format": 1,
        "start": "a",
        "nodes": {
            "a": {"kind": "start", "exits": {"next": "b"}},
            "b": {"kind": "send_message", "text": 5, "exits": {"nxt": "zz", "next": "c"}},
            "c": {"kind": "teleport"},
            "d": {
                "kind": "test",
                "expression": "1 +",
                "colour": "red",
                "exits": {"true": "gone", "false": "c"},
            },
            "e": {"kind": "http_request", "url": ["x"], "exits": {"succeeded": "b"}},
        },
    }

    assert codes(bad) == [
        ("b", "malformed", "text"),
        ("c", "unknown_kind", "kind"),
        ("d", "unknown_field", "colour"),
        ("e", "malformed", "url"),
        ("b", "unknown_exit", "exits.nxt"),
        ("d", "dangling_exit", "exits.true"),
        ("d", "expression", "expression"),
    ]


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        ({"kind": "log", "text": 5}, "text: a text is needed, not a whole number."),
        ({"kind": "log", "text": None}, "text: a text is needed, not nothing."),
        ({"kind": "log", "text": "x", "exits": []}, "exits: a group of values is needed, not a list."),
        ({"kind": "log", "colour": 1}, "colour: there is no field “colour”."),
        ({"kind": "wait", "seconds": -1}, "seconds: at least 0 is needed."),
        ({"kind": "test", "expression": "x" * 1001}, "expression: at most 1000 characters are allowed."),
        (
            {"kind": "http_request", "method": "BREW"},
            "method: “BREW” is none of the values that are possible here.",
        ),
        (
            {"kind": "switch", "cases": [{"exit": 4}]},
            "cases[0].exit: a text is needed, not a whole number.",
        ),
    ],
)
def test_a_mistake_of_form_is_told_in_words_for_managers(node: dict[str, Any], sentence: str) -> None:
    definition = {**GOOD, "nodes": {**GOOD["nodes"], "c": node}}

    assert [issue.sentence for issue in read_definition(definition).issues] == [sentence]


def test_what_follows_from_a_gap_alone_is_not_told() -> None:
    bad = {
        **GOOD,
        "properties": "none",
        "start": ["a"],
        "nodes": {
            **GOOD["nodes"],
            "c": {"kind": "switch", "expression": "1", "cases": 5, "exits": {"one": "a"}},
            "d": {"kind": "http_request", "url": 4, "exits": {"succeeded": "e"}},
            "e": {"kind": "teleport"},
        },
    }

    assert codes(bad) == [
        ("", "malformed", "start"),
        ("", "malformed", "properties"),
        ("c", "malformed", "cases"),
        ("d", "malformed", "url"),
        ("e", "unknown_kind", "kind"),
    ]
