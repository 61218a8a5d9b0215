"""Runs of programs that use the embedded servers, each in a process of its own, on a home of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devstack.home import PROJECT, Home
from devstack.processes import command_line
from devstack.servers import Postgres

COMMAND = """
import os, sys
from devstack.session import servers_for_command
with servers_for_command(["manage.py", "probe"]):
    exec(sys.argv[1])
"""
QUERY = 'import psycopg; connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)'


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Making a cluster takes most of a second, so the tests of one worker share one."""
    folder = tmp_path_factory.mktemp("a home")
    server = Postgres(Home(folder).folder)
    server.launch()
    server.wait()
    server.stop()
    return folder


@pytest.fixture
def home(shared_home: Path) -> Iterator[Path]:
    """A home with a database; after each test, no server may run on it."""
    yield shared_home
    assert wait_until(lambda: not servers_on(shared_home)), servers_on(shared_home)


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """That of a person who configured nothing; empty addresses also hide those of a developer's .env."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TENURE", "PYTEST", "STATIC"))
    }
    hidden = dict.fromkeys(("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "CONTENT_KEYS", "DB_POOL"), "")
    return {**kept, **hidden, "TENURE_HOME": str(home)}


class Run(subprocess.Popen[str]):
    """A started program whose first line says that it is where the test wants it."""

    def first_line(self) -> str:
        assert self.stdout is not None
        return self.stdout.readline().strip()


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., Run]]:
    started: list[Run] = []

    def start_program(*arguments: str, **extra: str) -> Run:
        command = [sys.executable, *arguments]
        env = {**environment, **extra}
        pipe = subprocess.PIPE
        run = Run(
            command, cwd=PROJECT, env=env, text=True, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe
        )
        started.append(run)
        return run

    yield start_program
    for run in started:
        run.kill()
        run.communicate()


@pytest.fixture
def command(start: Callable[..., Run]) -> Callable[..., Run]:
    """Start a management command whose body is the given Python."""

    def start_command(body: str, **extra: str) -> Run:
        return start("-c", COMMAND, body, **extra)

    return start_command


def finish(run: Run) -> tuple[int, str, str]:
    out, err = run.communicate(timeout=60)
    return run.returncode, out, err


def servers_on(folder: Path) -> list[str]:
    """Command lines of the servers that run on this home."""
    lines = [command_line(int(entry.name)) for entry in Path("/proc").glob("[0-9]*")]
    if not lines:
        listed = subprocess.run(["ps", "-e", "-o", "args="], capture_output=True, text=True, check=True)
        lines = listed.stdout.splitlines()
    programs = ("postgres", "valkey-server", "redis-server")
    return [line for line in lines if str(folder) in line and line.split()[0].endswith(programs)]


def wait_until(condition: Callable[[], object], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
