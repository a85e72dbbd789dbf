"""Messages to hosts that have an address: signed, and for routing hosts with the answer in the reply."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from cordboard.core.instant import Millis
from cordboard.core.outside.host import Host
from cordboard.core.outside.signing import live_keys
from cordboard.core.outside.webhook import Webhook
from cordboard.switchboard.configuration.catalogues import Catalogues
from cordboard.switchboard.outside.bulkhead import Bulkhead
from cordboard.switchboard.outside.errands import Again, Claim
from cordboard.switchboard.outside.outside_tries import LEASE, LONGEST, tried
from cordboard.switchboard.outside.way_out import HttpReply, HttpRequest, Outside, OutsideFailure
from cordboard.switchboard.ports import Clock, Connection, OutboxItem, Store
from cordboard.switchboard.routing.hosts import Hosts

ANSWERED = frozenset({"route_request", "re_route"})
"""Messages that want an answer; the others are only to arrive, and are tried for longer."""


class HostMail(msgspec.Struct, frozen=True):
    """Body of an errand `host`, as far as it concerns whoever carries it."""

    host: str
    cross_ref: str
    message: msgspec.Raw


class _Asked(msgspec.Struct, frozen=True):
    kind: str
    reply_timeout: int = 0


class Posting:
    """Sends messages to the addresses of hosts, signed with their live keys."""

    def __init__(self, *, store: Store, outside: Outside, secret_of: Callable[[Connection], bytes]) -> None:
        self._store = store
        self._outside = outside
        self._secret_of = secret_of
        self._secret: bytes | None = None

    async def post(self, host: Host | Webhook, message: bytes, *, key: str, seconds: float) -> HttpReply:
        """One try. Raises OutsideFailure."""
        if self._secret is None:
            self._secret = await self._store.write(self._secret_of)
        request = HttpRequest(
            key=key,
            method="POST",
            url=host.url,
            timeout=seconds,
            headers={"Content-Type": "application/json"},
            body=message,
            sign_with=live_keys(self._secret, host),
        )
        return await self._outside.http(request)


class HostCalls:
    """Performs `host`."""

    def __init__(
        self, *, clock: Clock, catalogues: Catalogues, posting: Posting, hosts: Hosts, bulkhead: Bulkhead
    ) -> None:
        self._clock = clock
        self._catalogues = catalogues
        self._posting = posting
        self._hosts = hosts
        self.bulkhead = bulkhead

    def destination(self, item: OutboxItem) -> tuple[str, str]:
        mail = msgspec.json.decode(item.body, type=HostMail)
        host = self._catalogues.current.hosts.get(mail.host)
        return destination_of(host.url if host else ""), mail.cross_ref

    def lease(self, item: OutboxItem) -> Millis:
        _ = item
        return LEASE

    async def perform(self, item: OutboxItem, claim: Claim) -> str:
        mail = msgspec.json.decode(item.body, type=HostMail)
        asked = msgspec.json.decode(mail.message, type=_Asked)
        kind = asked.kind
        if not await self._hosts.wanted(mail.cross_ref, kind):
            return "no longer wanted"
        host = self._catalogues.current.hosts.get(mail.host)
        try:
            if host is None or not host.active or not host.url:
                raise OutsideFailure("failed", f"There is no active host {mail.host!r} with an address.")
            reply = await tried(
                lambda seconds: self._posting.post(host, bytes(mail.message), key=item.key, seconds=seconds),
                clock=self._clock,
                claim=claim,
                seconds=min(asked.reply_timeout or host.reply_timeout, LONGEST),
            )
            return await self._hosts.replied(mail.cross_ref, _said(reply))
        except OutsideFailure as failure:
            if kind not in ANSWERED:
                raise Again(failure.detail) from None
            late = failure.kind == "timeout"
            await self._hosts.unreachable(mail.cross_ref, detail=failure.detail, late=late)
            return f"{failure.kind}: {failure.detail}"


def _said(reply: HttpReply) -> Any:
    """What a host says in its reply; None: nothing yet. Raises OutsideFailure when it did not take the message."""
    if not 200 <= reply.status < 300:
        raise OutsideFailure("failed", f"The host answered {reply.status}.")
    return reply.json


def destination_of(url: str) -> str:
    """The name under which a bulkhead knows where a URL leads."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
