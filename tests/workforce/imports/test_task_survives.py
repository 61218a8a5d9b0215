"""The task in a real Celery worker: delivered twice, killed in the middle of the import, delivered again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from config.celery import app
from tests.real_worker import celery_worker, table_closed_to_writers, wait_until, waiting_for
from tests.workforce.imports.conftest import WORKED_EXAMPLE, Folder
from workforce.domain.imports import request_import
from workforce.enums import RunState
from workforce.models import Assignment, ImportRun, Worker
from workforce.tasks import import_files

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def waiting_run() -> Iterator[ImportRun]:
    app.control.purge()
    yield request_import(source=str(WORKED_EXAMPLE), at=timezone.now(), by=None)
    app.control.purge()


def test_import_killed_in_the_middle_runs_again_with_the_same_result(
    waiting_run: ImportRun, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    with table_closed_to_writers("workforce_absence"):
        for _ in range(2):
            import_files.delay(waiting_run.pk)
        with celery_worker(log):
            wait_until(lambda: waiting_for("workforce_absence") == 1, 20, log)
        wait_until(lambda: waiting_for("workforce_absence") == 0, 10, log)
        assert (Worker.objects.count(), ImportRun.objects.get().state) == (0, RunState.RUNNING)
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
