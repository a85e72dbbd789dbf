import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.core.errors import Refused
from cordboard.core.routing.page import parse_page
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import RoutingPoint
from cordboard.core.routing.url_pattern import parse_pattern


def point(name: str, *urls: str, active: bool = True) -> RoutingPoint:
    return RoutingPoint(name=name, urls=urls, active=active)


def test_the_first_point_in_the_managers_order_is_found() -> None:
    patterns = Patterns([point("help", "*/help*"), point("shop", "shop.example"), point("rest", "*")])

    assert patterns.first_match("https://shop.example/help") == ("help", "*/help*")
    assert patterns.first_match("https://shop.example/") == ("shop", "shop.example")
    assert patterns.first_match("https://other.example/") == ("rest", "*")


def test_an_inactive_point_is_passed_over() -> None:
    patterns = Patterns([point("old", "*.example", active=False), point("new", "*.example")])

    assert patterns.first_match("https://shop.example/") == ("new", "*.example")


def test_no_point_or_no_page_is_told_apart() -> None:
    patterns = Patterns([point("shop", "shop.example")])

    assert patterns.first_match("https://other.example/") is None
    with pytest.raises(Refused):
        patterns.first_match("null")


def test_a_point_says_by_which_pattern_it_accepts_a_page() -> None:
    patterns = Patterns([point("shop", "a.example", "b.example"), point("bare")])
    page = parse_page("https://b.example/")

    assert patterns.accepted_by("shop", page) == "b.example"
    assert patterns.accepted_by("bare", page) is None
    assert patterns.accepted_by("missing", page) is None


def test_an_origin_is_allowed_when_some_page_of_it_is_accepted() -> None:
    patterns = Patterns([point("shop", "https://shop.example/help*")])

    assert patterns.allows_origin("https://shop.example")
    assert not patterns.allows_origin("http://shop.example")
    assert not patterns.allows_origin("https://shop.example.evil.com")
    assert not patterns.allows_origin("null")


def test_a_stored_pattern_that_cannot_be_used_spoils_no_other() -> None:
    patterns = Patterns([point("shop", "ftp://x", "shop.example")])

    assert patterns.first_match("https://shop.example/") == ("shop", "shop.example")
    assert len(patterns.unusable) == 1


hosts = st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=3).map(".".join)
texts = st.builds(
    "{}{}{}".format, st.sampled_from(["", "*", "*.", "a*."]), hosts, st.sampled_from(["", "/x*", "*"])
)


@settings(max_examples=300, deadline=None)
@given(
    points=st.lists(st.tuples(st.lists(texts, max_size=4), st.booleans()), max_size=6),
    host=hosts,
    path=st.sampled_from(["/", "/x", "/y"]),
)
def test_the_index_finds_what_trying_each_pattern_in_order_finds(
    points: list[tuple[list[str], bool]], host: str, path: str
) -> None:
    made = [point(f"p{n}", *urls, active=active) for n, (urls, active) in enumerate(points)]
    page = parse_page(f"https://{host}{path}")
    tried = ((each.name, url) for each in made if each.active for url in each.urls)
    expected = next(((name, url) for name, url in tried if parse_pattern(url).matches(page)), None)

    assert Patterns(made).first_match(page) == expected
