"""The computation in a real Celery worker: killed in the middle, delivered again, with the same figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from config.celery import app
from dashboards.models import Figure
from dashboards.tasks import compute_all
from tests.real_worker import celery_worker, table_closed_to_writers, wait_until, waiting_for
from tests.workforce.imports.conftest import WORKED_EXAMPLE

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TABLE = "dashboards_figure"


@pytest.fixture
def queue() -> Iterator[None]:
    """Empty before and after: pages that other tests saved asked for figures, too."""
    app.control.purge()
    yield
    app.control.purge()


@pytest.mark.usefixtures("queue")
def test_computation_killed_in_the_middle_runs_again_with_the_same_figures(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    call_command("import_workforce", str(WORKED_EXAMPLE), verbosity=0)
    with table_closed_to_writers(TABLE):
        compute_all.delay()
        with celery_worker(log):
            wait_until(lambda: waiting_for(TABLE) == 1, 20, log)
        wait_until(lambda: waiting_for(TABLE) == 0, 10, log)
        assert not Figure.objects.exists()
    with celery_worker(log):
        wait_until(Figure.objects.exists, 20, log)
        wait_until(lambda: log.read_text().count("succeeded") >= 1, 20, log)
    found = set(Figure.objects.values_list("unit", "population", "month_end", "vacant_fte", "leavers_fte"))
    Figure.objects.all().delete()
    call_command("compute_metrics", verbosity=0)
    assert found == set(
        Figure.objects.values_list("unit", "population", "month_end", "vacant_fte", "leavers_fte")
    )
