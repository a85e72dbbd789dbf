"""Which destinations are refused before anything is sent."""

from ipaddress import ip_address, ip_network

import pytest

from cordboard.outbound.addresses import NotAllowed, check_addresses, check_listed, refusal, target_of

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::8a"]
INSIDE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_called(address: str) -> None:
    assert refusal(ip_address(address)) == ""


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_of_the_inside_may_not(address: str) -> None:
    assert refusal(ip_address(address)) != ""


def test_172_is_private_only_in_its_middle() -> None:
    assert refusal(ip_address("172.15.255.255")) == refusal(ip_address("172.32.0.0")) == ""


def test_the_operator_may_allow_a_network_of_the_inside() -> None:
    networks = (ip_network("10.1.0.0/16"), ip_network("fd12::/16"))

    assert refusal(ip_address("10.1.2.3"), networks) == refusal(ip_address("fd12::5"), networks) == ""
    assert refusal(ip_address("10.2.0.1"), networks)
    assert refusal(ip_address("::ffff:10.1.2.3"), networks)


@pytest.mark.parametrize("bad", ["127.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0"])
def test_one_bad_address_among_good_ones_spoils_the_answer(bad: str) -> None:
    with pytest.raises(NotAllowed, match="outbound_networks"):
        check_addresses(["93.184.216.34", bad], networks=(), host="shop.example")


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(NotAllowed):
        check_addresses([], networks=(), host="shop.example")


@pytest.mark.parametrize(
    "url",
    [
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.0x1/",
        "https://user@shop.example/",
        "https://user:secret@shop.example/",
        "https://shop.example\\@evil.example/",
        "https://shop.example/a b",
        "https://shop.example/\r\nHost: evil.example",
        "https://shop.example:99999/",
        "https://shop.example/#part",
        "https://1.2.3.4.5/",
        "https://",
        "https:///path",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//shop.example/",
        "shop.example",
        "",
    ],
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path", "header"),
    [
        ("https://Shop.Example/a?b=c", "shop.example", 443, "/a?b=c", "shop.example"),
        ("http://shop.example", "shop.example", 80, "/", "shop.example"),
        ("https://shop.example:8443/", "shop.example", 8443, "/", "shop.example:8443"),
        ("https://bücher.example/ü", "xn--bcher-kva.example", 443, "/%C3%BC", "xn--bcher-kva.example"),
        ("https://[2606:4700:0::1111]:444/", "2606:4700::1111", 444, "/", "[2606:4700::1111]:444"),
        ("https://shop.example./", "shop.example", 443, "/", "shop.example"),
    ],
)
def test_a_url_is_read_as_browsers_do(url: str, host: str, port: int, path: str, header: str) -> None:
    target = target_of(url)

    assert (target.host, target.port, target.path, target.host_header) == (host, port, path, header)


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ("shop.example", "https://shop.example/"),
        ("SHOP.example", "https://shop.example/"),
        ("shop.example", "http://shop.example/"),
        ("shop.example:8443", "https://shop.example:8443/"),
        ("shop.example:*", "https://shop.example:9000/"),
        ("*.shop.example", "https://api.eu.shop.example/"),
        ("*", "https://anywhere.example/"),
        ("*:*", "https://anywhere.example:1/"),
        ("[2606:4700::1111]:444", "https://[2606:4700::1111]:444/"),
    ],
)
def test_what_the_operator_lists_may_be_called(allowed: str, url: str) -> None:
    check_listed(target_of(url), (allowed,), plain_http=True)


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ((), "https://shop.example/"),
        (("shop.example",), "https://shop.example:8443/"),
        (("shop.example",), "https://evil-shop.example/"),
        (("shop.example",), "https://api.shop.example/"),
        (("*.shop.example",), "https://shop.example/"),
        (("*.shop.example",), "https://evilshop.example/"),
        (("*",), "https://shop.example:22/"),
    ],
)
def test_anything_else_is_refused_with_the_name_of_the_setting(allowed: tuple[str, ...], url: str) -> None:
    with pytest.raises(NotAllowed, match="outbound_hosts"):
        check_listed(target_of(url), allowed, plain_http=True)


def test_plain_http_needs_the_operators_word() -> None:
    with pytest.raises(NotAllowed, match="outbound_http"):
        check_listed(target_of("http://shop.example/"), ("*",), plain_http=False)
