"""What the server says to people is listed for the translations: all of it, and as it is now."""

import ast

import pytest

from scripts.generate_sentences import PARTS, TARGET, said_in, sentences, words, written

CODE = '''
def refuse(name, other):
    """Not this. Nor that."""
    log.warning("A line for operators.")
    if name:
        raise Refused(Code.INVALID, f"{name!r} is no name", extra={"field": "a word"})
    detail = f"There are {len(name)} names, {other.name}." + (f" And {other.more} more." if other else "")
    return detail, "only a part"
'''


def test_the_list_of_sentences_for_the_translations_is_fresh() -> None:
    listed = TARGET.read_text(encoding="utf-8")

    assert listed == written(), (
        "run: python -m scripts.generate_sentences, then say what is new in each language"
    )


def test_sentences_are_found_where_they_are_made() -> None:
    found = set(said_in(ast.parse(CODE)))

    assert found == {
        "'{name}' is no name",
        "There are {name} names, {name_2}",
        "There are {name} names, {name_2}. And {more} more",
    } | {"a word"}


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("Refusals", "There is already a {noun} '{key}'"),
        ("Refusals", "You cannot deactivate yourself"),
        ("Choices", "lacks {why}"),
        ("Story", "{agent} answered after {waited} s"),
        ("ScriptSentences", "Nothing leads to this node"),
        ("ScriptSentences", "There is no queue “{name}”"),
    ],
)
def test_a_sentence_belongs_to_the_part_where_it_is_met(part: str, sentence: str) -> None:
    assert sentence in sentences(part)


def test_words_that_are_filled_in_are_listed_too() -> None:
    assert {"routing point", "visitor left", "a number", "idle longest"} <= set(words())


def test_no_part_is_empty() -> None:
    assert all(sentences(part) for part in PARTS)
