"""The caller's address of a request, found once (SEC-80): the rule itself is core's."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network

from starlette.types import Scope

from cordboard.core.routing.client_address import client_address

Networks = tuple[IPv4Network | IPv6Network, ...]

_FORWARDED = b"x-forwarded-for"


def address_of(scope: Scope, trusted: Networks) -> str:
    """The client's address as normalised text; empty where the server knows no peer (a Unix socket)."""
    peer: Sequence[object] | None = scope.get("client")
    host = str(peer[0]) if peer else ""
    if not trusted:
        return _plain(host)
    values = [value.decode("latin-1") for name, value in scope["headers"] if name == _FORWARDED]
    return client_address(host, values, trusted)


@lru_cache(maxsize=4_096)
def _plain(peer: str) -> str:
    return client_address(peer, (), ())
