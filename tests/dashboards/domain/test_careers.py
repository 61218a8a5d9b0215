"""The verbs that say that no figure moves tell the truth, whatever the record holds."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched
from tests.dashboards import histories
from tests.dashboards import reference as plain
from tests.dashboards.domain.test_recompute import FIRST, LAST, NOW, rows
from tests.dashboards.histories import examples, undone
from workforce.domain.arrangements import second_out
from workforce.domain.errors import DomainError
from workforce.domain.moving import change_manager
from workforce.models import Arrangement, Assignment, Worker

pytestmark = pytest.mark.django_db


@pytest.mark.slow
@examples
@given(history=histories.histories(), days=st.integers(1, 400))
def test_change_of_manager_and_secondment_move_no_figure(history: plain.History, days: int) -> None:
    with undone():
        histories.write(history)
        compute(first=FIRST, last=LAST, now=NOW)
        before = shown()

        for held in list(Assignment.objects.all()):
            with_another_manager(held, held.first_day + timedelta(days=days))
            seconded(held.pk)
        recompute_touched(now=NOW)

        assert shown() == before


def shown() -> list[dict[str, object]]:
    """The figures to nine decimals: a share counted in two parts may differ in the twentieth."""
    return [
        {name: round(value, 9) if isinstance(value, Decimal) else value for name, value in row.items()}
        for row in rows()
    ]


def with_another_manager(held: Assignment, day: date) -> None:
    for worker in Worker.objects.exclude(pk=held.worker_id):
        try:
            with transaction.atomic():
                change_manager(assignment_id=held.pk, from_day=day, manager_id=worker.pk, by=None)
        except (DomainError, ValidationError):
            continue
        return


def seconded(assignment_id: int) -> None:
    held = Assignment.objects.get(pk=assignment_id)
    if not Arrangement.objects.filter(worker_id=held.worker_id).exists():
        second_out(
            assignment_id=held.pk,
            first_day=held.first_day,
            last_day=held.first_day,
            host="Partnership",
            by=None,
        )
