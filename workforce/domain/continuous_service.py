"""Service that counts from before the council engaged somebody. The council's own first day stays what it is."""

from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account, ContinuousService
from workforce.periods import british


@transaction.atomic
def record_service(
    *,
    worker_id: int,
    counts_from: date,
    transferred_on: date | None,
    came_from: str,
    words: str,
    by: Account | None,
) -> ContinuousService:
    """Keep since when somebody's service counts, or put it right; what was kept before is in the history.

    Raises DomainError where the service here began before that day: then there is nothing to add.
    """
    worker = lock_person(worker_id, by=by)
    first = worker.employments.order_by("period").first()
    if first is None:
        raise DomainError("There is no contract on record. Record the first day here first.")
    if counts_from > first.first_day:
        raise DomainError(
            f"The first day here is {british(first.first_day)}: service that counts longer began on that day or before."
        )
    kept = ContinuousService.objects.filter(worker=worker).first() or ContinuousService(worker=worker)
    kept.counts_from, kept.transferred_on = counts_from, transferred_on
    kept.came_from, kept.words = came_from, words
    kept.full_clean()
    kept.save()
    return kept
