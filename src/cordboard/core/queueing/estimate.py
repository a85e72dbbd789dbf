"""How long a chat may still wait: an honest guess from what was handled lately, or none."""

from collections.abc import Collection

ENOUGH = 3
"""Handled chats below which nothing is guessed."""


def estimate(*, position: int, slots: int, handle_times: Collection[int]) -> int | None:
    """Seconds until the chat at `position` (from 1) is likely to be answered; None: that cannot be told.

    `slots` is the capacity of the agents who are ready; `handle_times` are seconds that recent chats took. Each slot
    comes free once per mean handle time, on the average.
    """
    if slots <= 0 or len(handle_times) < ENOUGH:
        return None
    mean = sum(handle_times) / len(handle_times)
    return round(position * mean / slots)
