"""The language as it is told to who writes in it agrees with the compiler, and its checks with those at save."""

import pytest

from cordboard.director.check import check
from cordboard.director.expressions.compiling import compile_expression
from cordboard.director.expressions.names import CHAT, MEANINGS, QUEUE, VISITOR, Names
from cordboard.director.language import language, mistakes
from cordboard.director.marks import Holds
from cordboard.director.script import PropertyType
from tests.director.builders import a_definition

NAMES = Names(settings={})


@pytest.mark.parametrize("function", language().functions, ids=lambda each: each.name)
def test_the_example_of_a_function_uses_it_and_compiles(function: object) -> None:
    name, example = getattr(function, "name", ""), getattr(function, "example", "")

    compiled = compile_expression(example, NAMES)

    assert f"{name}(" in example
    assert compiled.source == example


def test_every_name_that_is_told_can_be_read_and_has_its_type() -> None:
    for root in language().roots:
        for member in root.members or ():
            assert compile_expression(f"{root.name}.{member.name}", NAMES).type is member.type
    for member in language().queue.members or ():
        assert compile_expression(f'queue("General").{member.name}', NAMES).type is member.type
    assert compile_expression("now", NAMES).type is language().roots[-1].type


def test_every_name_of_the_compiler_has_a_meaning() -> None:
    tables = {"visitor": VISITOR, "chat": CHAT, "queue": QUEUE}

    members = {f"{root}.{name}" for root, table in tables.items() for name in table}

    assert {name for name in MEANINGS if "." in name} == members


@pytest.mark.parametrize(
    ("text", "holds", "wrong"),
    [
        ("Hello {{visitor.name}}", Holds.TEMPLATE, None),
        ("Hello {{visitor.nome}}", Holds.TEMPLATE, 17),
        ("Hello {{visitor.name", Holds.TEMPLATE, 7),
        ("{{settings.tries + 1}} of {{settings.word + 1}}", Holds.TEMPLATE, 43),
        ("settings.tries > 1", Holds.EXPRESSION, None),
        ("settings.gone > 1", Holds.EXPRESSION, 10),
        ('visitor.name == "', Holds.EXPRESSION, 17),
    ],
)
def test_a_text_is_checked_as_it_will_be_at_save(text: str, holds: Holds, wrong: int | None) -> None:
    settings = {"tries": PropertyType.NUMBER, "word": PropertyType.TEXT}
    node = (
        {"kind": "send_message", "text": text}
        if holds is Holds.TEMPLATE
        else {"kind": "test", "expression": text}
    )

    found = mistakes(text, holds, settings)

    at_save = [
        (issue.sentence, issue.column)
        for issue in check(
            a_definition(
                {"first": node},
                properties=[{"name": name, "type": kind} for name, kind in settings.items()],
            )
        )
        if issue.code == "expression"
    ]
    assert [(each.sentence, each.column) for each in found] == at_save
    assert [each.column for each in found] == ([] if wrong is None else [wrong])
