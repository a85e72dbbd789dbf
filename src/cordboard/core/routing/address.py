"""Network addresses as the product compares them: parsed strictly, as numbers, never as text."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code

Address = IPv4Address | IPv6Address

_OCTETS = {str(octet): octet for octet in range(256)}


class AddressRange(msgspec.Struct, frozen=True):
    """First and last address as numbers, both inclusive; `family` is 4 or 6."""

    family: int
    first: int
    last: int


def parse_address(text: str) -> Address:
    """An address as the network knows it: an IPv4-mapped IPv6 address is its IPv4 address.

    Raises ValueError for anything else: zone ids, leading zeros, ports, names, blanks (SEC-81).
    """
    address = ip_address(text)
    if isinstance(address, IPv4Address):
        return address
    if address.scope_id is not None:
        raise ValueError(f"{text!r} has a zone id")
    return address.ipv4_mapped or address


def address_number(text: str) -> tuple[int, int]:
    """Family (4 or 6) and number of an address, by the rules of `parse_address` and faster for IPv4.

    Raises ValueError for what is no address.
    """
    try:
        a, b, c, d = text.split(".")
        return 4, _OCTETS[a] << 24 | _OCTETS[b] << 16 | _OCTETS[c] << 8 | _OCTETS[d]
    except (ValueError, KeyError):
        address = parse_address(text)
        return address.version, int(address)


def address_range(start: str, end: str | None = None) -> AddressRange:
    """The inclusive range between two addresses; without an end it is one address.

    An IPv6 range never covers IPv4 callers, whatever its bounds.

    Raises Refused(invalid) when a bound is no address, the families differ, or the end comes first.
    """
    try:
        family, first = address_number(start)
        other, last = (family, first) if end is None or end == start else address_number(end)
    except ValueError as wrong:
        raise Refused(Code.INVALID, f"Not an IP address: {wrong}.") from None
    if family != other:
        raise Refused(Code.INVALID, "Start and end must both be IPv4 or both be IPv6.")
    if last < first:
        raise Refused(Code.INVALID, "The end lies before the start.")
    return AddressRange(family, first, last)


def begun_range(text: str) -> AddressRange | None:
    """The addresses that begin as written: `198.51.100` and `198.51.100.` are a /24, a whole address is itself.

    None for what is neither; `10` alone may be any number.
    """
    try:
        if ":" not in text:
            return _begun4(text)
        family, number = address_number(text)
    except ValueError:
        return None
    return AddressRange(family, number, number)


def _begun4(text: str) -> AddressRange | None:
    octets = text.removesuffix(".").split(".")
    if "." not in text or len(octets) > 4 or not _OCTETS.keys() >= set(octets):
        return None
    rest = 8 * (4 - len(octets))
    first = 0
    for octet in octets:
        first = first << 8 | _OCTETS[octet]
    return AddressRange(4, first << rest, (first + 1 << rest) - 1)


def limit_key(address: str) -> str:
    """Who shares a limit: an IPv4 address by itself, an IPv6 address with its /64 (reliability.md f.3.2)."""
    return _prefix(address, 64)


def wide_limit_key(address: str) -> str:
    """The wider circle for a second, looser limit: the /48 of an IPv6 address, the IPv4 address itself."""
    return _prefix(address, 48)


def _prefix(text: str, length: int) -> str:
    try:
        address = parse_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv4Address):
        return str(address)
    return f"{IPv6Address(int(address) >> (128 - length) << (128 - length))}/{length}"
