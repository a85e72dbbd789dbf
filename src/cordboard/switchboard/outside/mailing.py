"""Mail that was ordered in a turn: transcripts for visitors, and what scripts send."""

import msgspec

from cordboard.core.chat.events import ChatEvent
from cordboard.core.chat.transcript import lines
from cordboard.core.errors import Refused
from cordboard.core.instant import SECOND, Millis, rfc3339
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.errands import Again, Claim
from cordboard.switchboard.ports import Mailer, OutboxItem, Store
from cordboard.switchboard.routing.effects import Mail

AT_A_TIME = 4
LEASE = 60 * SECOND


class TranscriptMail(msgspec.Struct, frozen=True):
    """Body of an errand `transcript`."""

    to: str
    chat: str
    up_to: int


class Mailing:
    """Performs `transcript` and `mail`."""

    def __init__(self, *, store: Store, mailer: Mailer) -> None:
        self._store = store
        self.mailer = mailer
        self.bulkhead = Bulkhead(total=AT_A_TIME, each=AT_A_TIME)

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        _ = item
        return "mail", ""

    def lease(self, item: OutboxItem) -> Millis:
        _ = item
        return LEASE

    async def perform(self, item: OutboxItem, claim: Claim) -> str:
        _ = claim
        if not self.mailer.enabled:
            return "not sent: there is no mail server"
        mail = (
            msgspec.json.decode(item.body, type=Mail) if item.kind == "mail" else await self._transcript(item)
        )
        try:
            await self.mailer.send(key=item.key, to=mail.to, subject=mail.subject, text=mail.text)
        except Refused as no:
            return f"not sent: {no.detail}"
        except Exception as failure:
            raise Again(type(failure).__name__) from failure
        return "sent"

    async def _transcript(self, item: OutboxItem) -> Mail:
        wanted = msgspec.json.decode(item.body, type=TranscriptMail)
        events: list[ChatEvent] = []
        seq = 0
        while seq < wanted.up_to:
            page = await self._store.events_after(wanted.chat, seq=seq, limit=500)
            if not page:
                break
            seq = page[-1].seq
            events += [
                msgspec.json.decode(event.body, type=ChatEvent)
                for event in page
                if event.visibility == "visitor" and event.seq <= wanted.up_to
            ]
        loaded = await self._store.load_chat(wanted.chat)
        opened = rfc3339(loaded.chat.opened_at)[:10] if loaded is not None else ""
        return Mail(to=wanted.to, subject=f"Your chat of {opened}", text="\n".join(lines(events)) + "\n")
