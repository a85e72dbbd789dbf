"""What is released: the wheel holds the product and the built clients, and nothing of the workshop."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ("widget.js", "desk/index.html", "console/index.html", "docs/swagger-ui-bundle.js")


def test_the_wheel_brings_the_built_clients(tmp_path: Path) -> None:
    static = ROOT / "src/cordboard/static"
    missing = [name for name in BUILT if not (static / name).is_file()]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not built, run 'make clients': {', '.join(missing)}")
    assert missing == []

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"cordboard/static/{name}" for name in BUILT} <= names
    assert "cordboard/__init__.py" in names
    assert [name for name in names if name.startswith(("tests/", "clients/", "scripts/"))] == []
