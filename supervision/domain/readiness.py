"""Supervisors' training: recorded for one or for many."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from supervision.models import SupervisorTraining
from workforce.domain.errors import DomainError
from workforce.models import Account


@transaction.atomic
def record_training(
    *, worker_ids: Collection[int], completed_on: date, refresher: bool, today: date, by: Account | None
) -> int:
    """That these people did the training, or a refresher, on a day. Who has it of that day already is passed over.

    Returns how many were recorded. Raises DomainError for a day to come, or where nobody is named.
    """
    if not worker_ids:
        raise DomainError("Choose at least one person.")
    if completed_on > today:
        raise DomainError("The day lies ahead. Record the training once it is done.")
    known = SupervisorTraining.objects.filter(worker__in=worker_ids, completed_on=completed_on)
    missing = set(worker_ids) - set(known.values_list("worker_id", flat=True))
    made = SupervisorTraining.objects.bulk_create(
        SupervisorTraining(worker_id=each, completed_on=completed_on, refresher=refresher, by=by)
        for each in sorted(missing)
    )
    return len(made)
