"""From method and path to route."""

import pytest

from cordboard.core.errors import Refused
from cordboard.web.route import Answer, AnyRoute, Call, Route, Who
from cordboard.web.router import Router


async def handler(call: Call[None, None]) -> Answer:
    return Answer()


def route(method: str, path: str) -> AnyRoute:
    return Route(method=method, path=path, handler=handler, summary="", tag="", who=Who.ANYONE)


ROUTER = Router(
    [
        route("GET", "/a"),
        route("POST", "/a"),
        route("GET", "/a/{name}"),
        route("PUT", "/a/order"),
        route("GET", "/a/{name}/b/{other}"),
    ]
)


@pytest.mark.parametrize(
    ("method", "path", "found", "values"),
    [
        ("GET", "/a", "/a", {}),
        ("GET", "/a/x", "/a/{name}", {"name": "x"}),
        ("PUT", "/a/order", "/a/order", {}),
        ("GET", "/a/x%2Fy%20z", "/a/{name}", {"name": "x/y z"}),
        ("GET", "/a/%C3%A9/b/2", "/a/{name}/b/{other}", {"name": "é", "other": "2"}),
    ],
)
def test_a_path_leads_to_its_route(method: str, path: str, found: str, values: dict[str, str]) -> None:
    entry, parameters = ROUTER.find(method, path)

    assert (entry.route.path, parameters) == (found, values)


@pytest.mark.parametrize(
    "path", ["/", "/b", "/a/", "/a/x/b", "/a//b/c", "/a/x/b/2/", "/a/%FF", "/a/%00", "//a"]
)
def test_other_paths_lead_nowhere(path: str) -> None:
    with pytest.raises(Refused) as refused:
        ROUTER.find("GET", path)

    assert refused.value.code == "not_found"


def test_a_wrong_method_names_the_right_ones() -> None:
    with pytest.raises(Refused) as refused:
        ROUTER.find("DELETE", "/a")

    assert refused.value.code == "method_not_allowed"
    assert refused.value.extra["allow"] == "GET, POST"


def test_two_routes_for_the_same_call_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="two routes"):
        Router([route("GET", "/a/{x}"), route("GET", "/a/{y}")])
