"""Appointing: somebody new, or somebody who comes back."""

from dataclasses import dataclass

from django.db import connection, transaction

from workforce.domain.assigning import Work, begin_assignment
from workforce.domain.contracts import NewContract, begin_contract
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account, Assignment, Worker
from workforce.names import sort_name
from workforce.queries.numbers import next_reference
from workforce.validators import name_of_person, reference_of_person, swe_number

NUMBERS = 7_311_004
"""The advisory lock of whoever puts somebody on record: one after the other."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not on record yet. No reference: the next free one."""

    first_name: str
    last_name: str
    reference: str = ""
    email: str = ""
    swe_number: str = ""


@transaction.atomic
def appoint(*, newcomer: Newcomer, contract: NewContract, work: Work, by: Account | None) -> Assignment:
    """Put somebody on record, with a contract and the first assignment under it, which lasts as long.

    Raises DomainError or ValidationError where a name, number, code or day cannot be, the number is taken, or the post
    has no room. `by` is for the history, as with every verb: there is no record of one's own yet.
    """
    worker = _put_on_record(newcomer)
    held = begin_contract(worker, contract)
    return begin_assignment(held, held.period, work)


@transaction.atomic
def rejoin(*, worker_id: int, contract: NewContract, work: Work, by: Account | None) -> Assignment:
    """A new contract for somebody on record, beside those that have ended, and the first assignment under it.

    Raises as `appoint`, and where another contract lasts on one of the days.
    """
    worker = lock_person(worker_id, by=by)
    held = begin_contract(worker, contract)
    return begin_assignment(held, held.period, work)


def _put_on_record(newcomer: Newcomer) -> Worker:
    first, last = name_of_person(newcomer.first_name), name_of_person(newcomer.last_name)
    worker = Worker(
        reference=_reference(newcomer),
        first_name=first,
        last_name=last,
        sort_name=sort_name(first, last),
        email=newcomer.email,
        swe_number=swe_number(newcomer.swe_number) if newcomer.swe_number else None,
    )
    worker.full_clean()
    worker.save()
    return worker


def hold_numbers() -> None:
    """Let nobody else put people on record until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS])


def _reference(newcomer: Newcomer) -> str:
    hold_numbers()
    if not newcomer.reference:
        return next_reference()
    reference = reference_of_person(newcomer.reference)
    if Worker.objects.filter(reference__iexact=reference).exists():
        raise DomainError(f"Number {reference} is taken. Leave the number empty for the next free one.")
    return reference
