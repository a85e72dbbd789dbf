"""Versions that chats run are marked once, called scripts as well, and again when the mark failed."""

import asyncio

from cordboard.core.errors import Refused
from cordboard.core.reasons import Code
from cordboard.director.run import Frame, Run
from cordboard.switchboard.scripts.run_marks import RunMarks
from cordboard.switchboard.turn import Done

RUN = Run(number=1, script="Mine", version=2, frames=(Frame(script="Greeting", version=5, node="n1"),))


class Office:
    """Takes marks, and refuses as many as it is told to."""

    def __init__(self, refusals: int = 0) -> None:
        self.marked: list[tuple[str, int]] = []
        self.refusals = refusals

    async def mark(self, script: str, version: int) -> None:
        if self.refusals:
            self.refusals -= 1
            raise Refused(Code.BUSY, "Later.")
        self.marked.append((script, version))


async def told(marks: RunMarks, *runs: Run | None) -> None:
    for run in runs:
        marks.committed(Done(run=run))
        for _ in range(3):
            await asyncio.sleep(0)


async def test_a_script_and_those_it_waits_in_are_marked_once() -> None:
    office = Office()

    await told(RunMarks(office.mark), RUN, RUN, None, RUN)

    assert office.marked == [("Mine", 2), ("Greeting", 5)]


async def test_a_mark_that_failed_is_set_by_the_next_chat() -> None:
    office = Office(refusals=2)

    await told(RunMarks(office.mark), RUN, RUN)

    assert sorted(office.marked) == [("Greeting", 5), ("Mine", 2)]
