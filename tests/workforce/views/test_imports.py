"""The import in the browser: upload, problems, difference, confirmed, undone; the tasks run where the test says so."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from config.celery import app
from tests.workforce.imports.conftest import WORKED_EXAMPLE, Folder, folder
from tests.world import World
from workforce.enums import RunState
from workforce.models import Assignment, ImportLine, ImportProblem, ImportRun, Worker
from workforce.tasks import check_import, import_files, undo_import

__all__ = ["folder"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _kept_here(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    yield
    app.control.purge()


@pytest.fixture
def hr(world: World) -> Client:
    client = Client()
    client.force_login(world.accounts["hr"])
    return client


def upload(client: Client, path: Path) -> ImportRun:
    """Upload a folder's files, and let the task check them."""
    files = [SimpleUploadedFile(each.name, each.read_bytes()) for each in sorted(path.glob("*.csv"))]
    answer = client.post("/imports/upload/", {"uploads": files})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    run = ImportRun.objects.latest("pk")
    check_import.apply(args=[run.pk])
    run.refresh_from_db()
    return run


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_whole_way(hr: Client, folder: Folder) -> None:
    run = upload(hr, folder.path)
    assert run.state == RunState.CHECKED
    assert Worker.objects.filter(reference="W-ASH").count() == 0
    seen = page(hr, f"/imports/{run.pk}/")
    assert "Confirm the import" in seen
    hr.post(f"/imports/{run.pk}/confirm/", {"digest": run.digest, "accept_warnings": "yes"})
    import_files.apply(args=[run.pk])
    run.refresh_from_db()
    assert run.state == RunState.DONE, run.problems
    assert Worker.objects.filter(reference="W-ASH").exists()
    assert "Undo this import" in page(hr, f"/imports/{run.pk}/")
    assert "Taken away" in page(hr, f"/imports/{run.pk}/undo/")
    hr.post(f"/imports/{run.pk}/undo/")
    undo_import.apply(args=[run.pk])
    run.refresh_from_db()
    assert run.undo_refusal == ""
    assert run.state == RunState.UNDONE
    assert not Worker.objects.filter(reference="W-ASH").exists()
    assert "taken back" in page(hr, f"/imports/{run.pk}/")
