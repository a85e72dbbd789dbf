"""Writes what the console has of the kinds of node: the English words of their forms, and the kinds for its tests.

`python -m scripts.generate_node_words`
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from cordboard.director.field_kinds import FieldKind
from cordboard.director.language import language
from cordboard.director.palette import palette

CONSOLE = Path(__file__).parents[1] / "clients" / "console"
WORDS = CONSOLE / "src/strings/en/nodes.ts"
WIDTH = 130
_ABBREVIATED = {"json": "JSON", "email": "E-mail address"}
TOLD = CONSOLE / "test/told.json"
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


def told() -> str:
    """What the server tells of kinds and language, for the console's tests."""
    answers = {"kinds": palette(), "language": language()}
    return json.dumps(msgspec.to_builtins(answers), ensure_ascii=False, indent=1) + "\n"


def _fields(fields: Iterable[FieldKind]) -> dict[str, Any]:
    return {
        each.name: {
            "label": each.label,
            "hint": each.description,
            **({"choices": {one: _choice(one) for one in each.choices}} if each.choices else {}),
            **({"fields": _fields(each.fields)} if each.fields else {}),
        }
        for each in fields
    }


def _choice(name: str) -> str:
    return _ABBREVIATED.get(name) or (name if name.isupper() else name.replace("_", " ").capitalize())


def _written(words: dict[str, Any], indent: str) -> str:
    short = ", ".join(
        f"{name}: {_written(each, indent) if isinstance(each, dict) else _quoted(each)}"
        for name, each in words.items()
    )
    if "\n" not in short and len(indent) + len(short) <= WIDTH:
        return f"{{ {short} }}"
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
    _ = WORDS.write_text(node_words(), encoding="utf-8")
    _ = TOLD.write_text(told(), encoding="utf-8")
