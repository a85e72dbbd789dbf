"""Limits on what a stranger can make grow, with their defaults (reliability.md f.4): per address, chat and user.

They are counted on this node alone: several nodes allow as many times as much.
"""

from collections.abc import Callable

from cordboard.core.errors import Refused
from cordboard.core.instant import HOUR, MINUTE, SECOND, Millis
from cordboard.core.reasons import Code
from cordboard.core.routing.address import limit_key, wide_limit_key
from cordboard.core.routing.limits import OpenLimit, Rate, RateLimit

STREAMS_PER_CHAT = 6
STREAMS_PER_ADDRESS = 20
STREAMS_PER_USER = 20
STREAMS_PER_HOST = 100
"""Of one user's registrations together."""


class Limits:
    """Raises Refused `rate_limited` with the seconds to wait. `enabled` False: everything passes (load tests)."""

    def __init__(self, *, now: Callable[[], Millis], enabled: bool = True) -> None:
        self._now = now
        self._enabled = enabled
        self._create = RateLimit(Rate(5, MINUTE), Rate(30, HOUR))
        self._create_wide = RateLimit(Rate(50, MINUTE), Rate(300, HOUR))
        self._left = RateLimit(Rate(60, MINUTE), Rate(600, HOUR))
        self._messages = RateLimit(Rate(10, 10 * SECOND), Rate(500, HOUR))
        self._typing = RateLimit(Rate(1, 2 * SECOND))
        self._small = RateLimit(Rate(60, MINUTE))
        self._availability = RateLimit(Rate(60, MINUTE))
        self._connects = RateLimit(Rate(10, MINUTE))
        self._polls = RateLimit(Rate(60, 30 * SECOND))
        self._sign_in = RateLimit(Rate(20, 15 * MINUTE))
        self._staff = RateLimit(Rate(600, MINUTE))
        self._streams_of_address = OpenLimit(STREAMS_PER_ADDRESS)
        self._streams_of_chat = OpenLimit(STREAMS_PER_CHAT)
        self._streams_of_user = OpenLimit(STREAMS_PER_USER)
        self._streams_of_host = OpenLimit(STREAMS_PER_HOST)

    def create(self, address: str) -> None:
        """A visitor opens a chat: 5 a minute and 30 an hour per address, ten times that per wide IPv6 prefix."""
        self._take(self._create, limit_key(address), "Too many new chats from this address.")
        wide = wide_limit_key(address)
        if wide != address:
            self._take(self._create_wide, wide, "Too many new chats from this network.")

    def leave(self, point: str) -> None:
        """A message is left where no chat can be had: 60 a minute and 600 an hour per point, from all addresses.

        Each is a row that stays and a mail that goes out, and nobody's presence is needed for it.
        """
        self._take(self._left, point, "Too many messages are being left here.")

    def message(self, chat_id: str) -> None:
        """A visitor writes: ten at once, then one a second; 500 an hour."""
        self._take(self._messages, chat_id, "Too many messages.")

    def typing(self, chat_id: str) -> bool:
        """A visitor types; False: too often, to be dropped silently."""
        return not self._enabled or self._typing.take(chat_id, self._now()) is None

    def small(self, chat_id: str) -> None:
        """Any other call of a visitor about a chat: 60 a minute."""
        self._take(self._small, chat_id, "Too many calls.")

    def availability(self, address: str) -> None:
        """A page asks whether chats are taken: 60 a minute per address."""
        self._take(self._availability, limit_key(address), "Too many questions from this address.")

    def sign_in(self, address: str) -> None:
        """Somebody tries a password: 20 in 15 minutes per address."""
        self._take(self._sign_in, limit_key(address), "Too many attempts to sign in from this address.")

    def staff(self, user: str) -> None:
        """A call by staff: 600 a minute per user."""
        self._take(self._staff, user, "Too many calls.")

    def poll(self, chat_id: str) -> None:
        """A visitor asks for events without a stream: 60 at once, then two a second."""
        self._take(self._polls, chat_id, "Too many polls.")

    def visitor_stream(self, chat_id: str, address: str, *, stream: bool) -> Callable[[], None]:
        """A visitor listens, by stream or by waiting poll; answers what to call at its end.

        Six at once per chat, twenty per address; ten new streams a minute per chat.
        """
        if not self._enabled:
            return _nothing
        if stream:
            self._take(self._connects, chat_id, "Too many new streams.")
        else:
            self.poll(chat_id)
        key = limit_key(address)
        if not self._streams_of_chat.open(chat_id):
            raise _too_many("Too many streams of this chat.", 10)
        if not self._streams_of_address.open(key):
            self._streams_of_chat.close(chat_id)
            raise _too_many("Too many streams from this address.", 10)

        def close() -> None:
            self._streams_of_chat.close(chat_id)
            self._streams_of_address.close(key)

        return close

    def desk_stream(self, user: str) -> Callable[[], None]:
        """A desk listens; answers what to call at its end. Twenty at once per user."""
        if not self._enabled:
            return _nothing
        if not self._streams_of_user.open(user):
            raise _too_many("Too many streams of this user.", 10)
        return lambda: self._streams_of_user.close(user)

    def host_stream(self, user: str) -> Callable[[], None]:
        """A routing host listens; answers what to call at its end. A hundred at once per user."""
        if not self._enabled:
            return _nothing
        if not self._streams_of_host.open(user):
            raise _too_many("Too many streams of this user.", 10)
        return lambda: self._streams_of_host.close(user)

    def _take(self, limit: RateLimit, key: str, sentence: str) -> None:
        if not self._enabled:
            return
        wait = limit.take(key, self._now())
        if wait is not None:
            raise _too_many(sentence, wait)


def _too_many(sentence: str, seconds: int) -> Refused:
    return Refused(Code.RATE_LIMITED, sentence, retry=True, retry_after=seconds)


def _nothing() -> None:
    """Nothing was counted."""
