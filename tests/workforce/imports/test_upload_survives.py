"""An upload in a real Celery worker: checked, confirmed, stored and undone, killed in the middle of each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.celery import app
from tests.real_worker import celery_worker, table_closed_to_writers, wait_until, waiting_for
from tests.workforce.imports.conftest import WORKED_EXAMPLE
from tests.world import World, build_world
from workforce.enums import RunState
from workforce.models import Absence, ImportLine, ImportRun, Worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TABLE = "workforce_absence"


@pytest.fixture
def hr(settings: Any, tmp_path: Path) -> Iterator[Client]:
    settings.MEDIA_ROOT = tmp_path / "media"
    world: World = build_world()
    client = Client()
    client.force_login(world.accounts["hr"])
    app.control.purge()
    yield client
    app.control.purge()


def upload(client: Client) -> None:
    paths = sorted(WORKED_EXAMPLE.glob("*.csv"))
    client.post("/imports/upload/", {"uploads": [SimpleUploadedFile(p.name, p.read_bytes()) for p in paths]})


def state() -> str:
    return str(ImportRun.objects.get().state)


def killed_and_done_again(ask: Callable[[], object], goal: str, log: Path) -> None:
    """Ask for something, kill the worker in the middle of it, and let another finish it."""
    with table_closed_to_writers(TABLE):
        ask()
        before = state()
        with celery_worker(log):
            wait_until(lambda: waiting_for(TABLE) == 1, 40, log)
        wait_until(lambda: waiting_for(TABLE) == 0, 20, log)
        assert state() in (before, RunState.RUNNING)
    with celery_worker(log):
        wait_until(lambda: state() == goal, 60, log)


def test_killed_in_the_middle_of_each_step_it_ends_as_if_it_had_not_been(hr: Client, tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    workers, absences = Worker.objects.count(), Absence.objects.count()

    killed_and_done_again(lambda: upload(hr), RunState.CHECKED, log)
    assert Worker.objects.count() == workers
    assert ImportLine.objects.filter(file="workers", action="add").count() == 6

    run = ImportRun.objects.get()
    address, seen = f"/imports/{run.pk}/", {"digest": run.digest, "accept_warnings": "yes"}
    killed_and_done_again(lambda: hr.post(f"{address}confirm/", seen), RunState.DONE, log)
    assert (Worker.objects.count(), Absence.objects.count()) == (workers + 6, absences + 1)

    killed_and_done_again(lambda: hr.post(f"{address}undo/"), RunState.UNDONE, log)
    assert (Worker.objects.count(), Absence.objects.count()) == (workers, absences)
