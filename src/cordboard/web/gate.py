"""What every call on a visitor's path passes first: the client's address, the blacklist, and CORS."""

from collections import Counter
from collections.abc import Mapping

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.ports import Clock
from cordboard.web.exchange import SAFE, Exchange, Headers

_PREFLIGHT: Headers = (
    (b"access-control-allow-methods", b"GET, POST, PUT, OPTIONS"),
    (b"access-control-allow-headers", b"authorization, content-type, idempotency-key, last-event-id"),
    (b"access-control-max-age", b"600"),
)
_KEPT = 4_096
"""Origins whose answer is remembered for one catalogue."""


class Gate:
    """Decides who gets an answer on visitors' paths at all, and which pages may read it."""

    def __init__(self, *, catalogues: Catalogues, clock: Clock) -> None:
        self._catalogues = catalogues
        self._clock = clock
        self._seen: object = None
        self._origins: dict[bytes, Headers] = {}
        self._hits: Counter[str] = Counter()

    async def enter(self, exchange: Exchange) -> bool:
        """Let a call on a visitor's path in; False: it was a preflight and has been answered.

        Raises Refused `blacklisted`. CORS comes first, so that a page can read why it is refused.
        """
        origin = exchange.header(b"origin")
        headers = _NO_PAGE if origin is None else self._headers(origin)
        exchange.extra = headers
        self.check_address(exchange.address)
        if exchange.method != "OPTIONS":
            return True
        await exchange.answer(204, b"", _PREFLIGHT if headers is not _NO_PAGE else ())
        return False

    def check_address(self, address: str) -> None:
        """Raises Refused `blacklisted` for an address that gets nothing from the system, and counts it."""
        entry = self._catalogues.current.blacklist.find(address, self._clock.now())
        if entry is not None:
            self._hits[entry] += 1
            raise Refused(Code.BLACKLISTED, "This address is not served.")

    def barred(self, address: str) -> bool:
        """Whether the blacklist holds the address now; not counted."""
        return self._catalogues.current.blacklist.find(address, self._clock.now()) is not None

    def hits(self) -> Mapping[str, int]:
        """How many calls each entry has turned away since this was asked last."""
        hits = self._hits
        self._hits = Counter()
        return hits

    def _headers(self, origin: bytes) -> Headers:
        """What goes onto answers to pages of an origin; remembered until the catalogue changes."""
        catalogue = self._catalogues.current
        if self._seen is not catalogue:
            self._seen = catalogue
            self._origins.clear()
        known = self._origins.get(origin)
        if known is None:
            if len(self._origins) >= _KEPT:
                self._origins.clear()
            allowed = catalogue.patterns.allows_origin(origin.decode("latin-1"))
            known = self._origins[origin] = _readable_by(origin) if allowed else _NO_PAGE
        return known


def _readable_by(origin: bytes) -> Headers:
    """The page may read the answer. Credentials are never allowed: a visitor's token is no cookie."""
    plain = tuple(pair for pair in SAFE if pair[0] != b"cross-origin-resource-policy")
    return (
        *plain,
        (b"cross-origin-resource-policy", b"cross-origin"),
        (b"vary", b"origin"),
        (b"access-control-allow-origin", origin),
        (b"access-control-expose-headers", b"x-request-id, retry-after"),
    )


_NO_PAGE: Headers = (*SAFE, (b"vary", b"origin"))
