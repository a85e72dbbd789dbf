"""Measures nodes per second through `advance`, trace included: `python -m tests.director.measure_advance`.

Not a test. A script of five nodes is run from Started to its end.
"""

import time
import timeit
from collections.abc import Mapping

from cordboard.director.advance import advance, new_run
from cordboard.director.compiled import compile_script
from cordboard.director.facts import Facts
from cordboard.director.reading import decode_definition
from cordboard.director.stimuli import Started

FIVE = {
    "format": 1,
    "start": "a",
    "properties": [{"name": "limit", "type": "number", "default": 3}],
    "nodes": {
        "a": {"kind": "start", "exits": {"next": "b"}},
        "b": {"kind": "set_variable", "name": "tries", "value": 1, "exits": {"next": "c"}},
        "c": {
            "kind": "test",
            "expression": "script.tries < settings.limit",
            "exits": {"true": "d", "false": "e"},
        },
        "d": {"kind": "send_message", "text": "Welcome {{visitor.name}}", "exits": {"next": "e"}},
        "e": {"kind": "end"},
    },
}
PLAIN = {
    "format": 1,
    "start": "n0",
    "nodes": {
        "n0": {"kind": "start", "exits": {"next": "n1"}},
        **{
            f"n{number}": {
                "kind": "set_variable",
                "name": "tries",
                "value": 1,
                "exits": {"next": f"n{number + 1}"},
            }
            for number in range(1, 100)
        },
        "n100": {"kind": "end"},
    },
}


def nodes_per_second(definition: Mapping[str, object], nodes: int) -> float:
    """The best of seven rounds, by processor time."""
    script = compile_script(decode_definition(definition))
    facts = Facts(now=1_000_000, settings={"limit": 3}, visitor={"name": "Ann"})
    run = new_run(number=1, script="measured", version=1)
    started = Started(message="hello")
    assert advance(script, run, started, facts).run.steps == nodes
    times = 200_000 // nodes
    best = min(
        timeit.repeat(
            lambda: advance(script, run, started, facts), number=times, repeat=7, timer=time.process_time
        )
    )
    return nodes * times / best


if __name__ == "__main__":
    print(f"five nodes (test, placeholder):  {nodes_per_second(FIVE, 5):>12,.0f} nodes/s")
    print(f"a chain of 101 plain nodes:      {nodes_per_second(PLAIN, 101):>12,.0f} nodes/s")
