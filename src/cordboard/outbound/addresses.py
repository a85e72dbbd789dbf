"""Which addresses may be called: pure vetting of a URL and of what its name resolved to (SEC-62)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal

from ada_url import URL

from cordboard.core.outside.host import url_problem

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

USUAL_PORT = {"http": 80, "https": 443}

_IPV4_REFUSED: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(text), what)
    for text, what in (
        ("0.0.0.0/8", "of this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by carriers"),
        ("127.0.0.0/8", "a loopback address"),
        ("168.63.129.16/32", "of a cloud's own services"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documents"),
        ("192.88.99.0/24", "a relay's"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for measurements"),
        ("198.51.100.0/24", "for documents"),
        ("203.0.113.0/24", "for documents"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_IPV6_GLOBAL = IPv6Network("2000::/3")
"""All that is given out. Loopback, private, link-local, multicast, mapped and NAT64 forms lie outside."""
_IPV6_REFUSED: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(text), what)
    for text, what in (
        ("2001::/23", "reserved, or a tunnel's"),
        ("2001:db8::/32", "for documents"),
        ("2002::/16", "another address in disguise (6to4)"),
        ("3fff::/20", "for documents"),
    )
)


class NotAllowed(Exception):
    """A destination that may not be called. The text is a sentence for whoever wrote or runs it."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads, read by the rules of browsers. `host` is lower-case, without brackets."""

    scheme: Literal["http", "https"]
    host: str
    port: int
    path: str
    """With the query."""

    @property
    def netloc(self) -> str:
        """Host and port, as a name for the destination."""
        return f"{bracketed(self.host)}:{self.port}"

    @property
    def host_header(self) -> str:
        """What the Host header says."""
        return bracketed(self.host) if self.port == USUAL_PORT[self.scheme] else self.netloc


def target_of(url: str) -> Target:
    """Take a URL apart. Raises NotAllowed for anything but plain http(s), and for an address in odd spelling."""
    problem = url_problem(url)
    if problem:
        raise NotAllowed(problem)
    try:
        parts = URL(url)
    except ValueError:
        raise NotAllowed("That is not a URL.") from None
    scheme: Literal["http", "https"] = "https" if parts.protocol == "https:" else "http"
    host = parts.hostname.lower()
    authority = url.partition("://")[2].lower()
    if _is_ipv4(host) and not authority.startswith(host):
        raise NotAllowed(f"{host} is written in an odd way; write it as four numbers.")
    port = int(parts.port) if parts.port else USUAL_PORT[scheme]
    host = host.removeprefix("[").removesuffix("]").removesuffix(".")
    if not host:
        raise NotAllowed("The URL names no host.")
    return Target(scheme=scheme, host=host, port=port, path=parts.pathname + parts.search)


def check_listed(target: Target, allowed: Collection[str], *, plain_http: bool) -> None:
    """Raises NotAllowed unless the operator's settings let this destination be called at all."""
    if target.scheme == "http" and not plain_http:
        raise NotAllowed("Only https is allowed; the setting outbound_http allows http.")
    if not any(_covers(entry, target) for entry in allowed):
        raise NotAllowed(f"{target.netloc} is not allowed; the setting outbound_hosts lists what is.")


def check_addresses(addresses: Iterable[str], *, networks: Collection[Network], host: str) -> tuple[str, ...]:
    """The addresses that a name resolved to, all of them fit to be called.

    Raises NotAllowed when there is none, or when any one is not fit: a mixed answer is not to be trusted.
    """
    found = tuple(dict.fromkeys(addresses))
    for text in found:
        why = refusal(ip_address(text.partition("%")[0]), networks)
        if why:
            raise NotAllowed(
                f"{host} leads to {text}, which is {why}; the setting outbound_networks can allow it."
            )
    if not found:
        raise NotAllowed(f"{host} has no address.")
    return found


def refusal(address: Address, networks: Collection[Network] = ()) -> str:
    """What kind of address this is, if it may not be called; empty: it may."""
    if any(address.version == network.version and address in network for network in networks):
        return ""
    if isinstance(address, IPv4Address):
        return next((what for network, what in _IPV4_REFUSED if address in network), "")
    if address not in _IPV6_GLOBAL:
        return "not a public address"
    return next((what for network, what in _IPV6_REFUSED if address in network), "")


def _covers(entry: str, target: Target) -> bool:
    """Whether an entry `host`, `host:port`, `*.example.com` or `*` of the operator's list covers a destination."""
    host, port = split_entry(entry)
    if port != "*" and target.port != (int(port) if port else USUAL_PORT[target.scheme]):
        return False
    if host.startswith("*."):
        return target.host.endswith(host[1:])
    return host in {"*", target.host}


def split_entry(entry: str) -> tuple[str, str]:
    """Host and port of an entry; the port is empty if none is given, and `*` for any."""
    entry = entry.lower()
    if entry.startswith("["):
        host, _, rest = entry[1:].partition("]")
        return host, rest.removeprefix(":")
    host, _, port = entry.partition(":")
    return host, port


def _is_ipv4(host: str) -> bool:
    try:
        IPv4Address(host)
    except ValueError:
        return False
    return True


def bracketed(host: str) -> str:
    """An address as it stands in a URL."""
    return f"[{host}]" if ":" in host else host
