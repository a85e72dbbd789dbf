"""From routes to an OpenAPI 3.1 document: limits, closed objects and discriminators as the structs have them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from cordboard.core.reasons import Code
from cordboard.web.errors import PROBLEM_TYPE, STATUS, Problem
from cordboard.web.route import AnyRoute, Who

_PARAMETER = re.compile(r"\{(\w+)\}")
_REF = "#/components/schemas/{name}"

_SECURITY: dict[Who, list[dict[str, list[str]]]] = {
    Who.ANYONE: [],
    Who.VISITOR: [{"visitor": []}],
    Who.STAFF: [{"session": [], "csrf": []}, {"api_token": []}],
}


def describe(routes: Sequence[AnyRoute], *, version: str, cookie: str) -> dict[str, Any]:
    """The document of these routes. Every one is in it, with every error it may answer."""
    types: list[Any] = [Problem]
    for route in routes:
        types += [kind for kind in (route.body, route.answer, route.query) if kind is not None]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    schema_of = {_key(kind): schema for kind, schema in zip(types, schemas, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        fields: dict[str, Any] = {} if route.query is None else components[route.query.__name__]
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schema_of, fields)
    queries = {route.query.__name__ for route in routes if route.query is not None}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cordboard",
            "version": version,
            "description": "Web chats from visitor to agent. Errors are problem+json with a `code`; times are UTC.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys(route.tag for route in routes)],
        "paths": paths,
        "components": {
            "responses": _refusals(routes, schema_of[_key(Problem)]),
            "schemas": {name: components[name] for name in sorted(components) if name not in queries},
            "securitySchemes": {
                "visitor": {"type": "http", "scheme": "bearer", "description": "The token of the chat."},
                "session": {"type": "apiKey", "in": "cookie", "name": cookie},
                "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
                "api_token": {"type": "http", "scheme": "bearer", "description": "An API token."},
            },
        },
    }


def codes_of(route: AnyRoute) -> list[Code]:
    """Every code that a route may answer: its own, and those that come with how it is called."""
    codes = [*route.errors, Code.INTERNAL]
    if route.path.startswith("/api/"):
        codes += [Code.STORAGE_UNAVAILABLE, Code.BUSY, Code.SHUTTING_DOWN]
    if route.body is not None:
        codes += [Code.MALFORMED, Code.INVALID, Code.UNSUPPORTED_MEDIA_TYPE]
    if route.method != "GET":
        codes += [Code.TOO_LARGE]
        codes += [] if route.raw_body else [Code.INVALID]
    if route.query is not None or route.method == "GET":
        codes += [Code.INVALID]
    if "{" in route.path:
        codes += [Code.NOT_FOUND]
    if route.who is not Who.ANYONE:
        codes += [Code.UNAUTHENTICATED, Code.FORBIDDEN]
    if route.who is Who.STAFF:
        codes += [Code.RATE_LIMITED] + ([Code.CSRF] if route.method != "GET" else [])
    return list(dict.fromkeys(codes))


def _operation(route: AnyRoute, schema_of: dict[str, Any], query: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": operation_id(route),
        "summary": route.summary,
        "tags": [route.tag],
        "responses": _responses(route, schema_of),
        "security": _SECURITY[route.who],
    }
    described = [route.description] if route.description else []
    if route.permission:
        described.append(f"Permission: `{route.permission}`.")
    if described:
        operation["description"] = " ".join(described)
    parameters = [*_path_parameters(route), *_query_parameters(query), *_header_parameters(route)]
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        operation["requestBody"] = {
            "required": not route.body_optional,
            "content": {"application/json": {"schema": schema_of[_key(route.body)]}},
        }
    elif route.raw_body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    return operation


def operation_id(route: AnyRoute) -> str:
    """A name for generated clients: method and path in one word."""
    words = re.sub(r"\{(\w+)\}", r"by_\1", route.path.removeprefix("/api/v1"))
    return re.sub(r"\W+", "_", f"{route.method.lower()}{words}").strip("_")


def _responses(route: AnyRoute, schema_of: dict[str, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status in (route.status, *route.answers):
        response: dict[str, Any] = {"description": route.summary}
        content: dict[str, Any] = {}
        if route.answer is not None:
            content[route.media_type] = {"schema": schema_of[_key(route.answer)]}
        elif route.media_type != "application/json":
            content[route.media_type] = {"schema": {"type": "string"}}
        if route.streams:
            content["text/event-stream"] = {"schema": {"type": "string"}}
        if content:
            response["content"] = content
        responses[str(status)] = response
    for status, codes in _by_status(route).items():
        responses[str(status)] = {"$ref": f"#/components/responses/{_refusal_name(status, codes)}"}
    return responses


def _refusals(routes: Iterable[AnyRoute], problem: dict[str, Any]) -> dict[str, Any]:
    """Every set of codes that some route answers under one status, described once."""
    found: dict[str, Any] = {}
    for route in routes:
        for status, codes in _by_status(route).items():
            schema = {"allOf": [problem, {"properties": {"code": {"enum": codes}}}]}
            found[_refusal_name(status, codes)] = {
                "description": "; ".join(f"`{code}`" for code in codes),
                "content": {PROBLEM_TYPE: {"schema": schema}},
            }
    return dict(sorted(found.items()))


def _by_status(route: AnyRoute) -> dict[int, list[str]]:
    codes: dict[int, list[str]] = {}
    for code in sorted(codes_of(route)):
        codes.setdefault(STATUS[code][0], []).append(code.value)
    return dict(sorted(codes.items()))


def _refusal_name(status: int, codes: Sequence[str]) -> str:
    return f"{status}.{'.'.join(codes)}"


def _path_parameters(route: AnyRoute) -> Iterable[dict[str, Any]]:
    for name in _PARAMETER.findall(route.path):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query_parameters(query: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for name, field in query.get("properties", {}).items():
        required = name in query.get("required", ())
        yield {"name": name, "in": "query", "required": required, "schema": _without_null(field)}


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    """A query has no null: what may be None is left out there."""
    options = [option for option in field.get("anyOf", ()) if option != {"type": "null"}]
    if not options:
        return field
    rest = {name: value for name, value in field.items() if name not in {"anyOf", "default"}}
    return {**options[0], **rest} if len(options) == 1 else {"anyOf": options, **rest}


def _header_parameters(route: AnyRoute) -> Iterable[dict[str, Any]]:
    for header in route.headers:
        yield {
            "name": header.name,
            "in": "header",
            "required": header.required,
            "description": header.description,
            "schema": {"type": "string"},
        }


def _key(kind: Any) -> str:
    """Types are compared as they are written: a generic struct is made anew at every use."""
    return repr(kind)
