"""Checks on people: asked for, done, and what came of them. What was disclosed is never kept."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.enums import CheckKind, CheckOutcome, CheckUpdateResult
from workforce.models import Account, Check, CheckUpdate
from workforce.rules.checks import DECISIONS, STATUS_CHECKS


@dataclass(frozen=True, slots=True)
class Done:
    """What is kept of a check that is done. All but the first three is of a DBS certificate."""

    done_on: date
    outcome: CheckOutcome = CheckOutcome.CLEAR
    expires_on: date | None = None
    certificate_number: str = ""
    level: str = ""
    workforce: str = ""
    barred_list: bool = False
    update_service: bool = False


@transaction.atomic
def request_check(
    *, worker_id: int, kind: CheckKind, requested_on: date, today: date, by: Account | None
) -> Check:
    """Keep that a check was asked for. Raises DomainError where one of the kind is waited for already."""
    worker = lock_person(worker_id, by=by)
    _not_to_come(requested_on, today)
    if worker.checks.filter(kind=kind, done_on__isnull=True).exists():
        raise DomainError(f"A check of this kind ({kind.label}) is asked for already. Record its result.")
    check = Check(worker=worker, kind=kind, requested_on=requested_on)
    check.full_clean()
    check.save()
    return check


@transaction.atomic
def record_check(*, worker_id: int, kind: CheckKind, done: Done, today: date, by: Account | None) -> Check:
    """Keep that a check was done: the one that was asked for, or else a new one.

    Raises DomainError for a day to come or before it was asked for, ValidationError for what the kind does not have.
    """
    worker = lock_person(worker_id, by=by)
    _not_to_come(done.done_on, today)
    waiting = worker.checks.filter(kind=kind, done_on__isnull=True).order_by("requested_on", "pk").first()
    check = waiting or Check(worker=worker, kind=kind)
    if check.requested_on and done.done_on < check.requested_on and kind != CheckKind.QUALIFICATIONS:
        raise DomainError("The check was done before it was asked for. Look at the days again.")
    for name in Done.__slots__:
        setattr(check, name, getattr(done, name))
    check.full_clean()
    check.save()
    return check


@transaction.atomic
def record_update(
    *, check_id: int, on: date, result: CheckUpdateResult, today: date, by: Account | None
) -> CheckUpdate:
    """Keep what came of a check: a status check with the Update Service, or a decision after a risk assessment.

    Raises DomainError where the check is not done or not a DBS check, has no Update Service, or disclosed nothing.
    """
    check = Check.objects.get(pk=check_id)
    lock_person(check.worker_id, by=by)
    check.refresh_from_db()
    _not_to_come(on, today)
    _fits(check, on, result)
    update = CheckUpdate(of=check, on=on, result=result, by=by)
    update.full_clean()
    update.save()
    return update


def _fits(check: Check, on: date, result: CheckUpdateResult) -> None:
    if check.kind != CheckKind.DBS or check.done_on is None:
        raise DomainError("Only of a DBS check that is done can there be more to record.")
    if on < check.done_on:
        raise DomainError("This lies before the day of the certificate.")
    if result in STATUS_CHECKS and not check.update_service:
        raise DomainError("This certificate is not with the Update Service.")
    if result in DECISIONS and not _disclosed(check):
        raise DomainError("Nothing was disclosed, so there is nothing to decide.")


def _disclosed(check: Check) -> bool:
    new = check.updates.filter(result=CheckUpdateResult.NEW_INFORMATION)
    return check.outcome == CheckOutcome.DISCLOSED or new.exists()


def _not_to_come(day: date, today: date) -> None:
    if day > today:
        raise DomainError("This is recorded once it has happened: the day is still to come.")
