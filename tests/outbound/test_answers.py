"""What is kept of an answer, whatever it is."""

import pytest

from cordboard.outbound.answers import DEPTH, KEPT, Unfit, read, size


def test_json_is_told_as_a_value_and_as_text() -> None:
    assert read("application/json", b'{"a": [1, null]}') == ('{"a": [1, null]}', {"a": [1, None]})
    assert read("application/problem+json; charset=utf-8", b"[]") == ("[]", [])


def test_what_does_not_say_that_it_is_json_is_text() -> None:
    assert read("text/plain", b'{"a": 1}') == ('{"a": 1}', None)
    assert read("", b"hello") == ("hello", None)
    assert read("application/json", b"  ") == ("", None)


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("text/plain; charset=ISO-8859-1", b"Gr\xfc\xdfe", "Grüße"),
        ("text/plain; charset=punycode", b"abc", "abc"),
        ("text/plain", b"\xff\x00!", "\ufffd\ufffd!"),
    ],
)
def test_text_is_read_by_its_charset_and_never_breaks(kind: str, body: bytes, text: str) -> None:
    assert read(kind, body) == (text, None)


def test_a_long_text_is_cut_so_that_it_can_be_kept() -> None:
    text, _ = read("text/plain", b"\n" * 1_000_000)

    assert set(text) == {"\n"}
    assert KEPT - 300 < size(text) <= KEPT


def test_a_json_answer_is_never_told_twice_over_the_limit() -> None:
    body = b'["' + b"x" * 12_000 + b'"]'

    text, value = read("application/json", body)

    assert (text, value) == ("", ["x" * 12_000])


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"a": 1} trailing',
        b"\xff",
        b'"\\ud800"',
        b"1e999",
        b"[" * 100_000 + b"]" * 100_000,
        b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1),
        b'["' + b"x" * KEPT + b'"]',
    ],
)
def test_json_that_is_broken_deep_or_large_is_refused(body: bytes) -> None:
    with pytest.raises(Unfit):
        read("application/json", body)
