"""Writes `docs/nodes.md` from the node kinds: `python -m scripts.generate_nodes_doc`."""

from pathlib import Path

from cordboard.director.reference import node_reference

PAGE = Path(__file__).resolve().parent.parent / "docs" / "nodes.md"


def main() -> None:
    """Writes the page."""
    PAGE.write_text(node_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
