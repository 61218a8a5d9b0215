"""A real Celery worker for tests: started, watched, killed."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from config.env import BASE_DIR

WAITING_FOR_A_TABLE = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"


def database_url() -> str:
    """The test's own database."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextlib.contextmanager
def celery_worker(log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker with two processes, killed at the end with everything that it started."""
    command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "2", "-l", "info"]
    command += ["--without-mingle", "--without-gossip"]
    environment = os.environ | {"DATABASE_URL": database_url(), "PYTHONPATH": str(BASE_DIR)}
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=BASE_DIR, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until(holds: Callable[[], bool], seconds: float, log: Path) -> None:
    """Fails with the end of the worker's log where it does not come to hold in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail(f"It did not happen within {seconds} seconds.\n{log.read_text()[-3000:]}")
        time.sleep(0.1)


@contextlib.contextmanager
def table_closed_to_writers(table: str) -> Iterator[None]:
    """While this lasts, whoever writes to the table waits: a place to stop a job in the middle."""
    with psycopg.connect(database_url()) as other:
        other.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")  # type: ignore[arg-type]
        yield
        other.rollback()


def waiting_for(table: str) -> int:
    """How many statements wait for the table."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_FOR_A_TABLE, [table])
        return int(cursor.fetchone()[0])
