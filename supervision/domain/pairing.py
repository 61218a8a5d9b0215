"""Pairing somebody with a supervisor who is not the manager, and ending that."""

from datetime import date

from django.db import transaction

from supervision.domain.handing_over import settle
from supervision.models import SupervisorPairing
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account, Employment
from workforce.periods import ONE_DAY, british, period


@transaction.atomic
def pair(
    *,
    worker_id: int,
    supervisor_id: int,
    from_day: date,
    until: date | None = None,
    reason: str = "",
    today: date,
    by: Account,
) -> SupervisorPairing:
    """From `from_day` on somebody else than the manager supervises a person. A pairing until then ends the day before.

    Raises DomainError for one's own record, for a supervisor who is not here on the day, and where another pairing
    begins on the day or later; ValidationError for a pair of one person. Agreements and actions follow (`settle`).
    """
    lock_person(worker_id, by=by)
    if not Employment.objects.filter(worker_id=supervisor_id).as_at(from_day).exists():
        raise DomainError(
            "The supervisor does not work here on that day. Choose somebody else, or another day."
        )
    for before in SupervisorPairing.objects.filter(worker_id=worker_id).not_over(from_day):
        if before.first_day >= from_day:
            raise DomainError(
                f"Another pairing begins on {british(before.first_day)}. Choose a later day than that, or end it first."
            )
        before.period = period(before.first_day, from_day - ONE_DAY)
        before.save(update_fields=["period"])
    made = SupervisorPairing(
        worker_id=worker_id,
        supervisor_id=supervisor_id,
        reason=reason.strip(),
        period=period(from_day, until),
    )
    made.full_clean()
    made.save()
    settle(day=today, worker_ids=[worker_id])
    return made


@transaction.atomic
def end_pairing(*, pairing_id: int, last_day: date, today: date, by: Account) -> SupervisorPairing:
    """The last day of a pairing; from the day after, the manager of the main assignment supervises.

    Raises DomainError for one's own record, and where it has ended by then or has not begun.
    """
    worker_id = SupervisorPairing.objects.filter(pk=pairing_id).values_list("worker_id", flat=True).get()
    lock_person(worker_id, by=by)
    found: SupervisorPairing = SupervisorPairing.objects.get(pk=pairing_id)
    if found.last_day is not None and found.last_day <= last_day:
        raise DomainError(f"It ends on {british(found.last_day)} already.")
    if last_day < found.first_day:
        raise DomainError(f"It begins on {british(found.first_day)}. Choose that day or a later one.")
    found.period = period(found.first_day, last_day)
    found.full_clean()
    found.save(update_fields=["period"])
    settle(day=today, worker_ids=[worker_id])
    return found
