"""The people whom somebody manages get another manager, or none."""

from collections.abc import Iterable
from datetime import date

from workforce.domain.assignments import succeed
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person
from workforce.models import Account, Assignment, Worker
from workforce.periods import british


def lock_with_the_managed(worker_id: int, *, by: Account | None) -> Worker:
    """Hold somebody's record and those of the people they manage, in one order for everybody."""
    managed = Assignment.objects.filter(manager_id=worker_id).values_list("worker_id", flat=True)
    list(
        Worker.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in={worker_id, *managed})
        .order_by("pk")
    )
    return lock_person(worker_id, by=by)


def hand_over(held: Iterable[Assignment], day: date, to: Worker | None) -> int:
    """From `day` on the assignments have another manager; None leaves them without. Returns how many.

    The caller holds the records. Raises DomainError where the new manager is not in post then.
    """
    if to is not None and not Worker.objects.in_post(day).filter(pk=to.pk).exists():
        raise DomainError(f"{to.name} is not in post on {british(day)}: choose somebody else to take over.")
    # nobody manages themselves
    return len(
        [give_manager(each, day, None if to is None or to.pk == each.worker_id else to.pk) for each in held]
    )


def give_manager(held: Assignment, day: date, manager_id: int | None) -> Assignment:
    """From `day` on somebody else manages the worker in the assignment. One that begins then or later has the new
    manager from its first day. The caller holds the record.
    """
    if held.first_day < day:
        return succeed(held, day, manager_id=manager_id)
    held.manager_id = manager_id
    held.full_clean()
    held.save(update_fields=["manager"])
    return held
