"""How long a visitor may have to wait: an estimate from the place in the queue and how long chats take."""

from collections.abc import Sequence
from statistics import fmean

from cordboard.core.instant import SECOND, Millis


def estimated_wait(*, position: int, slots: int, free: int, handle_times: Sequence[Millis]) -> int | None:
    """Whole seconds until the chat at `position` (1: next) is offered to an agent; None: unknown.

    `slots` chats can be handled at a time by those who are ready, `free` of them are not in use; `handle_times` are
    those of recent chats of the queue. While all are busy one chat ends every mean handle time / slots, and the
    chats ahead of this one go first. Unknown without anybody ready, or before any chat has been handled.
    """
    if free >= position > 0:
        return 0
    if slots <= 0 or not handle_times:
        return None
    turns = max(position - free, 1)
    return round(turns * fmean(handle_times) / slots / SECOND)
