"""The OpenAPI document tells what is served, and nothing is served that it does not tell."""

from typing import Any

import msgspec
import pytest

from cordboard.core.reasons import Code
from cordboard.web.errors import STATUS
from cordboard.web.openapi import document
from cordboard.web.route import AnyRoute
from cordboard.web.routes import ROUTES
from tests.web.house import House

DOCUMENT = document()
SCHEMAS = DOCUMENT["components"]["schemas"]


def name(route: AnyRoute) -> str:
    return f"{route.method} {route.path}"


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_every_route_is_described(route: AnyRoute) -> None:
    operation = DOCUMENT["paths"][route.path][route.method.lower()]

    assert operation["summary"]
    assert str(route.status) in operation["responses"]
    assert {str(STATUS[code][0]) for code in route.errors} <= set(operation["responses"])
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            described = DOCUMENT["components"]["responses"][response["$ref"].rpartition("/")[2]]
            assert set(described["content"]) == {"application/problem+json"}
    if route.body is not None:
        assert "application/json" in operation["requestBody"]["content"]


def test_nothing_else_is_described() -> None:
    described = {
        (method.upper(), path) for path, operations in DOCUMENT["paths"].items() for method in operations
    }

    assert described == {(route.method, route.path) for route in ROUTES}


def test_operations_have_names_of_their_own() -> None:
    ids = [operation["operationId"] for path in DOCUMENT["paths"].values() for operation in path.values()]

    assert len(ids) == len(set(ids))


def bodies() -> list[str]:
    found: set[str] = set()

    def follow(schema: Any) -> None:
        if isinstance(schema, dict):
            reference = schema.get("$ref", "").rpartition("/")[2]
            if reference and reference not in found:
                found.add(reference)
                follow(SCHEMAS[reference])
            for value in schema.values():
                follow(value)
        elif isinstance(schema, list):
            for value in schema:
                follow(value)

    for path in DOCUMENT["paths"].values():
        for operation in path.values():
            follow(operation.get("requestBody", {}))
    return sorted(found)


@pytest.mark.parametrize("schema", bodies())
def test_what_is_sent_may_hold_nothing_unknown(schema: str) -> None:
    shape = SCHEMAS[schema]

    assert shape.get("type") != "object" or shape.get("additionalProperties") is not None, shape


def test_limits_inside_lists_and_discriminators_are_kept() -> None:
    events = SCHEMAS["VisitorEvents"]["properties"]["events"]["items"]
    create = SCHEMAS["CreateChat"]

    assert events["discriminator"]["propertyName"] == "kind"
    assert create["additionalProperties"] is False
    assert create["properties"]["url"]["maxLength"] == 8192
    assert create["properties"]["clipboard"]["additionalProperties"]["maxLength"] == 2000


def test_every_reference_leads_somewhere() -> None:
    references: set[str] = set()

    def follow(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                references.add(value["$ref"])
            for each in value.values():
                follow(each)
        elif isinstance(value, list):
            for each in value:
                follow(each)

    follow(DOCUMENT)

    known = {
        f"#/components/{section}/{name}"
        for section in ("schemas", "responses")
        for name in DOCUMENT["components"][section]
    }
    assert references <= known


def test_every_code_is_told_somewhere_or_belongs_to_later() -> None:
    from cordboard.web.describing import codes_of

    told = {code for route in ROUTES for code in codes_of(route)}
    everywhere = {Code.METHOD_NOT_ALLOWED, Code.RESYNC}

    untold = set(Code) - told - everywhere

    assert untold <= {Code.NOT_YOURS, Code.SIGNED_OUT, Code.INVALID_CROSS_REF}


async def test_it_is_served_as_it_is(house: House) -> None:
    reply = await house.client().get("/openapi.json")

    assert reply.status == 200
    assert reply.json == msgspec.json.decode(msgspec.json.encode(DOCUMENT))
    assert reply.headers["content-type"] == "application/json"


async def test_health_tells_whether_work_is_taken(house: House) -> None:
    client = house.client()

    before = [(await client.get(f"/health/{word}")).status for word in ("live", "ready")]
    house.asgi.close()
    after = await client.get("/health/ready")

    assert before == [200, 200]
    assert (after.status, after.code) == (503, "shutting_down")


async def test_metrics_are_for_this_machine_and_for_readers_of_the_audit(house: House) -> None:
    here = house.client(address="127.0.0.1")
    root, agent = await house.sign_in("root"), await house.sign_in("ann")

    replies = [
        await here.get("/metrics"),
        await house.client(address="::1").get("/metrics"),
        await here.get("/metrics", x_forwarded_for="127.0.0.1"),
        await house.client().get("/metrics"),
        await agent.get("/metrics"),
        await root.get("/metrics"),
    ]

    assert [reply.status for reply in replies] == [200, 200, 401, 401, 403, 200]
    assert b"cordboard_http_requests_total" in replies[0].body
