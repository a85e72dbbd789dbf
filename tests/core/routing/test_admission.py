import pytest

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.core.routing.admission import Admitted, admit
from cordboard.core.routing.patterns import Patterns
from cordboard.core.routing.point import RoutingPoint

POINTS = {
    point.name: point
    for point in (
        RoutingPoint(name="help", urls=("shop.example/help*",), script="Chat Routing"),
        RoutingPoint(name="shop", urls=("shop.example", "*.shop.example"), script="Chat Routing"),
        RoutingPoint(name="closed", urls=("closed.example",), script="Chat Routing", active=False),
        RoutingPoint(name="silent", urls=("silent.example",)),
        RoutingPoint(name="hosted", urls=("hosted.example",), host="Elsewhere"),
        RoutingPoint(name="anywhere", script="Chat Routing"),
    )
}


def decide(url: str, point: str | None = None, **verdicts: object) -> Admitted:
    return admit(url=url, point=point, points=POINTS, patterns=Patterns(POINTS.values()), **verdicts)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("url", "point", "expected"),
    [
        ("https://shop.example/help/me", None, "help"),
        ("https://shop.example/", None, "shop"),
        ("https://www.shop.example/", None, "shop"),
        ("https://shop.example/help/me", "shop", "shop"),
        ("https://hosted.example/", None, "hosted"),
        ("https://unheard.of/", "anywhere", "anywhere"),
    ],
)
def test_at_which_point_a_chat_is_let_in(url: str, point: str | None, expected: str) -> None:
    assert decide(url, point).point.name == expected


@pytest.mark.parametrize(
    ("url", "point", "code"),
    [
        ("https://unheard.of/", None, Code.URL_NOT_ACCEPTED),
        ("https://unheard.of/", "shop", Code.URL_NOT_ACCEPTED),
        ("https://shop.example/", "help", Code.URL_NOT_ACCEPTED),
        ("null", None, Code.URL_NOT_ACCEPTED),
        ("javascript:alert(1)", "anywhere", Code.URL_NOT_ACCEPTED),
        ("https://shop.example/", "missing", Code.UNKNOWN_POINT),
        ("https://closed.example/", "closed", Code.POINT_INACTIVE),
        ("https://closed.example/", None, Code.URL_NOT_ACCEPTED),
        ("https://silent.example/", None, Code.NOT_HANDLED),
        ("https://silent.example/", "silent", Code.NOT_HANDLED),
    ],
)
def test_why_a_chat_is_not_let_in(url: str, point: str | None, code: Code) -> None:
    with pytest.raises(Refused) as raised:
        decide(url, point)

    assert raised.value.code == code


def test_the_blacklist_is_asked_before_all_else() -> None:
    with pytest.raises(Refused) as raised:
        decide("null", "missing", blacklisted_by="b1", retry_after=3)

    assert raised.value.code == Code.BLACKLISTED
    assert "b1" not in raised.value.detail


def test_a_limit_says_when_to_come_again() -> None:
    with pytest.raises(Refused) as raised:
        decide("null", retry_after=3)

    assert (raised.value.code, raised.value.retry, raised.value.retry_after) == (Code.RATE_LIMITED, True, 3)


def test_the_reason_names_the_pattern() -> None:
    assert "shop.example/help*" in decide("https://shop.example/help").why
    assert "*.shop.example" in decide("https://a.shop.example/", "shop").why
