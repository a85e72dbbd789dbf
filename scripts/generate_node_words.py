"""Writes the English words of the forms of nodes from the kinds: `python -m scripts.generate_node_words`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cordboard.director.field_kinds import FieldKind
from cordboard.director.palette import palette

PAGE = Path(__file__).parents[1] / "clients/console/src/strings/en/nodes.ts"
_HEAD = """/** Words of nodes' forms, from the kinds: made by `python -m scripts.generate_node_words`; do not edit. */

export const nodes = """


def node_words() -> str:
    """The whole file."""
    words = {
        kind.kind: {
            "summary": kind.summary,
            **({"fields": _fields(kind.fields)} if kind.fields else {}),
            **({"exits": {each.name: each.taken for each in kind.exits}} if kind.exits else {}),
        }
        for kind in palette()
    }
    return f"{_HEAD}{_written(words, '')}\n"


def _fields(fields: Iterable[FieldKind]) -> dict[str, Any]:
    return {
        each.name: {
            "label": each.label,
            "hint": each.description,
            **({"choices": {one: one.replace("_", " ") for one in each.choices}} if each.choices else {}),
            **({"fields": _fields(each.fields)} if each.fields else {}),
        }
        for each in fields
    }


def _written(words: dict[str, Any], indent: str) -> str:
    lines = ["{"]
    for name, each in words.items():
        value = _written(each, f"{indent}  ") if isinstance(each, dict) else _quoted(each)
        lines.append(f"{indent}  {name}: {value},")
    return "\n".join([*lines, f"{indent}}}"])


def _quoted(text: str) -> str:
    assert "{{" not in text, f"would be filled in as a value: {text}"
    if "'" in text:
        return json.dumps(text, ensure_ascii=False)
    return "'" + json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"') + "'"


if __name__ == "__main__":
    PAGE.write_text(node_words(), encoding="utf-8")
