from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.page import parse_page
from cordboard.core.routing.url_pattern import csp_source, parse_pattern, warning
from cordboard.core.routing.wildcard import wildcard


def matches(pattern: str, url: str) -> bool:
    return parse_pattern(pattern).matches(parse_page(url))


@pytest.mark.parametrize(
    ("pattern", "url", "expected"),
    [
        # The examples of the design.
        ("https://shop.example/*", "https://shop.example/", True),
        ("https://shop.example/*", "https://shop.example/basket?step=2#pay", True),
        ("https://shop.example/*", "http://shop.example/", False),
        ("*.example.com", "https://shop.example.com/any/page", True),
        ("*.example.com", "http://a.b.example.com/", True),
        ("*.example.com", "https://example.com/", False),
        ("*.example.com", "https://evilexample.com/", False),
        ("*example.com/help*", "https://example.com/help", True),
        ("*example.com/help*", "https://www.example.com/help/chat?x=1", True),
        ("*example.com/help*", "https://www.example.com/Help", False),
        ("*example.com/help*", "https://evilexample.com/help", True),
        # Every page, every scheme, every port.
        ("*", "https://any.example/thing", True),
        ("*", "http://127.0.0.1:8080/demo", True),
        ("https://*", "http://any.example/", False),
        ("*/help", "http://any.example:81/help", True),
        # Hosts are compared in lower-case punycode, addresses in their one form.
        ("https://BÜCHER.example", "https://xn--bcher-kva.example/", True),
        ("*.bücher.example", "https://www.bücher.example/", True),
        ("http://127.0.0.1", "http://2130706433/", True),
        ("http://[::1]:8080", "http://[0:0::1]:8080/", True),
        ("https://shop.example", "https://SHOP.EXAMPLE/", True),
        # Ports: the scheme's own unless said otherwise.
        ("https://shop.example", "https://shop.example:443/", True),
        ("https://shop.example", "https://shop.example:8443/", False),
        ("https://shop.example:8443", "https://shop.example:8443/", True),
        ("https://shop.example:8443", "https://shop.example/", False),
        ("localhost:*", "http://localhost:3000/", True),
        ("shop.example:443", "http://shop.example/", False),
        # Paths, with the query and without.
        ("shop.example/help", "https://shop.example/help?from=mail", True),
        ("shop.example/help", "https://shop.example/helpless", False),
        ("shop.example/*id=5", "https://shop.example/item?id=5", True),
        ("shop.example/item?id=5", "https://shop.example/item", False),
        ("shop.example?lang=de*", "https://shop.example/?lang=de-at", True),
        ("shop.example/über*", "https://shop.example/%C3%BCber-uns", True),
        ("shop.example/a*c*e", "https://shop.example/abcde", True),
        ("shop.example/a*c*e", "https://shop.example/aec", False),
        ("shop.example/ab*ba", "https://shop.example/aba", False),
        ("shop.example/b", "https://shop.example/a/../b", True),
    ],
)
def test_what_a_pattern_accepts(pattern: str, url: str, expected: bool) -> None:
    assert matches(pattern, url) is expected


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        pytest.param("foo.com", "https://barfoo.com/", id="fcors: the end of a host"),
        pytest.param(
            "https://shop.example", "https://shop.example.evil.com/", id="gin-cors: trailing wildcard"
        ),
        pytest.param("https://shop.example*/", "https://shop.evil.com/", id="gin-cors: star in the host"),
        pytest.param("shop.example", "https://evil.com/?shop.example", id="elysia: substring in the query"),
        pytest.param("shop.example", "https://evil.com/shop.example", id="elysia: substring in the path"),
        pytest.param("shop.example", "https://shopxexample/", id="GO-2022-0619: a dot is a dot"),
        pytest.param("*.example.com", "https://evilexample.com/", id="vinext: endsWith"),
        pytest.param("*.example.com", "https://evil.com/.example.com", id="a star stays in the host"),
        pytest.param("*.example.com", "https://evil.com?.example.com", id="a star stays before the query"),
        pytest.param("*.example.com", "https://evil.com#.example.com", id="a star stays before the fragment"),
        pytest.param("*.example.com", "https://evil.com\\.example.com", id="backslash is a slash"),
        pytest.param("*.example.com", "https://evil.com:443/.example.com", id="behind a port"),
        pytest.param("*.example.com", "https://a.example.com.evil.com/", id="more labels behind"),
        pytest.param("*.example.com", "https://a.example.com./", id="the rooted name is another host"),
        pytest.param("https://shop.example/", "https://shop.example%2eevil.com/", id="percent-encoded dot"),
        pytest.param("https://shop.example/*", "https://shop.example:81/", id="another port"),
        pytest.param("http*://shop.example", "https://shop.example:80/", id="the other scheme's port"),
    ],
)
def test_attacks_known_from_advisories_are_not_accepted(pattern: str, url: str) -> None:
    assert not matches(pattern, url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "null",
        "shop.example",
        "//shop.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "blob:https://shop.example/1",
        "ftp://shop.example/",
        "https://",
        "https://evil.com:any.example.com",
        "https://user@shop.example/",
        "https://user:word@shop.example/",
        "https://@shop.example/",
        "https://shop.example@evil.com/",
        "https:user@shop.example/",
        "https://shop.exa\tmple/",
        "https://shop.example/\r\nX: 1",
        "https://shop.example/\x00",
        "https://shop.example/\x7f",
        "https://shop.example:99999/",
        "https://shop example/",
        "https://.example.com/",
        "https://a..example.com/",
        "https://" + "a." * 150 + "example/",
        "https://shop.example/" + "a" * 9_000,
    ],
)
def test_what_is_not_the_url_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(Refused) as raised:
        parse_page(url)

    assert raised.value.code == Code.URL_NOT_ACCEPTED


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "/help",
        "https://",
        "ftp://shop.example",
        "javascript://*",
        "https://user@shop.example",
        "shop.example#top",
        "shop\\example",
        "shop .example",
        "shop.example\n",
        "shop.example:0",
        "shop.example:65536",
        "shop.example:8*",
        "shop.example:",
        "::1",
        "[::*]",
        "b*ücher.example",
        "*..example",
        "shop.example/*/../x",
        "a*" * 33,
        "shop.example/" + "a" * 2_048,
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused(pattern: str) -> None:
    with pytest.raises(Refused) as raised:
        parse_pattern(pattern)

    assert raised.value.code == Code.INVALID


def test_a_pattern_that_accepts_more_than_it_seems_to_is_warned_of() -> None:
    assert "evilexample.com" in (warning(parse_pattern("*example.com")) or "")
    assert "anybody" in (warning(parse_pattern("example.*")) or "")
    assert "anybody" in (warning(parse_pattern("*.com")) or "")
    for sound in ("*.example.com", "shop.example", "*", "https://shop.example/*"):
        assert warning(parse_pattern(sound)) is None


def test_patterns_become_sources_of_a_content_security_policy() -> None:
    assert csp_source(parse_pattern("https://shop.example/help*")) == "https://shop.example"
    assert csp_source(parse_pattern("*.example.com:8443")) == "*.example.com:8443"
    assert csp_source(parse_pattern("*")) == "*:*"
    assert csp_source(parse_pattern("*example.com")) is None


def naive(pattern: str, text: str) -> bool:
    """The meaning of `*`, tried out in every way."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(naive(pattern[1:], text[cut:]) for cut in range(len(text) + 1))
    return bool(text) and text[0] == pattern[0] and naive(pattern[1:], text[1:])


@settings(max_examples=1_000, deadline=None)
@given(pattern=st.text("ab*", max_size=8), text=st.text("ab", max_size=9))
def test_the_matcher_means_the_same_as_trying_every_way(pattern: str, text: str) -> None:
    assert wildcard(pattern).matches(text) is naive(pattern, text)


hosts = st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=3).map(".".join)
paths = st.text("ab/?", max_size=5).map(lambda text: "/" + text)


@settings(max_examples=500, deadline=None)
@given(star=st.sampled_from(["", "*", "*."]), host=hosts, page_host=hosts, path=paths, page_path=paths)
def test_a_pattern_means_the_same_as_comparing_part_by_part(
    star: str, host: str, page_host: str, path: str, page_path: str
) -> None:
    host_fits = naive(star + host, page_host)
    whole, alone = page_path, page_path.partition("?")[0]
    # An empty query is no part of a URL's path and query as parsed.
    whole_fits = naive(path, whole) or naive(path, alone)

    accepted = matches(f"https://{star}{host}.example{path}", f"https://{page_host}.example{page_path}")

    assert accepted is (host_fits and whole_fits)


def test_the_worst_pattern_is_still_quick() -> None:
    pattern = parse_pattern("shop.example/" + "*".join(["a" * 60] * 32) + "b*")
    page = parse_page("https://shop.example/" + "a" * 8_000)
    pattern.matches(page)

    begun = process_time()
    for _ in range(10):
        assert not pattern.matches(page)

    assert (process_time() - begun) / 10 < 0.005
