"""What clients did and saw, as JSON lines: an operation begins (invoke) and ends ok, fail or unknown, as often as tried."""

import itertools
import json
import time
from pathlib import Path
from typing import Any


class Operation:
    """One thing a client wants done, through all its tries."""

    def __init__(self, history: "History", number: int, facts: dict[str, Any]) -> None:
        self._history = history
        self._facts = {"op": number, **facts}

    def invoke(self) -> None:
        self._history.write("invoke", **self._facts)

    def unsent(self) -> None:
        """The try never reached the server."""
        self._history.write("unsent", **self._facts)

    def unknown(self, why: str) -> None:
        self._history.write("unknown", **self._facts, why=why)

    def ok(self, status: int, answer: Any) -> None:
        self._history.write("ok", **self._facts, status=status, answer=answer)

    def fail(self, status: int, answer: Any) -> None:
        """A definite refusal."""
        self._history.write("fail", **self._facts, status=status, answer=answer)


class History:
    """Appends to a file. `t` is monotonic seconds of this process, `at` wall-clock milliseconds of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("w", encoding="utf-8")
        self._numbers = itertools.count(1)
        self._streams = itertools.count(1)
        self.operations = 0

    def operation(self, who: str, what: str, **facts: Any) -> Operation:
        self.operations += 1
        return Operation(self, next(self._numbers), {"who": who, "what": what, **facts})

    def stream(self, who: str, **facts: Any) -> int:
        """A new line of events that must be without gap or repeat, whatever connections it takes."""
        number = next(self._streams)
        self.write("stream", who=who, stream=number, **facts)
        return number

    def saw(self, stream: int, event: dict[str, Any]) -> None:
        self.write("saw", stream=stream, event=event)

    def write(self, phase: str, **facts: Any) -> None:
        record = {"phase": phase, "t": round(time.monotonic(), 6), "at": int(time.time() * 1000), **facts}
        self._file.write(json.dumps(record, separators=(",", ":")) + "\n")

    def close(self) -> None:
        self._file.close()
