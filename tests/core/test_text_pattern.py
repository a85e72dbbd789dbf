"""Patterns that texts must fit: what they match, what is refused, and that no pattern takes long."""

import re

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cordboard.core.text_pattern import PatternError, parse

_atoms = st.sampled_from(["a", "b", r"\d", "[ab]", "[^a]", ".", r"\.", "[a-b1-2]", r"[\d_]"])
_parts = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0}", "{1,}"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    ),
    max_leaves=6,
)


@given(_parts, st.text(alphabet="ab12_.", max_size=6))
def test_a_text_fits_when_a_regular_expression_says_so(pattern: str, text: str) -> None:
    try:
        parsed = parse(pattern)
    except PatternError:
        # Repetitions of repetitions may be too many for this module.
        reject()

    assert parsed.fits(text) == (re.fullmatch(pattern, text, re.DOTALL) is not None)


@pytest.mark.parametrize(
    ("pattern", "fitting", "others"),
    [
        (r"\d{8}", ["12345678"], ["1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"]),
        (r"^[A-Z]{2}-\d+$", ["AB-1"], ["ab-1", "AB-", " AB-1"]),
        (r"[^-]+-[x\]-]", ["ab--", "a-]", "a-x"], ["-x", "a-y"]),
        (r"price\$", ["price$"], ["price"]),
        (r"(red|green)?\w*", ["", "red", "greenish", "Größe"], ["red-"]),
        ("", [""], ["a"]),
    ],
)
def test_the_whole_text_counts(pattern: str, fitting: list[str], others: list[str]) -> None:
    parsed = parse(pattern)

    assert [text for text in [*fitting, *others] if parsed.fits(text)] == fitting


def test_a_pattern_that_would_blow_up_does_not() -> None:
    """A backtracking matcher would not come back from this within a life."""
    pattern = parse("(a|aa|a*)*b(a*)*c")

    assert not pattern.fits("a" * 500)
    assert pattern.fits("a" * 250 + "b" + "a" * 240 + "c")


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "[]",
        "a**",
        "*a",
        "a{",
        "a{2,1}",
        "a{x}",
        "(?=a)",
        r"\q",
        "\\",
        "[b-a]",
        r"[a-\d]",
        "a^b",
        "a]",
        "(a{30}){30}",
    ],
)
def test_what_is_no_pattern_is_refused_with_a_sentence(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"\w+ \w+ .*\."):
        parse(pattern)


def test_groups_are_not_nested_without_end() -> None:
    assert parse("(" * 30 + "a" + ")" * 30).fits("a")
    with pytest.raises(PatternError, match="nested too deep"):
        parse("(" * 31 + "a" + ")" * 31)
