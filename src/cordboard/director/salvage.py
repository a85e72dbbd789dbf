"""What else is wrong with a definition of which only parts can be read, so that one mistake does not hide the next."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from cordboard.director.check import check, errors
from cordboard.director.compiled import kind_of
from cordboard.director.issues import Issue
from cordboard.director.script import Definition


def further_mistakes(raw: Mapping[str, Any], told: Collection[Issue]) -> Iterator[Issue]:
    """The errors of what is left when every field that was complained about is taken out.

    What may follow from the gaps alone is not told: it would send people looking in the wrong place.
    """
    lost: dict[str, set[str]] = {}
    for issue in told:
        lost.setdefault(issue.node, set()).add(issue.field)
    of_script = {name.partition("[")[0] for name in lost.get("", ())}
    nodes = {
        node: {field: value for field, value in given.items() if field not in lost.get(node, ())}
        for node, given in raw["nodes"].items()
        if not lost.get(node, set()) & {"", "id", "kind"}
    }
    kept = {name: raw[name] for name in ("format", "start", "properties") if name in raw}
    left = {"start": "", **{name: each for name, each in kept.items() if name not in of_script}}
    try:
        definition = msgspec.convert({**left, "nodes": nodes}, Definition)
    except (msgspec.ValidationError, RecursionError):
        return
    for issue in errors(check(definition)):
        missing = lost.get(issue.node, set())
        match issue.code:
            case "dangling_exit":
                to = definition.nodes[issue.node].exits.get(issue.field.removeprefix("exits."))
                follows = to in raw["nodes"]
            case "no_start":
                follows = "start" in of_script or raw.get("start") in raw["nodes"]
            case "unknown_exit":  # where settings name exits, the gap may be the setting
                follows = bool(missing) and kind_of(definition.nodes[issue.node]).has_more_exits
            case "expression" | "open_host" if "properties" in of_script:
                follows = True
            case _:
                follows = bool(missing) and issue.field not in nodes[issue.node]
        if not follows:
            yield issue
