"""Taking on an agency worker."""

from dataclasses import replace

from django.db import transaction

from workforce.domain.assigning import Work, begin_assignment
from workforce.domain.contracts import NewContract, begin_contract, end_contract
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.enums import EMPLOYED, Contract, StartOrigin
from workforce.models import Account, Assignment, Employment
from workforce.periods import ONE_DAY, british


@transaction.atomic
def convert(*, employment_id: int, contract: NewContract, work: Work, by: Account | None) -> Assignment:
    """End an agency engagement on the day before, and employ the worker from the day on. They count as a starter.

    The start origin is always "agency". Raises DomainError where it is no agency engagement or has ended by then,
    where the new contract is none with the council, or as `appoint` does.
    """
    engaged = Employment.objects.get(pk=employment_id)
    worker = lock_person(engaged.worker_id, by=by)
    engaged.refresh_from_db()
    _refuse(engaged, contract)
    end_contract(engaged, contract.first_day - ONE_DAY)
    held = begin_contract(worker, replace(contract, start_origin=StartOrigin.AGENCY))
    return begin_assignment(held, held.period, work)


def _refuse(engaged: Employment, contract: NewContract) -> None:
    if engaged.contract != Contract.AGENCY:
        raise DomainError("Only an agency engagement can be converted.")
    if contract.contract not in EMPLOYED:
        raise DomainError("Choose a contract with the council.")
    if contract.first_day <= engaged.first_day:
        raise DomainError(
            f"The agency engagement only begins on {british(engaged.first_day)}: choose a later day. "
            "If it never was one, use “Correct a mistake”."
        )
    if engaged.last_day is not None and engaged.last_day < contract.first_day - ONE_DAY:
        raise DomainError(
            f"The agency engagement ends on {british(engaged.last_day)}. From a later day on, use “Re-join”."
        )
