"""The files that the rules of the house look at: the project's own, as text and as syntax trees."""

import ast
import os
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

SOURCE = {".py", ".ts", ".tsx", ".css", ".sh"}
TEXT = SOURCE | {
    "",
    ".cfg",
    ".html",
    ".ini",
    ".json",
    ".lock",
    ".md",
    ".mako",
    ".story",
    ".svg",
    ".toml",
    ".yaml",
    ".yml",
}
NOT_OURS = {".boot", ".git", ".venv", "__pycache__", "dist", "node_modules", "var"}


class File:
    """A file of the project; `path` is relative to the root, with slashes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.suffix = Path(path).suffix

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; of a file that is not Python, or is wrong Python, an empty one."""
        try:
            return ast.parse(self.text if self.suffix == ".py" else "")
        except SyntaxError:
            return ast.parse("")  # ruff tells of it


def files(root: Path) -> Iterator[File]:
    """The project's own text files: what git has or would take; without git, what does not look installed."""
    for path in sorted(_listed_by_git(root) or _walked(root)):
        if Path(path).suffix in TEXT and (root / path).is_file():
            yield File(path, (root / path).read_text(encoding="utf-8", errors="replace"))


def _listed_by_git(root: Path) -> set[str]:
    # A checkout may belong to another user than the one who checks it.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]
    try:
        listing = subprocess.run(command, cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return set()
    return set(listing.stdout.decode().split("\0")) - {""}


def _walked(root: Path) -> set[str]:
    found: set[str] = set()
    for folder, below, names in os.walk(root):
        here = Path(folder).relative_to(root)
        below[:] = [
            name for name in below if name not in NOT_OURS and here / name != Path("src/cordboard/static")
        ]
        found |= {(here / name).as_posix() for name in names}
    return found
