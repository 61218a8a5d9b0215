"""The background tasks: by name, idempotent, one at a time, and right after a kill."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from celery.exceptions import Retry
from django.conf import settings
from django.db import connection, transaction

from config.celery import app
from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched as bring_up_to_date
from dashboards.domain.storing import Busy
from dashboards.models import Figure
from dashboards.tasks import compute_all, recompute_touched
from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import worked_example
from workforce.models import Assignment, ChangedFact

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def in_post() -> str:
    row = Figure.objects.get(unit__code="CS", population="csww", month_end=date(2025, 9, 30))
    return str(row.in_post_fte)


def test_scheduled_tasks_exist() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


@pytest.mark.django_db
def test_compute_all_stores_every_month_and_settles_the_notes() -> None:
    histories.write(worked_example())

    compute_all.run()

    assert in_post() == "2.600000"
    assert not ChangedFact.objects.exists()


@pytest.mark.django_db
def test_compute_all_without_records_does_nothing() -> None:
    compute_all.run()

    assert not Figure.objects.exists()


@pytest.mark.django_db
def test_recompute_touched_follows_a_change() -> None:
    histories.write(worked_example())
    compute_all.run()
    Assignment.objects.filter(worker__reference="Ash").update(fte="0.5")

    recompute_touched.run()
    recompute_touched.run()

    assert in_post() == "2.100000"


def recompute_and_die() -> None:
    with transaction.atomic():
        bring_up_to_date(now=NOW)
        raise KeyboardInterrupt


@pytest.mark.django_db
def test_killed_recomputation_is_done_again() -> None:
    histories.write(worked_example())
    compute_all.run()
    Assignment.objects.filter(worker__reference="Ash").update(fte="0.5")

    with pytest.raises(KeyboardInterrupt):
        recompute_and_die()

    assert (in_post(), ChangedFact.objects.count()) == ("2.600000", 1)
    recompute_touched.run()
    assert (in_post(), ChangedFact.objects.count()) == ("2.100000", 0)


@pytest.fixture
def _somebody_else_computes(db: None) -> Iterator[None]:
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("LOCK TABLE dashboards_computedmonth IN EXCLUSIVE MODE")
    yield
    other.close()


@pytest.mark.django_db
@pytest.mark.usefixtures("_somebody_else_computes")
def test_computation_does_not_wait_where_it_must_not() -> None:
    with pytest.raises(Busy):
        compute(first=date(2025, 9, 30), last=date(2025, 9, 30), now=NOW, wait=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("_somebody_else_computes")
def test_recompute_touched_comes_back_later_while_another_computes() -> None:
    histories.write(worked_example())

    with pytest.raises(Retry):
        recompute_touched.apply(throw=True)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_figures_follow_after_a_recomputation_that_gave_up() -> None:
    """As after a large import: another computation runs for longer than all the retries."""
    histories.write(worked_example())
    compute_all.run()
    Assignment.objects.filter(worker__reference="Ash").update(fte="0.5")
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("LOCK TABLE dashboards_computedmonth IN EXCLUSIVE MODE")

    gave_up = recompute_touched.apply(retries=recompute_touched.max_retries)

    assert gave_up.successful()
    assert (in_post(), ChangedFact.objects.count()) == ("2.600000", 1)
    other.close()
    recompute_touched.run()
    assert (in_post(), ChangedFact.objects.count()) == ("2.100000", 0)
