from cordboard.core.instant import MINUTE
from cordboard.core.queueing.estimate import estimated_wait


def test_a_free_slot_for_everybody_up_to_the_place_means_no_wait() -> None:
    assert estimated_wait(position=2, slots=6, free=2, handle_times=[]) == 0


def test_the_wait_grows_with_the_place_and_shrinks_with_the_slots() -> None:
    times = [4 * MINUTE, 6 * MINUTE]

    assert estimated_wait(position=1, slots=5, free=0, handle_times=times) == 60
    assert estimated_wait(position=10, slots=5, free=0, handle_times=times) == 600
    assert estimated_wait(position=10, slots=10, free=0, handle_times=times) == 300


def test_free_slots_take_the_chats_ahead() -> None:
    assert estimated_wait(position=5, slots=5, free=3, handle_times=[5 * MINUTE]) == 120


def test_nobody_ready_or_no_experience_means_unknown() -> None:
    assert estimated_wait(position=1, slots=0, free=0, handle_times=[MINUTE]) is None
    assert estimated_wait(position=1, slots=3, free=0, handle_times=[]) is None
