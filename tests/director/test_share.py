"""Shares of visitors: even, steady, and apart from one another."""

from hypothesis import given
from hypothesis import strategies as st

from cordboard.director.share import share_of

VISITORS = [f"visitor{number}" for number in range(20_000)]


@given(st.text(), st.text())
def test_a_share_lies_between_0_and_100_and_stays(salt: str, key: str) -> None:
    share = share_of(salt, key)

    assert 0 <= share < 100
    assert share_of(salt, key) == share


def test_the_answer_for_a_visitor_never_changes() -> None:
    assert [round(share_of("Chat Routing 2", key), 6) for key in ("ann", "ben", "")] == [
        96.590201,
        22.738083,
        81.121496,
    ]


def test_ten_percent_of_many_visitors_are_about_ten_percent() -> None:
    chosen = sum(share_of("Chat Routing 2", key) < 10 for key in VISITORS)

    assert 1_850 < chosen < 2_150


def test_another_salt_singles_out_other_visitors() -> None:
    one = {key for key in VISITORS if share_of("Chat Routing 2", key) < 10}
    other = {key for key in VISITORS if share_of("Chat Routing 3", key) < 10}

    assert 130 < len(one & other) < 270


def test_salt_and_key_do_not_run_into_one_another() -> None:
    assert share_of("a", "bc") != share_of("ab", "c")
