"""A breaker: five failures in a row, thirty seconds of peace, one probe."""

from cordboard.outbound.breaker import CLOSED, KEPT, Breaker, Breakers, admitted, failed, given_up


def after(*, failures: int, now: int = 0) -> Breaker:
    breaker = CLOSED
    for _ in range(failures):
        breaker = failed(breaker, now=now)
    return breaker


def test_four_failures_are_borne_and_the_fifth_opens() -> None:
    assert admitted(after(failures=4), now=0) is not None
    assert admitted(after(failures=5), now=0) is None


def test_it_stays_open_for_thirty_seconds_then_lets_one_probe_through() -> None:
    breaker = after(failures=5, now=1_000)

    assert admitted(breaker, now=30_999) is None
    probing = admitted(breaker, now=31_000)
    assert probing is not None
    assert admitted(probing, now=31_000) is None


def test_a_probe_that_fails_opens_it_again_for_as_long() -> None:
    probing = admitted(after(failures=5), now=30_000)
    assert probing is not None

    again = failed(probing, now=30_500)

    assert admitted(again, now=60_499) is None
    assert admitted(again, now=60_500) is not None


def test_a_probe_that_is_broken_off_lets_the_next_one_through() -> None:
    probing = admitted(after(failures=5), now=30_000)
    assert probing is not None

    assert admitted(given_up(probing), now=30_000) is not None


def test_success_forgets_all_failures() -> None:
    breakers = Breakers()
    for _ in range(4):
        breakers.failed("a", now=0)

    breakers.succeeded("a")
    breakers.failed("a", now=0)

    assert breakers.admit("a", now=0)


def test_destinations_do_not_share_a_breaker_and_are_not_kept_for_ever() -> None:
    breakers = Breakers()
    for _ in range(5):
        breakers.failed("dead", now=0)

    assert not breakers.admit("dead", now=0)
    assert breakers.admit("alive", now=0)
    for number in range(KEPT):
        breakers.failed(f"other {number}", now=0)
    assert breakers.admit("dead", now=0)
