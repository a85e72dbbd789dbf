"""What starting any server takes: a port, patience with a deadline, and a sure end."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable

READY_WITHIN = 60.0
ATTEMPTS = 3


class Missing(Exception):
    """A server cannot be had on this machine; the text says why."""


def free_port() -> int:
    """A port of loopback that was free a moment ago: whoever uses it must be ready to try another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ready(process: subprocess.Popen[bytes], answers: Callable[[], bool]) -> bool:
    """Waits until the server answers; false if it died or the deadline passed."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        if answers():
            return True
        time.sleep(0.02)
    return False


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
