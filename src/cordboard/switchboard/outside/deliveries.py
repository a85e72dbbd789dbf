"""What managers see of webhooks' deliveries, and what they do about them: look, try the address, send once more."""

from collections.abc import Sequence
from typing import Literal, Protocol

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.instant import Millis, Timestamp, rfc3339
from cordboard.core.outside.webhook import Webhook
from cordboard.core.reasons import Code
from cordboard.switchboard.outside.host_calls import Posting
from cordboard.switchboard.outside.outside_tries import LONGEST
from cordboard.switchboard.outside.way_out import OutsideFailure
from cordboard.switchboard.outside.webhooks import DELIVERED, DROPPED, GIVEN_UP, Told, place_of
from cordboard.switchboard.ports import Clock, Connection, Ids, Store

Status = Literal["waiting", "failing", "delivered", "given_up", "dropped"]


class SentRow(Protocol):
    """An errand as it stands."""

    @property
    def key(self) -> str: ...
    @property
    def due_at(self) -> Millis: ...
    @property
    def done_at(self) -> Millis | None: ...
    @property
    def tries(self) -> int: ...
    @property
    def note(self) -> str: ...


class SentRows(Protocol):
    """The outbox, as far as it is for receivers."""

    def of_receiver(
        self, connection: Connection, receiver: str, *, limit: int, before: tuple[Millis, str] | None = None
    ) -> Sequence[SentRow]:
        """The errands for somebody, that which moved last first."""
        ...

    def again(self, connection: Connection, key: str, *, receiver: str, at: Millis) -> bool:
        """Makes an errand due once more, under the same key; False: there is none."""
        ...


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One event on its way to a webhook. `next_at`: when it is tried again; `note`: how the last try ended."""

    delivery: str
    chat_id: str
    seq: int
    kind: str
    status: Status
    tries: int
    done_at: Timestamp | None
    next_at: Timestamp | None
    note: str


class WebhookTrial(msgspec.Struct, frozen=True, kw_only=True):
    """What came of calling the address once. `status` null: it did not answer."""

    delivered: bool
    status: int | None
    detail: str
    milliseconds: int


class Deliveries:
    """The verbs on deliveries."""

    def __init__(self, *, store: Store, rows: SentRows, posting: Posting, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._rows = rows
        self._posting = posting
        self._clock = clock
        self._ids = ids

    async def page(
        self, webhook: str, *, limit: int, after: tuple[Millis, str] | None
    ) -> tuple[Sequence[Delivery], tuple[Millis, str] | None]:
        """The webhook's deliveries, that which moved last first, and the place to go on from."""
        found = await self._store.read(
            lambda c: self._rows.of_receiver(c, webhook, limit=limit + 1, before=after)
        )
        last = found[limit - 1] if len(found) > limit else None
        return [_shown(each) for each in found[:limit]], (last.due_at, last.key) if last else None

    async def once_more(self, webhook: str, delivery: str) -> None:
        """Send it again, whatever became of it. Raises Refused `not_found`."""
        now = self._clock.now()
        if not await self._store.write(lambda c: self._rows.again(c, delivery, receiver=webhook, at=now)):
            raise Refused(Code.NOT_FOUND, f"The webhook {webhook!r} has no delivery {delivery!r}.")

    async def test(self, webhook: Webhook) -> WebhookTrial:
        """Call the address once, signed as ever, with an event of the kind `test`."""
        begun = self._clock.now()
        key = f"webhook-test:{self._ids.new('t')}"
        at = rfc3339(begun)
        event = msgspec.Raw(msgspec.json.encode({"kind": "test", "at": at}))
        told = Told(
            webhook=webhook.name, delivery=key, kind="test", chat_id="", seq=0, at=at, point="", event=event
        )
        try:
            reply = await self._posting.post(webhook, msgspec.json.encode(told), key=key, seconds=LONGEST)
        except OutsideFailure as failure:
            took = self._clock.now() - begun
            return WebhookTrial(delivered=False, status=None, detail=failure.detail, milliseconds=took)
        good = 200 <= reply.status < 300
        return WebhookTrial(
            delivered=good,
            status=reply.status,
            detail="" if good else " ".join(reply.text.split())[:500],
            milliseconds=self._clock.now() - begun,
        )


def _shown(row: SentRow) -> Delivery:
    chat_id, seq, kind = place_of(row.key)
    over = row.done_at is not None
    return Delivery(
        delivery=row.key,
        chat_id=chat_id,
        seq=seq,
        kind=kind,
        status=_status(row),
        tries=row.tries,
        done_at=rfc3339(row.done_at) if row.done_at is not None else None,
        next_at=None if over else rfc3339(row.due_at),
        note=row.note,
    )


def _status(row: SentRow) -> Status:
    if row.done_at is None:
        return "failing" if row.tries else "waiting"
    for word, status in _ENDS:
        if row.note.startswith(word):
            return status
    return "given_up"


_ENDS: tuple[tuple[str, Status], ...] = (
    (DELIVERED, "delivered"),
    (DROPPED, "dropped"),
    (GIVEN_UP, "given_up"),
)
