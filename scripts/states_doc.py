"""Writes docs/states.md from the transition tables of the code; `--check` only says whether it is fresh."""

import sys
from pathlib import Path

from cordboard.core.chat import chat
from cordboard.core.routing import dialog

TARGET = Path(__file__).parent.parent / "docs" / "states.md"


def drawing(table: dict[str, dict[str, str]]) -> str:
    """A transition table as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2"]
    for state, moves in table.items():
        lines += [f"    {state} --> {after}: {move}" for move, after in moves.items()]
    return "\n".join([*lines, "```"])


def text() -> str:
    """The whole page."""
    chats = {
        state.value: {move.value: after.value for move, after in moves.items()}
        for state, moves in chat.TABLE.items()
    }
    dialogs = {
        state.value: {move.value: after.value for move, after in moves.items()}
        for state, moves in dialog.TABLE.items()
    }
    return (
        "# States\n\nDrawn from the tables in `core/chat/chat.py` and `core/routing/dialog.py` by `make docs`.\n\n"
        f"## A chat\n\n{drawing(chats)}\n\n## A routing dialog\n\n{drawing(dialogs)}\n"
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(
            0
            if TARGET.exists() and TARGET.read_text() == text()
            else "docs/states.md is stale: run make docs"
        )
    TARGET.write_text(text())
