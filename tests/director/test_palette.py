"""The kinds as an editor is told of them agree with the kinds themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cordboard.director.field_kinds import OF_EVERY_NODE, FieldKind, field_kinds
from cordboard.director.marks import Holds, places
from cordboard.director.node import Kind
from cordboard.director.nodes import BY_NAME, KINDS
from cordboard.director.palette import palette
from scripts.generate_node_words import TOLD as TOLD_TO_TESTS
from scripts.generate_node_words import WORDS, node_words
from scripts.generate_node_words import told as told_to_tests
from tests.director.test_examples import examples

TOLD = {kind.kind: kind for kind in palette()}
TYPES = {
    "text",
    "template",
    "expression",
    "number",
    "seconds",
    "yes_no",
    "choice",
    "variable",
    "value",
    "list",
    "groups",
    "map",
}


def inside(fields: tuple[FieldKind, ...]) -> list[FieldKind]:
    """All fields, also those of lists, groups and maps."""
    found: list[FieldKind] = []
    for each in fields:
        found += [each, *inside(each.fields or ())]
        found += inside(tuple(nested for nested in (each.item, each.key) if nested))
    return found


def field(kind: str, name: str) -> FieldKind:
    return next(each for each in TOLD[kind].fields if each.name == name)


def test_the_palette_holds_every_kind_in_its_order() -> None:
    assert list(TOLD) == [kind.name for kind in KINDS]
    assert all(kind.summary and kind.summary[-1] in ".!?" for kind in palette())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_setting_is_a_field_of_a_type_that_forms_know(kind: Kind[Any]) -> None:
    told = TOLD[kind.name]

    assert [each.name for each in told.fields] == [
        name for name in kind.settings.__struct_fields__ if name not in OF_EVERY_NODE
    ]
    assert {each.type for each in inside(told.fields)} <= TYPES
    assert all(each.description for each in told.fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_node_of_all_the_defaults_told_is_a_node_without_settings(kind: Kind[Any]) -> None:
    told = {each.name: each.default for each in field_kinds(kind.settings)}

    assert msgspec.convert({"kind": kind.name, **told}, kind.settings) == kind.settings()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_compiler_and_checks_find_in_a_field_is_told_of_it(kind: Kind[Any]) -> None:
    fields = {each.name: each for each in TOLD[kind.name].fields}

    for place in places(kind.settings):
        holds = inside((fields[place.field],))
        assert place.names in {each.names for each in holds}
        match place.holds:
            case Holds.EXPRESSION | Holds.VARIABLE | Holds.TEMPLATE:
                assert any(each.type == place.holds or each.placeholder for each in holds)
            case Holds.NAME:
                assert {each.type for each in holds} == {"text"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_exits_that_settings_name_stand_where_it_is_told(kind: Kind[Any]) -> None:
    told = TOLD[kind.name].exits_from

    assert kind.has_more_exits == (told is not None)
    for example in examples(kind.name) if told else ():
        settings = msgspec.convert({"kind": kind.name, **example.settings}, kind.settings)
        assert told is not None
        named = [getattr(each, told.member) for each in getattr(settings, told.field)]
        assert list(dict.fromkeys(named)) == list(kind.more_exits(settings))


def test_the_exits_of_a_kind_are_told_with_what_may_stay_open() -> None:
    http, end = TOLD["http_request"], TOLD["end"]

    assert [(each.name, each.optional) for each in http.exits] == [("succeeded", False), ("timeout", True)]
    assert (http.can_fail, end.can_fail, end.exits) == (True, False, ())
    assert (TOLD["run_script"].open_exits, http.open_exits) == (True, False)


def test_bounds_names_and_what_may_be_nothing_are_told() -> None:
    tries, priority, statement = (
        field("ask", "tries"),
        field("enqueue", "priority"),
        field("set_global", "name"),
    )
    cases, headers = field("switch", "cases"), field("http_request", "headers")

    assert (tries.least, tries.most, tries.whole, tries.placeholder) == (1, 20, True, msgspec.UNSET)
    assert (priority.type, priority.placeholder, priority.empty) == ("number", True, True)
    assert (statement.names, statement.type) == ("variable", "text")
    assert (cases.most, [each.name for each in cases.fields or ()]) == (40, ["exit", "values"])
    assert headers.key
    assert headers.item
    assert (headers.key.pattern, headers.item.type) != (msgspec.UNSET, "text")
    assert field("wait", "seconds").type == "seconds"
    assert BY_NAME["wait"].waits is TOLD["wait"].waits is True


@pytest.mark.parametrize(("file", "fresh"), [(WORDS, node_words), (TOLD_TO_TESTS, told_to_tests)])
def test_what_the_console_has_of_the_kinds_is_fresh(file: Path, fresh: Callable[[], str]) -> None:
    written = file.read_text(encoding="utf-8")

    assert written == fresh(), "run: python -m scripts.generate_node_words"
