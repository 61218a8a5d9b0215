"""The task in a real Celery worker: delivered twice, killed in the middle of the import, delivered again."""

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
from django.apps import apps
from django.db import connection
from django.utils import timezone

from config.celery import app
from config.env import BASE_DIR
from tests.workforce.imports.conftest import WORKED_EXAMPLE, Folder
from workforce.domain.imports import request_import
from workforce.enums import RunState
from workforce.models import Assignment, ImportRun, Worker
from workforce.tasks import import_files

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WAITING_IMPORTS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%workforce_absence%'
"""


def database_url() -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def worker_environment() -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": database_url(),
        "PYTHONPATH": str(BASE_DIR),
    }


@contextlib.contextmanager
def celery_worker(log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker with two processes, killed at the end with everything that it started."""
    command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "2", "-l", "info"]
    command += ["--without-mingle", "--without-gossip"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=BASE_DIR,
            env=worker_environment(),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until(holds: Callable[[], bool], seconds: float, log: Path) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail(f"It did not happen within {seconds} seconds.\n{log.read_text()[-3000:]}")
        time.sleep(0.1)


@pytest.fixture
def barrier() -> Iterator["psycopg.Connection[tuple[int]]"]:
    """A connection of its own, which stops an import in the middle by locking a table that it is to write."""
    with psycopg.connect(database_url()) as found:
        yield found


@pytest.fixture
def waiting_run() -> Iterator[ImportRun]:
    yield request_import(source=str(WORKED_EXAMPLE), at=timezone.now(), by=None)
    app.control.purge()


def imports_at_the_barrier() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING_IMPORTS)
        return int(cursor.fetchone()[0])


def test_import_killed_in_the_middle_runs_again_with_the_same_result(
    waiting_run: ImportRun, barrier: "psycopg.Connection[tuple[int]]", tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    barrier.execute("LOCK TABLE workforce_absence IN EXCLUSIVE MODE")
    for _ in range(2):
        import_files.delay(waiting_run.pk)
    with celery_worker(log):
        wait_until(lambda: imports_at_the_barrier() == 1, 20, log)
    wait_until(lambda: imports_at_the_barrier() == 0, 10, log)
    assert (Worker.objects.count(), ImportRun.objects.get().state) == (0, RunState.RUNNING)
    barrier.rollback()
    with celery_worker(log):
        wait_until(lambda: ImportRun.objects.get().state == RunState.DONE, 20, log)
        import_files.delay(waiting_run.pk)
        wait_until(lambda: log.read_text().count("succeeded") >= 3, 20, log)
    run = ImportRun.objects.get()
    assert [count["added"] for count in run.counts["files"]] == [3, 1, 4, 6, 6, 6, 1, 3]
    assert (Worker.objects.count(), Assignment.objects.count()) == (6, 6)
    assert apps.get_model("workforce", "AssignmentEvent")._default_manager.count() == 6


def test_refused_import_ends_with_its_problems(folder: Folder) -> None:
    folder.change("absences", 2, kind="holiday")
    run = request_import(source=str(folder.path), at=timezone.now(), by=None)
    import_files.apply(args=[run.pk])
    run.refresh_from_db()
    assert (run.state, run.counts) == (RunState.REFUSED, {"errors": 1, "warnings": 0})
    assert (run.problems[0]["file"], run.problems[0]["row"], run.problems[0]["column"]) == (
        "absences.csv",
        2,
        "kind",
    )
    assert not Worker.objects.exists()


def test_ended_run_is_left_alone(folder: Folder) -> None:
    run = request_import(source=str(folder.path), at=timezone.now(), by=None)
    import_files.apply(args=[run.pk])
    ended = ImportRun.objects.values().get()
    folder.change("workers", 2, last_name="Rowan")
    import_files.apply(args=[run.pk])
    assert ImportRun.objects.values().get() == ended
    assert not Worker.objects.filter(last_name="Rowan").exists()
