"""The councils that are measured: made once for each size, kept under .cache/bench, on servers of their own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devstack import processes
from devstack.home import PROJECT, Home, Owner
from devstack.problems import CannotStart
from devstack.servers import Broker, Postgres
from devstack.session import Servers, ends_in_order

FOLDER = PROJECT / ".cache" / "bench"
READER = "hr@tenure.example"
"""Who opens the pages: the demo account that sees the records and the figures of everybody."""

Figures = dict[str, dict[str, float]]
"""What one part measured: for each thing its numbers by name."""


@contextmanager
def servers(home: Home) -> Iterator[dict[str, str]]:
    """The environment of processes that work on this home, with its servers running.

    Servers that the caller's environment names are never used: a bench fills its database.
    Raises CannotStart where another process has the home.
    """
    try:
        with home.owned_by(Owner(os.getpid(), "make bench")), ends_in_order():
            ours = Servers(Postgres(home.folder), Broker(home.folder))
            with ours.running():
                yield _environment(home, ours)
    except BlockingIOError:
        raise CannotStart(f"Another process uses {home.folder}.") from None


def _environment(home: Home, ours: Servers) -> dict[str, str]:
    return os.environ | {
        "TENURE_HOME": str(home.folder),
        "DATABASE_URL": ours.database_url,
        "REDIS_URL": ours.redis_url,
        "SECRET_KEY": home.secret_key(),
        "CONTENT_KEYS": home.content_key(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "TENURE_DEVELOPMENT": "1",
        "TENURE_DEMO_DATA": "1",
        "DB_POOL": "1",
        "DEBUG": "0",
        "LOG_FORMAT": "json",
    }


@contextmanager
def council(staff: int) -> Iterator[dict[str, str]]:
    """The environment of a council of this size with ten years of history and its figures; made if need be.

    Raises CannotStart, for instance where the one that is kept was made before its migrations were rewritten.
    """
    home = Home(FOLDER / str(staff))
    with servers(home) as environment:
        try:
            run("bench.prepare", environment, str(staff))
        except CannotStart as problem:
            raise CannotStart(f"{problem}\nTo make this council anew, remove {home.folder}.") from None
        yield environment


@contextmanager
def empty_installation(name: str) -> Iterator[dict[str, str]]:
    """The environment of an installation without any record, removed afterwards."""
    home = Home(FOLDER / name)
    try:
        with servers(home) as environment:
            run("bench.prepare", environment)
            yield environment
    finally:
        shutil.rmtree(home.folder, ignore_errors=True)


def run(module: str, environment: dict[str, str], *arguments: str) -> None:
    """Run a module in a process of its own; what it says goes to a log in its TENURE_HOME.

    Raises CannotStart with the end of that log if it fails.
    """
    log = Path(environment["TENURE_HOME"]) / f"{module}.log"
    with log.open("wb") as output:
        command = [sys.executable, "-m", module, *arguments]
        process = processes.spawn(command, output=output, env=environment, cwd=PROJECT)
        try:
            code = process.wait()
        finally:
            processes.stop(process, by=[signal.SIGTERM])
    if code:
        raise CannotStart(f"{module} failed:\n{log.read_text(errors='replace')[-3000:]}")


def measured(module: str, environment: dict[str, str], *arguments: str) -> Figures:
    """What a module measured in a process of its own: it writes its figures to the file named last."""
    result = Path(environment["TENURE_HOME"]) / f"{module}.json"
    result.unlink(missing_ok=True)
    run(module, environment, *arguments, str(result))
    figures: Figures = json.loads(result.read_text())
    return figures


def answer(figures: Figures) -> None:
    """The other end of `measured`."""
    Path(sys.argv[-1]).write_text(json.dumps(figures, indent=1))


def spawn_server(command: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """A server in the background, which ends with us."""
    with log.open("wb") as output:
        return processes.spawn(command, output=output, env=environment, cwd=PROJECT)
