"""The server is killed again and again under traffic: nothing that it acknowledged is lost, doubled or out of order."""

import asyncio
import faulthandler
import os
import random
from collections import Counter
from pathlib import Path

from tests.faults.checker.verdict import verdict
from tests.faults.run import Plan, perform

KILLS = int(os.environ.get("KILLS", "30"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
LONGEST = 120 + 8 * KILLS
"""Seconds after which the run has hung."""


def test_nothing_acknowledged_is_lost_or_doubled_by_kills(tmp_path: Path) -> None:
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    print(f"\nSEED={SEED} KILLS={KILLS}")

    run = asyncio.run(perform(Plan(seed=SEED, kills=KILLS), tmp_path))
    findings = [*run.findings, *verdict(run.server.data, run.history)]

    starts = sorted(run.server.starts)
    print(
        f"{run.operations} operations; started again after {starts[len(starts) // 2]:.2f} s (median), "
        f"{starts[-1]:.2f} s at most; calm after {run.calm_after:.1f} s; stopped within {run.stopped_after:.1f} s"
    )
    texts = [f"{finding.invariant}: {finding.text}" for finding in findings]
    report = "\n".join(
        [f"SEED={SEED} KILLS={KILLS}", str(Counter(f.invariant for f in findings)), *texts[:60]]
    )
    assert not findings, f"{report}\n{run.server.tail()}"
