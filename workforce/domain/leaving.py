"""Leaving: a contract has ended or ends without notice, and what hangs on it ends or passes on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.contracts import end_contract
from workforce.domain.errors import DomainError
from workforce.domain.handing_over import hand_over, lock_with_the_managed
from workforce.models import Account, Employment, Worker
from workforce.periods import ONE_DAY, british, period
from workforce.queries.managers import managed_from


@dataclass(frozen=True, slots=True)
class Left:
    """What a leaving did: absences that ended with it, people handed over, and things to come that were taken out."""

    employment: Employment
    absences: int
    handed_over: int
    taken_out: int


@transaction.atomic
def leave(
    *,
    employment_id: int,
    last_day: date,
    reason: int | None,
    destination: int | None,
    successor_id: int | None = None,
    cancel_later: bool = False,
    by: Account | None,
) -> Left:
    """End a contract and its assignments with the last day, with the codes of the return.

    Where no other contract goes on, open absences end too, and the people whom the leaver manages go to the successor
    from the next day on, or have no manager. `cancel_later` takes out what was to begin after the last day.

    Raises DomainError where the last day cannot be, or something was to begin later and is not to be taken out.
    """
    held = Employment.objects.get(pk=employment_id)
    worker = lock_with_the_managed(held.worker_id, by=by)
    held.refresh_from_db()
    taken_out = end_contract(
        held, last_day, cancel_later=cancel_later, reason_left=reason, destination=destination
    )
    after = last_day + ONE_DAY
    if worker.employments.not_over(after).exists():
        return Left(held, 0, 0, taken_out)
    absences, not_begun = _end_absences(worker, last_day, cancel_later)
    successor = _successor(successor_id, worker) if successor_id else None
    return Left(
        held, absences, hand_over(managed_from(worker.pk, after), after, successor), taken_out + not_begun
    )


def _successor(successor_id: int, leaver: Worker) -> Worker:
    if successor_id == leaver.pk:
        raise DomainError("Somebody else has to take over.")
    successor: Worker = Worker.objects.get(pk=successor_id)
    return successor


def _end_absences(worker: Worker, last_day: date, cancel_later: bool) -> tuple[int, int]:
    """Open spells end with the last day. Returns how many, and how many that had not begun were taken out."""
    open_spells = list(worker.absences.not_over(last_day + ONE_DAY).order_by("period"))
    later = [each for each in open_spells if each.first_day > last_day]
    if later and not cancel_later:
        raise DomainError(
            f"An absence is on record from {british(later[0].first_day)}, after the last day. Choose a later last day, "
            "or tick that what was to begin later is taken out."
        )
    for each in open_spells:
        if each in later:
            each.delete()
        else:
            each.period = period(each.first_day, last_day)
            each.save(update_fields=["period"])
    return len(open_spells) - len(later), len(later)
