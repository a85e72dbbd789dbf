"""Webhooks: what happens to chats is recorded for them in the turn itself, and told after the commit.

Nothing is told that was not committed, and nothing that was is lost: a crash repeats a delivery under the same key.
Where there is no webhook a turn pays one look into an empty table.
"""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from cordboard.core.chat.chat import Chat
from cordboard.core.chat.events import ChatEvent
from cordboard.core.instant import SECOND, Millis
from cordboard.core.outside.webhook import Webhook
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.errands import Again, Claim
from cordboard.switchboard.outside.host_calls import Posting, destination_of
from cordboard.switchboard.outside.outside_tries import LEASE, LONGEST
from cordboard.switchboard.outside.way_out import OutsideFailure
from cordboard.switchboard.ports import OutboxItem, Store

KIND = "webhook"
DELIVERED, GIVEN_UP, DROPPED = "delivered", "given up", "dropped"
"""How a delivery's note begins when it is over."""
PAUSES: tuple[Millis, ...] = tuple(
    seconds * SECOND for seconds in (10, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 36_000)
)
"""After each try that failed; together a day."""
AT_A_TIME = 32
TO_ONE = 4


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent, the same on every try. `delivery` is its key; `seq` the event's number in its chat."""

    webhook: str
    delivery: str
    kind: str
    chat_id: str
    seq: int
    at: str
    point: str
    event: msgspec.Raw


class _Event(msgspec.Struct, frozen=True):
    kind: str
    at: str


def record(
    catalogues: Catalogues, chat: Chat, events: Iterable[ChatEvent], at: Millis
) -> Sequence[OutboxItem]:
    """The errands that these events of a chat mean."""
    listening = catalogues.current.listening
    if not listening:
        return ()
    found: list[OutboxItem] = []
    for event in events:
        kind = str(event.__struct_config__.tag)
        for webhook in listening.get(kind, ()):
            if webhook.wants(kind, chat.point):
                key = key_of(webhook.name, chat.id, event.seq, kind)
                item = OutboxItem(
                    key=key, kind=KIND, due_at=at, body=b"", chat=chat.id, receiver=webhook.name
                )
                found.append(item)
    return found


def key_of(webhook: str, chat_id: str, seq: int, kind: str) -> str:
    """The key of a delivery: it goes in a header, whatever the webhook is called."""
    name = hashlib.blake2b(webhook.encode(), digest_size=8).hexdigest()
    return f"{KIND}:{chat_id}:{seq}:{kind}:{name}"


def place_of(key: str) -> tuple[str, int, str]:
    """(chat, seq, kind of event) of a key."""
    _, chat_id, seq, kind, _ = key.split(":")
    return chat_id, int(seq), kind


class WebhookCalls:
    """Performs `webhook`."""

    def __init__(self, *, store: Store, catalogues: Catalogues, posting: Posting) -> None:
        self._store = store
        self._catalogues = catalogues
        self._posting = posting
        self.bulkhead = Bulkhead(total=AT_A_TIME, each=TO_ONE)

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        webhook = self._webhook(item)
        return destination_of(webhook.url if webhook else ""), f"{item.receiver} {item.chat}"

    def lease(self, item: OutboxItem) -> Millis:
        _ = item
        return LEASE

    async def perform(self, item: OutboxItem, claim: Claim) -> str:
        _ = claim
        webhook = self._webhook(item)
        if webhook is None or not webhook.active:
            return f"{DROPPED}: the webhook is {'gone' if webhook is None else 'not active'}"
        body = await self._body(item, webhook)
        if body is None:
            return f"{DROPPED}: the event is no longer on record"
        try:
            reply = await self._posting.post(webhook, body, key=item.key, seconds=LONGEST)
        except OutsideFailure as failure:
            return self._failed(item, failure.detail)
        if 200 <= reply.status < 300:
            return f"{DELIVERED}: {reply.status}"
        return self._failed(item, f"The answer was {reply.status}.")

    def _failed(self, item: OutboxItem, why: str) -> str:
        if item.tries >= len(PAUSES):
            return f"{GIVEN_UP}: {why}"
        raise Again(why, after=PAUSES[item.tries])

    def _webhook(self, item: OutboxItem) -> Webhook | None:
        return self._catalogues.current.webhooks.get(item.receiver or "")

    async def _body(self, item: OutboxItem, webhook: Webhook) -> bytes | None:
        chat_id, seq, _ = place_of(item.key)
        found = await self._store.events_after(chat_id, seq=seq - 1, limit=1)
        loaded = await self._store.load_chat(chat_id)
        if not found or found[0].seq != seq or loaded is None:
            return None
        event = msgspec.json.decode(found[0].body, type=_Event)
        return msgspec.json.encode(
            Told(
                webhook=webhook.name,
                delivery=item.key,
                kind=event.kind,
                chat_id=chat_id,
                seq=seq,
                at=event.at,
                point=loaded.chat.point,
                event=msgspec.Raw(found[0].body),
            )
        )
