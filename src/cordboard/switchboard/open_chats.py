"""How many chats each address has open: a bound on what one stranger can make grow (reliability.md f.4)."""

from collections import Counter
from collections.abc import Iterable

from cordboard.core.chat.chat import Chat
from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.address import limit_key
from cordboard.switchboard.turn import Done

PER_ADDRESS = 10
"""Open chats per IPv4 address or IPv6 /64."""


class OpenChats:
    """Counts on this node; begun from the store, so that a restart forgets nothing."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled
        self._of_chat: dict[str, str] = {}
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

    def committed(self, done: Done) -> None:
        """A turn may have opened or ended a chat."""
        if done.chat is not None:
            self.see(done.chat)

    def see(self, chat: Chat) -> None:
        """The chat as it is now, whichever node has changed it."""
        if chat.open:
            if chat.visitor.address and chat.id not in self._of_chat:
                key = self._of_chat[chat.id] = limit_key(chat.visitor.address)
                self._counts[key] += 1
            return
        key = self._of_chat.pop(chat.id, "")
        if key:
            self._counts[key] -= 1
            if self._counts[key] <= 0:
                del self._counts[key]
