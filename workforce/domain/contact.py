"""Private contact details, and whom to call in an emergency."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.models import EmergencyContact, WorkerContact


class Callee(NamedTuple):
    """Somebody to call, as a form gives it."""

    name: str
    relation: str
    phone: str


@transaction.atomic
def change_contact(
    *,
    worker_id: int,
    phone: str,
    email: str,
    address: str,
    emergency: Sequence[Callee],
) -> WorkerContact:
    """Put these details in place of those on record; the people to call in the order given.

    Unlike the rest of a record one's own may be changed: nobody knows better. What was there before is kept.
    Raises DomainError where somebody to call has no name or no phone number.
    """
    hold_person(worker_id)
    for each in emergency:
        if not each.name or not each.phone:
            raise DomainError("Give a name and a phone number for everybody to call.")
    contact = WorkerContact(worker_id=worker_id, phone=phone, email=email, address=address)
    contact.full_clean(validate_unique=False)
    stored = WorkerContact.objects.filter(worker_id=worker_id)
    if not stored.update(phone=phone, email=email, address=address):
        contact.save(force_insert=True)
    _call(worker_id, emergency)
    return contact


def _call(worker_id: int, emergency: Sequence[Callee]) -> None:
    """Only rows that differ are written, so that the history shows what changed."""
    stored = {each.position: each for each in EmergencyContact.objects.filter(worker_id=worker_id)}
    for position, callee in enumerate(emergency, start=1):
        row = stored.pop(position, None) or EmergencyContact(worker_id=worker_id, position=position)
        if row.pk and callee == (row.name, row.relation, row.phone):
            continue
        row.name, row.relation, row.phone = callee
        row.full_clean()
        row.save()
    EmergencyContact.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
