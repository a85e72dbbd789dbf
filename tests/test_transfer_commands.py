"""`cordboard export` and `import`: a configuration carried from one database into another by the command line."""

import json
from pathlib import Path

from tests.test_cli import cordboard


def test_a_configuration_is_carried_by_a_file(tmp_path: Path) -> None:
    cordboard("demo", "--data", "one", cwd=tmp_path)

    out = cordboard("export", "config.json", "--data", "one", cwd=tmp_path)
    tried = cordboard("import", "config.json", "--dry-run", "--data", "two", cwd=tmp_path)
    before = json.loads(cordboard("export", "--data", "two", cwd=tmp_path).stdout)
    done = cordboard("import", "config.json", "--data", "two", cwd=tmp_path)
    again = cordboard("import", "config.json", "--replace", "--data", "two", cwd=tmp_path)
    after = cordboard("export", "--data", "two", cwd=tmp_path)

    assert [each.returncode for each in (out, tried, done, again, after)] == [0] * 5, (tried, done)
    assert "+ routing-points demo" in tried.stdout.splitlines()
    assert "This is what would change." in tried.stdout
    assert before["collections"]["queues"] == []
    assert "Imported." in done.stdout
    assert again.stdout == "Nothing had to be changed.\n"
    assert json.loads(after.stdout) == json.loads((tmp_path / "config.json").read_text())


def test_what_cannot_be_imported_is_told_with_every_reason(tmp_path: Path) -> None:
    document = {"format": 1, "collections": {"queues": [{"name": "A", "agent_groups": ["x", "y"]}]}}

    refused = cordboard("import", "-", "--data", "one", cwd=tmp_path, given=json.dumps(document))
    nonsense = cordboard("import", "-", "--data", "one", cwd=tmp_path, given="{}")
    missing = cordboard("import", "gone.json", "--data", "one", cwd=tmp_path)

    assert refused.returncode == 1
    assert "! queues[0].agent_groups[0]: agent_groups[0]: there is no agent group 'x'." in refused.stdout
    assert "! queues[0].agent_groups[1]" in refused.stdout
    assert (nonsense.returncode, missing.returncode) == (2, 2)
