from hypothesis import given
from hypothesis import strategies as st

from cordboard.core.instant import HOUR, MINUTE, SECOND
from cordboard.core.routing.limits import OpenLimit, Rate, RateLimit


def test_a_bucket_gives_its_amount_at_once_and_then_one_at_a_time() -> None:
    limit = RateLimit(Rate(5, MINUTE))

    assert [limit.take("a", 0) for _ in range(6)] == [None] * 5 + [12]
    assert limit.take("a", 11 * SECOND) == 1
    assert limit.take("a", 12 * SECOND) is None
    assert limit.take("a", 12 * SECOND) == 12


def test_a_long_pause_saves_nothing_up() -> None:
    limit = RateLimit(Rate(2, MINUTE))
    limit.take("a", 0)

    assert [limit.take("a", HOUR) for _ in range(3)] == [None, None, 30]


def test_keys_do_not_share_their_tokens() -> None:
    limit = RateLimit(Rate(1, MINUTE))

    assert limit.take("a", 0) is None
    assert limit.take("b", 0) is None


def test_every_rate_must_allow_and_a_refusal_takes_nothing() -> None:
    limit = RateLimit(Rate(2, SECOND), Rate(3, HOUR))

    assert [limit.take("a", 0) for _ in range(3)] == [None, None, 1]
    assert limit.take("a", SECOND) is None
    assert limit.take("a", SECOND) == 20 * 60 - 1


def test_a_refused_caller_is_let_in_after_the_time_told() -> None:
    limit = RateLimit(Rate(3, MINUTE))
    for _ in range(3):
        limit.take("a", 500)

    wait = limit.take("a", 700)

    assert wait == 20
    assert limit.take("a", 700 + wait * SECOND) is None


def test_memory_is_bounded_and_the_least_used_is_forgotten() -> None:
    limit = RateLimit(Rate(1, MINUTE), max_keys=100)
    limit.take("kept", 0)

    for number in range(1_000):
        limit.take(f"k{number}", number)
        limit.take("kept", number)

    assert len(limit) == 100
    assert limit.take("kept", 1_000) is not None


@given(st.lists(st.integers(0, 20 * SECOND), max_size=40))
def test_no_span_ever_holds_more_than_twice_the_amount(steps: list[int]) -> None:
    limit = RateLimit(Rate(5, MINUTE))
    now, taken = 0, list[int]()
    for step in steps:
        now += step
        if limit.take("a", now) is None:
            taken.append(now)

    for start in taken:
        assert sum(start <= at < start + MINUTE for at in taken) <= 10


def test_what_is_open_is_counted_until_closed() -> None:
    limit = OpenLimit(2)

    assert [limit.open("a") for _ in range(3)] == [True, True, False]
    limit.close("a")
    assert limit.open("a")
    assert limit.opened("a") == 2
    limit.close("a")
    limit.close("a")
    limit.close("a")
    assert len(limit) == 0
