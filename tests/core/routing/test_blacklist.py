from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.address import address_range, limit_key, wide_limit_key
from cordboard.core.routing.blacklist import Blacklist, BlacklistEntry, covers


def entry(
    start: str, end: str | None = None, *, name: str = "b1", expires_at: int | None = None
) -> BlacklistEntry:
    return BlacklistEntry(id=name, start=start, end=end or start, expires_at=expires_at)


@pytest.mark.parametrize(
    ("start", "end", "address", "expected"),
    [
        ("192.0.2.10", "192.0.2.20", "192.0.2.9", False),
        ("192.0.2.10", "192.0.2.20", "192.0.2.10", True),
        ("192.0.2.10", "192.0.2.20", "192.0.2.20", True),
        ("192.0.2.10", "192.0.2.20", "192.0.2.21", False),
        ("0.0.0.0", "255.255.255.255", "255.255.255.255", True),
        ("2001:db8::", "2001:db8::ffff", "2001:db8::ffff", True),
        ("2001:db8::", "2001:db8::ffff", "2001:db8::1:0", False),
        ("2001:db8:0:1::", "2001:db8:0:3::", "2001:db8:0:2:ffff::", True),
        ("192.0.2.10", None, "::ffff:192.0.2.10", True),
        ("::ffff:192.0.2.10", None, "192.0.2.10", True),
        ("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "192.0.2.1", False),
        ("2001:DB8::A", None, "2001:db8:0:0:0:0:0:a", True),
        ("192.0.2.10", None, "192.0.2.010", False),
        ("192.0.2.10", None, "192.0.2.10%eth0", False),
        ("fe80::1", None, "fe80::1%eth0", False),
        ("192.0.2.10", None, "", False),
        ("192.0.2.10", None, "192.0.2.10:80", False),
        ("192.0.2.10", None, " 192.0.2.10", False),
        ("192.0.2.10", None, "192.0.2.१0", False),
    ],
)
def test_which_addresses_an_entry_holds(start: str, end: str | None, address: str, expected: bool) -> None:
    blocked = entry(start, end)

    assert (Blacklist([blocked]).find(address, 0) == "b1") is expected
    assert covers(blocked, address) is expected


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("192.0.2.20", "192.0.2.10"),
        ("192.0.2.1", "2001:db8::1"),
        ("::ffff:192.0.2.1", "::1:0:0:0"),
        ("192.0.2.256", None),
        ("192.0.02.1", None),
        ("fe80::1%eth0", None),
        ("192.0.2.0/24", None),
        ("example.com", None),
        ("1", None),
    ],
)
def test_bounds_that_are_no_range_are_refused(start: str, end: str | None) -> None:
    with pytest.raises(Refused) as raised:
        address_range(start, end)

    assert raised.value.code == Code.INVALID


def test_the_count_is_decimal_text() -> None:
    assert entry("192.0.2.10").count == "1"
    assert entry("192.0.2.10", "192.0.2.19").count == "10"
    assert entry("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").count == str(2**128)


def test_an_entry_ends_at_its_moment() -> None:
    blacklist = Blacklist([entry("192.0.2.10", expires_at=1_000)])

    assert blacklist.find("192.0.2.10", 999) == "b1"
    assert blacklist.find("192.0.2.10", 1_000) is None


def test_when_one_of_two_entries_ends_the_other_still_holds() -> None:
    short = entry("192.0.2.10", "192.0.2.20", name="short", expires_at=1_000)
    long = entry("192.0.2.15", "192.0.2.30", name="long", expires_at=2_000)
    blacklist = Blacklist([short, long])

    assert blacklist.find("192.0.2.12", 0) == "short"
    assert blacklist.find("192.0.2.16", 0) == "long"
    assert blacklist.find("192.0.2.16", 1_500) == "long"
    assert blacklist.find("192.0.2.12", 1_500) is None


def test_a_stored_entry_that_is_no_range_spoils_no_other() -> None:
    blacklist = Blacklist([entry("nonsense", name="bad"), entry("192.0.2.10")])

    assert blacklist.find("192.0.2.10", 0) == "b1"
    assert blacklist.unusable == ["bad"]


def test_an_entry_hidden_by_a_deleted_one_is_seen_again() -> None:
    blacklist = Blacklist([entry("192.0.2.0", "192.0.2.255", name="wide"), entry("192.0.2.7", name="one")])

    after = blacklist.with_changes(dropped=["wide"])

    assert after.find("192.0.2.7", 0) == "one"
    assert after.find("192.0.2.8", 0) is None
    assert after.with_changes(dropped=["one"]).find("192.0.2.7", 0) is None


v4 = st.integers(0, 40).map(lambda number: str(IPv4Address(number + 0xC0000200)))
v6 = st.tuples(st.integers(0, 3), st.integers(0, 4)).map(lambda p: str(IPv6Address(p[0] << 64 | p[1] << 62)))
bounds = st.one_of(st.tuples(v4, v4), st.tuples(v6, v6)).map(
    lambda pair: sorted(pair, key=lambda text: address_range(text).first)
)
entries = st.builds(
    lambda name, pair, expires_at: entry(*pair, name=name, expires_at=expires_at),
    st.integers(0, 7).map("b{}".format),
    bounds,
    st.one_of(st.none(), st.integers(0, 5)),
)


@settings(max_examples=300, deadline=None)
@given(
    base=st.lists(entries, max_size=8, unique_by=lambda each: each.id),
    edits=st.lists(st.one_of(entries, st.integers(0, 7).map("b{}".format)), max_size=6),
    asked=st.one_of(v4, v6),
    now=st.integers(0, 6),
)
def test_after_any_edits_an_address_is_found_as_by_looking_at_each_entry(
    base: list[BlacklistEntry], edits: list[BlacklistEntry | str], asked: str, now: int
) -> None:
    blacklist = Blacklist(base)
    valid = {each.id: each for each in base}
    for edit in edits:
        if isinstance(edit, str):
            blacklist = blacklist.with_changes(dropped=[edit])
            valid.pop(edit, None)
        else:
            blacklist = blacklist.with_changes(put=[edit])
            valid[edit.id] = edit
    alive = [each for each in valid.values() if each.expires_at is None or each.expires_at > now]
    holding = {each.id for each in alive if covers(each, asked)}

    found = blacklist.find(asked, now)

    assert found in holding if holding else found is None


def test_limits_are_shared_by_a_network_of_ipv6_and_by_nobody_in_ipv4() -> None:
    assert limit_key("192.0.2.1") == "192.0.2.1"
    assert limit_key("::ffff:192.0.2.1") == "192.0.2.1"
    assert limit_key("2001:db8:1:2:3::4") == limit_key("2001:db8:1:2::") == "2001:db8:1:2::/64"
    assert wide_limit_key("2001:db8:1:2:3::4") == "2001:db8:1::/48"
    assert limit_key("unix") == "unix"
