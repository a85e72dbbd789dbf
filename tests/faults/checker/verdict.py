"""The whole verdict on a run: everything that the other files of this folder look for."""

from pathlib import Path

from tests.faults.checker.acts import without_mark
from tests.faults.checker.agents import overloaded
from tests.faults.checker.chats import misread
from tests.faults.checker.evidence import Evidence
from tests.faults.checker.findings import Finding
from tests.faults.checker.outside import unequal
from tests.faults.checker.promises import broken
from tests.faults.checker.rows import contradictions
from tests.faults.checker.streams import torn
from tests.faults.checker.waits import stuck


def verdict(data: Path, history: Path) -> list[Finding]:
    """All findings about the database in a folder and the clients' history."""
    evidence = Evidence.load(data, history)
    checks = (broken, without_mark, torn, misread, overloaded, stuck, unequal, _unfinished)
    return [*contradictions(data), *(finding for check in checks for finding in check(evidence))]


def _unfinished(evidence: Evidence) -> list[Finding]:
    """After the calm nothing may be left open."""
    if evidence.calm is None:
        return []
    left = [chat for chat, row in evidence.chats.items() if row["state"] not in {"closed", "abandoned"}]
    return [Finding("I-30", f"chat {chat} is left as {evidence.chats[chat]['state']}") for chat in left]
