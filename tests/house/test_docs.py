"""Generated pages are fresh."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_page_of_states_is_drawn_from_the_tables_as_they_are() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "states_doc.py", "--check"], capture_output=True
    )

    assert done.returncode == 0, done.stderr.decode()
