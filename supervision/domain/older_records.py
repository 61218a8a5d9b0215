"""A new supervisor asks the person for records beyond the latest few; the person answers, and may take it back."""

from datetime import date

from django.db import transaction

from supervision.enums import Readings
from supervision.models import OlderRecordsRequest
from supervision.queries.supervisors import supervisor_of
from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.models import Account


@transaction.atomic
def ask_for_older_records(
    *, supervisee_id: int, reason: str, today: date, by: Account
) -> OlderRecordsRequest:
    """Ask the person. Only the supervisor of the day may.

    Raises DomainError for anybody else, or where the person has agreed already; ValidationError while a request waits.
    """
    hold_person(supervisee_id)
    if by.worker_id is None or supervisor_of(supervisee_id, today) != by.worker_id:
        raise DomainError("Only the person's supervisor may ask. See who that is on their page.")
    between = OlderRecordsRequest.objects.filter(supervisee_id=supervisee_id, supervisor_id=by.worker_id)
    if between.filter(state=Readings.AGREED).exists():
        raise DomainError("The person has agreed already: you can read the older records.")
    request = OlderRecordsRequest(
        supervisee_id=supervisee_id, supervisor_id=by.worker_id, asked_on=today, reason=reason.strip()
    )
    request.full_clean()
    request.save()
    return request


@transaction.atomic
def answer_request(*, request_id: int, agreed: bool, today: date, by: Account) -> OlderRecordsRequest:
    """Say yes or no. Raises DomainError for anybody but the person, twice, or yes to a supervisor of the past."""
    request = _held(request_id, by)
    if request.state != Readings.ASKED:
        raise DomainError("You have answered this request already.")
    if agreed and supervisor_of(request.supervisee_id, today) != request.supervisor_id:
        raise DomainError(
            "This person does not supervise you any more. Say no; nobody reads your records by it."
        )
    return _moved(request, Readings.AGREED if agreed else Readings.REFUSED, today)


@transaction.atomic
def take_back_agreement(*, request_id: int, today: date, by: Account) -> OlderRecordsRequest:
    """Close the older records again from now on. Raises DomainError where they are not open."""
    request = _held(request_id, by)
    if request.state != Readings.AGREED:
        raise DomainError("Your older records are not open by this request.")
    return _moved(request, Readings.REFUSED, today)


def _held(request_id: int, by: Account) -> OlderRecordsRequest:
    request: OlderRecordsRequest = OlderRecordsRequest.objects.select_for_update(of=("self",)).get(
        pk=request_id
    )
    if request.supervisee_id != by.worker_id:
        raise DomainError("Only the person whose records they are may answer.")
    return request


def _moved(request: OlderRecordsRequest, state: Readings, today: date) -> OlderRecordsRequest:
    request.state, request.answered_on = state, today
    request.save(update_fields=["state", "answered_on"])
    return request
