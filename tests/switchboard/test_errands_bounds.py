"""However much scripts order outside, only so much of it waits in memory; the rest are rows."""

from cordboard.storage.store import SqlStore
from cordboard.switchboard.outside.errands import MOST, Errands
from cordboard.switchboard.ports import OutboxItem
from cordboard.switchboard.turn import Done
from tests.centre import Centre


async def test_no_more_errands_are_held_than_the_bound(centre: Centre) -> None:
    store: SqlStore = centre.store
    errands = Errands(store=store, clock=centre.clock, performers={})
    item = OutboxItem(key="k", kind="call", due_at=0, body=b"{}")

    for _ in range(3):
        errands.committed(Done(outbox=(item,) * (MOST // 2 + 1)))

    assert errands.busy == MOST
