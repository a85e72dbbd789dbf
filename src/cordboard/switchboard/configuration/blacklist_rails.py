"""What a manager should know before a range is blacklisted: whom of the house it shuts out, and which chats it ends."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from ipaddress import IPv4Network, IPv6Network

from cordboard.core.routing.address import AddressRange, address_number, address_range

OWN_ADDRESS = "your own address"
_LOOPBACK = (("127.0.0.0", "127.255.255.255"), ("::1", "::1"))


class Rails:
    """The addresses of the house: nobody shuts them out by mistake (SEC-82)."""

    def __init__(self, trusted_proxies: Collection[IPv4Network | IPv6Network] = ()) -> None:
        self._guarded = [
            *(("this machine itself", address_range(first, last)) for first, last in _LOOPBACK),
            *(
                (f"the trusted proxy {network}", address_range(str(network[0]), str(network[-1])))
                for network in trusted_proxies
            ),
        ]

    def hit_by(self, covered: AddressRange, own: str) -> list[str]:
        """Whom of the house the range covers, in words. `own`: the manager's address; empty: not known."""
        hit = [OWN_ADDRESS] if own and _holds(covered, own) else []
        for name, guarded in self._guarded:
            if (
                guarded.family == covered.family
                and covered.first <= guarded.last
                and guarded.first <= covered.last
            ):
                hit.append(name)
        return hit


class LiveAddresses:
    """The addresses of open chats, in order, to be asked range by range how many would end."""

    def __init__(self, addresses: Iterable[str]) -> None:
        counts: Counter[tuple[int, int]] = Counter()
        for address in addresses:
            try:
                counts[address_number(address)] += 1
            except ValueError:  # an address that nobody can come from, and none can block
                continue
        self._counts = counts
        self._numbers = {
            family: sorted(number for kind, number in counts if kind == family) for family in (4, 6)
        }
        self._met: set[tuple[int, int]] = set()

    def meet(self, covered: AddressRange) -> None:
        """Note the chats in a range."""
        numbers = self._numbers[covered.family]
        first, end = bisect_left(numbers, covered.first), bisect_right(numbers, covered.last)
        self._met.update((covered.family, number) for number in numbers[first:end])

    @property
    def met(self) -> int:
        """Chats in all ranges so far."""
        return sum(self._counts[each] for each in self._met)


def _holds(covered: AddressRange, address: str) -> bool:
    try:
        family, number = address_number(address)
    except ValueError:
        return False
    return family == covered.family and covered.first <= number <= covered.last
