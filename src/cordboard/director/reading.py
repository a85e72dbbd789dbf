"""Reads a definition from outside, and tells everything that is wrong with its form at once."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, cast

import msgspec

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.issues import Issue
from cordboard.director.nodes import BY_NAME
from cordboard.director.plain_words import in_plain_words
from cordboard.director.salvage import further_mistakes
from cordboard.director.script import MAX_BYTES, MAX_DEPTH, MAX_NODES, Definition, NodeId, Property
from cordboard.director.upgrade import upgraded

MAX_ISSUES = 200
_TOP = ("format", "start", "properties", "nodes", "canvas")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A definition, or why it is none. A definition that was read may still be wrong: see `check`."""

    definition: Definition | None = None
    issues: tuple[Issue, ...] = ()


def read_definition(given: bytes | Mapping[str, Any]) -> Reading:
    """Reads JSON text, or JSON already decoded, in any format up to the present one. Never raises."""
    try:
        raw = _decoded(given)
        definition = upgraded(raw)
    except Refused as refusal:
        return Reading(issues=(Issue(code="malformed", sentence=refusal.detail),))
    issues = tuple(islice(_problems(definition), MAX_ISSUES))
    if issues:
        nodes = _object(definition.get("nodes")) or {}
        further = further_mistakes(definition, issues) if 0 < len(nodes) <= MAX_NODES else ()
        return Reading(issues=(*issues, *islice(further, MAX_ISSUES - len(issues))))
    try:
        return Reading(definition=msgspec.convert(definition, Definition))
    except (msgspec.ValidationError, RecursionError) as mistake:
        return Reading(issues=(Issue(code="malformed", sentence=f"{in_plain_words(mistake)}."),))


def decode_definition(given: bytes | Mapping[str, Any]) -> Definition:
    """Reads a definition. Raises Refused(SCRIPT_INVALID) with every issue in `extra["issues"]`."""
    reading = read_definition(given)
    if reading.definition is None:
        first, more = reading.issues[0], len(reading.issues) - 1
        where = f"Node {first.node}: " if first.node else ""
        detail = f"{where}{first.sentence}" + (f" And {more} more." if more else "")
        raise Refused(Code.SCRIPT_INVALID, detail, extra={"issues": msgspec.to_builtins(reading.issues)})
    return reading.definition


def _decoded(given: bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        text = given if isinstance(given, bytes) else msgspec.json.encode(given)
        if len(text) > MAX_BYTES:
            raise Refused(Code.SCRIPT_INVALID, f"The definition is larger than {MAX_BYTES // 1024} KiB.")
        raw: object = msgspec.json.decode(text)
    except RecursionError:
        raise Refused(
            Code.SCRIPT_INVALID, f"The definition is nested deeper than {MAX_DEPTH} levels."
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, ValueError) as mistake:
        raise Refused(Code.SCRIPT_INVALID, f"The definition is not JSON: {mistake}.") from None
    definition = _object(raw)
    if definition is None:
        raise Refused(Code.SCRIPT_INVALID, "The definition must be a JSON object.")
    if _depth(definition) > MAX_DEPTH:
        raise Refused(Code.SCRIPT_INVALID, f"The definition is nested deeper than {MAX_DEPTH} levels.")
    return definition


def _depth(raw: object) -> int:
    depth, level = 0, [raw]
    while level and depth <= MAX_DEPTH:
        depth += 1
        inside: list[object] = []
        for each in level:
            inside += (_object(each) or {}).values()
            inside += _list(each) or ()
        level = inside
    return depth


def _object(value: object) -> dict[str, Any] | None:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _list(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def _problems(raw: dict[str, Any]) -> Iterator[Issue]:
    for name in raw:
        if name not in _TOP:
            yield Issue(code="unknown_field", sentence=f"A definition has no field “{name}”.", field=name)
    for name, kind in (("start", str), ("canvas", dict[NodeId, tuple[float, float]])):
        if name in raw:
            yield from _unreadable(raw[name], kind, field=name)
    if "start" not in raw:
        sentence = "The definition names no start: the id of its Start node."
        yield Issue(code="malformed", sentence=sentence, field="start")
    properties = _list(raw.get("properties", []))
    if properties is None:
        yield Issue(code="malformed", sentence="The properties must be a list.", field="properties")
    for number, each in enumerate(properties or (), start=1):
        yield from _unreadable(each, Property, field=f"properties[{number}]")
    nodes = _object(raw.get("nodes", {}))
    if nodes is None:
        yield Issue(code="malformed", sentence="The nodes must be an object: id to node.", field="nodes")
    elif len(nodes) > MAX_NODES:
        sentence = f"The script has {len(nodes)} nodes; {MAX_NODES} are allowed."
        yield Issue(code="too_many_nodes", sentence=sentence, field="nodes")
    else:
        for node, settings in nodes.items():
            yield from _node_problems(node, settings)


def _node_problems(node: str, given: object) -> Iterator[Issue]:
    settings = _object(given)
    if settings is None:
        yield Issue(node=node, code="malformed", sentence="A node must be an object.")
        return
    yield from _unreadable(node, NodeId, node=node, field="id")
    name = settings.get("kind")
    kind = BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        sentence = f"There is no kind of node “{name}”; there are {', '.join(BY_NAME)}."
        yield Issue(node=node, code="unknown_kind", sentence=sentence, field="kind")
        return
    # Field by field, so that one mistake does not hide the next.
    for field, value in settings.items():
        if field != "kind":
            yield from _unreadable({"kind": name, field: value}, kind.settings, node=node, field=field)


def _unreadable(value: object, kind: Any, *, field: str, node: str = "") -> Iterator[Issue]:
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError) as mistake:
        code = "unknown_field" if "unknown field" in str(mistake) else "malformed"
        words = in_plain_words(mistake)
        sentence = words if words.startswith(field) else f"{field}: {words}"
        yield Issue(node=node, code=code, sentence=f"{sentence}.", field=field)
