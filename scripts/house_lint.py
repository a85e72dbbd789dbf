"""The rules of the house that no general linter knows: prints what breaks them, fails if anything does.

A rule is a function from a file to the problems in it; `RULES` is the list.
"""

import ast
import re
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.house_files import SOURCE, File, files

SOFT_LINES = 250
HARD_LINES = 400
SIZED = {".py", ".ts", ".tsx", ".css"}
GENERATED = ("generated", "migrations")

PURE = ("src/cordboard/core/", "src/cordboard/director/")
IMPURE_MODULES = {
    *(
        "anyio",
        "asyncio",
        "concurrent",
        "io",
        "logging",
        "multiprocessing",
        "os",
        "pathlib",
        "random",
        "secrets",
    ),
    *("select", "shutil", "signal", "socket", "subprocess", "sys", "tempfile", "threading", "time", "uuid"),
}
IMPURE_CALLS = {"input", "open", "print"}
CLOCKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today")}

FULL_INIT = "src/cordboard/director/nodes/__init__.py"
SETTINGS = "src/cordboard/settings.py"
EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "service", "services"}
EMPTY_MODULES = EMPTY_WORDS | {"common", "data", "info", "misc"}
LAST_WORD = re.compile(r"([A-Z]?[a-z0-9]+|[A-Z]+)$")
MACHINE_PATH = re.compile(r"(?<![\w.:/}-])/(?:root|home|Users|work)/\w")
REGISTRY = re.compile(r"https?://")
LOOSE_END = re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))")


@dataclass(frozen=True)
class Problem:
    """What breaks a rule, and where. A soft problem is told and does not fail."""

    path: str
    line: int
    text: str
    soft: bool = False

    def __str__(self) -> str:
        kind = "note: " if self.soft else ""
        return f"{self.path}:{self.line}: {kind}{self.text}"


def size(file: File) -> Iterator[Problem]:
    """Small files: split by subject, never by number."""
    if file.suffix not in SIZED or any(part in GENERATED for part in file.path.split("/")):
        return
    lines = file.text.count("\n")
    if lines > HARD_LINES:
        yield Problem(file.path, lines, f"{lines} lines, more than {HARD_LINES}: split it by subject")
    elif lines > SOFT_LINES:
        yield Problem(file.path, lines, f"{lines} lines, more than {SOFT_LINES}", soft=True)


def pure_middle(file: File) -> Iterator[Problem]:
    """No clock, randomness, loop or I/O in core and director: time, ids and facts come in as arguments."""
    if not file.path.startswith(PURE):
        return
    for node in ast.walk(file.tree):
        for module in _imported(node):
            if module.split(".")[0] in IMPURE_MODULES:
                yield _problem(file, node, f"the middle is pure: no {module} here")
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith):
            yield _problem(file, node, "the middle is pure: nothing is async here")
        if isinstance(node, ast.Call):
            name = _called(node)
            if name[-2:] in CLOCKS:
                yield _problem(file, node, f"the middle is pure: {'.'.join(name)} reads a clock, take `now`")
            elif len(name) == 1 and name[0] in IMPURE_CALLS:
                yield _problem(file, node, f"the middle is pure: no {name[0]} here")


def empty_init(file: File) -> Iterator[Problem]:
    """A package's `__init__.py` is empty: names are imported from where they live."""
    if file.path.endswith("/__init__.py") and file.path != FULL_INIT and file.text.strip():
        yield Problem(file.path, 1, "an __init__.py is empty here")


def says_what_it_is(file: File) -> Iterator[Problem]:
    """Every module of the product opens with a sentence."""
    if file.suffix != ".py" or not file.path.startswith("src/") or not file.text.strip():
        return
    if file.tree.body and ast.get_docstring(file.tree) is None:
        yield Problem(file.path, 1, "a module opens with one sentence on what lives here")


def names(file: File) -> Iterator[Problem]:
    """Names are the glossary's; words that say nothing are none."""
    if file.suffix not in {".py", ".ts", ".tsx"}:
        return
    stem = file.path.rsplit("/", 1)[-1].split(".")[0]
    if re.split(r"[_-]", stem)[-1].lower() in EMPTY_MODULES:
        yield Problem(file.path, 1, f"the name {stem} says nothing")
    for number, name in _classes(file):
        word = LAST_WORD.search(name)
        if word and word.group().lower() in EMPTY_WORDS:
            yield Problem(file.path, number, f"the name {name} says nothing")


def one_reader_of_the_environment(file: File) -> Iterator[Problem]:
    """Only settings.py reads the environment."""
    if not file.path.startswith("src/") or file.path == SETTINGS:
        return
    for node in ast.walk(file.tree):
        read = isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv", "getenvb"}
        taken = (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and any("env" in a.name for a in node.names)
        )
        if read or taken:
            yield _problem(file, node, "only settings.py reads the environment")


def no_machine_paths(file: File) -> Iterator[Problem]:
    """Nothing in the project knows on whose machine it was written."""
    yield from _lines_with(file, MACHINE_PATH, "a path of one machine")


def no_registry_in_locks(file: File) -> Iterator[Problem]:
    """Lock files hold hashes and no addresses."""
    if file.suffix == ".lock":
        yield from _lines_with(file, REGISTRY, "a lock file names an address")
    if file.path.endswith("package-lock.json"):
        yield from _lines_with(file, re.compile(r'"resolved": "[a-z+]*:'), "a lock file names a registry")


def loose_ends_have_an_issue(file: File) -> Iterator[Problem]:
    """TODO(#12) can be found again; a bare one cannot."""
    if file.suffix in SOURCE and file.path != "scripts/house_lint.py":
        yield from _lines_with(file, LOOSE_END, "a loose end has an issue: TODO(#12)")


RULES: list[Callable[[File], Iterator[Problem]]] = [
    size,
    pure_middle,
    empty_init,
    says_what_it_is,
    names,
    one_reader_of_the_environment,
    no_machine_paths,
    no_registry_in_locks,
    loose_ends_have_an_issue,
]


def problems(file: File) -> list[Problem]:
    """All that breaks a rule in one file."""
    return [problem for rule in RULES for problem in rule(file)]


def main() -> int:
    """Checks the tree this script lies in."""
    own = list(files(Path(__file__).resolve().parent.parent))
    found = [problem for file in own for problem in problems(file)]
    for problem in found:
        print(problem)
    lengths = [
        file.text.count("\n")
        for file in own
        if file.path.startswith("src/") and file.suffix == ".py" and file.text
    ]
    if lengths:
        print(f"house: {len(own)} files; the product's median is {statistics.median(lengths):.0f} lines")
    return int(any(not problem.soft for problem in found))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def _called(node: ast.Call) -> tuple[str, ...]:
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.append(target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        parts.append(target.id)
    return tuple(reversed(parts))


def _classes(file: File) -> Iterator[tuple[int, str]]:
    if file.suffix == ".py":
        yield from ((n.lineno, n.name) for n in ast.walk(file.tree) if isinstance(n, ast.ClassDef))
        return
    for number, line in enumerate(file.text.splitlines(), 1):
        if match := re.match(r"\s*(?:export )?(?:default )?(?:abstract )?class (\w+)", line):
            yield number, match.group(1)


def _lines_with(file: File, pattern: re.Pattern[str], text: str) -> Iterator[Problem]:
    for number, line in enumerate(file.text.splitlines(), 1):
        if pattern.search(line):
            yield Problem(file.path, number, text)


def _problem(file: File, node: ast.AST, text: str) -> Problem:
    return Problem(file.path, getattr(node, "lineno", 1), text)


if __name__ == "__main__":
    sys.exit(main())
