"""Who is calling: the socket's peer, or the nearest hop before our own proxies (reliability.md f.3.2)."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network

from cordboard.core.routing.address import Address, parse_address

Network = IPv4Network | IPv6Network


def client_address(peer: str, forwarded_for: Iterable[str], trusted: Sequence[Network]) -> str:
    """The caller's address as normalised text.

    `forwarded_for` holds the values of X-Forwarded-For in the order received; they are read from right to
    left, and only for as long as the hop that wrote them is in `trusted`. A malformed hop ends the walk: the
    answer is then the last good one. A peer that is no address (a Unix socket) is handed back as it is, and
    its headers are not believed.
    """
    try:
        address = parse_address(peer)
    except ValueError:
        return peer
    hops = [hop for value in forwarded_for for hop in value.split(",")]
    while hops and _is_trusted(address, trusted):
        try:
            address = parse_address(_without_port(hops.pop().strip(" \t")))
        except ValueError:
            break
    return str(address)


def _is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in trusted)


def _without_port(hop: str) -> str:
    """Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`."""
    if hop.startswith("["):
        host, closed, port = hop[1:].partition("]")
        if closed and (not port or _is_port(port)):
            return host
    elif hop.count(":") == 1:
        host, _, port = hop.partition(":")
        if _is_port(":" + port):
            return host
    return hop


def _is_port(text: str) -> bool:
    return text[0] == ":" and text[1:].isascii() and text[1:].isdigit() and len(text) <= 6
