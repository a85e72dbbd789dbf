"""Writes the English sentences that the server says to people as TypeScript types: what each translation answers to.

`python -m scripts.generate_sentences`. A sentence is named by its own words, a value's place in braces.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import product
from pathlib import Path

from cordboard.core.queueing.queue import Strategy
from cordboard.core.queueing.strategies import WORDS as STRATEGIES
from cordboard.core.reasons import Ended, RejectCause, RouteError, RouteFailure, Withdrawn
from cordboard.director.expressions.values import Type
from cordboard.switchboard.configuration.references import NOUNS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "cordboard"
TARGET = ROOT / "clients" / "ui" / "src" / "generated" / "sentences.ts"
_HEAD = """/**
 * What the server says to people: values stand in braces, those in quotation marks are told so, and a full stop at the
 * end is left out. Made by `python -m scripts.generate_sentences`; do not edit.
 */
"""

CHOICES = ("core/queueing/explaining.py", "core/queueing/reasons.py")
STORY = ("switchboard/sentences.py", "switchboard/routing/", "switchboard/outside/")
PARTS = {
    "Refusals": ("core/", "switchboard/", "switchboard/routing/handing_over.py", "web/"),
    "Choices": CHOICES,
    "Story": STORY,
    "ScriptSentences": ("director/",),
}
"""The types, and where each has its sentences from; a file counts for the type that names it most closely."""
SILENT = (
    *("core/chat/transcript.py", "core/chat/chat.py", "core/supplied.py", "core/routing/dialog.py"),
    *("core/routing/identity.py", "core/outside/placeholders.py"),
    *("director/reference.py", "director/rehearsal/rehearse.py"),
    *("director/rehearsal/telling.py", "director/templates/", "director/upgrade.py"),
    *("switchboard/about.py", "switchboard/configuration/demo.py", "switchboard/outside/bulkhead.py"),
    *("switchboard/outside/mailing.py", "switchboard/routing/registrations.py", "switchboard/streams/"),
    *("switchboard/timers.py", "switchboard/visitors.py", "web/counting.py", "web/describing.py"),
    *("web/dispatch.py", "web/routing/", "web/static.py", "web/visitor/"),
)
"""What speaks to programs, visitors or operators."""
SAYING = {
    *("CssProblem", "ExpressionError", "Issue", "Leave", "Lost", "NodeError", "OutsideFailure", "Refused"),
    *("SettingError", "Unfit", "WrongCell", "_Refusal", "_give_up", "_invalid", "_note", "_refused"),
    *("_too_many", "call_timeout", "give_up", "invalid", "note", "record.note", "remark", "route_by_default"),
    *("seconds", "text", "whole_number"),
}
"""Calls whose texts people read even where they do not end like a sentence."""
OPEN = (
    *("core/routing/trial.py", "director/check.py", "director/expressions/functions.py"),
    *("director/expressions/names.py", "director/expressions/tokens.py", "director/levels.py"),
    *("director/plain_words.py", "director/rehearsal/carrying.py", "director/rehearsal/comparing.py"),
    *("switchboard/configuration/blacklist_rails.py", "switchboard/routing/hosts.py"),
    *("switchboard/scripts/script_views.py", "switchboard/sentences.py", *CHOICES),
)
"""Whose phrases, too, are parts of sentences."""
_PLACE = re.compile(r"\{(?:[a-z][a-z_0-9]*)?\}")
_BARE = re.compile(r"\{\w+\}\{\w+\} .{0,20}$|\{\w+\} (?:is )?\{\w+\}(?: full)?$|- at $| - at $")
"""Too little to be known by."""
_GRAMMAR = {"if", "else", "or", "and", "not", "in", "is", "none", "join", "str", "repr", "len", "shown"}


def sentences(part: str) -> list[str]:
    """Every sentence of a part, in the order of the alphabet."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if _part_of(name) == part and not name.startswith(SILENT):
            found.update(said_in(ast.parse(path.read_text(encoding="utf-8")), whole=name in OPEN))
    return sorted(found)


def words() -> list[str]:
    """Words that are filled into sentences as values, and how several are joined."""
    kinds: tuple[type[StrEnum], ...] = (Ended, Withdrawn, RouteError, RejectCause, RouteFailure)
    reasons = {str(each).replace("_", " ") for kind in kinds for each in kind}
    return sorted(
        {"and", "or", *NOUNS.values(), *map(str, Type), *(STRATEGIES[each] for each in Strategy), *reasons}
    )


def _part_of(name: str) -> str | None:
    fitting = [
        (len(start), part) for part, starts in PARTS.items() for start in starts if name.startswith(start)
    ]
    return max(fitting)[1] if fitting else None


def said_in(tree: ast.Module, *, whole: bool = False) -> Iterator[str]:
    """The sentences in a file; of a `whole` one its phrases, too."""
    roots: Iterable[ast.AST] = (tree,)
    if not whole:
        functions = (
            each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        roots = (part for each in functions for part in each.body)
    for root in roots:
        for text in _texts(root, whole=whole, saying=False):
            plain = _PLACE.sub("", text)
            if " " in text.strip() and re.search(r"[a-z]{2}", plain) and not _BARE.match(text):
                yield text.strip().removesuffix(".").replace("{}", "{value}")


def _texts(node: ast.AST, *, whole: bool, saying: bool) -> Iterator[str]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert():
            return  # a docstring, or what never happens
        case ast.Constant(value=str()) | ast.JoinedStr() | ast.BinOp(op=ast.Add()):
            for text in _variants(node):
                if whole or saying or text.endswith("."):
                    yield text
        case ast.Call(func=function):
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if not _for_operators(function):
                for child in (*node.args, *(each.value for each in node.keywords)):
                    yield from _texts(child, whole=whole, saying=name in SAYING)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _texts(child, whole=whole, saying=saying)


def _for_operators(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "") in {
        "log",
        "logger",
        "re",
    }


def _variants(node: ast.expr) -> list[str]:
    """The texts that an expression may come to, if it is made of texts."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            names: dict[str, str] = {}
            return [
                "".join(
                    str(each.value) if isinstance(each, ast.Constant) else _place(each, names)
                    for each in parts
                )
            ]
        case ast.BinOp(left=left, right=right):
            return [first + second for first, second in product(_variants(left), _variants(right))]
        case ast.IfExp(body=body, orelse=other):
            return _variants(body) + _variants(other)
        case _:
            return [f"{{{_name(ast.unparse(node), first=True)}}}"]


def _place(part: ast.expr, names: dict[str, str]) -> str:
    """`{name}` for a value, named after its expression; the same expression, the same name."""
    assert isinstance(part, ast.FormattedValue)
    code = ast.unparse(part.value)
    if code not in names:
        name = _name(code)
        names[code] = name if name not in names.values() else f"{name}_{len(names) + 1}"
    place = f"{{{names[code]}}}"
    return f"'{place}'" if part.conversion == ord("r") else place


def _name(code: str, *, first: bool = False) -> str:
    found = [
        each.lower().strip("_") for each in re.findall(r"[A-Za-z_]+", re.sub(r"'[^']*'|\"[^\"]*\"", "", code))
    ]
    telling = [each for each in found if each not in _GRAMMAR and len(each) > 1] or ["value"]
    return telling[0 if first else -1]


def written() -> str:
    """The whole file."""
    parts: dict[str, list[str]] = {"Words": words()}
    for part in PARTS:
        before = {each for told in parts.values() for each in told}
        parts[part] = [each for each in sentences(part) if each not in before]
    types = (
        f"\nexport type {name} ={''.join(f'{NEXT}{_quoted(each)}' for each in parts[name])}\n"
        for name in parts
    )
    return "".join([_HEAD, *types])


NEXT = "\n  | "


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f'"{escaped}"' if "'" in text and '"' not in text else "'" + escaped.replace("'", "\\'") + "'"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    _ = TARGET.write_text(written(), encoding="utf-8")
