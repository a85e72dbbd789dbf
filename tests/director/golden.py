"""Golden traces: what a supplied script does in a play, line by line, as recorded in `traces/`.

`python -m tests.director.golden` records them anew; read the difference before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cordboard.director.advance import advance
from cordboard.director.compiled import compile_script
from cordboard.director.orders import AnyOrder, TraceEntered, TraceExit
from cordboard.director.reading import decode_definition
from cordboard.director.settings import complete_settings
from cordboard.director.stimuli import AnyStimulus, Started
from cordboard.director.templates import supplied
from tests.director.builders import NOW, a_run, some_facts

TRACES = Path(__file__).parent / "traces"


class Told(msgspec.Struct):
    """A stimulus, so many seconds after the one before."""

    tell: AnyStimulus
    after: int = 0


class Play(msgspec.Struct):
    """A script, its settings and facts, what is told to it, and the lines that come of it.

    `script` names a supplied one; without a name it is the `definition`.
    """

    title: str
    script: str = ""
    definition: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    message: str | None = None
    stimuli: list[Told] = []
    lines: list[str] = []


def plays() -> list[tuple[Path, Play]]:
    """Every recorded play."""
    return [
        (file, msgspec.json.decode(file.read_bytes(), type=Play)) for file in sorted(TRACES.glob("*.json"))
    ]


def lines_of(play: Play) -> list[str]:
    """Plays it."""
    definition = supplied(play.script).definition if play.script else decode_definition(play.definition)
    script, run, now = compile_script(definition), a_run(), NOW
    settings = complete_settings(definition, play.settings)
    lines: list[str] = []
    for told in [Told(tell=Started(message=play.message)), *play.stimuli]:
        now += told.after * 1_000
        lines.append(f"> {now // 1_000 - NOW // 1_000} s: {_text(told.tell)}")
        answer = advance(script, run, told.tell, some_facts(now=now, settings=settings, **play.facts))
        run = answer.run
        lines += (line for order in answer.orders for line in _lines(order))
        if run.wait is not None:
            due = "" if run.wait.due_at is None else f", until {(run.wait.due_at - NOW) // 1_000} s"
            lines.append(f"waits at {run.wait.node} for {', '.join(run.wait.accepts)}{due}")
    return [*lines, "ended" if run.ended else "not ended"]


def _lines(order: AnyOrder) -> Iterator[str]:
    match order:
        case TraceEntered():
            pass
        case TraceExit(node=node, exit=exit_, to=to, why=why, read=read):
            reads = f" {msgspec.json.encode(read).decode()}" if read else ""
            yield f"{node}.{exit_} -> {to}{f' ({why})' if why else ''}{reads}"
        case _:
            yield _text(order)


def _text(value: AnyOrder | AnyStimulus) -> str:
    fields = msgspec.to_builtins(value)
    kind = fields.pop("kind")
    return f"{kind} {msgspec.json.encode(fields).decode()}" if fields else str(kind)


def record() -> None:
    """Writes what the plays come to now."""
    for file, play in plays():
        recorded = msgspec.structs.replace(play, lines=lines_of(play))
        fields = {
            name: value
            for name, value in msgspec.to_builtins(recorded).items()
            if value not in ({}, None, "")
        }
        file.write_bytes(msgspec.json.format(msgspec.json.encode(fields), indent=2) + b"\n")


if __name__ == "__main__":
    record()
