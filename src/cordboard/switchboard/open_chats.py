"""The chats that are open: how many each address has (a bound, reliability.md f.4), and how many each point."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from cordboard.core.chat.chat import WAITING, Chat, ChatState
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.address import limit_key
from cordboard.switchboard.turn import Done

PER_ADDRESS = 10
"""Open chats per IPv4 address or IPv6 /64."""


class PointNow(msgspec.Struct, frozen=True, kw_only=True):
    """Chats open at a point: `routing` with its script, `waiting` for an agent (also while it rings), `talking`."""

    routing: int = 0
    waiting: int = 0
    talking: int = 0


class _Open(msgspec.Struct, frozen=True):
    point: str
    state: ChatState
    address: str
    key: str


class OpenChats:
    """Counts on this node, of every node's chats; begun from the store, so that a restart forgets nothing."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled
        self._open: dict[str, _Open] = {}
        self._counts: Counter[str] = Counter()

    def begin(self, chats: Iterable[Chat]) -> None:
        """Count what is open."""
        for chat in chats:
            self.see(chat)

    def check(self, address: str) -> None:
        """Raises Refused (`too_many_open`) for an address that has enough chats open."""
        if self._enabled and address and self._counts[limit_key(address)] >= PER_ADDRESS:
            raise Refused(
                Code.TOO_MANY_OPEN, "Too many chats are open from this address.", retry=True, retry_after=60
            )

    def points(self) -> Mapping[str, PointNow]:
        """The points that have chats open."""
        counts: dict[str, Counter[str]] = {}
        for each in self._open.values():
            waits = each.state in WAITING
            word = "waiting" if waits else "talking" if each.state is ChatState.TALKING else "routing"
            counts.setdefault(each.point, Counter())[word] += 1
        return {point: PointNow(**found) for point, found in counts.items()}

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Every open chat with the address that it was opened from, if that is known still."""
        return iter([(chat_id, each.address) for chat_id, each in self._open.items() if each.address])

    def committed(self, done: Done) -> None:
        """A turn may have opened or ended a chat."""
        if done.chat is not None:
            self.see(done.chat)

    def see(self, chat: Chat) -> None:
        """The chat as it is now, whichever node has changed it."""
        known = self._open.get(chat.id)
        if not chat.open:
            if known is not None:
                del self._open[chat.id]
                self._leave(known.key)
            return
        if known is None:
            address = chat.visitor.address
            key = limit_key(address) if address else ""
            self._open[chat.id] = _Open(chat.point, chat.state, address, key)
            if key:
                self._counts[key] += 1
        elif known.state is not chat.state or known.point != chat.point:
            self._open[chat.id] = _Open(chat.point, chat.state, known.address, known.key)

    def _leave(self, key: str) -> None:
        if not key:
            return
        self._counts[key] -= 1
        if self._counts[key] <= 0:
            del self._counts[key]
