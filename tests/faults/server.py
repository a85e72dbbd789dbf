"""The real server as a process of its own, with its own data, that can be killed at any moment."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from tests.servers.process import free_port, ready

STOPS_WITHIN = 10.0
"""Seconds after SIGTERM (DESIGN §9.6)."""
MANAGER = "checker"
PASSWORD = "a long enough password, once"


class Server:
    """One node on SQLite, its data in `data`, its log beside it."""

    def __init__(self, data: Path, *, cores: set[int] | None = None, outside: str = "") -> None:
        self.data = data
        self._outside = outside
        """`host:port` of the program on this machine that scripts may call."""
        self.port = free_port()
        self.log = data.with_suffix(".log")
        self._cores = cores
        self._process: subprocess.Popen[bytes] | None = None
        self.starts: list[float] = []
        """Seconds each start took until it was ready."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.kill()

    def prepare(self, *, demo: bool = True) -> None:
        """First-time demo data (or only what is supplied), and an administrator of our own."""
        self._run("demo" if demo else "migrate")
        self._run(
            "user", "add", MANAGER, "--role", "Administrator", "--password-file", "-", given=PASSWORD + "\n"
        )

    def start(self) -> None:
        """Start and wait until it is ready."""
        begun = time.monotonic()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*pinned(self._cores), *_COMMAND, "serve", "--port", str(self.port)],
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        if not ready(self._process, self._answers):
            raise AssertionError(f"the server does not start:\n{self.tail()}")
        self.starts.append(time.monotonic() - begun)

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> float:
        """SIGTERM; answers how many seconds it took. Raises AssertionError when it takes too long."""
        assert self._process is not None
        begun = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(
                f"the server did not stop within {STOPS_WITHIN:g} s:\n{self.tail()}"
            ) from None
        return time.monotonic() - begun

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def copy(self, to: Path) -> Path:
        """A copy of the data as they lie on the disk. The server must not run."""
        to.mkdir()
        for file in self.data.iterdir():
            if file.is_file() and not file.name.endswith("-shm"):
                shutil.copy(file, to / file.name)
        return to

    def tail(self, lines: int = 40) -> str:
        """The end of its log."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def _run(self, *arguments: str, given: str = "") -> str:
        done = subprocess.run(
            [*_COMMAND, *arguments],
            env=self._environment(),
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
        )
        if done.returncode:
            raise AssertionError(f"cordboard {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        dropped = ("CORDBOARD_", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        return {
            **kept,
            "CORDBOARD_DATA": str(self.data),
            "CORDBOARD_LIMITS": "off",
            "CORDBOARD_LOG_LEVEL": "warning",
            "CORDBOARD_OUTBOUND_HOSTS": self._outside,
            "CORDBOARD_OUTBOUND_HTTP": "on",
            "CORDBOARD_OUTBOUND_NETWORKS": "127.0.0.0/8",
        }

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def pinned(cores: set[int] | None) -> list[str]:
    """What to put before a command so that it runs on those cores only."""
    return ["taskset", "-c", ",".join(map(str, sorted(cores)))] if cores else []


_COMMAND = [sys.executable, "-m", "cordboard"]
