"""The node reference is made from the code, and is fresh."""

from cordboard.director.nodes import KINDS
from cordboard.director.reference import node_reference
from scripts.generate_nodes_doc import PAGE


def test_the_node_reference_is_fresh() -> None:
    written = PAGE.read_text(encoding="utf-8")

    assert written == node_reference(), "run: python -m scripts.generate_nodes_doc"


def test_the_node_reference_tells_of_every_kind_setting_and_exit() -> None:
    page = node_reference()

    for kind in KINDS:
        section = page.partition(f"### `{kind.name}`\n")[2].partition("\n#")[0]
        settings = [name for name in kind.settings.__struct_fields__ if name not in ("exits", "note")]
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == [*settings, *kind.exits]
        assert not any(row.rstrip().endswith("| |") for row in rows), rows
